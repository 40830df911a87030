import { questionsOf } from '../../../engines/forms/index.ts'
import { useModel, useType } from '../../../web/client/index.ts'
import { useSay } from '../../../web/text/index.ts'
import { Button, FieldFrame, IconButton, Segments, Select, TextInput } from '../../../web/ui/index.ts'
import type { Creates, Offer } from '../../shared/offer.ts'
import { ApprovalSteps } from './approval-steps.web.tsx'
import { AnyField } from './field.web.tsx'
import { Part } from './part.web.tsx'
import type { DraftOf } from './use-draft-of.web.ts'
import { useCatalogueText } from './words.web.ts'

type Way = 'task' | 'flow' | 'creates'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const wayOf = ({ flow, creates }: Offer): Way => (flow ? 'flow' : creates ? 'creates' : 'task')

/** What happens when it is ordered: a task for a group, a flow, or another kind of record. */
export function Doing({ draft }: { draft: DraftOf }) {
  const t = useCatalogueText()
  const { offer, change } = draft
  const way = wayOf(offer)
  const go = (next: Way) =>
    change({
      task: next === 'task' ? (offer.task ?? {}) : undefined,
      flow: next === 'flow' ? (offer.flow ?? { id: '' }) : undefined,
      creates: next === 'creates' ? (offer.creates ?? { type: 'incident', fields: {} }) : undefined,
    })
  return (
    <Part title={t('doing')}>
      <Segments label={t('doing')} value={way} options={(['task', 'flow', 'creates'] as const).map(value => ({ value, label: t(value) }))} onChange={go} />
      {way === 'task' && <OneTask draft={draft} />}
      {way === 'flow' && (
        <AnyField
          kind="reference"
          label={t('flow')}
          options={{ to: 'flow', only: "state == 'published' && of == 'requestItem'" }}
          value={offer.flow?.id === '' ? null : offer.flow?.id}
          fault={draft.faultAt('flow')}
          onChange={id => change({ flow: { id: textOf(id) } })}
        />
      )}
      {way === 'creates' && offer.creates && <Making draft={draft} creates={offer.creates} />}
    </Part>
  )
}

function OneTask({ draft }: { draft: DraftOf }) {
  const t = useCatalogueText()
  const { offer, change, faultAt } = draft
  const columns = useType('approvalPolicy')?.fields.steps?.options.columns
  const { task = {} } = offer
  return (
    <>
      <div className="in-both">
        <AnyField
          kind="reference"
          label={t('group')}
          options={{ to: 'group', only: 'active == true' }}
          value={task.group}
          fault={faultAt('task.group')}
          onChange={group => change({ task: { ...task, group: group ?? undefined } as never })}
        />
        <FieldFrame label={t('taskTitle')} help={t('taskTitleHelp')}>
          {ids => (
            <TextInput
              id={ids.id}
              maxLength={200}
              value={task.title ?? ''}
              onChange={e => change({ task: { ...task, title: e.target.value === '' ? undefined : e.target.value } })}
            />
          )}
        </FieldFrame>
      </div>
      {columns && (
        <ApprovalSteps
          columns={columns}
          steps={offer.approval?.steps ?? []}
          fault={faultAt('approval')}
          onChange={steps => change({ approval: steps.length > 0 ? { steps } : undefined })}
        />
      )}
    </>
  )
}

function Making({ draft, creates }: { draft: DraftOf; creates: Creates }) {
  const t = useCatalogueText()
  const say = useSay()
  const { types } = useModel()
  const type = types.find(one => one.name === creates.type)
  const set = (next: Partial<Creates>) => draft.change({ creates: { ...creates, ...next } })
  const fields = Object.entries(creates.fields)
  const free = Object.entries(type?.fields ?? {}).filter(([name, field]) => !field.computed && !(name in creates.fields))
  return (
    <>
      <FieldFrame label={t('makes')}>
        {ids => (
          <Select id={ids.id} value={creates.type} onChange={e => set({ type: e.target.value, fields: {} })}>
            {types
              .filter(one => one.work && one.may.create)
              .map(one => (
                <option key={one.name} value={one.name}>
                  {say(one.label.one)}
                </option>
              ))}
          </Select>
        )}
      </FieldFrame>
      <ul className="made-fields">
        {fields.map(([name, from]) => (
          <li key={name}>
            <b>{type?.fields[name] ? say(type.fields[name].label) : name}</b>
            <From draft={draft} label={name} from={from} onChange={next => set({ fields: { ...creates.fields, [name]: next } })} />
            <IconButton
              icon="trash"
              label={`${t('remove')}: ${name}`}
              onClick={() => set({ fields: Object.fromEntries(fields.filter(([other]) => other !== name)) })}
            />
            {draft.faultAt(`creates.fields.${name}`) && <p className="field-fault">{draft.faultAt(`creates.fields.${name}`)}</p>}
          </li>
        ))}
      </ul>
      <FieldFrame label={t('addField')}>
        {ids => (
          <Select id={ids.id} value="" onChange={e => e.target.value !== '' && set({ fields: { ...creates.fields, [e.target.value]: { value: '' } } })}>
            <option value="">–</option>
            {free.map(([name, field]) => (
              <option key={name} value={name}>
                {say(field.label)}
              </option>
            ))}
          </Select>
        )}
      </FieldFrame>
    </>
  )
}

interface FromProps {
  readonly draft: DraftOf
  readonly label: string
  readonly from: Creates['fields'][string]
  readonly onChange: (from: Creates['fields'][string]) => void
}

/** The answer to a question, or the same value always. */
function From({ draft, label, from, onChange }: FromProps) {
  const t = useCatalogueText()
  const say = useSay()
  const questions = draft.offer.form ? questionsOf(draft.offer.form) : []
  return (
    <span className="made-from">
      <Select
        aria-label={`${label}: ${t('from')}`}
        value={'answer' in from ? from.answer : ''}
        onChange={e => onChange(e.target.value === '' ? { value: '' } : { answer: e.target.value })}
      >
        <option value="">{t('fromValue')}</option>
        {questions.map(({ key, label: words }) => (
          <option key={key} value={key}>
            {t('fromAnswer')} {say(words)}
          </option>
        ))}
      </Select>
      {'value' in from && (
        <TextInput aria-label={`${label}: ${t('fromValue')}`} value={textOf(from.value)} onChange={e => onChange({ value: e.target.value })} />
      )}
    </span>
  )
}

/** What it brings along. */
export function Includes({ draft }: { draft: DraftOf }) {
  const t = useCatalogueText()
  const { offer, change, faultAt } = draft
  const all = offer.includes ?? []
  const set = (i: number, next: object) => change({ includes: all.map((one, at) => (at === i ? (defined({ ...one, ...next }) as never) : one)) })
  const drop = (i: number) => change({ includes: all.length === 1 ? undefined : all.filter((_, at) => at !== i) })
  return (
    <Part title={t('includes')} help={t('includesHelp')}>
      {all.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else of their own, and stay in their order
        <div key={i} className="included-edit">
          <AnyField
            kind="reference"
            label={t('item')}
            options={{ to: 'catalogueItem', only: "state == 'published'" }}
            value={one.item === '' ? null : one.item}
            fault={faultAt(`includes.${i}.item`)}
            onChange={item => set(i, { item: textOf(item) })}
          />
          <FieldFrame label={t('when')} help={t('whenHelp')} fault={faultAt(`includes.${i}.when`)}>
            {ids => (
              <TextInput
                id={ids.id}
                spellCheck={false}
                value={one.when ?? ''}
                onChange={e => set(i, { when: e.target.value === '' ? undefined : e.target.value })}
              />
            )}
          </FieldFrame>
          <FieldFrame label={t('shares')} help={t('sharesHelp')} fault={faultAt(`includes.${i}.shares`)}>
            {ids => (
              <Shares id={ids.id} value={one.shares ?? {}} onChange={shares => set(i, { shares: Object.keys(shares).length === 0 ? undefined : shares })} />
            )}
          </FieldFrame>
          <AnyField
            kind="number"
            label={t('quantity')}
            options={{ min: 1, most: 999, whole: true }}
            value={one.quantity ?? 1}
            onChange={quantity => set(i, { quantity })}
          />
          <IconButton icon="trash" label={t('remove')} onClick={() => drop(i)} />
        </div>
      ))}
      <Button icon="add" onClick={() => change({ includes: [...all, { item: '' }] })}>
        {t('addItem')}
      </Button>
    </Part>
  )
}

const defined = (object: object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null))

function Shares({ id, value, onChange }: { id: string; value: Readonly<Record<string, string>>; onChange: (shares: Record<string, string>) => void }) {
  const said = Object.entries(value)
    .map(([their, my]) => `${their} = ${my}`)
    .join(', ')
  return <TextInput id={id} spellCheck={false} defaultValue={said} onBlur={e => onChange(read(e.target.value))} />
}

const read = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(',').flatMap(pair => {
      const [their = '', my = ''] = pair.split('=').map(part => part.trim())
      return their !== '' && my !== '' ? [[their, my]] : []
    }),
  )
