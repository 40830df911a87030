import { Link, useSearch } from 'wouter'
import { useModel } from '../../../web/client/index.ts'
import { places, thingPlace } from '../../../web/portal/places.ts'
import { useTitle } from '../../../web/portal/shell/title.ts'
import { buttonClass } from '../../../web/ui/button.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { shopPlaces } from './places.web.ts'
import { useShopText } from './words.web.ts'

/** Says that it is ordered, under which number, and what happens now. */
export default function OrderedPage() {
  const t = useShopText()
  const { types } = useModel()
  const made = [...new URLSearchParams(useSearch())].flatMap(([name, number]) => {
    const type = types.find(one => one.name === name)
    return type ? [{ type, number }] : []
  })
  const isOrder = made.some(({ type }) => type.name === 'request')
  const title = isOrder || made.length === 0 ? t('thanks') : t('sentThanks')
  useTitle(title)
  const [first] = made
  return (
    <div className="page sent">
      <span className="sent-mark">
        <Icon name="check" size={28} />
      </span>
      <h1>{title}</h1>
      {made.map(({ type, number }) => (
        <p key={number} className="sent-number">
          {t('number')} <b>{/^[0-9A-Z]{2,20}$/.test(number) ? number : type.name}</b>
        </p>
      ))}
      {isOrder && (
        <section className="sent-next">
          <h2>{t('next')}</h2>
          <ol>
            <li>{t('next1')}</li>
            <li>{t('next2')}</li>
            <li>{t('next3')}</li>
          </ol>
        </section>
      )}
      <div className="sent-acts">
        <Link href={first && made.length === 1 ? thingPlace(first.type.path, first.number) : places.things} className={buttonClass('main')}>
          {made.length === 1 ? t('follow') : t('myThings')}
        </Link>
        <Link href={shopPlaces.catalogue} className={buttonClass('plain')}>
          {t('another')}
        </Link>
      </div>
    </div>
  )
}
