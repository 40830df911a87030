import { isProblem } from '../../client/problem.ts'
import { Failed } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { usePortalText } from '../words.ts'

/** A part of a page that could not be loaded, in the place where it would be. */
export function NotLoaded({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = usePortalText()
  if (isProblem(error, 403, 404)) return <Failed error={error} />
  return (
    <div className="not-loaded" role="alert">
      <p>
        <b>{t('notLoaded')}</b> {t('notLoadedHelp')}
      </p>
      {retry && <Button onClick={retry}>{t('retry')}</Button>}
    </div>
  )
}
