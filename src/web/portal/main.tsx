import { createRoot } from 'react-dom/client'
import { type Boot, boot } from '../client/boot.ts'
import { BootProvider } from '../client/context.tsx'
import { isProblem } from '../client/problem.ts'
import { makeQueryClient } from '../client/query.ts'
import { signInAddress, whenSignedOut } from '../client/request.ts'
import { setZone, speak } from '../text/index.ts'
import { Failed } from '../ui/blank.tsx'
import { Frame } from '../ui/frame.tsx'
import { wearTheme } from '../ui/theme.ts'
import { App } from './app.tsx'
import { askEarly } from './early.ts'
import './portal.css'

const root = createRoot(document.getElementById('root') ?? document.body)
const client = makeQueryClient()

wearTheme()
whenSignedOut(() => location.assign(signInAddress()))

function show(booted: Boot): void {
  const { language, timeZone } = booted.session.person
  speak(language)
  setZone(timeZone)
  askEarly(client, booted)
  root.render(
    <Frame client={client}>
      <BootProvider boot={booted}>
        <App />
      </BootProvider>
    </Frame>,
  )
}

function fail(error: unknown): void {
  if (isProblem(error, 401)) return
  speak(undefined)
  root.render(
    <Frame client={client}>
      <main>
        <Failed error={error} retry={start} />
      </main>
    </Frame>,
  )
}

const start = (): void => void boot().then(show, fail)
start()
