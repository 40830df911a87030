import { useState } from 'react'
import { Link } from 'wouter'
import { type Row, useRows, useType } from '../../../web/client/index.ts'
import { NotLoaded } from '../../../web/portal/shell/not-loaded.tsx'
import { CardSkeletons } from '../../../web/portal/shell/page-skeleton.tsx'
import { useTitle } from '../../../web/portal/shell/title.ts'
import { classes } from '../../../web/ui/classes.ts'
import { Blank } from '../../../web/ui/blank.tsx'
import { TextInput } from '../../../web/ui/form.tsx'
import { textIn } from '../../../web/portal/row.ts'
import { places } from '../../../web/portal/places.ts'
import { usePortalText } from '../../../web/portal/words.ts'
import { buttonClass } from '../../../web/ui/button.tsx'
import { CartLink } from './cart-link.web.tsx'
import { ItemCard } from './item-card.web.tsx'
import { useFavourites } from './use-favourites.web.ts'
import { useNamed } from './named.web.ts'
import { useShopText } from './words.web.ts'

const fields = 'name,nameDe,summary,summaryDe,keywords,inCategory,price,recurringPrice,recurringEvery,deliveryDays,picture,order'

/** What can be ordered, by category; what somebody keeps at hand comes first. */
export default function CataloguePage() {
  const t = useShopText()
  const [words, setWords] = useState('')
  const [shelf, setShelf] = useState<string>()
  useTitle(t('order'))
  const items = useRows(useType('catalogueItem'), { filter: "state == 'published'", sort: 'order,name', fields, limit: 500 })
  const categories = useRows(useType('catalogueCategory'), { filter: 'active == true', sort: 'order,name', limit: 500 })
  const all = items.data?.items ?? []
  const shelves = (categories.data?.items ?? []).filter(one => all.some(item => item.inCategory === one.id))
  return (
    <div className="page shop">
      <div className="shop-head">
        <h1>{t('order')}</h1>
        <CartLink />
      </div>
      <TextInput type="search" enterKeyHint="search" aria-label={t('find')} placeholder={t('find')} value={words} onChange={e => setWords(e.target.value)} />
      {shelves.length > 1 && words.trim() === '' && <Shelves shelves={shelves} here={shelf} onGo={setShelf} />}
      {items.error ? (
        <NotLoaded error={items.error} retry={() => void items.refetch()} />
      ) : items.isPending || categories.isPending ? (
        <CardSkeletons count={5} />
      ) : (
        <Shown items={all} shelves={shelves} words={words} shelf={shelf} />
      )}
    </div>
  )
}

function Shelves({ shelves, here, onGo }: { shelves: readonly Row[]; here: string | undefined; onGo: (shelf: string | undefined) => void }) {
  const t = useShopText()
  const named = useNamed()
  return (
    <div className="shelves" role="group" aria-label={t('order')}>
      {[undefined, ...shelves].map(one => (
        <button
          key={one?.id ?? ''}
          type="button"
          className={classes('shelf', here === one?.id && 'is-here')}
          aria-pressed={here === one?.id}
          onClick={() => onGo(one?.id)}
        >
          {one ? named(one, 'name') : t('all')}
        </button>
      ))}
    </div>
  )
}

interface ShownProps {
  readonly items: readonly Row[]
  readonly shelves: readonly Row[]
  readonly words: string
  readonly shelf: string | undefined
}

function Shown({ items, shelves, words, shelf }: ShownProps) {
  const t = useShopText()
  const named = useNamed()
  const favourites = useFavourites()
  if (items.length === 0)
    return (
      <Blank icon="search" title={t('empty')}>
        {t('emptyHelp')}
      </Blank>
    )
  if (words.trim() !== '') return <Found items={items.filter(item => isFound(item, words))} />
  const kept = shelf === undefined ? items.filter(item => favourites.of(item.id) !== undefined) : []
  const sections = shelves.filter(one => shelf === undefined || one.id === shelf)
  const others = shelf === undefined ? items.filter(item => !shelves.some(one => one.id === item.inCategory)) : []
  return (
    <>
      {kept.length > 0 && <Section title={t('favourites')} items={kept} />}
      {sections.map(one => (
        <Section key={one.id} title={named(one, 'name')} help={named(one, 'description')} items={items.filter(item => item.inCategory === one.id)} />
      ))}
      {others.length > 0 && <Section title={shelves.length > 0 ? t('others') : t('all')} items={others} />}
    </>
  )
}

function Section({ title, help = '', items }: { title: string; help?: string; items: readonly Row[] }) {
  return (
    <section className="part">
      <h2>{title}</h2>
      {help !== '' && <p className="shelf-help">{help}</p>}
      <ul className="offers">
        {items.map(item => (
          <li key={item.id}>
            <ItemCard item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Found({ items }: { items: readonly Row[] }) {
  const t = useShopText()
  const portal = usePortalText()
  if (items.length === 0)
    return (
      <Blank
        icon="search"
        title={t('noneFound')}
        act={
          <Link href={places.report} className={buttonClass()}>
            {portal('reportSomething')}
          </Link>
        }
      >
        {t('noneFoundHelp')}
      </Blank>
    )
  return (
    <ul className="offers">
      {items.map(item => (
        <li key={item.id}>
          <ItemCard item={item} />
        </li>
      ))}
    </ul>
  )
}

/** Every word must begin one of the item's. */
export function isFound(item: Row, words: string): boolean {
  const own = ['name', 'nameDe', 'summary', 'summaryDe', 'keywords'].map(field => plain(textIn(item, field))).join(' ')
  return plain(words)
    .split(/\s+/)
    .filter(word => word !== '')
    .every(word => own.includes(word))
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
