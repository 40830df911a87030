import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { Button, Icon, Menu, MenuItem, toastProblem } from '../../ui/index.ts'
import { LyingBars } from './bars.tsx'
import { Columns } from './columns.tsx'
import { mostSeries, type Picture } from './picture.ts'
import { fileName, follow, pngBlob, saveAs, svgText } from './saved-picture.ts'
import { usePictureText } from './words.ts'
import './picture.css'

export type Kind = 'bars' | 'columns' | 'line' | 'table'

interface ShownProps {
  readonly picture: Picture
  readonly kind: Kind
  /** What the labels are: `Group`, `Month`. */
  readonly of: string
  /** Where the records behind a value are listed. */
  readonly behind?: (label: number, series: number) => string
  /** Where the same comes from as CSV. */
  readonly csv?: string
}

/**
 * A picture of figures with the same figures as a table below it, and both as files. Drawn by ourselves: bars and lines take 200 lines, of
 * which no library knows that a value opens its records, that the colours follow the theme, or that nothing moves.
 */
export function ShownPicture({ picture, kind, of, behind, csv }: ShownProps) {
  const t = usePictureText()
  const [frame, width] = useWidth()
  const drawn = kind !== 'table' && picture.series.length <= mostSeries && picture.labels.length > 0
  const svg = () => frame.current?.querySelector('svg.chart') as SVGSVGElement | null
  const asSvg = () => {
    const found = svg()
    if (found) saveAs(new Blob([svgText(found)], { type: 'image/svg+xml' }), fileName(picture.title, 'svg'))
  }
  const asPng = () => {
    const found = svg()
    if (found) void pngBlob(found).then(blob => saveAs(blob, fileName(picture.title, 'png')), toastProblem)
  }
  const table = <PictureTable picture={picture} of={of} {...(behind ? { behind } : {})} />
  return (
    <figure className="shown-picture">
      <div className="row picture-acts">
        {picture.series.length > 1 && drawn && <Legend picture={picture} />}
        <span className="grow" />
        {(drawn || csv !== undefined) && (
          <Menu
            trigger={
              <Button small look="quiet">
                <Icon name="download" size={14} />
                {t('save')}
              </Button>
            }
          >
            {drawn && <MenuItem onClick={asPng}>PNG</MenuItem>}
            {drawn && <MenuItem onClick={asSvg}>SVG</MenuItem>}
            {csv !== undefined && <MenuItem onClick={() => follow(csv, '')}>CSV</MenuItem>}
          </Menu>
        )}
      </div>
      <div ref={frame}>
        {drawn &&
          width > 0 &&
          (kind === 'bars' ? <LyingBars picture={picture} width={width} /> : <Columns picture={picture} width={width} lines={kind === 'line'} />)}
      </div>
      {kind !== 'table' && picture.series.length > mostSeries && <p className="none">{t('tooMany')}</p>}
      {drawn ? (
        <details>
          <summary>{t('asTable')}</summary>
          {table}
        </details>
      ) : (
        table
      )}
    </figure>
  )
}

function Legend({ picture }: { picture: Picture }) {
  return (
    <ul className="picture-legend" aria-hidden="true">
      {picture.series.map((series, s) => (
        <li key={s} className={`series-${s}`}>
          <i />
          {series.name}
        </li>
      ))}
    </ul>
  )
}

function PictureTable({ picture, of, behind }: Pick<ShownProps, 'picture' | 'of' | 'behind'>) {
  return (
    <div className="scroll-x">
      <table className="plain-table picture-table">
        <caption>{picture.title}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {picture.series.map((series, s) => (
              <th key={s} scope="col" className="is-number">
                {series.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {picture.labels.map((label, i) => (
            <tr key={i}>
              <th scope="row">{label}</th>
              {picture.series.map((series, s) => {
                const said = picture.say(series.values[i] ?? null)
                return (
                  <td key={s} className="is-number num">
                    {behind ? <Link href={behind(i, s)}>{said}</Link> : said}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How wide a thing is on the page, as that changes. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [frame, width] as const
}
