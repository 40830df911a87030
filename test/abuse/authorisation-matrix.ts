/** What comes of a call: the status of a refusal, or `may` where nothing but the call itself can be wrong. */
export type Cell = '401' | '403' | '404' | 'may'

/** Who calls: nobody, the requester whom it concerns, another requester, an agent, an administrator. */
export const callers = ['guest', 'owner', 'other', 'agent', 'administrator'] as const

/** Every route and who may call it. A new route needs its line here; read it twice. */
const table = `
get    /people                              401 may may may may
post   /people                              401 403 403 403 may
get    /people/export                       401 may may may may
get    /people/summary                      401 may may may may
post   /people/bulk                         401 may may may may
get    /people/{id}                         401 may may may may
patch  /people/{id}                         401 may 403 403 may
delete /people/{id}                         401 403 403 403 403
get    /people/{id}/history                 401 may may may may
post   /people/{id}/comments                401 403 403 403 403

get    /groups                              401 may may may may
post   /groups                              401 403 403 403 may
get    /groups/export                       401 may may may may
get    /groups/summary                      401 may may may may
post   /groups/bulk                         401 may may may may
get    /groups/{id}                         401 may may may may
patch  /groups/{id}                         401 403 403 403 may
delete /groups/{id}                         401 403 403 403 403
get    /groups/{id}/history                 401 may may may may
post   /groups/{id}/comments                401 403 403 403 403

get    /roles                               401 may may may may
post   /roles                               401 403 403 403 may
get    /roles/export                        401 may may may may
get    /roles/summary                       401 may may may may
post   /roles/bulk                          401 may may may may
get    /roles/{id}                          401 may may may may
patch  /roles/{id}                          401 403 403 403 may
delete /roles/{id}                          401 403 403 403 403
get    /roles/{id}/history                  401 may may may may
post   /roles/{id}/comments                 401 403 403 403 403

get    /companies                           401 may may may may
post   /companies                           401 403 403 403 may
get    /companies/export                    401 may may may may
get    /companies/summary                   401 may may may may
post   /companies/bulk                      401 may may may may
get    /companies/{id}                      401 may may may may
patch  /companies/{id}                      401 403 403 403 may
delete /companies/{id}                      401 403 403 403 may
get    /companies/{id}/history              401 may may may may
post   /companies/{id}/comments             401 403 403 403 403

get    /departments                         401 may may may may
post   /departments                         401 403 403 403 may
get    /departments/export                  401 may may may may
get    /departments/summary                 401 may may may may
post   /departments/bulk                    401 may may may may
get    /departments/{id}                    401 may may may may
patch  /departments/{id}                    401 403 403 403 may
delete /departments/{id}                    401 403 403 403 may
get    /departments/{id}/history            401 may may may may
post   /departments/{id}/comments           401 403 403 403 403

get    /locations                           401 may may may may
post   /locations                           401 403 403 403 may
get    /locations/export                    401 may may may may
get    /locations/summary                   401 may may may may
post   /locations/bulk                      401 may may may may
get    /locations/{id}                      401 may may may may
patch  /locations/{id}                      401 403 403 403 may
delete /locations/{id}                      401 403 403 403 may
get    /locations/{id}/history              401 may may may may
post   /locations/{id}/comments             401 403 403 403 403

get    /views                               401 may may may may
post   /views                               401 may may may may
get    /views/export                        401 may may may may
get    /views/summary                       401 may may may may
post   /views/bulk                          401 may may may may
get    /views/{id}                          401 may 404 404 may
patch  /views/{id}                          401 may 404 404 may
delete /views/{id}                          401 may 404 404 may
get    /views/{id}/history                  401 may 404 404 may
post   /views/{id}/comments                 401 403 404 404 403

get    /audiences                           401 may may may may
post   /audiences                           401 403 403 403 may
get    /audiences/export                    401 may may may may
get    /audiences/summary                   401 may may may may
post   /audiences/bulk                      401 may may may may
get    /audiences/{id}                      401 404 404 may may
patch  /audiences/{id}                      401 404 404 403 may
delete /audiences/{id}                      401 404 404 403 may
get    /audiences/{id}/history              401 404 404 may may
post   /audiences/{id}/comments             401 404 404 403 403

get    /question-sets                       401 may may may may
post   /question-sets                       401 403 403 403 may
get    /question-sets/export                401 may may may may
get    /question-sets/summary               401 may may may may
post   /question-sets/bulk                  401 may may may may
get    /question-sets/{id}                  401 404 404 may may
patch  /question-sets/{id}                  401 404 404 403 may
delete /question-sets/{id}                  401 404 404 403 may
get    /question-sets/{id}/history          401 404 404 may may
post   /question-sets/{id}/comments         401 404 404 403 403

get    /assignment-rules                   401 may may may may
post   /assignment-rules                   401 403 403 403 may
get    /assignment-rules/export            401 may may may may
get    /assignment-rules/summary           401 may may may may
post   /assignment-rules/bulk              401 may may may may
get    /assignment-rules/{id}              401 404 404 may may
patch  /assignment-rules/{id}              401 404 404 403 may
delete /assignment-rules/{id}              401 404 404 403 may
get    /assignment-rules/{id}/history      401 404 404 may may
post   /assignment-rules/{id}/comments     401 404 404 403 403

get    /flows                                       401 may may may may
post   /flows                                       401 403 403 403 may
get    /flows/export                                401 may may may may
get    /flows/summary                               401 may may may may
post   /flows/bulk                                  401 may may may may
get    /flows/{id}                                  401 may 404 404 may
patch  /flows/{id}                                  401 may 404 404 may
delete /flows/{id}                                  401 403 404 404 may
get    /flows/{id}/history                          401 may 404 404 may
post   /flows/{id}/comments                         401 403 404 404 403
post   /flows/{id}/publish                          401 may 404 404 may
post   /flows/{id}/retire                           401 may 404 404 may
post   /flows/{id}/check                            401 may 404 404 may
post   /flows/{id}/try                              401 may 404 404 may

get    /flow-versions                               401 may may may may
post   /flow-versions                               401 403 403 403 403
get    /flow-versions/export                        401 may may may may
get    /flow-versions/summary                       401 may may may may
post   /flow-versions/bulk                          401 may may may may
get    /flow-versions/{id}                          401 404 404 404 may
patch  /flow-versions/{id}                          401 404 404 404 403
delete /flow-versions/{id}                          401 404 404 404 403
get    /flow-versions/{id}/history                  401 404 404 404 may
post   /flow-versions/{id}/comments                 401 404 404 404 403

get    /flow-runs                                   401 may may may may
post   /flow-runs                                   401 403 403 403 403
get    /flow-runs/export                            401 may may may may
get    /flow-runs/summary                           401 may may may may
post   /flow-runs/bulk                              401 may may may may
get    /flow-runs/{id}                              401 may 404 may may
patch  /flow-runs/{id}                              401 403 404 403 403
delete /flow-runs/{id}                              401 403 404 403 403
get    /flow-runs/{id}/history                      401 may 404 may may
post   /flow-runs/{id}/comments                     401 403 404 403 403
post   /flow-runs/{id}/hold                         401 403 404 403 403
post   /flow-runs/{id}/release                      401 403 404 403 403
post   /flow-runs/{id}/fail                         401 403 404 403 403
post   /flow-runs/{id}/end                          401 403 404 403 403
post   /flow-runs/{id}/cancel                       401 may 404 403 may
get    /flow-runs/{id}/picture                      401 may 404 may may
post   /flow-runs/{id}/tokens/{token}/retry         401 403 404 403 404
post   /flow-runs/{id}/tokens/{token}/skip          401 403 404 403 404
post   /flow-runs/{id}/tokens/{token}/move          401 403 404 403 404
get    /flow-runs-about                             401 may may may may

get    /flow-secrets                                401 may may may may
post   /flow-secrets                                401 403 403 403 may
get    /flow-secrets/export                         401 may may may may
get    /flow-secrets/summary                        401 may may may may
post   /flow-secrets/bulk                           401 may may may may
get    /flow-secrets/{id}                           401 may 404 404 may
patch  /flow-secrets/{id}                           401 403 404 404 may
delete /flow-secrets/{id}                           401 403 404 404 may
get    /flow-secrets/{id}/history                   401 may 404 404 may
post   /flow-secrets/{id}/comments                  401 403 404 404 403

get    /automations                        401 may may may may
post   /automations                        401 403 403 403 may
get    /automations/export                 401 may may may may
get    /automations/summary                401 may may may may
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

get    /approval-policies                          401 may may may may
post   /approval-policies                          401 403 403 403 may
get    /approval-policies/export                   401 may may may may
get    /approval-policies/summary                  401 may may may may
post   /approval-policies/bulk                     401 may may may may
get    /approval-policies/{id}                     401 404 404 may may
patch  /approval-policies/{id}                     401 404 404 403 may
delete /approval-policies/{id}                     401 404 404 403 may
get    /approval-policies/{id}/history             401 404 404 may may
post   /approval-policies/{id}/comments            401 404 404 403 403
post   /approval-policies/{id}/activate            401 404 404 403 may
post   /approval-policies/{id}/retire              401 404 404 403 may

get    /approvals                                  401 may may may may
post   /approvals                                  401 403 403 403 403
get    /approvals/export                           401 may may may may
get    /approvals/summary                          401 may may may may
post   /approvals/bulk                             401 may may may may
get    /approvals/{id}                             401 may 404 404 may
patch  /approvals/{id}                             401 403 404 404 403
delete /approvals/{id}                             401 403 404 404 403
get    /approvals/{id}/history                     401 may 404 404 may
post   /approvals/{id}/comments                    401 may 404 404 may
post   /approvals/{id}/approve                     401 403 404 404 403
post   /approvals/{id}/reject                      401 403 404 404 403
post   /approvals/{id}/askInformation              401 403 404 404 403
post   /approvals/{id}/answer                      401 may 404 404 403
post   /approvals/{id}/handOn                      401 403 404 404 403
post   /approvals/{id}/appoint                     401 403 404 404 may
post   /approvals/{id}/lookAgain                   401 403 404 404 may
post   /approvals/{id}/cancel                      401 403 404 404 may
post   /approvals/{id}/request                     401 403 404 404 403
post   /approvals/{id}/getStuck                    401 403 404 404 403
post   /approvals/{id}/revise                      401 403 404 404 403
post   /approvals/{id}/remind                      401 403 404 404 403
post   /approvals/{id}/escalate                    401 403 404 404 403
post   /approvals/{id}/expire                      401 403 404 404 403
post   /approvals/{id}/release                     401 403 404 404 403
post   /approvals/{id}/supersede                   401 403 404 404 403
post   /approvals/{id}/withdraw                    401 403 404 404 403

get    /approval-decisions                         401 may may may may
post   /approval-decisions                         401 403 403 403 403
get    /approval-decisions/export                  401 may may may may
get    /approval-decisions/summary                 401 may may may may
post   /approval-decisions/bulk                    401 may may may may
get    /approval-decisions/{id}                    401 may 404 404 may
patch  /approval-decisions/{id}                    401 403 404 404 403
delete /approval-decisions/{id}                    401 403 404 404 403
get    /approval-decisions/{id}/history            401 may 404 404 may
post   /approval-decisions/{id}/comments           401 403 404 404 403
post   /approval-decisions/{id}/approve            401 403 404 404 403
post   /approval-decisions/{id}/reject             401 403 404 404 403
post   /approval-decisions/{id}/handOn             401 403 404 404 403
post   /approval-decisions/{id}/release            401 403 404 404 403
post   /approval-decisions/{id}/supersede          401 403 404 404 403
post   /approval-decisions/{id}/cancel             401 403 404 404 403
post   /approval-decisions/{id}/expire             401 403 404 404 403

get    /approval-delegations                       401 may may may may
post   /approval-delegations                       401 may may may may
get    /approval-delegations/export                401 may may may may
get    /approval-delegations/summary               401 may may may may
post   /approval-delegations/bulk                  401 may may may may
get    /approval-delegations/{id}                  401 may 404 404 may
patch  /approval-delegations/{id}                  401 may 404 404 may
delete /approval-delegations/{id}                  401 may 404 404 may
get    /approval-delegations/{id}/history          401 may 404 404 may
post   /approval-delegations/{id}/comments         401 403 404 404 403

get    /approval-rounds                            401 may may may may
post   /approval-links/look                        may may may may may
post   /approval-links/decide                      may may may may may
get    /articles                            401 may may may may
post   /articles                            401 403 403 may may
get    /articles/export                     401 may may may may
get    /articles/summary                    401 may may may may
post   /articles/bulk                       401 may may may may
get    /articles/{id}                       401 may 404 may may
patch  /articles/{id}                       401 may 404 may may
delete /articles/{id}                       401 403 404 403 may
get    /articles/{id}/history               401 may 404 may may
post   /articles/{id}/comments              401 may 404 may may
post   /articles/{id}/attachments           401 may 404 may may
post   /articles/{id}/submit                401 may 404 may may
post   /articles/{id}/sendBack             401 may 404 403 may
post   /articles/{id}/schedule              401 may 404 403 may
post   /articles/{id}/publish               401 may 404 403 may
post   /articles/{id}/publishMinor         401 may 404 403 may
post   /articles/{id}/revise                401 may 404 may may
post   /articles/{id}/discard               401 may 404 may may
post   /articles/{id}/rollBack             401 may 404 403 may
post   /articles/{id}/confirm               401 may 404 403 may
post   /articles/{id}/markTranslated       401 may 404 403 may
post   /articles/{id}/outdate               401 may 404 403 may
post   /articles/{id}/retire                401 may 404 403 may
post   /articles/{id}/restore               401 may 404 403 may
post   /articles/{id}/openings              401 may 404 may may
get    /articles/{id}/standing              401 may 404 may may
get    /article-suggestions                 401 may may may may
post   /article-searches                    401 may may may may
get    /knowledge-gaps                      401 404 404 404 may

get    /article-versions                    401 may may may may
post   /article-versions                    401 403 403 403 403
get    /article-versions/export             401 may may may may
get    /article-versions/summary            401 may may may may
post   /article-versions/bulk               401 may may may may
get    /article-versions/{id}               401 404 404 may may
patch  /article-versions/{id}               401 404 404 403 403
delete /article-versions/{id}               401 404 404 403 403
get    /article-versions/{id}/history       401 404 404 may may
post   /article-versions/{id}/comments      401 404 404 403 403

get    /article-blocks                      401 may may may may
post   /article-blocks                      401 403 403 may may
get    /article-blocks/export               401 may may may may
get    /article-blocks/summary              401 may may may may
post   /article-blocks/bulk                 401 may may may may
get    /article-blocks/{id}                 401 404 404 may may
patch  /article-blocks/{id}                 401 404 404 may may
delete /article-blocks/{id}                 401 404 404 403 may
get    /article-blocks/{id}/history         401 404 404 may may
post   /article-blocks/{id}/comments        401 404 404 403 403

get    /article-feedback                    401 may may may may
post   /article-feedback                    401 403 403 may may
get    /article-feedback/export             401 may may may may
get    /article-feedback/summary            401 may may may may
post   /article-feedback/bulk               401 may may may may
get    /article-feedback/{id}               401 404 404 may may
patch  /article-feedback/{id}               401 404 404 403 403
delete /article-feedback/{id}               401 404 404 403 may
get    /article-feedback/{id}/history       401 404 404 may may
post   /article-feedback/{id}/comments      401 404 404 403 403

get    /article-tasks                       401 may may may may
post   /article-tasks                       401 403 403 may may
get    /article-tasks/export                401 may may may may
get    /article-tasks/summary               401 may may may may
post   /article-tasks/bulk                  401 may may may may
get    /article-tasks/{id}                  401 may 404 may may
patch  /article-tasks/{id}                  401 may 404 may may
delete /article-tasks/{id}                  401 403 404 403 may
get    /article-tasks/{id}/history          401 may 404 may may
post   /article-tasks/{id}/comments         401 may 404 may may
post   /article-tasks/{id}/attachments      401 may 404 may may
get    /article-tasks/{id}/clocks           401 may 404 may may
post   /article-tasks/{id}/assign           401 may 404 may may
post   /article-tasks/{id}/start            401 may 404 may may
post   /article-tasks/{id}/complete         401 may 404 may may
post   /article-tasks/{id}/drop             401 may 404 may may

get    /article-uses                        401 may may may may
post   /article-uses                        401 403 403 may may
get    /article-uses/export                 401 may may may may
get    /article-uses/summary                401 may may may may
post   /article-uses/bulk                   401 may may may may
get    /article-uses/{id}                   401 404 404 may may
patch  /article-uses/{id}                   401 404 404 may may
delete /article-uses/{id}                   401 404 404 may may
get    /article-uses/{id}/history           401 404 404 may may
post   /article-uses/{id}/comments          401 404 404 403 403

get    /priority-rules                      401 may may may may
post   /priority-rules                      401 403 403 403 may
get    /priority-rules/export               401 may may may may
get    /priority-rules/summary              401 may may may may
post   /priority-rules/bulk                 401 may may may may
get    /priority-rules/{id}                 401 404 404 may may
patch  /priority-rules/{id}                 401 404 404 403 may
delete /priority-rules/{id}                 401 404 404 403 may
get    /priority-rules/{id}/history         401 404 404 may may
post   /priority-rules/{id}/comments        401 404 404 403 403

get    /priority-settings                   401 may may may may
post   /priority-settings                   401 403 403 403 may
get    /priority-settings/export            401 may may may may
get    /priority-settings/summary           401 may may may may
post   /priority-settings/bulk              401 may may may may
get    /priority-settings/{id}              401 404 404 may may
patch  /priority-settings/{id}              401 404 404 403 may
delete /priority-settings/{id}              401 404 404 403 403
get    /priority-settings/{id}/history      401 404 404 may may
post   /priority-settings/{id}/comments     401 404 404 403 403

get    /services                            401 may may may may
post   /services                            401 403 403 403 may
get    /services/export                     401 may may may may
get    /services/summary                    401 may may may may
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
get    /incidents/summary                   401 may may may may
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
get    /affected-people/summary             401 may may may may
post   /affected-people/bulk                401 may may may may
get    /affected-people/{id}                401 may 404 may may
patch  /affected-people/{id}                401 403 404 may may
delete /affected-people/{id}                401 may 404 may may
get    /affected-people/{id}/history        401 may 404 may may
post   /affected-people/{id}/comments       401 403 404 403 403

get    /incident-tasks                      401 may may may may
post   /incident-tasks                      401 403 403 may may
get    /incident-tasks/export               401 may may may may
get    /incident-tasks/summary              401 may may may may
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
get    /incident-settings/summary           401 may may may may
post   /incident-settings/bulk              401 may may may may
get    /incident-settings/{id}              401 404 404 may may
patch  /incident-settings/{id}              401 404 404 403 may
delete /incident-settings/{id}              401 404 404 403 403
get    /incident-settings/{id}/history      401 404 404 may may
post   /incident-settings/{id}/comments     401 404 404 403 403

get    /problems                            401 may may may may
post   /problems                            401 403 403 may may
get    /problems/export                     401 may may may may
get    /problems/summary                    401 may may may may
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
get    /problem-tasks/summary               401 may may may may
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
get    /mailboxes/summary                   401 may may may may
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
get    /incoming-mails/summary              401 may may may may
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
get    /problem-settings/summary            401 may may may may
post   /problem-settings/bulk               401 may may may may
get    /problem-settings/{id}               401 404 404 may may
patch  /problem-settings/{id}               401 404 404 403 may
delete /problem-settings/{id}               401 404 404 403 403
get    /problem-settings/{id}/history       401 404 404 may may
post   /problem-settings/{id}/comments      401 404 404 403 403

get    /topics                              401 may may may may
post   /topics                              401 403 403 403 may
get    /topics/export                       401 may may may may
get    /topics/summary                      401 may may may may
post   /topics/bulk                         401 may may may may
get    /topics/{id}                         401 404 404 may may
patch  /topics/{id}                         401 404 404 403 may
delete /topics/{id}                         401 404 404 403 may
get    /topics/{id}/history                 401 404 404 may may
post   /topics/{id}/comments                401 404 404 403 403

get    /announcements                       401 may may may may
post   /announcements                       401 403 403 may may
get    /announcements/export                401 may may may may
get    /announcements/summary               401 may may may may
post   /announcements/bulk                  401 may may may may
get    /announcements/{id}                  401 404 404 may may
patch  /announcements/{id}                  401 404 404 may may
delete /announcements/{id}                  401 404 404 403 may
get    /announcements/{id}/history          401 404 404 may may
post   /announcements/{id}/comments         401 404 404 403 403
post   /announcements/{id}/publish          401 404 404 may may
post   /announcements/{id}/withdraw         401 404 404 may may

get    /portal-settings                     401 may may may may
post   /portal-settings                     401 403 403 403 may
get    /portal-settings/export              401 may may may may
get    /portal-settings/summary             401 may may may may
post   /portal-settings/bulk                401 may may may may
get    /portal-settings/{id}                401 may may may may
patch  /portal-settings/{id}                401 403 403 403 may
delete /portal-settings/{id}                401 403 403 403 403
get    /portal-settings/{id}/history        401 may may may may
post   /portal-settings/{id}/comments       401 403 403 403 may
post   /portal-settings/{id}/attachments    401 403 403 403 may

get    /ratings                             401 may may may may
post   /ratings                             401 403 403 403 403
get    /ratings/export                      401 may may may may
get    /ratings/summary                     401 may may may may
post   /ratings/bulk                        401 may may may may
get    /ratings/{id}                        401 may 404 may may
patch  /ratings/{id}                        401 403 404 403 403
delete /ratings/{id}                        401 403 404 403 403
get    /ratings/{id}/history                401 may 404 may may
post   /ratings/{id}/comments               401 403 404 403 403
post   /ratings/{id}/rate                   401 may 404 403 403
post   /ratings/{id}/correct                401 may 404 403 403
post   /ratings/{id}/raise                  401 403 404 403 may
post   /ratings/{id}/assign                 401 403 404 may may
post   /ratings/{id}/finish                 401 403 404 may may
post   /ratings/{id}/lapse                  401 403 404 403 403

get    /rating-occasions                    401 may may may may
post   /rating-occasions                    401 403 403 403 may
get    /rating-occasions/export             401 may may may may
get    /rating-occasions/summary            401 may may may may
post   /rating-occasions/bulk               401 may may may may
get    /rating-occasions/{id}               401 404 404 may may
patch  /rating-occasions/{id}               401 404 404 403 may
delete /rating-occasions/{id}               401 404 404 403 may
get    /rating-occasions/{id}/history       401 404 404 may may
post   /rating-occasions/{id}/comments      401 404 404 403 403

get    /satisfaction-settings               401 may may may may
post   /satisfaction-settings               401 403 403 403 may
get    /satisfaction-settings/export        401 may may may may
get    /satisfaction-settings/summary       401 may may may may
post   /satisfaction-settings/bulk          401 may may may may
get    /satisfaction-settings/{id}          401 404 404 may may
patch  /satisfaction-settings/{id}          401 404 404 403 may
delete /satisfaction-settings/{id}          401 404 404 403 403
get    /satisfaction-settings/{id}/history  401 404 404 may may
post   /satisfaction-settings/{id}/comments 401 404 404 403 403

post   /rating-link/check                   may may may may may
post   /rating-link/answer                  may may may may may
get    /satisfaction-report                 401 may may may may

get    /portal/search                      401 may may may may
post   /portal/unanswered                  401 may may may may
get    /portal/face                        may may may may may
get    /portal/brand.css                   may may may may may
get    /portal/logo                        404 404 404 404 404
get    /guest/announcements                404 404 404 404 404
get    /guest/announcements/{id}           404 404 404 404 404
get    /guest/articles/{id}                404 404 404 404 404
get    /guest/search                       404 404 404 404 404
get    /guest/attachments/{id}             404 404 404 404 404
post   /guest/report                       may may may may may
post   /guest/report/check                 may may may may may
post   /guest/report/confirm               may may may may may

get    /webhooks                            401 may may may may
post   /webhooks                            401 403 403 403 may
get    /webhooks/export                     401 may may may may
get    /webhooks/summary                    401 may may may may
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
get    /webhook-deliveries/summary          401 may may may may
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
get    /counts                              401 may may may may
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
get    /calendars/summary                   401 may may may may
post   /calendars/bulk                      401 may may may may
get    /calendars/{id}                      401 may may may may
patch  /calendars/{id}                      401 403 403 403 may
delete /calendars/{id}                      401 403 403 403 may
get    /calendars/{id}/history              401 may may may may
post   /calendars/{id}/comments             401 403 403 403 403

get    /service-levels                      401 may may may may
post   /service-levels                      401 403 403 403 may
get    /service-levels/export               401 may may may may
get    /service-levels/summary              401 may may may may
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
get    /reports                             401 may may may may
post   /reports                             401 403 403 may may
get    /reports/export                      401 may may may may
get    /reports/summary                     401 may may may may
post   /reports/bulk                        401 may may may may
get    /reports/{id}                        401 may 404 404 may
patch  /reports/{id}                        401 may 404 404 may
delete /reports/{id}                        401 may 404 404 may
get    /reports/{id}/history                401 may 404 404 may
post   /reports/{id}/comments               401 403 404 404 403
get    /numbers                             401 may may may may
get    /numbers/{name}                      401 may may may may
get    /service-level-report                401 may may may may
get    /service-level-report/records        401 may may may may
get    /service-level-report/export         401 may may may may
get    /clocks                              401 may may may may
get    /holiday-places                      401 403 403 may may
get    /public-holidays                     401 403 403 may may
get    /calendars/{id}/icalendar            401 403 403 may may
post   /calendars/{id}/icalendar            401 403 403 403 may
get    /ratings/{id}/clocks                401 404 404 may may
get    /incidents/{id}/clocks               401 404 404 may may
get    /incident-tasks/{id}/clocks          401 404 404 may may
get    /problems/{id}/clocks                401 404 404 may may
get    /problem-tasks/{id}/clocks           401 404 404 may may

get    /notifications                       401 may may may may
post   /notifications                       401 403 403 403 403
get    /notifications/export                401 may may may may
get    /notifications/summary               401 may may may may
post   /notifications/bulk                  401 may may may may
get    /notifications/{id}                  401 may 404 404 404
patch  /notifications/{id}                  401 403 404 404 404
delete /notifications/{id}                  401 403 404 404 404
get    /notifications/{id}/history          401 may 404 404 404
post   /notifications/{id}/comments         401 403 404 404 404

get    /notification-preferences            401 may may may may
post   /notification-preferences            401 may may may may
get    /notification-preferences/export     401 may may may may
get    /notification-preferences/summary    401 may may may may
post   /notification-preferences/bulk       401 may may may may
get    /notification-preferences/{id}       401 may 404 404 may
patch  /notification-preferences/{id}       401 may 404 404 may
delete /notification-preferences/{id}       401 may 404 404 may
get    /notification-preferences/{id}/history 401 may 404 404 may
post   /notification-preferences/{id}/comments 401 403 404 404 403

get    /notification-mutes                  401 may may may may
post   /notification-mutes                  401 may may may may
get    /notification-mutes/export           401 may may may may
get    /notification-mutes/summary          401 may may may may
post   /notification-mutes/bulk             401 may may may may
get    /notification-mutes/{id}             401 may 404 404 404
patch  /notification-mutes/{id}             401 403 404 404 404
delete /notification-mutes/{id}             401 may 404 404 404
get    /notification-mutes/{id}/history     401 may 404 404 404
post   /notification-mutes/{id}/comments    401 403 404 404 404

get    /message-templates                   401 may may may may
post   /message-templates                   401 403 403 403 may
get    /message-templates/export            401 may may may may
get    /message-templates/summary           401 may may may may
post   /message-templates/bulk              401 may may may may
get    /message-templates/{id}              401 404 404 404 may
patch  /message-templates/{id}              401 404 404 404 may
delete /message-templates/{id}              401 404 404 404 may
get    /message-templates/{id}/history      401 404 404 404 may
post   /message-templates/{id}/comments     401 404 404 404 403

get    /notification-settings               401 may may may may
post   /notification-settings               401 403 403 403 may
get    /notification-settings/export        401 may may may may
get    /notification-settings/summary       401 may may may may
post   /notification-settings/bulk          401 may may may may
get    /notification-settings/{id}          401 may may may may
patch  /notification-settings/{id}          401 403 403 403 may
delete /notification-settings/{id}          401 403 403 403 403
get    /notification-settings/{id}/history  401 may may may may
post   /notification-settings/{id}/comments 401 403 403 403 403

get    /outgoing-mails                      401 may may may may
post   /outgoing-mails                      401 403 403 403 403
get    /outgoing-mails/export               401 may may may may
get    /outgoing-mails/summary              401 may may may may
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
post   /approvals/{id}/attachments          401 may 404 404 may
post   /incidents/{id}/attachments          401 may 404 may may
post   /incident-tasks/{id}/attachments     401 404 404 may may
post   /problems/{id}/attachments           401 404 404 may may
post   /problem-tasks/{id}/attachments      401 404 404 may may
get    /attachments/{id}                    401 may 404 may may
delete /attachments/{id}                    401 may 404 may may

get    /catalogue-categories                  401 may may may may
post   /catalogue-categories                  401 403 403 403 may
get    /catalogue-categories/export           401 may may may may
get    /catalogue-categories/summary          401 may may may may
post   /catalogue-categories/bulk             401 may may may may
get    /catalogue-categories/{id}             401 may may may may
patch  /catalogue-categories/{id}             401 403 403 403 may
delete /catalogue-categories/{id}             401 403 403 403 may
get    /catalogue-categories/{id}/history     401 may may may may
post   /catalogue-categories/{id}/comments    401 403 403 403 403

get    /catalogue-items                       401 may may may may
post   /catalogue-items                       401 403 403 403 may
get    /catalogue-items/export                401 may may may may
get    /catalogue-items/summary               401 may may may may
post   /catalogue-items/bulk                  401 may may may may
get    /catalogue-items/{id}                  401 may 404 may may
patch  /catalogue-items/{id}                  401 may 404 403 may
delete /catalogue-items/{id}                  401 403 404 403 may
get    /catalogue-items/{id}/history          401 may 404 may may
post   /catalogue-items/{id}/comments         401 may 404 403 may
post   /catalogue-items/{id}/publish          401 may 404 403 may
post   /catalogue-items/{id}/retire           401 may 404 403 may
post   /catalogue-items/{id}/reinstate        401 may 404 403 may

get    /catalogue-item-versions               401 may may may may
post   /catalogue-item-versions               401 403 403 403 403
get    /catalogue-item-versions/export        401 may may may may
get    /catalogue-item-versions/summary       401 may may may may
post   /catalogue-item-versions/bulk          401 may may may may
get    /catalogue-item-versions/{id}          401 404 404 may may
patch  /catalogue-item-versions/{id}          401 404 404 403 403
delete /catalogue-item-versions/{id}          401 404 404 403 403
get    /catalogue-item-versions/{id}/history  401 404 404 may may
post   /catalogue-item-versions/{id}/comments 401 404 404 403 403

get    /cart-lines                            401 may may may may
post   /cart-lines                            401 may may may may
get    /cart-lines/export                     401 may may may may
get    /cart-lines/summary                    401 may may may may
post   /cart-lines/bulk                       401 may may may may
get    /cart-lines/{id}                       401 may 404 404 404
patch  /cart-lines/{id}                       401 may 404 404 404
delete /cart-lines/{id}                       401 may 404 404 404
get    /cart-lines/{id}/history               401 may 404 404 404
post   /cart-lines/{id}/comments              401 may 404 404 404

get    /favourites                            401 may may may may
post   /favourites                            401 may may may may
get    /favourites/export                     401 may may may may
get    /favourites/summary                    401 may may may may
post   /favourites/bulk                       401 may may may may
get    /favourites/{id}                       401 may 404 404 404
patch  /favourites/{id}                       401 may 404 404 404
delete /favourites/{id}                       401 may 404 404 404
get    /favourites/{id}/history               401 may 404 404 404
post   /favourites/{id}/comments              401 403 404 404 404

get    /requests                              401 may may may may
post   /requests                              401 403 403 403 403
get    /requests/export                       401 may may may may
get    /requests/summary                      401 may may may may
post   /requests/bulk                         401 may may may may
get    /requests/{id}                         401 may 404 may may
patch  /requests/{id}                         401 403 404 may may
delete /requests/{id}                         401 403 404 403 may
get    /requests/{id}/history                 401 may 404 may may
post   /requests/{id}/comments                401 may 404 may may
post   /requests/{id}/fulfil                  401 403 404 403 403
post   /requests/{id}/closeIncomplete         401 403 404 403 403
post   /requests/{id}/cancel                  401 may 404 may may
post   /requests/{id}/reopen                  401 403 404 403 403

get    /request-items                         401 may may may may
post   /request-items                         401 403 403 403 403
get    /request-items/export                  401 may may may may
get    /request-items/summary                 401 may may may may
post   /request-items/bulk                    401 may may may may
get    /request-items/{id}                    401 may 404 may may
patch  /request-items/{id}                    401 403 404 may may
delete /request-items/{id}                    401 403 404 403 may
get    /request-items/{id}/history            401 may 404 may may
post   /request-items/{id}/comments           401 may 404 may may
post   /request-items/{id}/assign             401 403 404 may may
post   /request-items/{id}/start              401 403 404 may may
post   /request-items/{id}/hold               401 403 404 may may
post   /request-items/{id}/resume             401 403 404 may may
post   /request-items/{id}/deliver            401 403 404 may may
post   /request-items/{id}/complete           401 403 404 may may
post   /request-items/{id}/closeIncomplete    401 403 404 may may
post   /request-items/{id}/cancel             401 may 404 may may
post   /request-items/{id}/reopen             401 403 404 may may
post   /request-items/{id}/awaitApproval      401 403 404 403 403
post   /request-items/{id}/approve            401 403 404 403 403
post   /request-items/{id}/reject             401 403 404 403 403

get    /request-tasks                         401 may may may may
post   /request-tasks                         401 403 403 may may
get    /request-tasks/export                  401 may may may may
get    /request-tasks/summary                 401 may may may may
post   /request-tasks/bulk                    401 may may may may
get    /request-tasks/{id}                    401 404 404 may may
patch  /request-tasks/{id}                    401 404 404 may may
delete /request-tasks/{id}                    401 404 404 403 may
get    /request-tasks/{id}/history            401 404 404 may may
post   /request-tasks/{id}/comments           401 404 404 may may
post   /request-tasks/{id}/assign             401 404 404 may may
post   /request-tasks/{id}/start              401 404 404 may may
post   /request-tasks/{id}/postpone           401 404 404 may may
post   /request-tasks/{id}/complete           401 404 404 may may
post   /request-tasks/{id}/closeIncomplete    401 404 404 may may
post   /request-tasks/{id}/skip               401 404 404 may may
post   /request-tasks/{id}/reopen             401 404 404 may may

get    /request-settings                      401 may may may may
post   /request-settings                      401 403 403 403 may
get    /request-settings/export               401 may may may may
get    /request-settings/summary              401 may may may may
post   /request-settings/bulk                 401 may may may may
get    /request-settings/{id}                 401 404 404 may may
patch  /request-settings/{id}                 401 404 404 403 may
delete /request-settings/{id}                 401 404 404 403 403
get    /request-settings/{id}/history         401 404 404 may may
post   /request-settings/{id}/comments        401 404 404 403 403

post   /catalogue-items/{id}/attachments      401 may 404 403 may

post   /cart-lines/{id}/attachments           401 may 404 404 404

post   /requests/{id}/attachments             401 may 404 may may

post   /request-items/{id}/attachments        401 may 404 may may

post   /request-tasks/{id}/attachments        401 404 404 may may

get    /request-items/{id}/clocks             401 404 404 may may

get    /request-tasks/{id}/clocks             401 404 404 may may

get    /catalogue-items/{id}/offer            401 404 404 404 404
post   /catalogue-items/{id}/ask              401 404 404 404 404
get    /catalogue-items/{id}/faults           401 may 404 404 may
get    /catalogue-items/{id}/picture          401 404 404 404 404

post   /orders                                401 may may may may
get    /orders/people                         401 may may may may

get    /request-items/{id}/standing           401 may 404 may may
post   /request-items/{id}/answers            401 may 404 may may
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
