import { Link } from 'wouter'
import { useModel } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { buttonClass } from '../../../web/ui/index.ts'
import { Runs } from './runs.web.tsx'
import { AutomationSentence } from './sentence.web.tsx'
import { Trial } from './trial.web.tsx'
import { useAutomationText } from './words.web.ts'
import './automation.css'

/** On the page of an automation: the sentence, both ways to try it, and what it did. */
export default function Banner({ record, names, past }: RecordParts) {
  const t = useAutomationText()
  const { types } = useModel()
  const path = types.find(type => type.name === record.recordType)?.path
  return (
    <div className="automation-banner stack">
      <div className="sheet automation-top">
        <AutomationSentence values={record} known={names} />
        {!past && (
          <Link href={`/admin/automations/${record.id}`} className={buttonClass()}>
            {t('build')}
          </Link>
        )}
      </div>
      {!past && (
        <details>
          <summary>{t('tryHeading')}</summary>
          <Trial id={record.id} on={String(record.on)} path={path} />
        </details>
      )}
      {!past && (
        <details open>
          <summary>{t('runsHeading')}</summary>
          <Runs id={record.id} />
        </details>
      )}
    </div>
  )
}
