import type { Column, ForeignKey, Index, Table } from './wanted.ts'

/**
 * The SQL that turns one set of tables into another, statement by statement; empty when they agree.
 * It is a proposal: somebody reads it before it becomes a migration. What would lose data stands commented out.
 */
export function difference(before: readonly Table[], after: readonly Table[]): string[] {
  const old = new Map(before.map(t => [t.name, t]))
  const kept = new Set(after.map(t => t.name))
  const created = after.filter(t => !old.has(t.name))
  const changed = after.flatMap(t => pair(old.get(t.name), t))
  return [
    ...created.flatMap(createTable),
    ...changed.flatMap(([a, b]) => changeTable(a, b)),
    ...created.flatMap(t => t.foreignKeys.map(fk => addForeignKey(t, fk))),
    ...before.filter(t => !kept.has(t.name)).map(t => `-- drop table store.${t.name}; -- loses data: run it in a later release`),
    ...administrativeIndex(before, after),
  ]
}

/** What is administrative stands in the audit, which reads it along an index of its own. */
function administrativeIndex(before: readonly Table[], after: readonly Table[]): string[] {
  const [was, is] = [before, after].map(tables =>
    tables
      .flatMap(t => (t.administrative ? [`'${t.administrative}'`] : []))
      .toSorted()
      .join(', '),
  )
  if (was === is) return []
  const made = is && `\ncreate index history_administrative_idx on store.history (tenant_id, at, record_id, seq) where record_type in\n  (${is});`
  return [`drop index if exists store.history_administrative_idx;${made}`]
}

/** A sequence, so that no create waits for another; the importer may move it past the numbers it brings. */
const numbers = (name: string, from: number) => [
  `create sequence app.${name}_number start ${from};`,
  `grant usage, select, update on sequence app.${name}_number to mainstay_app;`,
]

const pair = (a: Table | undefined, b: Table): [Table, Table][] => (a && JSON.stringify(a) !== JSON.stringify(b) ? [[a, b]] : [])

function createTable(t: Table): string[] {
  const lines = [...t.columns.map(c => `  ${columnSql(c)}`), '  primary key (tenant_id, id)']
  return [
    ...(t.numbersFrom === undefined ? [] : numbers(t.name, t.numbersFrom)),
    `create table store.${t.name} (\n${lines.join(',\n')}\n);`,
    ...t.indexes.map(i => indexSql(t, i)),
    expose(t),
  ]
}

function changeTable(a: Table, b: Table): string[] {
  const old = new Map(a.columns.map(c => [c.name, c]))
  const renamed = b.columns.filter(c => !old.has(c.name) && c.was !== undefined && old.has(c.was))
  const from = new Map(renamed.map(c => [c.name, c.was ?? '']))
  const added = b.columns.filter(c => !old.has(c.name) && !from.has(c.name))
  const gone = a.columns.filter(c => !b.columns.some(x => x.name === c.name || from.get(x.name) === c.name))
  const columns = [
    ...renamed.map(c => `alter table store.${b.name} rename column "${c.was}" to "${c.name}";`),
    ...added.map(c => `alter table store.${b.name} add column ${columnSql(c)};`),
    ...b.columns.flatMap(c => alterColumn(b, old.get(from.get(c.name) ?? c.name), c)),
    ...gone.map(c => `-- alter table store.${b.name} drop column "${c.name}"; -- loses data: run it in a later release`),
  ]
  return [
    ...(columns.length > 0 ? [`drop view app.${b.name};`, ...columns] : []),
    ...lists(a.indexes, b.indexes).gone.map(i => `drop index store.${i.name};`),
    ...lists(a.indexes, b.indexes).fresh.map(i => indexSql(b, i)),
    ...lists(a.foreignKeys, b.foreignKeys).gone.map(fk => `alter table store.${b.name} drop constraint ${b.name}_${fk.column}_fkey;`),
    ...lists(a.foreignKeys, b.foreignKeys).fresh.map(fk => addForeignKey(b, fk)),
    ...(columns.length > 0 ? [expose(b)] : []),
  ]
}

function alterColumn(t: Table, a: Column | undefined, b: Column): string[] {
  if (!a) return []
  const alter = `alter table store.${t.name} alter column "${b.name}"`
  return [
    ...(a.type !== b.type ? [`${alter} type ${b.type} using "${b.name}"::${b.type};`] : []),
    ...(a.notNull !== b.notNull ? [`${alter} ${b.notNull ? 'set' : 'drop'} not null;`] : []),
    ...(a.default !== b.default ? [b.default === undefined ? `${alter} drop default;` : `${alter} set default ${b.default};`] : []),
  ]
}

function lists<T>(a: readonly T[], b: readonly T[]): { gone: T[]; fresh: T[] } {
  const has = (all: readonly T[], one: T) => all.some(x => JSON.stringify(x) === JSON.stringify(one))
  return { gone: a.filter(x => !has(b, x)), fresh: b.filter(x => !has(a, x)) }
}

const columnSql = (c: Column) => `"${c.name}" ${c.type}${c.notNull ? ' not null' : ''}${c.default === undefined ? '' : ` default ${c.default}`}`

/** GIN without its pending list: a steady cost on each write instead of a jump on some. */
const indexSql = (t: Table, i: Index) =>
  `create ${i.unique ? 'unique ' : ''}index ${i.name} on store.${t.name} using ${i.method} (${['tenant_id', ...i.on].join(', ')})${i.method === 'gin' ? ' with (fastupdate = off)' : ''};`

const addForeignKey = (t: Table, fk: ForeignKey) =>
  `alter table store.${t.name} add constraint ${t.name}_${fk.column}_fkey foreign key (tenant_id, "${fk.column}") references store.${fk.table} (tenant_id, id) deferrable;`

const expose = (t: Table) => `select store.expose('${t.name}');`
