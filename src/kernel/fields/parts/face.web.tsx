import type { Name } from '../../../web/client/shapes.ts'
import { Who } from '../../../web/ui/marks.tsx'

/** A record by its name: people with their initials, numbered records by number where `short` is asked for. */
export function Face({ name, type, short }: { name: Name; type: string; short?: boolean }) {
  if (type === 'person') return <Who name={name.title} {...(short ? { short } : {})} />
  return <span className="clip">{short && name.number ? name.number : name.title}</span>
}
