import { useLocation } from 'wouter'
import { ask, useMe } from '../../client/index.ts'
import { Avatar, Menu, MenuItem, MenuLabel, MenuLine, setTheme, type Theme, toastProblem, useTheme } from '../../ui/index.ts'
import { openKeysHelp } from './keys-help.tsx'
import { useShellText } from './words.ts'

const themes: readonly { readonly theme: Theme; readonly icon: 'sun' | 'moon' | 'screen' }[] = [
  { theme: 'light', icon: 'sun' },
  { theme: 'dark', icon: 'moon' },
  { theme: 'system', icon: 'screen' },
]

const signOut = () => ask('/session', { method: 'DELETE' }).then(() => location.assign('/sign-in'), toastProblem)

export function NavMe() {
  const t = useShellText()
  const me = useMe()
  const theme = useTheme()
  const [, go] = useLocation()
  return (
    <Menu
      side="top"
      trigger={
        <button type="button" className="nav-me">
          <Avatar name={me.name} />
          <span className="clip">{me.name}</span>
        </button>
      }
    >
      <MenuItem icon="person" onClick={() => go('/account')}>
        {t('profile')}
      </MenuItem>
      <MenuItem icon="reply" href="/portal">
        {t('portal')}
      </MenuItem>
      <MenuItem icon="command" onClick={openKeysHelp}>
        {t('keys')}
      </MenuItem>
      <MenuLine />
      <MenuLabel>{t('theme')}</MenuLabel>
      {themes.map(one => (
        <MenuItem key={one.theme} icon={one.theme === theme ? 'check' : one.icon} onClick={() => setTheme(one.theme)}>
          {t(one.theme)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon="out" onClick={signOut}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  )
}
