/** What comes of a call: the status of a refusal, or `may` where nothing but the call itself can be wrong. */
export type Cell = '401' | '403' | '404' | 'may'

/** Who calls: nobody, the requester whom it concerns, another requester, an agent, an administrator. */
export const callers = ['guest', 'owner', 'other', 'agent', 'administrator'] as const

/** Every route and who may call it. A new route needs its line here; read it twice. */
const table = `
get    /people                              401 may may may may
post   /people                              401 403 403 403 may
get    /people/export                       401 may may may may
post   /people/bulk                         401 may may may may
get    /people/{id}                         401 may may may may
patch  /people/{id}                         401 may 403 403 may
delete /people/{id}                         401 403 403 403 403
get    /people/{id}/history                 401 may may may may
post   /people/{id}/comments                401 403 403 403 403

get    /groups                              401 may may may may
post   /groups                              401 403 403 403 may
get    /groups/export                       401 may may may may
post   /groups/bulk                         401 may may may may
get    /groups/{id}                         401 may may may may
patch  /groups/{id}                         401 403 403 403 may
delete /groups/{id}                         401 403 403 403 403
get    /groups/{id}/history                 401 may may may may
post   /groups/{id}/comments                401 403 403 403 403

get    /roles                               401 may may may may
post   /roles                               401 403 403 403 may
get    /roles/export                        401 may may may may
post   /roles/bulk                          401 may may may may
get    /roles/{id}                          401 may may may may
patch  /roles/{id}                          401 403 403 403 may
delete /roles/{id}                          401 403 403 403 403
get    /roles/{id}/history                  401 may may may may
post   /roles/{id}/comments                 401 403 403 403 403

get    /companies                           401 may may may may
post   /companies                           401 403 403 403 may
get    /companies/export                    401 may may may may
post   /companies/bulk                      401 may may may may
get    /companies/{id}                      401 may may may may
patch  /companies/{id}                      401 403 403 403 may
delete /companies/{id}                      401 403 403 403 may
get    /companies/{id}/history              401 may may may may
post   /companies/{id}/comments             401 403 403 403 403

get    /departments                         401 may may may may
post   /departments                         401 403 403 403 may
get    /departments/export                  401 may may may may
post   /departments/bulk                    401 may may may may
get    /departments/{id}                    401 may may may may
patch  /departments/{id}                    401 403 403 403 may
delete /departments/{id}                    401 403 403 403 may
get    /departments/{id}/history            401 may may may may
post   /departments/{id}/comments           401 403 403 403 403

get    /locations                           401 may may may may
post   /locations                           401 403 403 403 may
get    /locations/export                    401 may may may may
post   /locations/bulk                      401 may may may may
get    /locations/{id}                      401 may may may may
patch  /locations/{id}                      401 403 403 403 may
delete /locations/{id}                      401 403 403 403 may
get    /locations/{id}/history              401 may may may may
post   /locations/{id}/comments             401 403 403 403 403

get    /views                               401 may may may may
post   /views                               401 may may may may
get    /views/export                        401 may may may may
post   /views/bulk                          401 may may may may
get    /views/{id}                          401 may 404 404 may
patch  /views/{id}                          401 may 404 404 may
delete /views/{id}                          401 may 404 404 may
get    /views/{id}/history                  401 may 404 404 may
post   /views/{id}/comments                 401 403 404 404 403

get    /audiences                           401 may may may may
post   /audiences                           401 403 403 403 may
get    /audiences/export                    401 may may may may
post   /audiences/bulk                      401 may may may may
get    /audiences/{id}                      401 404 404 may may
patch  /audiences/{id}                      401 404 404 403 may
delete /audiences/{id}                      401 404 404 403 may
get    /audiences/{id}/history              401 404 404 may may
post   /audiences/{id}/comments             401 404 404 403 403

get    /assignment-rules                   401 may may may may
post   /assignment-rules                   401 403 403 403 may
get    /assignment-rules/export            401 may may may may
post   /assignment-rules/bulk              401 may may may may
get    /assignment-rules/{id}              401 404 404 may may
patch  /assignment-rules/{id}              401 404 404 403 may
delete /assignment-rules/{id}              401 404 404 403 may
get    /assignment-rules/{id}/history      401 404 404 may may
post   /assignment-rules/{id}/comments     401 404 404 403 403

get    /automations                        401 may may may may
post   /automations                        401 403 403 403 may
get    /automations/export                 401 may may may may
post   /automations/bulk                   401 may may may may
get    /automations/{id}                   401 404 404 404 may
patch  /automations/{id}                   401 404 404 404 may
delete /automations/{id}                   401 404 404 404 may
get    /automations/{id}/history           401 404 404 404 may
post   /automations/{id}/comments          401 404 404 404 403
post   /automations/{id}/activate          401 404 404 404 may
post   /automations/{id}/pause             401 404 404 404 may
post   /automations/{id}/resume            401 404 404 404 may
post   /automations/{id}/park              401 404 404 404 403
post   /automations/{id}/retry             401 404 404 404 may
post   /automations/{id}/dry-run           401 404 404 404 may
post   /automations/{id}/try               401 404 404 404 may
get    /automations/{id}/runs              401 404 404 404 may
get    /automation-runs                    401 404 404 404 may

get    /priority-rules                      401 may may may may
post   /priority-rules                      401 403 403 403 may
get    /priority-rules/export               401 may may may may
post   /priority-rules/bulk                 401 may may may may
get    /priority-rules/{id}                 401 404 404 may may
patch  /priority-rules/{id}                 401 404 404 403 may
delete /priority-rules/{id}                 401 404 404 403 may
get    /priority-rules/{id}/history         401 404 404 may may
post   /priority-rules/{id}/comments        401 404 404 403 403

get    /priority-settings                   401 may may may may
post   /priority-settings                   401 403 403 403 may
get    /priority-settings/export            401 may may may may
post   /priority-settings/bulk              401 may may may may
get    /priority-settings/{id}              401 404 404 may may
patch  /priority-settings/{id}              401 404 404 403 may
delete /priority-settings/{id}              401 404 404 403 403
get    /priority-settings/{id}/history      401 404 404 may may
post   /priority-settings/{id}/comments     401 404 404 403 403

get    /services                            401 may may may may
post   /services                            401 403 403 403 may
get    /services/export                     401 may may may may
post   /services/bulk                       401 may may may may
get    /services/{id}                       401 may may may may
patch  /services/{id}                       401 may 403 403 may
delete /services/{id}                       401 403 403 403 may
get    /services/{id}/history               401 may may may may
post   /services/{id}/comments              401 403 403 403 may
post   /services/{id}/retire                401 403 403 403 may
post   /services/{id}/reinstate             401 403 403 403 may

get    /incidents                           401 may may may may
post   /incidents                           401 may may may may
get    /incidents/export                    401 may may may may
post   /incidents/bulk                      401 may may may may
get    /incidents/{id}                      401 may 404 may may
patch  /incidents/{id}                      401 403 404 may may
delete /incidents/{id}                      401 403 404 403 may
get    /incidents/{id}/history              401 may 404 may may
post   /incidents/{id}/comments             401 may 404 may may
post   /incidents/{id}/assign               401 403 404 may may
post   /incidents/{id}/start                401 403 404 may may
post   /incidents/{id}/hold                 401 403 404 may may
post   /incidents/{id}/resume               401 403 404 may may
post   /incidents/{id}/resolve              401 403 404 may may
post   /incidents/{id}/withdraw             401 may 404 403 403
post   /incidents/{id}/reopen               401 may 404 may may
post   /incidents/{id}/close                401 may 404 may may
post   /incidents/{id}/cancel               401 403 404 may may
post   /incidents/{id}/mergeInto            401 403 404 may may
post   /incidents/{id}/proposeMajor         401 403 404 may may
post   /incidents/{id}/acceptMajor          401 403 404 403 may
post   /incidents/{id}/rejectMajor          401 403 404 403 may
post   /incidents/{id}/demoteMajor          401 403 404 403 may

get    /affected-people                     401 may may may may
post   /affected-people                     401 may may may may
get    /affected-people/export              401 may may may may
post   /affected-people/bulk                401 may may may may
get    /affected-people/{id}                401 may 404 may may
patch  /affected-people/{id}                401 403 404 may may
delete /affected-people/{id}                401 may 404 may may
get    /affected-people/{id}/history        401 may 404 may may
post   /affected-people/{id}/comments       401 403 404 403 403

get    /incident-tasks                      401 may may may may
post   /incident-tasks                      401 403 403 may may
get    /incident-tasks/export               401 may may may may
post   /incident-tasks/bulk                 401 may may may may
get    /incident-tasks/{id}                 401 404 404 may may
patch  /incident-tasks/{id}                 401 404 404 may may
delete /incident-tasks/{id}                 401 404 404 403 may
get    /incident-tasks/{id}/history         401 404 404 may may
post   /incident-tasks/{id}/comments        401 404 404 may may
post   /incident-tasks/{id}/assign          401 404 404 may may
post   /incident-tasks/{id}/start           401 404 404 may may
post   /incident-tasks/{id}/postpone        401 404 404 may may
post   /incident-tasks/{id}/complete        401 404 404 may may
post   /incident-tasks/{id}/closeIncomplete  401 404 404 may may
post   /incident-tasks/{id}/skip            401 404 404 may may
post   /incident-tasks/{id}/reopen          401 404 404 may may

get    /incident-settings                   401 may may may may
post   /incident-settings                   401 403 403 403 may
get    /incident-settings/export            401 may may may may
post   /incident-settings/bulk              401 may may may may
get    /incident-settings/{id}              401 404 404 may may
patch  /incident-settings/{id}              401 404 404 403 may
delete /incident-settings/{id}              401 404 404 403 403
get    /incident-settings/{id}/history      401 404 404 may may
post   /incident-settings/{id}/comments     401 404 404 403 403

get    /problems                            401 may may may may
post   /problems                            401 403 403 may may
get    /problems/export                     401 may may may may
post   /problems/bulk                       401 may may may may
get    /problems/{id}                       401 404 404 may may
patch  /problems/{id}                       401 404 404 may may
delete /problems/{id}                       401 404 404 403 may
get    /problems/{id}/history               401 404 404 may may
post   /problems/{id}/comments              401 404 404 may may
post   /problems/{id}/assign                401 404 404 may may
post   /problems/{id}/assess                401 404 404 may may
post   /problems/{id}/confirm               401 404 404 may may
post   /problems/{id}/fix                   401 404 404 may may
post   /problems/{id}/resolve               401 404 404 may may
post   /problems/{id}/complete              401 404 404 may may
post   /problems/{id}/acceptRisk            401 404 404 may may
post   /problems/{id}/markDuplicate         401 404 404 may may
post   /problems/{id}/cancel                401 404 404 may may
post   /problems/{id}/reanalyse             401 404 404 403 may
post   /problems/{id}/communicateWorkaround  401 404 404 may may
post   /problems/{id}/communicateFix        401 404 404 may may

get    /problem-tasks                       401 may may may may
post   /problem-tasks                       401 403 403 may may
get    /problem-tasks/export                401 may may may may
post   /problem-tasks/bulk                  401 may may may may
get    /problem-tasks/{id}                  401 404 404 may may
patch  /problem-tasks/{id}                  401 404 404 may may
delete /problem-tasks/{id}                  401 404 404 403 may
get    /problem-tasks/{id}/history          401 404 404 may may
post   /problem-tasks/{id}/comments         401 404 404 may may
post   /problem-tasks/{id}/assign           401 404 404 may may
post   /problem-tasks/{id}/assess           401 404 404 may may
post   /problem-tasks/{id}/start            401 404 404 may may
post   /problem-tasks/{id}/complete         401 404 404 may may
post   /problem-tasks/{id}/cancel           401 404 404 may may

get    /mailboxes                           401 may may may may
post   /mailboxes                           401 403 403 403 may
get    /mailboxes/export                    401 may may may may
post   /mailboxes/bulk                      401 may may may may
get    /mailboxes/{id}                      401 404 404 404 may
patch  /mailboxes/{id}                      401 404 404 404 may
delete /mailboxes/{id}                      401 404 404 404 may
get    /mailboxes/{id}/history              401 404 404 404 may
post   /mailboxes/{id}/comments             401 404 404 404 403
post   /mailboxes/{id}/test                 401 403 403 403 may
get    /mailboxes/{id}/condition            401 403 403 403 may

get    /incoming-mails                      401 may may may may
post   /incoming-mails                      401 403 403 403 403
get    /incoming-mails/export               401 may may may may
post   /incoming-mails/bulk                 401 may may may may
get    /incoming-mails/{id}                 401 404 404 may may
patch  /incoming-mails/{id}                 401 404 404 403 403
delete /incoming-mails/{id}                 401 404 404 403 may
get    /incoming-mails/{id}/history         401 404 404 may may
post   /incoming-mails/{id}/comments        401 404 404 403 403
post   /incoming-mails/{id}/accept          401 404 404 403 403
post   /incoming-mails/{id}/quarantine      401 404 404 403 403
post   /incoming-mails/{id}/park            401 404 404 403 403
post   /incoming-mails/{id}/ignore          401 404 404 403 403
post   /incoming-mails/{id}/drop            401 404 404 403 403
post   /incoming-mails/{id}/release         401 404 404 may may
post   /incoming-mails/{id}/discard         401 404 404 may may
get    /incoming-mails/{id}/raw             401 404 404 may may

get    /problem-settings                    401 may may may may
post   /problem-settings                    401 403 403 403 may
get    /problem-settings/export             401 may may may may
post   /problem-settings/bulk               401 may may may may
get    /problem-settings/{id}               401 404 404 may may
patch  /problem-settings/{id}               401 404 404 403 may
delete /problem-settings/{id}               401 404 404 403 403
get    /problem-settings/{id}/history       401 404 404 may may
post   /problem-settings/{id}/comments      401 404 404 403 403

get    /webhooks                            401 may may may may
post   /webhooks                            401 403 403 403 may
get    /webhooks/export                     401 may may may may
post   /webhooks/bulk                       401 may may may may
get    /webhooks/{id}                       401 404 404 404 may
patch  /webhooks/{id}                       401 404 404 404 may
delete /webhooks/{id}                       401 404 404 404 may
get    /webhooks/{id}/history               401 404 404 404 may
post   /webhooks/{id}/comments              401 404 404 404 403
post   /webhooks/{id}/test                  401 403 403 403 may
post   /webhooks/{id}/secret                401 403 403 403 may

get    /webhook-deliveries                  401 may may may may
post   /webhook-deliveries                  401 403 403 403 403
get    /webhook-deliveries/export           401 may may may may
post   /webhook-deliveries/bulk             401 may may may may
get    /webhook-deliveries/{id}             401 404 404 404 may
patch  /webhook-deliveries/{id}             401 404 404 404 403
delete /webhook-deliveries/{id}             401 404 404 404 403
get    /webhook-deliveries/{id}/history     401 404 404 404 may
post   /webhook-deliveries/{id}/comments    401 404 404 404 403
post   /webhook-deliveries/{id}/resend      401 404 404 404 may
post   /webhook-deliveries/{id}/discard     401 404 404 404 may
post   /webhook-deliveries/{id}/arrive      401 404 404 404 403
post   /webhook-deliveries/{id}/fail        401 404 404 404 403
post   /webhook-deliveries/{id}/giveUp      401 404 404 404 403

get    /jobs                                401 403 403 403 may
post   /jobs/{id}/retry                     401 403 403 403 may
post   /jobs/{id}/discard                   401 403 403 403 may
post   /jobs/retry                          401 403 403 403 may

get    /openapi.json                        may may may may may
get    /model                               401 may may may may
get    /search                              401 may may may may
get    /work                                401 may may may may

post   /sign-in                             may may may may may
post   /sign-out                            401 may may may may
delete /session                             401 may may may may
get    /session                             401 may may may may
post   /password                            401 may may may may
post   /password/reset-request              may may may may may
post   /password/reset                      may may may may may
post   /password/reset-check                may may may may may
get    /sessions                            401 may may may may
delete /sessions/{id}                       401 may 404 404 may
get    /access-events                       401 403 403 403 may
get    /audit                               401 403 403 403 may
get    /audit/export                        401 403 403 403 may
get    /tokens                              401 may may may may
post   /tokens                              401 may may may may
delete /tokens/{id}                         401 may 404 404 may
get    /set-up                              404 404 404 404 404
post   /set-up                              may may may may may

get    /calendars                           401 may may may may
post   /calendars                           401 403 403 403 may
get    /calendars/export                    401 may may may may
post   /calendars/bulk                      401 may may may may
get    /calendars/{id}                      401 may may may may
patch  /calendars/{id}                      401 403 403 403 may
delete /calendars/{id}                      401 403 403 403 may
get    /calendars/{id}/history              401 may may may may
post   /calendars/{id}/comments             401 403 403 403 403

get    /service-levels                      401 may may may may
post   /service-levels                      401 403 403 403 may
get    /service-levels/export               401 may may may may
post   /service-levels/bulk                 401 may may may may
get    /service-levels/{id}                 401 404 404 may may
patch  /service-levels/{id}                 401 404 404 403 may
delete /service-levels/{id}                 401 404 404 403 may
get    /service-levels/{id}/history         401 404 404 may may
post   /service-levels/{id}/comments        401 404 404 403 403
post   /service-levels/{id}/activate        401 404 404 403 may
post   /service-levels/{id}/revise          401 404 404 403 may
post   /service-levels/{id}/retire          401 404 404 403 may
post   /service-levels/{id}/try             401 403 403 403 may
post   /service-levels/{id}/repair          401 403 403 403 may
get    /service-levels/{id}/trial           401 403 403 403 may
get    /service-level-report                401 may may may may
get    /service-level-report/records        401 may may may may
get    /service-level-report/export         401 may may may may
get    /clocks                              401 may may may may
get    /holiday-places                      401 403 403 may may
get    /public-holidays                     401 403 403 may may
get    /calendars/{id}/icalendar            401 403 403 may may
post   /calendars/{id}/icalendar            401 403 403 403 may
get    /incidents/{id}/clocks               401 404 404 may may
get    /incident-tasks/{id}/clocks          401 404 404 may may
get    /problems/{id}/clocks                401 404 404 may may
get    /problem-tasks/{id}/clocks           401 404 404 may may

get    /notifications                       401 may may may may
post   /notifications                       401 403 403 403 403
get    /notifications/export                401 may may may may
post   /notifications/bulk                  401 may may may may
get    /notifications/{id}                  401 may 404 404 404
patch  /notifications/{id}                  401 403 404 404 404
delete /notifications/{id}                  401 403 404 404 404
get    /notifications/{id}/history          401 may 404 404 404
post   /notifications/{id}/comments         401 403 404 404 404

get    /notification-preferences            401 may may may may
post   /notification-preferences            401 may may may may
get    /notification-preferences/export     401 may may may may
post   /notification-preferences/bulk       401 may may may may
get    /notification-preferences/{id}       401 may 404 404 may
patch  /notification-preferences/{id}       401 may 404 404 may
delete /notification-preferences/{id}       401 may 404 404 may
get    /notification-preferences/{id}/history 401 may 404 404 may
post   /notification-preferences/{id}/comments 401 403 404 404 403

get    /notification-mutes                  401 may may may may
post   /notification-mutes                  401 may may may may
get    /notification-mutes/export           401 may may may may
post   /notification-mutes/bulk             401 may may may may
get    /notification-mutes/{id}             401 may 404 404 404
patch  /notification-mutes/{id}             401 403 404 404 404
delete /notification-mutes/{id}             401 may 404 404 404
get    /notification-mutes/{id}/history     401 may 404 404 404
post   /notification-mutes/{id}/comments    401 403 404 404 404

get    /message-templates                   401 may may may may
post   /message-templates                   401 403 403 403 may
get    /message-templates/export            401 may may may may
post   /message-templates/bulk              401 may may may may
get    /message-templates/{id}              401 404 404 404 may
patch  /message-templates/{id}              401 404 404 404 may
delete /message-templates/{id}              401 404 404 404 may
get    /message-templates/{id}/history      401 404 404 404 may
post   /message-templates/{id}/comments     401 404 404 404 403

get    /notification-settings               401 may may may may
post   /notification-settings               401 403 403 403 may
get    /notification-settings/export        401 may may may may
post   /notification-settings/bulk          401 may may may may
get    /notification-settings/{id}          401 may may may may
patch  /notification-settings/{id}          401 403 403 403 may
delete /notification-settings/{id}          401 403 403 403 403
get    /notification-settings/{id}/history  401 may may may may
post   /notification-settings/{id}/comments 401 403 403 403 403

get    /outgoing-mails                      401 may may may may
post   /outgoing-mails                      401 403 403 403 403
get    /outgoing-mails/export               401 may may may may
post   /outgoing-mails/bulk                 401 may may may may
get    /outgoing-mails/{id}                 401 404 404 404 may
patch  /outgoing-mails/{id}                 401 404 404 404 403
delete /outgoing-mails/{id}                 401 404 404 404 403
get    /outgoing-mails/{id}/history         401 404 404 404 may
post   /outgoing-mails/{id}/comments        401 404 404 404 403
post   /outgoing-mails/{id}/markSent        401 404 404 404 403
post   /outgoing-mails/{id}/fail            401 404 404 404 403
post   /outgoing-mails/{id}/suppress        401 404 404 404 403
post   /outgoing-mails/{id}/resend          401 404 404 404 may
post   /outgoing-mails/{id}/discard         401 404 404 404 may

post   /notifications/read-all              401 may may may may
post   /notifications/read                  401 may may may may

get    /notification-ways                   401 may may may may

get    /message-templates/shipped           401 403 403 403 may
post   /message-templates/preview           401 403 403 403 may

get    /events                              401 may may may may
put    /presence                            401 may may may may
delete /presence                            401 may may may may

post   /services/{id}/attachments           401 403 403 403 may
post   /incidents/{id}/attachments          401 may 404 may may
post   /incident-tasks/{id}/attachments     401 404 404 may may
post   /problems/{id}/attachments           401 404 404 may may
post   /problem-tasks/{id}/attachments      401 404 404 may may
get    /attachments/{id}                    401 may 404 may may
delete /attachments/{id}                    401 may 404 may may
`

export const matrix: ReadonlyMap<string, readonly Cell[]> = new Map(
  table
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const [method = '', path = '', ...cells] = line.split(/ +/)
      return [`${method} ${path}`, cells.map(readCell)]
    }),
)

function readCell(text: string): Cell {
  if (text === '401' || text === '403' || text === '404' || text === 'may') return text
  throw new Error(`'${text}' is no cell of the matrix.`)
}
