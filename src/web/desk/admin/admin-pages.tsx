import { Route, Switch } from 'wouter'
import { useModel, useSession } from '../../client/index.ts'
import { Blank } from '../../ui/index.ts'
import { isAdministrator } from '../shell/sections.ts'
import { AdminHome } from './admin-home.tsx'
import { AuditPage } from './audit-page.tsx'
import { MatrixPage } from './matrix-page.tsx'
import { SessionsPage } from './sessions-page.tsx'
import { SettingsPage } from './settings-page.tsx'
import { TokensPage } from './tokens-page.tsx'
import { useAdminText } from './words.ts'
import './admin.css'

export default function AdminPages() {
  const t = useAdminText()
  const session = useSession()
  const { types } = useModel()
  if (!isAdministrator(session))
    return (
      <Blank page icon="lock" title={t('refused')}>
        {t('refusedHelp')}
      </Blank>
    )
  return (
    <Switch>
      <Route path="/admin" component={AdminHome} />
      <Route path="/admin/priority-matrix" component={MatrixPage} />
      <Route path="/admin/tokens">
        <TokensPage everybody />
      </Route>
      <Route path="/admin/sessions">
        <SessionsPage everybody />
      </Route>
      <Route path="/admin/audit" component={AuditPage} />
      <Route path="/admin/settings/:path">
        {({ path }) => {
          const type = types.find(one => one.single && one.path === path)
          return type ? <SettingsPage key={path} type={type} /> : <AdminHome />
        }}
      </Route>
    </Switch>
  )
}
