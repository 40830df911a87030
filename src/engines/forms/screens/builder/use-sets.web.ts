import { useQueries } from '@tanstack/react-query'
import { ask, type Row } from '../../../../web/client/index.ts'
import type { Form } from '../../form.ts'
import { type QuestionSet, setsIn } from '../../sets.ts'

/** The sets of questions that a form asks for, as they are now: for the preview, and for the faults as they would be told. */
export function useSets(form: Form): ReadonlyMap<string, QuestionSet> {
  const ids = [...new Set(setsIn(form.parts))].filter(id => id !== '')
  const found = useQueries({
    queries: ids.map(id => ({ queryKey: ['questionSet', id], queryFn: () => ask<Row>(`/question-sets/${id}`), staleTime: 60_000, retry: false })),
  })
  return new Map(
    found.flatMap(({ data }) => {
      const questions = data?.questions as QuestionSet['questions'] | null | undefined
      return data && questions ? [[data.id, { id: data.id, version: data.version, questions }] as const] : []
    }),
  )
}
