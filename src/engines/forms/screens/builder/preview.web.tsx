import { useMemo, useState } from 'react'
import { useMe } from '../../../../web/client/index.ts'
import type { Types } from '../../compile.ts'
import type { Form } from '../../form.ts'
import { FormFields } from '../form-fields.web.tsx'
import type { AskingContext } from '../asking.web.ts'
import { useForm } from '../use-form.web.ts'
import { useBuilderText } from './words.web.ts'

/** The form as a requester sees it on a phone, to be tried out. */
export function Preview({ form, types }: { form: Form; types: Types }) {
  const t = useBuilderText()
  const context = useTrying(types)
  const asked = useForm(form, context)
  return (
    <section className="builder-preview" aria-label={t('preview')}>
      <h2>{t('preview')}</h2>
      <p className="field-help">{t('previewHelp')}</p>
      <div className="builder-phone">
        <FormFields asked={asked} />
      </div>
    </section>
  )
}

/** As if whoever builds ordered for themselves. Files go nowhere. */
function useTrying(types: Types): AskingContext {
  const { id, roles, groups } = useMe()
  const [now] = useState(() => new Date().toISOString())
  return useMemo(
    () => ({
      channel: 'portal',
      types,
      facts: { requester: id, orderer: id, roles, groups: groups.map(group => group.id), now, behind: {} },
      files: { add: async file => ({ id: triedFile(file), name: file.name }) },
    }),
    [id, roles, groups, now, types],
  )
}

/** An id that no file has. */
const triedFile = ({ size, lastModified }: File): string =>
  `00000000-0000-0000-0000-${(size * 1000 + (lastModified % 1000)).toString(16).padStart(12, '0').slice(-12)}`
