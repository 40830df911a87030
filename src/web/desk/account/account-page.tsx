import { useMe } from '../../client/index.ts'
import { NoticePreferences } from '../../notices/preferences.tsx'
import { useNoticeText } from '../../notices/words.ts'
import { type Theme, setTheme, useTheme, Segments, Who } from '../../ui/index.ts'
import { Sessions } from '../admin/sessions-page.tsx'
import { Tokens } from '../admin/tokens-page.tsx'
import { useTokenText } from '../admin/token-words.ts'
import { PageBar } from '../parts/page.tsx'
import { PasswordForm } from './password-form.tsx'
import { Preferences } from './preferences.tsx'
import { useAccountText } from './words.ts'
import '../admin/admin.css'
import './account.css'

/** What belongs to the person who is signed in. */
export default function AccountPage() {
  const t = useAccountText()
  const tokens = useTokenText()
  const notices = useNoticeText()
  const me = useMe()
  const theme = useTheme()
  return (
    <>
      <PageBar title={t('title')} />
      <div className="narrow account">
        <section>
          <h2>{t('profile')}</h2>
          <p className="row">
            <Who name={me.name} large /> <span className="none">{me.email}</span>
          </p>
          <Preferences />
        </section>
        <section>
          <h2>{t('look')}</h2>
          <Segments<Theme>
            label={t('look')}
            value={theme}
            onChange={setTheme}
            options={(['light', 'dark', 'system'] as const).map(value => ({ value, label: t(value) }))}
          />
        </section>
        <section>
          <h2>{notices('preferences')}</h2>
          <NoticePreferences />
        </section>
        <section>
          <h2>{t('password')}</h2>
          <PasswordForm />
        </section>
        <section>
          <h2>{tokens('sessions')}</h2>
          <Sessions />
        </section>
        <section>
          <h2>{tokens('tokens')}</h2>
          <Tokens />
        </section>
      </div>
    </>
  )
}
