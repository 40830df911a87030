import { FieldFrame, TextArea, TextInput } from '../../../web/ui/index.ts'
import type { OfferTexts, PartText } from '../../shared/offer.ts'
import { Part } from './part.web.tsx'
import type { DraftOf } from './use-draft-of.web.ts'
import { useCatalogueText } from './words.web.ts'

const places = [
  { name: 'name', most: 120, long: false },
  { name: 'summary', most: 300, long: false },
  { name: 'description', most: 20_000, long: true },
] as const

/** What it says, in English and beside it in German. */
export function Texts({ draft }: { draft: DraftOf }) {
  const t = useCatalogueText()
  const { texts } = draft.offer
  const set = (name: (typeof places)[number]['name'], language: keyof PartText, said: string) => {
    const next = { en: '', ...texts[name], [language]: said }
    const isBlank = name !== 'name' && next.en === '' && !next.de
    draft.change({ texts: without({ ...texts, [name]: isBlank ? undefined : next }) })
  }
  return (
    <Part title={t('texts')}>
      {places.map(({ name, most, long }) => (
        <div key={name} className="in-both">
          {(['en', 'de'] as const).map(language => (
            <FieldFrame
              key={language}
              label={`${t(name)} · ${language === 'en' ? t('english') : t('german')}`}
              help={language === 'de' ? t('germanHelp') : long ? t('descriptionHelp') : undefined}
              fault={draft.faultAt(`texts.${name}.${language}`)}
            >
              {ids => {
                const props = {
                  id: ids.id,
                  'aria-describedby': ids.describedBy,
                  'aria-invalid': ids.invalid,
                  maxLength: most,
                  lang: language,
                  value: texts[name]?.[language] ?? '',
                }
                return long ? (
                  <TextArea {...props} rows={5} onChange={e => set(name, language, e.target.value)} />
                ) : (
                  <TextInput {...props} onChange={e => set(name, language, e.target.value)} />
                )
              }}
            </FieldFrame>
          ))}
        </div>
      ))}
      <FieldFrame label={t('keywords')} help={t('keywordsHelp')} fault={draft.faultAt('texts.keywords')}>
        {ids => (
          <TextInput
            id={ids.id}
            aria-describedby={ids.describedBy}
            maxLength={500}
            value={texts.keywords ?? ''}
            onChange={e => draft.change({ texts: without({ ...texts, keywords: e.target.value === '' ? undefined : e.target.value }) })}
          />
        )}
      </FieldFrame>
    </Part>
  )
}

const without = (texts: { readonly [K in keyof OfferTexts]: OfferTexts[K] | undefined }): OfferTexts =>
  Object.fromEntries(Object.entries(texts).filter(([, said]) => said !== undefined)) as unknown as OfferTexts
