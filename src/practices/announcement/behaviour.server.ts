import { invalid } from '../../kernel/errors.ts'
import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { behave, type Context } from '../../kernel/records/behaviour.ts'
import { refuseCircle } from '../shared/nesting.server.ts'
import { announcement } from './definitions/announcement.ts'
import { portalSettings } from './definitions/settings.ts'
import { topic } from './definitions/topic.ts'

interface Nested {
  readonly id: string
  readonly parent: string | null
}

const nested = async ({ row, was }: { readonly row: Nested; readonly was: Nested | undefined }, context: Context) => {
  if (row.parent === was?.parent) return undefined
  await refuseCircle(row, async id => (await context.records.get(context.by('nesting'), topic, id)).parent)
  return undefined
}

interface Shown {
  readonly from: string | null
  readonly until: string | null
}

interface Open {
  readonly openTo: string
  readonly audience: string | null
}

const opensToSomebody = ({ row: { openTo, audience } }: { readonly row: Open }) => {
  if (openTo !== 'audience' || audience !== null) return undefined
  throw invalid('audience', {
    en: 'Say which audience may see it, or nobody would.',
    de: 'Bitte sagen, welche Zielgruppe es sehen darf; sonst sähe es niemand.',
  })
}

const endsAfterItBegins = ({ row: { from, until } }: { readonly row: Shown }) => {
  if (from === null || until === null || from < until) return undefined
  throw invalid('until', { en: 'It would end before it begins.', de: 'Sie wäre zu Ende, bevor sie beginnt.' })
}

const checked = (change: { readonly row: Shown & Open }) => {
  opensToSomebody(change)
  return endsAfterItBegins(change)
}

const behaviour: PracticeBehaviour = {
  behaviours: [
    behave(topic, {
      before: {
        create: opensToSomebody,
        change: async (change, context) => {
          opensToSomebody(change)
          return nested(change, context)
        },
      },
    }),
    behave(announcement, {
      before: {
        create: checked,
        change: checked,
        // What has no beginning of its own begins when it is published; the rule that shows it asks for one.
        transitions: { publish: ({ row }, { now }) => (row.from === null ? { from: now } : undefined) },
      },
    }),
  ],
  seed: async (records, actor) => {
    if ((await records.count(actor, portalSettings, undefined, 1)) === 0) await records.create(actor, portalSettings, {})
  },
}

export default behaviour
