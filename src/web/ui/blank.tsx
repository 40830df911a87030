import type { ReactNode } from 'react'
import { isProblem } from '../client/problem.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { useUiText } from './words.ts'
import './blank.css'

interface BlankProps {
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly icon?: IconName
  readonly act?: ReactNode
  /** It is all that the page has to say, and so its heading. */
  readonly page?: boolean
}

/** Says why there is nothing, and what to do about it. */
export function Blank({ title, children, icon, act, page }: BlankProps) {
  const Heading = page ? 'h1' : 'h2'
  return (
    <div className="blank">
      {icon && <Icon name={icon} />}
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {act}
    </div>
  )
}

/** What a failed request leaves on the screen: nothing there, not allowed, no server, or broken. */
export function Failed({ error, retry, page = false }: { error: unknown; retry?: () => void; page?: boolean }) {
  const t = useUiText()
  const again = retry && (
    <Button icon="history" onClick={retry}>
      {t('retry')}
    </Button>
  )
  if (isProblem(error, 404))
    return (
      <Blank page={page} icon="search" title={t('missing')}>
        {t('missingHelp')}
      </Blank>
    )
  if (isProblem(error, 403))
    return (
      <Blank page={page} icon="lock" title={t('refused')}>
        {t('refusedHelp')}
      </Blank>
    )
  if (isProblem(error, 0))
    return (
      <Blank page={page} icon="warning" title={t('offline')} act={again}>
        {t('offlineHelp')}
      </Blank>
    )
  if (isProblem(error) && error.status < 500)
    return (
      <Blank page={page} icon="warning" title={error.title} act={again}>
        {error.message}
      </Blank>
    )
  return (
    <Blank page={page} icon="warning" title={t('broken')} act={again}>
      {t('brokenHelp')}
    </Blank>
  )
}
