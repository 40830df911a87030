import type { Practice } from '../../src/kernel/practice.ts'
import { Failure } from '../../src/kernel/errors.ts'
import { incident } from '../../src/practices/incident/index.ts'

export const reportJob = 'crash.report'

/** A job with an effect that can be counted: an incident under the id that it was given, which it makes unless it is there. */
export const reporting: Practice = {
  from: 'test',
  definitions: [],
  behaviour: async () => ({
    default: {
      jobs: [
        {
          name: reportJob,
          run: async ({ id }, { actor, records }) => {
            try {
              await records.get(actor, incident, String(id))
            } catch (failure) {
              if (!(failure instanceof Failure) || failure.kind !== 'missing') throw failure
              await records.create(actor, incident, { title: `Reported ${String(id)}` }, { given: { id: String(id) } })
            }
          },
        },
      ],
    },
  }),
}
