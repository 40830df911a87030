import { auditWords, useAuditText } from './audit-words.ts'

/** What an act is called. */
export function useActWord(): (act: string) => string {
  const t = useAuditText()
  return act => (act in auditWords ? t(act as keyof typeof auditWords) : act)
}
