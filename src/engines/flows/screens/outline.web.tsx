import { useState } from 'react'
import { useSay } from '../../../web/text/index.ts'
import { Button, classes, FieldFrame, Icon, IconButton, Select } from '../../../web/ui/index.ts'
import { type Graph, type NodeKind, waysOf } from '../graph/graph.ts'
import { addAfter, move, remove } from './edit.web.ts'
import { kindWords, offered } from './kinds.web.ts'
import { useFlowText } from './words.web.ts'

interface OutlineProps {
  readonly graph: Graph
  readonly selected: string | undefined
  readonly faulty: ReadonlySet<string>
  readonly onSelect: (key: string | undefined) => void
  readonly onChange: (graph: Graph) => void
}

/** The steps as a list: all that the drawing does, by keyboard and for those who do not see it. */
export function Outline({ graph, selected, faulty, onSelect, onChange }: OutlineProps) {
  const t = useFlowText()
  const say = useSay()
  const [kind, setKind] = useState<NodeKind>('task')
  const nameOf = (key: string) => graph.nodes.find(n => n.key === key)?.name ?? t('nowhere')
  const add = () => {
    const { graph: next, key } = addAfter(graph, selected, kind, say(kindWords[kind]))
    onChange(next)
    onSelect(key)
  }
  const take = (key: string) => {
    onChange(remove(graph, key))
    if (selected === key) onSelect(undefined)
  }
  return (
    <section className="flow-outline" aria-label={t('outline')}>
      <h2>{t('outline')}</h2>
      <ol>
        {graph.nodes.map((node, i) => (
          <li key={node.key} className={classes(selected === node.key && 'is-selected')}>
            <button type="button" className="flow-outline-step" aria-pressed={selected === node.key} onClick={() => onSelect(node.key)}>
              <span className="flow-step-kind">{say(kindWords[node.kind])}</span>
              <b>
                {faulty.has(node.key) && <Icon name="warning" size={14} />} {node.name}
              </b>
              <small>
                {waysOf(node)
                  .map(w => `→ ${nameOf(w.to)}`)
                  .join('  ')}
              </small>
            </button>
            {node.kind !== 'start' && (
              <span className="flow-outline-acts">
                <IconButton
                  small
                  icon="up"
                  label={t('up', { name: node.name })}
                  aria-disabled={i < 2 || undefined}
                  onClick={() => i > 1 && onChange(move(graph, node.key, -1))}
                />
                <IconButton
                  small
                  icon="down"
                  label={t('down', { name: node.name })}
                  aria-disabled={i === graph.nodes.length - 1 || undefined}
                  onClick={() => onChange(move(graph, node.key, 1))}
                />
                <IconButton small icon="trash" label={t('remove', { name: node.name })} onClick={() => take(node.key)} />
              </span>
            )}
          </li>
        ))}
      </ol>
      <div className="flow-add">
        <FieldFrame label={t('kind')}>
          {({ id }) => (
            <Select id={id} value={kind} onChange={event => setKind(event.target.value as NodeKind)}>
              {offered.map(one => (
                <option key={one} value={one}>
                  {say(kindWords[one])}
                </option>
              ))}
            </Select>
          )}
        </FieldFrame>
        <Button icon="add" onClick={add}>
          {selected === undefined ? t('add') : t('addAfter')}
        </Button>
      </div>
    </section>
  )
}
