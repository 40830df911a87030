import type { RecordPage } from '../../client/index.ts'
import { Icon } from '../../ui/index.ts'
import type { Audience, Writing } from './writing.ts'
import { useRecordText } from './words.ts'

interface ComposerTabsProps {
  readonly record: RecordPage
  readonly writing: Writing
  readonly reader: string | undefined
}

/** To whom: the requester or the team. Both are named, and look different. */
export function ComposerTabs({ record, writing, reader }: ComposerTabsProps) {
  const t = useRecordText()
  const offered: readonly Audience[] = [...(record._can?.comment ? (['public'] as const) : []), ...(record._can?.note ? (['internal'] as const) : [])]
  return (
    <div className="composer-tabs">
      {offered.map(audience => (
        <button
          key={audience}
          type="button"
          aria-pressed={writing.audience === audience}
          className={`composer-tab is-${audience}`}
          onClick={() => writing.summon(audience)}
        >
          <Icon name={audience === 'public' ? 'reply' : 'lock'} size={14} />
          {audience === 'internal' ? t('note') : reader ? t('reply', { name: reader }) : t('replyAny')}
        </button>
      ))}
    </div>
  )
}
