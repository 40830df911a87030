import { useMutation, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { Text } from '../../../kernel/define/index.ts'
import { ask, type Row, type TypeShape, useChange, useModel, useRecord, useTransition, useType } from '../../../web/client/index.ts'
import { FieldsForm } from '../../../web/desk/parts/fields-form.tsx'
import { PageBar } from '../../../web/desk/parts/page.tsx'
import { PageSkeleton } from '../../../web/desk/parts/page-skeleton.tsx'
import { useSay } from '../../../web/text/index.ts'
import { Blank, Button, buttonClass, classes, Failed, Skeleton, toast, toastProblem } from '../../../web/ui/index.ts'
import type { Graph, Variable } from '../graph/graph.ts'
import type { Mark } from './drawing.web.tsx'
import { drawn } from './drawn.web.ts'
import { connect, replace } from './edit.web.ts'
import { NodeForm } from './node-form.web.tsx'
import { variablesField } from './node-fields.web.ts'
import { Outline } from './outline.web.tsx'
import { Trial } from './trial.web.tsx'
import { useFlowText } from './words.web.ts'
import './flow.css'

const Drawing = lazy(() => import('./drawing.web.tsx'))

interface Fault {
  readonly node: string | null
  readonly message: Text
}

/** Draws a flow: the steps as a list and as a picture, what each does, what is wrong with it, and a trial. */
export default function Designer({ address }: { address: string }) {
  const t = useFlowText()
  const flow = useType('flow')
  return flow ? <Existing flow={flow} address={address} /> : <Blank page icon="lock" title={t('refused')} />
}

function Existing({ flow, address }: { flow: TypeShape; address: string }) {
  const t = useFlowText()
  const record = useRecord(flow, address)
  if (record.isError) return <Failed page error={record.error} retry={() => void record.refetch()} />
  if (!record.data) return <PageSkeleton />
  if (record.data._can?.change === false) return <Blank page icon="lock" title={t('refused')} />
  return <Board key={record.data.id} flow={flow} row={record.data} />
}

function Board({ flow, row }: { flow: TypeShape; row: Row }) {
  const t = useFlowText()
  const say = useSay()
  const { types } = useModel()
  const [graph, setGraph] = useState<Graph>(() => row.draft as Graph)
  const [selected, setSelected] = useState<string>()
  // Counts changes from outside of a step's form, which then begins anew.
  const [turn, setTurn] = useState(0)
  const faults = useFaults(row.id, graph)
  const { save, publish, busy, isSaved } = useSaving(flow, row, graph)
  const subject = types.find(type => type.name === row.of)
  const node = graph.nodes.find(n => n.key === selected)
  const faulty = useMemo(() => new Set(faults.flatMap(f => (f.node === null ? [] : [f.node]))), [faults])
  const marks = useMemo(() => new Map<string, Mark>([...faulty].map(key => [key, 'fault'])), [faulty])
  const edit = (next: Graph) => {
    setGraph(next)
    setTurn(turn + 1)
  }
  return (
    <>
      <PageBar title={String(row.name)}>
        <span className="flow-saved" role="status">
          {isSaved ? '' : t('unsaved')}
        </span>
        <Link href={`/${flow.path}/${row.id}`} className={classes(buttonClass(), 'flow-page-link')}>
          {t('page')}
        </Link>
        <Button busy={busy} onClick={save}>
          {t('save')}
        </Button>
        <Button look="main" busy={busy} onClick={publish}>
          {t('publish')}
        </Button>
      </PageBar>
      <div className="flow-board">
        <Outline graph={graph} selected={selected} faulty={faulty} onSelect={setSelected} onChange={edit} />
        <div className="flow-middle">
          <Suspense fallback={<Skeleton height={480} />}>
            <Drawing
              nodes={graph.nodes.map(drawn)}
              marks={marks}
              selected={selected}
              onSelect={setSelected}
              onConnect={(from, to) => edit(connect(graph, from, to))}
            />
          </Suspense>
          <p className="field-help">{t('connectHelp')}</p>
          <section className="flow-verdict" aria-live="polite">
            {faults.length === 0 ? (
              <p>{t('fine')}</p>
            ) : (
              <>
                <p>{t('faults', { count: faults.length })}</p>
                <ul className="flow-faults">
                  {faults.map((fault, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same of two steps
                    <li key={i}>
                      {fault.node !== null && (
                        <button type="button" className="link" onClick={() => setSelected(fault.node ?? undefined)}>
                          {graph.nodes.find(n => n.key === fault.node)?.name ?? fault.node}
                        </button>
                      )}{' '}
                      {say(fault.message)}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
        </div>
        <div className="flow-side">
          {node ? (
            <NodeForm
              key={`${node.key} ${turn}`}
              node={node}
              known={{ graph, types, subject }}
              faults={faults.filter(f => f.node === node.key).map(f => f.message)}
              onChange={next => setGraph(replace(graph, next))}
            />
          ) : (
            <p className="none">{t('nothingChosen')}</p>
          )}
          <Variables graph={graph} onChange={setGraph} />
        </div>
      </div>
      <div className="flow-try">
        <h2>{t('tryHeading')}</h2>
        <Trial id={row.id} graph={graph} />
      </div>
    </>
  )
}

function Variables({ graph, onChange }: { graph: Graph; onChange: (graph: Graph) => void }) {
  const t = useFlowText()
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(() => ({ variables: graph.variables ?? [] }))
  const change = (next: Readonly<Record<string, unknown>>) => {
    setValues(next)
    const rows = Array.isArray(next.variables) ? (next.variables as readonly Readonly<Record<string, unknown>>[]) : []
    const variables = rows.flatMap(r => (typeof r.key === 'string' && r.key !== '' ? [variableOf(r, graph.variables)] : []))
    const { variables: _, ...rest } = graph
    onChange(variables.length > 0 ? { ...rest, variables } : rest)
  }
  const type = { name: 'flowStep', fields: { variables: variablesField }, views: { title: '' } } as unknown as TypeShape
  return (
    <details className="flow-variables">
      <summary>{t('variables')}</summary>
      <p className="field-help">{t('variablesHelp', { answers: '{{answers.name}}', flow: '{{flow.name}}' })}</p>
      <FieldsForm type={type} fields={['variables']} values={values} onChange={change} />
    </details>
  )
}

/** What the form does not show of one (columns of rows, a label) stays as it was. */
function variableOf(row: Readonly<Record<string, unknown>>, before: readonly Variable[] = []): Variable {
  const old = before.find(v => v.key === row.key)
  const { key, from, kind, to } = row
  return {
    ...old,
    key: String(key),
    from: from === 'flow' ? 'flow' : 'answers',
    kind: (kind ?? 'text') as Variable['kind'],
    ...(typeof to === 'string' && to !== '' ? { to } : {}),
  }
}

/** Looked for by the server while one draws, so that there is one check and not two. */
function useFaults(id: string, graph: Graph): readonly Fault[] {
  const asked = useQuery({
    queryKey: ['flow-check', id, JSON.stringify(graph)],
    queryFn: async ({ signal }) => {
      await new Promise(resolve => setTimeout(resolve, 500))
      signal.throwIfAborted()
      return ask<{ faults: readonly Fault[] }>(`/flows/${id}/check`, { method: 'POST', body: { draft: graph }, signal })
    },
    placeholderData: before => before,
    retry: false,
  })
  return asked.data?.faults ?? []
}

function useSaving(flow: TypeShape, row: Row, graph: Graph) {
  const t = useFlowText()
  const change = useChange(flow)
  const transition = useTransition(flow)
  const [saved, setSaved] = useState(() => JSON.stringify(graph))
  const run = useMutation({
    mutationFn: async (publishes: boolean) => {
      const kept = await change.mutateAsync({ id: row.id, fields: { draft: graph } })
      setSaved(JSON.stringify(graph))
      return publishes ? transition.mutateAsync({ id: row.id, name: 'publish' }) : kept
    },
    onSuccess: (after, publishes) => toast(publishes ? t('published', { number: String(after.publishedNumber) }) : t('saved')),
    onError: toastProblem,
  })
  return { save: () => run.mutate(false), publish: () => run.mutate(true), busy: run.isPending, isSaved: saved === JSON.stringify(graph) }
}
