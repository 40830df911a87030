import { boolean, choice, duration, type Field, longText, number, reference, rows, tags, text, type Text, type Word } from '../../../kernel/define/index.ts'
import type { TypeShape } from '../../../web/client/index.ts'
import type { FieldValue, Graph, Node, NodeKind } from '../graph/graph.ts'

/** What is known of names that a step can choose from. */
export interface Known {
  readonly graph: Graph
  readonly types: readonly TypeShape[]
  readonly subject: TypeShape | undefined
}

const words = (en: string, de: string): Text => ({ en, de })
const plain = (name: string): Word => ({ en: name, de: name })

/** The parts of a step as fields of the kernel, so that each has the input that such a value has everywhere. */
export function nodeFields(node: Node, known: Known): Readonly<Record<string, Field>> {
  return { name: text({ label: words('Name', 'Name'), required: true, max: 120 }), ...parts(node, known), ...ways(node.kind, known) }
}

/** Rows whose cells name steps, fields and the like. */
function parts(node: Node, known: Known): Record<string, Field> {
  const { kind } = node
  const { graph, types, subject } = known
  const made = madeBy(node, known)
  const variables = choice(named((graph.variables ?? []).filter(v => v.from === 'flow').map(v => v.key)), { label: words('Variable', 'Variable') })
  const field = subject ? choice(fieldWords(subject), { label: words('Field', 'Feld') }) : text({ label: words('Field', 'Feld'), max: 80 })
  const otherField = made ? choice(fieldWords(made), { label: words('Field', 'Feld') }) : text({ label: words('Field', 'Feld'), max: 80 })
  const value = text({ label: words('Value', 'Wert'), max: 2000 })
  const keepAs = choice(named((graph.variables ?? []).filter(v => v.from === 'flow').map(v => v.key)), { label: words('Keep its id as', 'Kennung merken als') })
  const recordType = choice(Object.fromEntries(types.filter(t => !t.single).map(t => [t.name, t.label.one])), {
    label: words('Type of record', 'Art des Datensatzes'),
  })
  const expected = duration({ label: words('Expected within', 'Erwartet innerhalb von') })
  const condition = text({ label: words('Condition', 'Bedingung'), max: 4000 })
  const name = text({ label: words('Name', 'Name'), max: 120 })
  const to = stepChoice(words('Leads to', 'Führt zu'), graph)
  const values = (of: Field) => rows({ field: of, value } as never, { label: words('Fields', 'Felder') }) as Field
  switch (kind) {
    case 'approval':
      return { shows: tags({ label: words('Shown to approvers', 'Wird gezeigt') }), expected }
    case 'task':
      return {
        title: text({ label: words('Title', 'Titel'), max: 500, required: true }),
        recordType,
        ...whose(made),
        fields: values(otherField),
        succeeds: text({ label: words('Counts as done if', 'Gilt als erledigt, wenn'), max: 4000 }),
        keepAs,
        expected,
      }
    case 'parallel':
      return {
        branches: rows({ name, to, when: condition } as never, { label: words('Branches', 'Zweige') }) as Field,
        join: stepChoice(words('They meet at', 'Sie treffen sich bei'), graph, 'join'),
      }
    case 'join':
      return {
        need: choice(
          { all: words('All branches', 'Alle Zweige'), first: words('The first of them', 'Der erste davon') },
          { label: words('Goes on with', 'Weiter mit') },
        ),
      }
    case 'wait':
      return {
        rule: text({ label: words('Until this holds', 'Bis gilt'), help: words('Such as state == "approved"', 'Etwa state == "approved"'), max: 4000 }),
        date: text({
          label: words('Or until this date', 'Oder bis zu diesem Datum'),
          help: words('A field such as dueAt, or a date', 'Ein Feld wie dueAt, oder ein Datum'),
          max: 200,
        }),
        duration: duration({ label: words('Or so long (with a date: so much later)', 'Oder so lange (mit Datum: so viel später)') }),
        atMost: duration({ label: words('For the condition: at most', 'Auf die Bedingung: höchstens') }),
        expected,
      }
    case 'decision':
      return { choices: rows({ name, when: condition, to } as never, { label: words('Choices; the first that holds', 'Wahl; die erste, die gilt') }) as Field }
    case 'set':
      return {
        fields: values(field),
        transition: choice(Object.fromEntries(Object.entries(subject?.transitions ?? {}).map(([key, { label }]) => [key, label])), {
          label: words('Transition', 'Übergang'),
        }),
        variables: rows({ variable: variables, value } as never, { label: words('Variables', 'Variablen') }) as Field,
      }
    case 'notify':
      return {
        text: longText({ label: words('Text', 'Text'), required: true, max: 2000 }),
        field: text({
          label: words('To whom a field names', 'An wen ein Feld nennt'),
          help: words('Such as requester or service.owner', 'Etwa requester oder service.owner'),
          max: 200,
        }),
        person: reference('person', { label: words('Or this person', 'Oder diese Person') }),
        group: reference('group', { label: words('Or this group', 'Oder diese Gruppe') }),
      }
    case 'create':
      return { recordType, ...whose(made), fields: values(otherField), link: text({ label: words('Related by', 'Verbunden durch'), max: 80 }), keepAs }
    case 'webhook':
      return {
        webhook: text({ label: words('Name of the webhook', 'Name des Webhooks'), required: true, max: 120 }),
        text: longText({ label: words('Text', 'Text'), max: 4000 }),
        values: values(name),
      }
    case 'http':
      return httpParts(graph)
    case 'subflow':
      return {
        flow: reference('flow', { label: words('Flow', 'Ablauf'), only: "state == 'published'" }),
        give: rows({ variable: name, value } as never, { label: words('Gives it', 'Gibt ihm mit') }) as Field,
        expected,
      }
    case 'loop':
      return {
        over: text({ label: words('List', 'Liste'), help: words('Such as answers.people', 'Etwa answers.people'), max: 200 }),
        together: boolean({ label: words('All together', 'Alle zugleich') }),
      }
    case 'end':
      return { outcome: choice({ done: words('Done', 'Erledigt'), incomplete: words('Incomplete', 'Unvollständig') }, { label: words('Outcome', 'Ergebnis') }) }
    default:
      return {}
  }
}

function httpParts(graph: Graph): Record<string, Field> {
  const header = {
    name: text({ label: words('Header', 'Header'), max: 100 }),
    value: text({ label: words('Value', 'Wert'), max: 2000 }),
    secret: text({ label: words('Or secret', 'Oder Geheimnis'), max: 80 }),
    prefix: text({ label: words('Before it', 'Davor'), max: 80 }),
  }
  const variable = choice(named((graph.variables ?? []).filter(v => v.from === 'flow').map(v => v.key)), { label: words('Variable', 'Variable') })
  const answer = {
    variable,
    at: text({ label: words('Where in the answer', 'Wo in der Antwort'), max: 200 }),
    required: boolean({ label: words('Must be there', 'Muss da sein') }),
  }
  return {
    method: choice(named(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']), { label: words('Method', 'Methode'), required: true }),
    url: text({ label: words('Address', 'Adresse'), required: true, max: 2000 }),
    headers: rows(header as never, { label: words('Headers', 'Header') }) as Field,
    answers: rows(answer as never, { label: words('Keep of the answer', 'Aus der Antwort merken') }) as Field,
    repeatable: boolean({
      label: words('It knows repeated keys', 'Es kennt wiederholte Schlüssel'),
      help: words('Without: what may have arrived is not sent again by itself.', 'Ohne: Was angekommen sein kann, wird nicht von selbst erneut gesendet.'),
    }),
  }
}

/** Where it leads, and what happens when it goes wrong. */
function ways(kind: NodeKind, { graph }: Known): Record<string, Field> {
  const step = (en: string, de: string) => stepChoice(words(en, de), graph)
  const mayFail = ['task', 'set', 'notify', 'create', 'webhook', 'http', 'subflow'].includes(kind)
  return {
    ...(kind === 'loop' ? { each: step('For each row', 'Für jede Zeile') } : {}),
    ...(kind === 'decision' ? { otherwise: step('Otherwise', 'Sonst') } : {}),
    ...(kind === 'end' || kind === 'decision' || kind === 'parallel' ? {} : { next: step('Then', 'Danach') }),
    ...(kind === 'approval' ? { rejected: step('When it is rejected', 'Wenn abgelehnt wird') } : {}),
    ...(kind === 'wait' ? { late: step('When it takes too long', 'Wenn es zu lange dauert') } : {}),
    ...(mayFail || kind === 'approval' ? { failed: step('When it fails', 'Wenn es scheitert') } : {}),
    ...(mayFail
      ? {
          retryCount: number({ label: words('Tried again, times', 'Wiederholungen'), whole: true, min: 0, most: 20 }),
          retryWait: duration({ label: words('After', 'Nach') }),
          undo: step('Undone by', 'Rückgängig durch'),
        }
      : {}),
  }
}

const stepChoice = (label: Text, { nodes }: Graph, kind?: NodeKind): Field =>
  choice(Object.fromEntries(nodes.filter(n => n.kind !== 'start' && (kind === undefined || n.kind === kind)).map(n => [n.key, plain(n.name)])), {
    label,
  }) as Field

const named = (names: readonly string[]): Record<string, Word> => Object.fromEntries(names.map(name => [name, plain(name)]))

const fieldWords = (type: TypeShape): Record<string, Word> =>
  Object.fromEntries(Object.entries(type.fields).flatMap(([name, { label, computed }]) => (computed ? [] : [[name, label]])))

/** What the flow knows beside its record. */
export const variablesField: Field = rows(
  {
    key: text({ label: words('Name', 'Name'), max: 60 }),
    from: choice(
      { answers: words('Answer', 'Antwort'), flow: words('Found out', 'Herausgefunden') },
      { label: words('Comes from', 'Kommt aus'), default: 'answers' },
    ),
    kind: choice(
      {
        text: words('Text', 'Text'),
        number: words('Number', 'Zahl'),
        boolean: words('Yes or no', 'Ja oder nein'),
        date: words('Date', 'Datum'),
        dateTime: words('Moment', 'Zeitpunkt'),
        reference: words('Record', 'Datensatz'),
      },
      { label: words('Kind', 'Art'), default: 'text' },
    ),
    to: text({ label: words('Of type', 'Vom Typ'), max: 60 }),
  },
  { label: words('What it knows', 'Was er weiß') },
)

/** The type of what a step makes. */
function madeBy({ kind, recordType }: Pick<Node, 'kind'> & { readonly recordType?: unknown }, { types }: Known): TypeShape | undefined {
  if (kind !== 'task' && kind !== 'create') return undefined
  return types.find(t => t.name === (recordType ?? (kind === 'task' ? 'requestTask' : undefined)))
}

/** Whose work it is: chosen, not written as one more field. */
function whose(made: TypeShape | undefined): Record<string, Field> {
  const { group, assignee } = made?.work ?? {}
  const field = (name: string | undefined) => (name === undefined ? undefined : made?.fields[name])
  const [ofGroup, ofAssignee] = [field(group), field(assignee)]
  return { ...(ofGroup ? { workGroup: ofGroup } : {}), ...(ofAssignee ? { workAssignee: ofAssignee } : {}) }
}

const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** As the form shows a node: what is nested in it stands beside each other. */
export function formValues(node: Node, known: Known): Readonly<Record<string, unknown>> {
  const {
    retry,
    fields = [],
    ...rest
  } = node as Node & {
    readonly retry?: { readonly count: number; readonly wait: string }
    readonly fields?: readonly FieldValue[]
  }
  const work = madeBy(node, known)?.work
  const chosen = (name: string | undefined) => fields.find(({ field, value }) => field === name && isId(value))
  const [group, assignee] = [chosen(work?.group), chosen(work?.assignee)]
  return {
    ...rest,
    fields: fields.filter(one => one !== group && one !== assignee),
    workGroup: group?.value ?? null,
    workAssignee: assignee?.value ?? null,
    retryCount: retry?.count ?? null,
    retryWait: retry?.wait ?? null,
  }
}

type Values = Readonly<Record<string, unknown>>

/** A node as the form says it; what is empty is left out, but for what its kind must have. */
export function fromForm(values: Values, known: Known): Node {
  const { retryCount, retryWait, workGroup, workAssignee, fields, ...others } = values
  const work = madeBy(others as unknown as Node, known)?.work
  const chosen = [
    [work?.group, workGroup],
    [work?.assignee, workAssignee],
  ].flatMap(([field, value]) => (field && value ? [{ field, value }] : []))
  const rest: Values = { ...others, fields: [...chosen, ...(Array.isArray(fields) ? (fields as readonly unknown[]) : [])] }
  const retry =
    typeof retryCount === 'number' && retryCount > 0 ? { retry: { count: retryCount, wait: typeof retryWait === 'string' ? retryWait : 'PT5M' } } : {}
  const kept = Object.entries(rest).flatMap(([name, value]) =>
    isNothing(value) ? [] : [[name, Array.isArray(value) ? value.map(v => cellsOf(name, v)) : value]],
  )
  const kind = rest.kind as NodeKind
  const wanted = { ...needs[kind], ...(['end', 'decision', 'parallel'].includes(kind) ? {} : { next: '' }) }
  const name = isNothing(rest.name) ? { name: '–' } : {}
  return { ...wanted, ...(Object.fromEntries(kept) as Values), ...name, ...retry } as unknown as Node
}

const needs: Readonly<Partial<Record<NodeKind, Values>>> = {
  approval: { steps: [] },
  parallel: { branches: [], join: '' },
  decision: { choices: [], otherwise: '' },
  notify: { text: '' },
  task: { title: '' },
  create: { recordType: '' },
  webhook: { webhook: '' },
  http: { method: 'POST', url: '' },
  subflow: { flow: '' },
  loop: { over: '', each: '' },
}

const cellNeeds: Readonly<Record<string, Values>> = {
  branches: { name: '', to: '' },
  choices: { name: '', when: '', to: '' },
  fields: { field: '', value: '' },
  values: { field: '', value: '' },
  variables: { variable: '', value: '' },
  give: { variable: '', value: '' },
  headers: { name: '' },
  answers: { variable: '', at: '' },
}

/** A row without what nobody has written in it; what it must have is empty then. */
function cellsOf(list: string, row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row
  return { ...cellNeeds[list], ...Object.fromEntries(Object.entries(row).filter(([, v]) => !isNothing(v))) }
}

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
