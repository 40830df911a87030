import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import type { Text } from '../../../kernel/define/index.ts'
import { ask } from '../../../web/client/index.ts'
import { useSay } from '../../../web/text/index.ts'
import { Button, FieldFrame, Select, TextInput } from '../../../web/ui/index.ts'
import { type Graph, type Node, waysOf } from '../graph/graph.ts'
import { useFlowText } from './words.web.ts'

interface Tried {
  readonly state: string
  readonly outcome: string | null
  readonly error: string | null
  readonly steps: readonly { readonly node: string; readonly act: string; readonly say: Text }[]
}

type Words = Readonly<Record<string, string>>

/** What the flow would do for a record, with samples in the place of what others do. */
export function Trial({ id, graph }: { id: string; graph: Graph }) {
  const t = useFlowText()
  const say = useSay()
  const [record, setRecord] = useState('')
  const [answers, setAnswers] = useState<Words>({})
  const [ways, setWays] = useState<Words>({})
  const run = useMutation({
    mutationFn: () =>
      ask<Tried>(`/flows/${id}/try`, { method: 'POST', body: { draft: graph, record: record.trim(), answers: answersOf(graph, answers), ways } }),
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    run.mutate()
  }
  const open = graph.nodes.filter(isOpen)
  const { data } = run
  return (
    <form className="sheet flow-trial" onSubmit={submit} noValidate>
      <FieldFrame label={t('record')} help={t('tryHelp')} fault={run.error instanceof Error ? run.error.message : undefined}>
        {({ id: input, describedBy }) => (
          <TextInput id={input} aria-describedby={describedBy} value={record} onChange={event => setRecord(event.target.value)} />
        )}
      </FieldFrame>
      {(graph.variables ?? [])
        .filter(v => v.from === 'answers' && v.kind !== 'rows')
        .map(v => (
          <FieldFrame key={v.key} label={v.label ?? v.key}>
            {({ id: input }) => (
              <TextInput id={input} value={answers[v.key] ?? ''} onChange={event => setAnswers({ ...answers, [v.key]: event.target.value })} />
            )}
          </FieldFrame>
        ))}
      {open.map(node => (
        <FieldFrame key={node.key} label={`${t('ways')}: ${node.name}`}>
          {({ id: input }) => (
            <Select id={input} value={ways[node.key] ?? 'next'} onChange={event => setWays({ ...ways, [node.key]: event.target.value })}>
              <option value="next">{t('onward')}</option>
              {waysOf(node)
                .filter(w => w.name === 'rejected' || w.name === 'late' || w.name === 'failed')
                .map(w => (
                  <option key={w.name} value={w.name}>
                    {t(w.name as 'rejected' | 'late' | 'failed')}
                  </option>
                ))}
            </Select>
          )}
        </FieldFrame>
      ))}
      <div className="row">
        <Button type="submit" busy={run.isPending}>
          {t('tryIt')}
        </Button>
      </div>
      {data && (
        <div role="status" className="flow-result">
          <b>{verdict(data)}</b>
          <ol>
            {data.steps
              .filter(s => s.act !== 'entered')
              .map((step, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what happened is known by its place
                <li key={i}>
                  <span className="flow-step-kind">{graph.nodes.find(n => n.key === step.node)?.name ?? step.node}</span> {say(step.say)}
                </li>
              ))}
          </ol>
        </div>
      )}
    </form>
  )

  function verdict({ state, outcome, error }: Tried): string {
    if (error !== null) return t('wouldStop', { error })
    return state === 'ended' ? t('would', { outcome: outcome ?? 'done' }) : t('wouldGoOn')
  }
}

/** Somebody or something else has the word there, and may say no. */
const isOpen = (node: Node): boolean =>
  ['approval', 'task', 'wait', 'http', 'webhook', 'subflow'].includes(node.kind) &&
  waysOf(node).some(w => w.name === 'rejected' || w.name === 'late' || w.name === 'failed')

function answersOf({ variables = [] }: Graph, given: Words): Readonly<Record<string, unknown>> {
  const known = variables.filter(v => v.from === 'answers' && (given[v.key] ?? '') !== '')
  return Object.fromEntries(known.map(v => [v.key, valueOf(v.kind, given[v.key] ?? '')]))
}

function valueOf(kind: string, text: string): unknown {
  if (kind === 'number') return Number(text.replace(',', '.'))
  return kind === 'boolean' ? /^(true|yes|ja|1)$/i.test(text) : text
}
