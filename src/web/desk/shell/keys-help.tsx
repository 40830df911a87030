import { Fragment } from 'react'
import { Dialog, Kbd, printed, type Shortcut, useKnownShortcuts } from '../../ui/index.ts'
import { signal } from './signal.ts'
import { useShellText } from './words.ts'
import './keys-help.css'

const shown = signal()
export const openKeysHelp = shown.open

/** Every key that does something on this page now. */
export function KeysHelp() {
  const t = useShellText()
  const open = shown.use()
  const groups = Map.groupBy(unique(useKnownShortcuts()), s => s.group)
  return (
    <Dialog open={open} onClose={shown.close} title={t('keysTitle')} wide>
      <div className="keys-help">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts.map(s => (
                <Fragment key={s.keys}>
                  <dt>{s.label}</dt>
                  <dd>
                    {printed(s.keys).map(k => (
                      <Kbd key={k}>{k}</Kbd>
                    ))}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

const unique = (shortcuts: readonly Shortcut[]) => [...new Map([...shortcuts].reverse().map(s => [`${s.group} ${s.keys}`, s])).values()]
