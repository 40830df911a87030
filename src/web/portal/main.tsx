import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { type Boot, boot } from '../client/boot.ts'
import { isProblem } from '../client/problem.ts'
import { makeQueryClient } from '../client/query.ts'
import { signInAddress, whenSignedOut } from '../client/request.ts'
import { holdNow, setZone, speak, tellZone } from '../text/index.ts'
import { Failed } from '../ui/blank.tsx'
import { Frame } from '../ui/frame.tsx'
import { wearTheme } from '../ui/theme.ts'
import { Portal } from './portal.tsx'
import '../articles/article.css'
import './portal.css'

const place = document.getElementById('root') ?? document.body
const client = makeQueryClient()
let root: Root | undefined

wearTheme()
tellZone()
whenSignedOut(() => location.assign(signInAddress()))

function show(booted: Boot): void {
  const { language, timeZone } = booted.session.person
  speak(language)
  setZone(timeZone)
  const portal = <Portal client={client} boot={booted} />
  if (booted.drawn && !root) {
    for (const [key, data] of booted.drawn.answers) client.setQueryData(key, data)
    holdNow(booted.drawn.at)
    setTimeout(() => holdNow(undefined), 5000)
    // What this device alone knows, such as a draft or its clock, may differ from what was drawn: then that part is drawn anew.
    oncePainted(() => (root = hydrateRoot(place, portal, { onRecoverableError: error => console.warn(error) })))
  } else draw(portal)
}

/** What was drawn is seen before it is brought to life. A page that nobody looks at is not painted. */
function oncePainted(act: () => void): void {
  if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(act))
  else act()
}

function fail(error: unknown): void {
  if (isProblem(error, 401)) return
  speak(undefined)
  draw(
    <Frame client={client}>
      <main>
        <Failed error={error} retry={start} />
      </main>
    </Frame>,
  )
}

function draw(what: React.ReactNode): void {
  root ??= createRoot(place)
  root.render(what)
}

const start = (): void => void boot().then(show, fail)
start()
