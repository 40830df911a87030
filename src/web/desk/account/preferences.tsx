import { type SyntheticEvent, useState } from 'react'
import { attempt, type TypeShape, useChange, useMe, useType } from '../../client/index.ts'
import { setZone, speak, useLanguage, useSay } from '../../text/index.ts'
import { Button, FieldFrame, Select, toast, toastProblem } from '../../ui/index.ts'
import { useAccountText } from './words.ts'

/** Language and zone, kept with the person and applied at once. */
export function Preferences() {
  const person = useType('person')
  return person ? <Form person={person} /> : null
}

const zones = (): readonly string[] => Intl.supportedValuesOf('timeZone')
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

function Form({ person }: { person: TypeShape }) {
  const t = useAccountText()
  const say = useSay()
  const me = useMe()
  const spoken = useLanguage()
  const [language, setLanguage] = useState<string>(spoken)
  const [zone, setZoneName] = useState(me.timeZone ?? '')
  const change = useChange(person)
  const save = (event: SyntheticEvent) => {
    event.preventDefault()
    attempt(
      change,
      { id: me.id, fields: { language, timeZone: zone || null } },
      {
        onError: toastProblem,
        onSuccess: () => {
          setZone(zone)
          speak(language)
          toast(t('saved'))
        },
      },
    )
  }
  return (
    <form className="account-form" onSubmit={save}>
      <FieldFrame label={t('language')}>
        {({ id }) => (
          <Select id={id} value={language} onChange={event => setLanguage(event.target.value)}>
            {Object.entries(person.fields.language?.options.words ?? {}).map(([name, word]) => (
              <option key={name} value={name}>
                {say(word)}
              </option>
            ))}
          </Select>
        )}
      </FieldFrame>
      <FieldFrame label={t('zone')}>
        {({ id }) => (
          <Select id={id} value={zone} onChange={event => setZoneName(event.target.value)}>
            <option value="">{t('zoneOwn', { zone: ownZone() })}</option>
            {zones().map(name => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </FieldFrame>
      <div className="row">
        <Button type="submit" busy={change.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
