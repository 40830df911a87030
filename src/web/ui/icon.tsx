/** Strokes on a 16 x 16 grid, drawn for Mainstay. */
const paths = {
  add: 'M8 3.25v9.5M3.25 8h9.5',
  check: 'm3.5 8.5 3 3 6-7',
  close: 'm4 4 8 8M12 4l-8 8',
  down: 'm4 6.25 4 4 4-4',
  up: 'm4 9.75 4-4 4 4',
  left: 'm9.75 4-4 4 4 4',
  right: 'm6.25 4 4 4-4 4',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.2 3.2',
  camera: 'M2.5 5h2.4l1-1.5h4.2l1 1.5h2.4v7.75h-11zM8 11a2.1 2.1 0 1 0 0-4.2A2.1 2.1 0 0 0 8 11Z',
  clip: 'm12.8 7.4-4.9 4.9a3 3 0 0 1-4.3-4.3l5.3-5.2a2 2 0 0 1 2.8 2.8l-5.2 5.2a1 1 0 0 1-1.4-1.4l4.4-4.4',
  file: 'M9 2.25H4.5a1 1 0 0 0-1 1v9.5a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V5.75L9 2.25Zm0 0v3.5h3.5',
  download: 'M8 2.5v7.25m-3-3 3 3 3-3M3 13h10',
  board: 'M2.75 3.25h2.9v9.5h-2.9zM6.55 3.25h2.9v6h-2.9zM10.35 3.25h2.9v8h-2.9z',
  table: 'M2.5 3.25h11v9.5h-11zM2.5 6.5h11M2.5 9.6h11',
  columns: 'M2.5 3.25h11v9.5h-11zM6.2 3.25v9.5M9.8 3.25v9.5',
  sort: 'M5 3v10m0 0L2.75 10.75M5 13l2.25-2.25M11 13V3m0 0L8.75 5.25M11 3l2.25 2.25',
  star: 'm8 2.3 1.7 3.6 3.9.5-2.9 2.7.8 3.9L8 11.1 4.5 13l.8-3.9L2.4 6.4l3.9-.5L8 2.3Z',
  clock: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM8 5v3.2l2 1.3',
  history: 'M2.6 8A5.4 5.4 0 1 0 4.4 4M2.75 2.6v2.6h2.6M8 5.2v3l2 1.2',
  edit: 'm10.2 3.4 2.4 2.4-7 7-3.1.7.7-3.1 7-7Z',
  trash: 'M3 4.25h10M6.25 4V2.75h3.5V4M4.25 4.5l.6 8.75h6.3l.6-8.75M6.75 7v3.75M9.25 7v3.75',
  person: 'M8 7.5a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM3 13.6c.3-2.6 2.3-4.1 5-4.1s4.7 1.5 5 4.1',
  lock: 'M4.25 7.25h7.5v6h-7.5zM5.75 7V5.25a2.25 2.25 0 0 1 4.5 0V7',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.9-.9',
  sun: 'M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM8 1.75v1.5M8 12.75v1.5M1.75 8h1.5M12.75 8h1.5M3.6 3.6l1 1M11.4 11.4l1 1M3.6 12.4l1-1M11.4 4.6l1-1',
  pause: 'M5.75 3.5v9M10.25 3.5v9',
  moon: 'M13 9.4A5.4 5.4 0 0 1 6.6 3a5.4 5.4 0 1 0 6.4 6.4Z',
  screen: 'M2.25 3.25h11.5v8H2.25zM6 13.5h4M8 11.5v2',
  warning: 'M8 2.5 14 13H2L8 2.5Zm0 4v3M8 11.2h.01',
  info: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM8 7.5v3M8 5.2h.01',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  command:
    'M5.75 5.75h4.5v4.5h-4.5zM5.75 5.75H4.5A1.6 1.6 0 1 1 5.75 4.5v1.25Zm4.5 0V4.5a1.6 1.6 0 1 1 1.25 1.25h-1.25Zm0 4.5h1.25a1.6 1.6 0 1 1-1.25 1.25v-1.25Zm-4.5 0v1.25a1.6 1.6 0 1 1-1.25-1.25h1.25Z',
  settings:
    'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm0-8v1.7M8 12.3V14M3.76 3.76l1.2 1.2M11.04 11.04l1.2 1.2M2 8h1.7M12.3 8H14M3.76 12.24l1.2-1.2M11.04 4.96l1.2-1.2',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  share: 'M8 9.5V2.5m0 0L5.5 5M8 2.5 10.5 5M4.5 7.5h-1v6h9v-6h-1',
  reply: 'M6.5 4 3 7.5 6.5 11M3 7.5h6a4 4 0 0 1 4 4V13',
  out: 'M6.5 3h-3v10h3M10 5l3 3-3 3M13 8H6.5',
  bold: 'M4.75 3h4a2.4 2.4 0 0 1 0 4.8h-4zM4.75 7.8h4.6a2.6 2.6 0 0 1 0 5.2h-4.6z',
  home: 'M2.5 7.5 8 2.75l5.5 4.75M4 6.5v6.75h3V9.75h2v3.5h3V6.5',
  chat: 'M2.75 3.25h10.5v7.5H7l-2.75 2.5v-2.5h-1.5z',
  book: 'M3.25 3.25c2-.6 3.5-.4 4.75.6 1.25-1 2.75-1.2 4.75-.6v9c-2-.6-3.5-.4-4.75.6-1.25-1-2.75-1.2-4.75-.6zM8 3.85v9',
  send: 'M2.75 8 13.25 3l-3 10-2.5-4zM7.75 9l5.5-6',
  eye: 'M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8ZM8 9.75a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z',
} as const

export type IconName = keyof typeof paths

/** Decoration only: the words beside it, or the label of its button, say the same. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const dots = name === 'more' || name === 'grip'
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={dots ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
