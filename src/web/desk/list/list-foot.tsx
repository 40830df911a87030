import type { TypeShape } from '../../client/index.ts'
import { useCount, useNoun } from '../../text/index.ts'
import { Kbd } from '../../ui/index.ts'
import { useListText } from './words.ts'

interface ListFootProps {
  readonly type: TypeShape
  readonly count: number | undefined
  readonly shown: number
  readonly more: boolean
}

/** How many there are, and the keys of the list. */
export function ListFoot({ type, count, shown, more }: ListFootProps) {
  const t = useListText()
  const noun = useNoun()
  const said = useCount()
  const all = count ?? (more ? undefined : shown)
  const word = all === 1 ? type.label.one : type.label.many
  return (
    <footer className="list-foot">
      <span role="status">{all === undefined ? '' : `${said(all)} ${noun(word)}`}</span>
      <span className="list-keys" aria-hidden="true">
        <Kbd>J</Kbd> <Kbd>K</Kbd> {t('move')}
      </span>
      <span className="list-keys" aria-hidden="true">
        <Kbd>↵</Kbd> {t('openKey')}
      </span>
      {type.work && (
        <span className="list-keys" aria-hidden="true">
          <Kbd>A</Kbd> {t('assign')}
        </span>
      )}
      <span className="list-keys" aria-hidden="true">
        <Kbd>X</Kbd> {t('selectKey')}
      </span>
      <span className="list-keys" aria-hidden="true">
        <Kbd>?</Kbd> {t('keys')}
      </span>
    </footer>
  )
}
