import { useSession } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { isAdministrator } from '../../../web/desk/shell/sections.ts'
import { LevelExample } from './level-example.web.tsx'
import { LevelSentence } from './level-sentence.web.tsx'
import { Trial } from './trial.web.tsx'
import { ReckonAgain, Versions } from './versions.web.tsx'
import './level.css'

/** The top of a service level's page: what was promised, in a sentence and a picture; what it would have done; its versions. */
export function LevelScreen(parts: RecordParts) {
  const { record, past } = parts
  const mayTry = isAdministrator(useSession()) && !past
  return (
    <div className="level-page stack">
      <LevelSentence {...parts} />
      <LevelExample key={record.version} record={record} />
      {mayTry && <Trial record={record} />}
      {!past && <Versions {...parts} />}
      {mayTry && record.state !== 'draft' && <ReckonAgain record={record} />}
    </div>
  )
}
