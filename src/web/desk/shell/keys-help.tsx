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
  const groups = Map.groupBy(oncePerLabel(useKnownShortcuts()), s => s.group)
  return (
    <Dialog open={open} onClose={shown.close} title={t('keysTitle')} wide>
      <div className="keys-help">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts.map(s => (
                <Fragment key={s.label}>
                  <dt>{s.label}</dt>
                  <dd>
                    {s.ways.map(keys => (
                      <span key={keys}>
                        {printed(keys).map((key, i) => (
                          // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice
                          <Kbd key={i}>{key}</Kbd>
                        ))}
                      </span>
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

interface Listed {
  readonly group: string
  readonly label: string
  readonly ways: readonly string[]
}

/** Keys that do the same stand in one line. */
const oncePerLabel = (shortcuts: readonly Shortcut[]): readonly Listed[] =>
  [...Map.groupBy(shortcuts, s => `${s.group} ${s.label}`).values()].flatMap(([first, ...more]) =>
    first ? [{ group: first.group, label: first.label, ways: [...new Set([first, ...more].map(s => s.keys))] }] : [],
  )
