import { useSay } from '../../../../web/text/index.ts'
import { Button, Menu, MenuItem, MenuLabel, MenuLine } from '../../../../web/ui/index.ts'
import { answerKinds } from '../../form.ts'
import type { NewPart } from './new-part.web.ts'
import { kindWords, useBuilderText } from './words.web.ts'

/** The list of what can be asked, and of what can stand between questions. */
export function AddPart({ label, small = false, onAdd }: { label: string; small?: boolean; onAdd: (kind: NewPart) => void }) {
  const t = useBuilderText()
  const say = useSay()
  const trigger = (
    <Button icon="add" small={small} look={small ? 'quiet' : 'plain'} className="builder-add">
      {label}
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      <MenuLabel>{t('questions')}</MenuLabel>
      {answerKinds.map(kind => (
        <MenuItem key={kind} onClick={() => onAdd(kind)}>
          {say(kindWords[kind])}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuLabel>{t('layout')}</MenuLabel>
      {(['section', 'heading', 'hint', 'questionSet'] as const).map(kind => (
        <MenuItem key={kind} onClick={() => onAdd(kind)}>
          {t(kind)}
        </MenuItem>
      ))}
    </Menu>
  )
}
