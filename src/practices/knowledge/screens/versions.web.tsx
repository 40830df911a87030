import { type Change, diffLines, diffWords } from 'diff'
import { useState } from 'react'
import { textIn } from '../../../web/articles/text-in.ts'
import { type Row, useRows, useTransition, useType } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { Button, Segments, Select, Time, toast, toastProblem } from '../../../web/ui/index.ts'
import { useKnowledgeText } from './words.web.ts'

/** What the article said, version by version; two of them beside each other; and the way back. */
export function Versions({ type, record, names }: RecordParts) {
  const t = useKnowledgeText()
  const versionType = useType('articleVersion')
  const { data } = useRows(versionType, { filter: `article == '${record.id}'`, sort: '-publishedAt', limit: 100 }, versionType !== undefined)
  const move = useTransition(type)
  const [shown, setShown] = useState<string>()
  const versions = data?.items ?? []
  if (data && versions.length === 0) return <p className="article-screen-none">{t('noVersions')}</p>
  const back = (version: Row) =>
    move.mutate(
      { id: record.id, name: 'rollBack', input: { rollBackTo: version.edition } },
      { onSuccess: () => toast({ text: t('rolledBack') }), onError: toastProblem },
    )
  const mayRollBack = record._transitions?.includes('rollBack') ?? false
  return (
    <>
      <ul className="article-versions">
        {versions.map(version => (
          <li key={version.id}>
            <b>{String(version.edition)}</b>
            <span className="grow">
              {String(version.title)}
              {textIn(version, 'note') !== '' && <small> {textIn(version, 'note')}</small>}
            </span>
            <small>
              <Time at={String(version.publishedAt)} form="stamp" /> {names[String(version.publishedBy)]?.title}{' '}
              {version.current === true && `· ${t('current')}`}
            </small>
            <Button small look="quiet" aria-pressed={shown === version.id} onClick={() => setShown(shown === version.id ? undefined : version.id)}>
              {t('compare')}
            </Button>
            {mayRollBack && version.current !== true && (
              <Button small look="quiet" busy={move.isPending} onClick={() => back(version)}>
                {t('rollBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown && (
        <Compared
          key={shown}
          from={versions.find(v => v.id === shown)}
          versions={versions}
          working={`${textIn(record, 'title')}\n\n${textIn(record, 'body')}`}
        />
      )}
    </>
  )
}

const textOf = (version: Row | undefined): string => (version ? `${String(version.title)}\n\n${String(version.body)}` : '')

function Compared({ from, versions, working }: { from: Row | undefined; versions: readonly Row[]; working: string }) {
  const t = useKnowledgeText()
  const [to, setTo] = useState('')
  const [by, setBy] = useState<'words' | 'lines'>('words')
  const [a, b] = [textOf(from), to === '' ? working : textOf(versions.find(v => v.id === to))]
  const parts = by === 'words' ? diffWords(a, b) : diffLines(a, b)
  return (
    <section className="article-compared" aria-label={t('compare')}>
      <div className="row">
        <label className="row">
          {String(from?.edition)} {t('compareWith')}
          <Select value={to} onChange={event => setTo(event.target.value)}>
            <option value="">{t('working')}</option>
            {versions
              .filter(v => v.id !== from?.id)
              .map(v => (
                <option key={v.id} value={v.id}>
                  {String(v.edition)}
                </option>
              ))}
          </Select>
        </label>
        <Segments
          label={t('how')}
          value={by}
          onChange={setBy}
          options={[
            { value: 'words', label: t('words') },
            { value: 'lines', label: t('lines') },
          ]}
        />
      </div>
      {a === b ? (
        <p className="article-screen-none">{t('same')}</p>
      ) : (
        <div className="article-difference" lang="">
          {parts.map((part, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in their order
            <Part key={i} part={part} />
          ))}
        </div>
      )}
    </section>
  )
}

const Part = ({ part: { added, removed, value } }: { part: Change }) => (added ? <ins>{value}</ins> : removed ? <del>{value}</del> : <span>{value}</span>)
