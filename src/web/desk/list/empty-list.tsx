import type { TypeShape } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Blank, Button } from '../../ui/index.ts'
import type { View } from './view-state.ts'
import { useListText } from './words.ts'

export function EmptyList({ type, view }: { type: TypeShape; view: View }) {
  const t = useListText()
  const say = useSay()
  if (view.filter)
    return (
      <div className="sheet list-sheet">
        <Blank icon="filter" title={t('empty')} act={<Button onClick={() => view.change({ filter: '' })}>{t('showAll')}</Button>}>
          {t('emptyFilter')}
        </Blank>
      </div>
    )
  return (
    <div className="sheet list-sheet">
      <Blank icon="table" title={t('emptyType')}>
        {say(type.help)}
      </Blank>
    </div>
  )
}
