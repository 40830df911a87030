import { useCallback, useMemo, useState } from 'react'
import type { Text } from '../../../kernel/define/index.ts'
import { useDraft } from '../../../web/client/drafts.ts'
import { isProblem } from '../../../web/client/problem.ts'
import { compileForm, type CompiledForm } from '../compile.ts'
import type { Answers, Form } from '../form.ts'
import { type Standing, standingOf, toSend } from '../standing.ts'
import type { AskingContext } from './asking.web.ts'
import { useBehind } from './use-behind.web.ts'

/** A form while somebody answers it. `FormFields` draws it; whoever sends it asks for `ready()`. */
export interface AskedForm {
  readonly compiled: CompiledForm
  readonly context: AskingContext
  readonly answers: Answers
  readonly standing: Standing
  /** What its input shows: as somebody gave it, else as it is filled in; undefined where what is typed makes no sense yet. */
  readonly shownAt: (key: string) => unknown
  /** `undefined` where what is typed makes no sense yet. */
  readonly change: (key: string, value: unknown) => void
  /** What is wrong, by question, as far as it is to be shown by now. */
  readonly faults: ReadonlyMap<string, Text>
  /** Somebody has gone on from that question; `why` says why its input could not read what is typed. */
  readonly leave: (key: string, why?: string) => void
  /** What is to be sent; undefined, with the first fault in focus, where something is wrong. */
  readonly ready: () => Answers | undefined
  /** Shows what the server found wrong at its question. Gives whether all of it has a question. */
  readonly tell: (error: unknown) => boolean
  /** Forgets all answers, also those that were kept for the next visit. */
  readonly clear: () => void
  /** There were answers from before. */
  readonly restored: boolean
  /** Grows when all is forgotten, so that every input begins anew. */
  readonly round: number
  /** Grows each time the first fault is to have the focus. */
  readonly look: number
}

const none: Answers = {}
const nothingOf = () => none
const allOf = (answers: Answers) => answers
const garbled: Text = { en: 'This cannot be read. Correct it or empty it.', de: 'Das lässt sich nicht lesen. Bitte berichtigen oder leeren.' }

/** `draft` names what is kept when the page is left: another one for each thing that is asked; without it nothing is. */
export function useForm(form: Form, context: AskingContext, draft?: string): AskedForm {
  const { facts, types } = context
  const compiled = useMemo(() => compileForm(form, types), [form, types])
  const [answers, keep, forget] = useDraft<Answers>(`form.${draft ?? ''}`, none, draft === undefined ? nothingOf : allOf)
  const [restored, setRestored] = useState(() => Object.keys(answers).length > 0)
  const [unclear, setUnclear] = useState<ReadonlySet<string>>(new Set())
  const [left, setLeft] = useState<ReadonlyMap<string, string>>(new Map())
  const [told, setTold] = useState<ReadonlyMap<string, Text>>(new Map())
  const [tried, setTried] = useState(false)
  const [look, setLook] = useState(0)
  const [round, setRound] = useState(0)
  const [now, tick] = useServerTime(facts.now)
  const behind = useBehind(compiled, context, standingOf(compiled, answers, { ...facts, now }).answers)
  const standing = standingOf(compiled, answers, { ...facts, now, behind: { ...facts.behind, ...behind } })
  const change = useCallback(
    (key: string, value: unknown) => {
      setUnclear(before => withOut(before, key, value === undefined))
      setTold(before => new Map([...before].filter(([at]) => at !== key)))
      keep({ ...answers, [key]: value === undefined ? null : value })
      tick()
    },
    [answers, keep, tick],
  )
  const wrong = new Map([...[...unclear].map(key => [key, whyNot(left.get(key))] as const), ...told, ...standing.faults].toReversed())
  const ofQuestions = [...wrong].filter(([key]) => standing.questions.get(key)?.shown)
  const faults = new Map(ofQuestions.filter(([key]) => tried || told.has(key) || (left.has(key) && key in answers)))
  return {
    compiled,
    context,
    answers,
    standing,
    change,
    faults,
    restored,
    round,
    look,
    shownAt: key => (unclear.has(key) ? undefined : Object.hasOwn(answers, key) ? answers[key] : standing.questions.get(key)?.value),
    leave: (key, why = '') => setLeft(before => (before.get(key) === why ? before : new Map(before).set(key, why))),
    ready: () => {
      setTried(true)
      if (ofQuestions.length === 0) return toSend(standing, answers)
      setLook(before => before + 1)
      return undefined
    },
    tell: error => {
      const { at, all } = toldBy(error)
      setTold(at)
      if (at.size > 0) setLook(before => before + 1)
      return all
    },
    clear: () => {
      forget()
      setRestored(false)
      setTried(false)
      setUnclear(new Set())
      setTold(new Map())
      setLeft(new Map())
      setRound(before => before + 1)
    },
  }
}

/** As the input itself says it, in the language of the screen. */
const whyNot = (why: string | undefined): Text => (why ? { en: why, de: why } : garbled)

function withOut(before: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(before)
  if (isIn) next.add(key)
  else next.delete(key)
  return next
}

/** The server's time, as it has gone on until the last answer: the device's own clock may be wrong. */
function useServerTime(start: string): readonly [string, () => void] {
  const [ahead] = useState(() => Date.parse(start) - Date.now())
  const [now, setNow] = useState(start)
  const tick = useCallback(() => setNow(new Date(Date.now() + ahead).toISOString()), [ahead])
  return [now, tick]
}

/** `answers.model`, `lines[0].answers.model`: at that question. */
function toldBy(error: unknown): { readonly at: ReadonlyMap<string, Text>; readonly all: boolean } {
  if (!isProblem(error)) return { at: new Map(), all: false }
  const found = error.faults.map(({ field, message }) => ({ key: /(?:^|\.)answers\.(\w+)$/.exec(field)?.[1], message }))
  const at = new Map(found.flatMap(({ key, message }) => (key === undefined ? [] : [[key, { en: message, de: message }] as const])))
  return { at, all: found.length > 0 && found.every(one => one.key !== undefined) }
}
