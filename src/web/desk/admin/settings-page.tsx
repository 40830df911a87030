import { attempt, type TypeShape, useCreate, useRows } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Blank, Button, Failed, toastProblem } from '../../ui/index.ts'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { RecordPage } from '../record/record-page.tsx'
import { useAdminText } from './words.ts'

/** A record that exists once, shown as any record is: every change is in its history. */
export function SettingsPage({ type }: { type: TypeShape }) {
  const t = useAdminText()
  const say = useSay()
  const create = useCreate(type)
  const rows = useRows(type, { limit: 1, count: false })
  const [row] = rows.data?.items ?? []
  if (rows.isError) return <Failed page error={rows.error} retry={() => void rows.refetch()} />
  if (!rows.data) return <PageSkeleton />
  if (row) return <RecordPage type={type} address={row.id} />
  return (
    <Blank
      page
      icon="settings"
      title={t('settingsNone')}
      act={
        type.may.create && (
          <Button look="main" busy={create.isPending} onClick={() => attempt(create, { fields: {}, key: crypto.randomUUID() }, { onError: toastProblem })}>
            {t('create')}
          </Button>
        )
      }
    >
      {say(type.help)}
    </Blank>
  )
}
