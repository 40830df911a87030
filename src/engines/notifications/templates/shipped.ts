import type { Language } from '../../../kernel/define/index.ts'
import type { Event } from '../events.ts'

export interface Template {
  readonly subject: string
  readonly body: string
}

export interface Words {
  readonly mail: Template
  /** One line. */
  readonly app: string
}

/** The same subject for all that is said of a record, so that mail programs keep it together. */
const subject = '[{{record.name}}] {{record.title}}'

const english: Readonly<Record<Event, Words>> = {
  received: {
    // An answer to a stranger must not carry what the stranger wrote.
    mail: {
      subject: '[{{record.name}}] We have it',
      body: 'We have received your report and given it the number **{{record.name}}**. You will hear from us.\n\nTo add something, answer this mail or open it.',
    },
    app: '{{record.name}} has arrived',
  },
  created: {
    mail: { subject, body: '**{{actor.name}}** opened {{record.name}} ({{record.type}}): {{record.title}}' },
    app: '{{actor.name}} opened {{record.name}}: {{record.title}}',
  },
  assigned: {
    mail: {
      subject,
      body: '**{{actor.name}}** assigned {{record.type}} {{record.name}} to you: {{record.title}}\n\n{{#if record.priority}}Priority: {{record.priority}}{{/if}}',
    },
    app: '{{actor.name}} assigned {{record.name}} to you: {{record.title}}',
  },
  assignedToGroup: {
    mail: {
      subject,
      body: '{{record.type}} {{record.name}} came to the group {{record.group}}: {{record.title}}\n\n{{#if record.priority}}Priority: {{record.priority}}{{/if}}',
    },
    app: '{{record.name}} came to {{record.group}}: {{record.title}}',
  },
  publicComment: {
    mail: { subject, body: '**{{actor.name}}** wrote:\n\n{{comment.text}}' },
    app: '{{actor.name}} replied on {{record.name}}: {{record.title}}',
  },
  internalNote: {
    mail: { subject, body: '**{{actor.name}}** wrote an internal note:\n\n{{comment.text}}' },
    app: '{{actor.name}} wrote a note on {{record.name}}: {{record.title}}',
  },
  stateChanged: {
    mail: { subject, body: '{{record.name}} is now: **{{record.state}}**{{#if state.before}} (before: {{state.before}}){{/if}}.' },
    app: '{{record.name}} is now {{record.state}}: {{record.title}}',
  },
  resolved: {
    mail: {
      subject,
      body: '**{{actor.name}}** has resolved {{record.name}}.\n\n{{#if record.resolutionNote}}{{record.resolutionNote}}\n\n{{/if}}If it is not solved for you, answer or reopen it.',
    },
    app: '{{record.name}} is resolved: {{record.title}}',
  },
  closed: { mail: { subject, body: '{{record.name}} is closed: **{{record.state}}**.' }, app: '{{record.name}} is closed: {{record.title}}' },
  reopened: { mail: { subject, body: '**{{actor.name}}** has reopened {{record.name}}.' }, app: '{{actor.name}} reopened {{record.name}}: {{record.title}}' },
  mentioned: {
    mail: { subject, body: '**{{actor.name}}** mentioned you:\n\n{{comment.text}}' },
    app: '{{actor.name}} mentioned you on {{record.name}}: {{record.title}}',
  },
  approvalAsked: {
    mail: {
      subject: '[{{record.name}}] To approve: {{record.title}}',
      body: 'You are asked to approve **{{record.title}}** ({{record.step}}){{#if record.requester}}, for {{record.requester}}{{/if}}.\n\n{{approval.summary}}',
    },
    app: 'To approve: {{record.title}} ({{record.step}})',
  },
  approvalReminded: {
    mail: {
      subject: '[{{record.name}}] To approve: {{record.title}}',
      body: '**{{record.title}}** ({{record.step}}) still waits for your approval.\n\n{{approval.summary}}',
    },
    app: 'Still to approve: {{record.title}} ({{record.step}})',
  },
  approvalQuestion: {
    mail: { subject, body: 'There is a question about the approval of **{{record.title}}** ({{record.step}}). It goes on as soon as you have answered.' },
    app: 'A question about the approval of {{record.title}}',
  },
  approvalAnswered: {
    mail: {
      subject: '[{{record.name}}] To approve: {{record.title}}',
      body: 'The question about **{{record.title}}** ({{record.step}}) is answered. It waits for your decision.\n\n{{approval.summary}}',
    },
    app: 'Your question is answered: {{record.title}}',
  },
  approvalStuck: {
    mail: {
      subject,
      body: 'Nobody can decide the approval **{{record.step}}** of {{record.title}}.{{#if record.reason}} Why: {{record.reason}}.{{/if}}\n\nOpen it to appoint somebody.',
    },
    app: 'Nobody can decide {{record.step}}: {{record.title}}',
  },
  approvalDecided: {
    mail: { subject, body: 'The approval **{{record.step}}** of {{record.title}}: **{{record.state}}**.' },
    app: '{{record.title}}: {{record.step}} is {{record.state}}',
  },
  waitingForYou: {
    mail: { subject, body: '{{record.name}} waits for your answer. Work goes on as soon as you have answered.' },
    app: '{{record.name}} waits for your answer: {{record.title}}',
  },
  told: { mail: { subject, body: '{{fact.text}}' }, app: '{{record.name}}: {{fact.text}}' },
  clockWarned: { mail: { subject, body: '{{fact.text}}' }, app: '{{record.name}}: {{fact.text}}' },
  clockBreached: { mail: { subject, body: '**{{fact.text}}**' }, app: '{{record.name}}: {{fact.text}}' },
}

const german: Readonly<Record<Event, Words>> = {
  received: {
    mail: {
      subject: '[{{record.name}}] Ihre Meldung ist angekommen',
      body: 'Ihre Meldung ist angekommen und hat die Nummer **{{record.name}}**. Sie hören von uns.\n\nUm etwas zu ergänzen, antworten Sie auf diese Mail oder öffnen Sie die Meldung.',
    },
    app: '{{record.name}} ist angekommen',
  },
  created: {
    mail: { subject, body: '**{{actor.name}}** hat {{record.name}} eröffnet ({{record.type}}): {{record.title}}' },
    app: '{{actor.name}} hat {{record.name}} eröffnet: {{record.title}}',
  },
  assigned: {
    mail: {
      subject,
      body: '**{{actor.name}}** hat Ihnen {{record.name}} zugewiesen ({{record.type}}): {{record.title}}\n\n{{#if record.priority}}Priorität: {{record.priority}}{{/if}}',
    },
    app: '{{actor.name}} hat Ihnen {{record.name}} zugewiesen: {{record.title}}',
  },
  assignedToGroup: {
    mail: {
      subject,
      body: '{{record.name}} ({{record.type}}) kam zur Gruppe {{record.group}}: {{record.title}}\n\n{{#if record.priority}}Priorität: {{record.priority}}{{/if}}',
    },
    app: '{{record.name}} kam zu {{record.group}}: {{record.title}}',
  },
  publicComment: {
    mail: { subject, body: '**{{actor.name}}** schrieb:\n\n{{comment.text}}' },
    app: '{{actor.name}} hat zu {{record.name}} geantwortet: {{record.title}}',
  },
  internalNote: {
    mail: { subject, body: '**{{actor.name}}** schrieb eine interne Notiz:\n\n{{comment.text}}' },
    app: '{{actor.name}} hat zu {{record.name}} eine Notiz geschrieben: {{record.title}}',
  },
  stateChanged: {
    mail: { subject, body: '{{record.name}} ist jetzt: **{{record.state}}**{{#if state.before}} (davor: {{state.before}}){{/if}}.' },
    app: '{{record.name}} ist jetzt {{record.state}}: {{record.title}}',
  },
  resolved: {
    mail: {
      subject,
      body: '**{{actor.name}}** hat {{record.name}} gelöst.\n\n{{#if record.resolutionNote}}{{record.resolutionNote}}\n\n{{/if}}Falls es für Sie nicht gelöst ist, antworten Sie oder öffnen Sie es wieder.',
    },
    app: '{{record.name}} ist gelöst: {{record.title}}',
  },
  closed: { mail: { subject, body: '{{record.name}} ist geschlossen: **{{record.state}}**.' }, app: '{{record.name}} ist geschlossen: {{record.title}}' },
  reopened: {
    mail: { subject, body: '**{{actor.name}}** hat {{record.name}} wieder geöffnet.' },
    app: '{{actor.name}} hat {{record.name}} wieder geöffnet: {{record.title}}',
  },
  mentioned: {
    mail: { subject, body: '**{{actor.name}}** hat Sie erwähnt:\n\n{{comment.text}}' },
    app: '{{actor.name}} hat Sie bei {{record.name}} erwähnt: {{record.title}}',
  },
  approvalAsked: {
    mail: {
      subject: '[{{record.name}}] Zu genehmigen: {{record.title}}',
      body: 'Bitte entscheiden Sie über **{{record.title}}** ({{record.step}}){{#if record.requester}}, für {{record.requester}}{{/if}}.\n\n{{approval.summary}}',
    },
    app: 'Zu genehmigen: {{record.title}} ({{record.step}})',
  },
  approvalReminded: {
    mail: {
      subject: '[{{record.name}}] Zu genehmigen: {{record.title}}',
      body: '**{{record.title}}** ({{record.step}}) wartet noch auf Ihre Genehmigung.\n\n{{approval.summary}}',
    },
    app: 'Noch zu genehmigen: {{record.title}} ({{record.step}})',
  },
  approvalQuestion: {
    mail: { subject, body: 'Zur Genehmigung von **{{record.title}}** ({{record.step}}) gibt es eine Rückfrage. Sobald Sie geantwortet haben, geht es weiter.' },
    app: 'Eine Rückfrage zur Genehmigung von {{record.title}}',
  },
  approvalAnswered: {
    mail: {
      subject: '[{{record.name}}] Zu genehmigen: {{record.title}}',
      body: 'Die Rückfrage zu **{{record.title}}** ({{record.step}}) ist beantwortet. Jetzt fehlt Ihre Entscheidung.\n\n{{approval.summary}}',
    },
    app: 'Ihre Rückfrage ist beantwortet: {{record.title}}',
  },
  approvalStuck: {
    mail: {
      subject,
      body: 'Die Genehmigung **{{record.step}}** von {{record.title}} kann niemand entscheiden.{{#if record.reason}} Warum: {{record.reason}}.{{/if}}\n\nÖffnen Sie sie, um jemanden zu bestimmen.',
    },
    app: '{{record.step}} kann niemand entscheiden: {{record.title}}',
  },
  approvalDecided: {
    mail: { subject, body: 'Die Genehmigung **{{record.step}}** von {{record.title}}: **{{record.state}}**.' },
    app: '{{record.title}}: {{record.step}} ist {{record.state}}',
  },
  waitingForYou: {
    mail: { subject, body: '{{record.name}} wartet auf Ihre Antwort. Sobald Sie geantwortet haben, geht es weiter.' },
    app: '{{record.name}} wartet auf Ihre Antwort: {{record.title}}',
  },
  told: { mail: { subject, body: '{{fact.text}}' }, app: '{{record.name}}: {{fact.text}}' },
  clockWarned: { mail: { subject, body: '{{fact.text}}' }, app: '{{record.name}}: {{fact.text}}' },
  clockBreached: { mail: { subject, body: '**{{fact.text}}**' }, app: '{{record.name}}: {{fact.text}}' },
}

export const shipped: Readonly<Record<Language, Readonly<Record<Event, Words>>>> = { en: english, de: german }
