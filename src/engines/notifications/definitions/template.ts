import { choice, defineRecord, longText, text } from '../../../kernel/define/index.ts'
import { administrators } from '../roles.ts'
import { events } from '../events.ts'

/** The organisation's own words for an event, in place of those that ship. */
export const messageTemplate = defineRecord({
  name: 'messageTemplate',
  administrative: true,
  label: { one: { en: 'Message template', de: 'Nachrichtenvorlage' }, many: { en: 'Message templates', de: 'Nachrichtenvorlagen' } },
  help: {
    en: "Your organisation's own words for notifications, in place of those that ship. Remove one to have the shipped words back.",
    de: 'Eigene Worte Ihrer Organisation für Benachrichtigungen, statt der mitgelieferten. Wer eine Vorlage löscht, hat die mitgelieferten wieder.',
  },
  fields: {
    event: choice(events, { label: { en: 'Event', de: 'Ereignis' }, required: true }),
    language: choice(
      { en: { en: 'English', de: 'Englisch' }, de: { en: 'German', de: 'Deutsch' } },
      { label: { en: 'Language', de: 'Sprache' }, required: true },
    ),
    channel: choice(
      { mail: { en: 'Mail', de: 'Mail' }, app: { en: 'In the app', de: 'In der App' } },
      { label: { en: 'Channel', de: 'Weg' }, required: true, default: 'mail' },
    ),
    subject: text({
      label: { en: 'Subject', de: 'Betreff' },
      help: { en: 'Of the mail. May hold placeholders such as {{record.number}}.', de: 'Der Mail. Kann Platzhalter wie {{record.number}} enthalten.' },
      max: 300,
    }),
    body: longText({
      label: { en: 'Text', de: 'Text' },
      help: {
        en: 'Markdown, with placeholders such as {{record.title}} and {{#if comment.text}} ... {{/if}}. In the app: one line.',
        de: 'Markdown, mit Platzhaltern wie {{record.title}} und {{#if comment.text}} ... {{/if}}. In der App: eine Zeile.',
      },
      required: true,
      max: 20_000,
    }),
  },
  may: { read: administrators, create: administrators, change: administrators, remove: administrators },
  unique: [['event', 'language', 'channel']],
  views: {
    title: 'event',
    place: 'channels',
    list: ['event', 'language', 'channel', 'subject', 'updatedAt'],
    sort: 'event',
    sections: [
      { label: { en: 'For', de: 'Für' }, fields: ['event', 'language', 'channel'] },
      { label: { en: 'Words', de: 'Worte' }, fields: ['subject', 'body'] },
    ],
    create: ['event', 'language', 'channel', 'subject', 'body'],
  },
})
