import { createRoot } from 'react-dom/client'
import { type Boot, boot, BootProvider, isProblem, makeQueryClient, prefetchRecord, signInAddress, whenSignedOut } from '../client/index.ts'
import { setZone, speak } from '../text/index.ts'
import { Failed, Frame, listenForKeys, wearTheme } from '../ui/index.ts'
import { App } from './app.tsx'
import { loadPages } from './pages.ts'

const root = createRoot(document.getElementById('root') ?? document.body)
const client = makeQueryClient()

wearTheme()
loadPages(location.pathname)
listenForKeys()
whenSignedOut(() => location.assign(signInAddress()))

function show(booted: Boot): void {
  const { language, timeZone } = booted.session.person
  speak(language)
  setZone(timeZone)
  askEarly(booted)
  root.render(
    <Frame client={client}>
      <BootProvider boot={booted}>
        <App />
      </BootProvider>
    </Frame>,
  )
}

/** The record that the address names is asked for before its page is there to ask. */
function askEarly({ model }: Boot): void {
  const [, path, address] = /^\/desk\/([^/]+)\/([A-Z]+\d+|[\da-f-]{36})$/.exec(location.pathname) ?? []
  const type = model.types.find(one => one.path === path)
  if (type && address) void prefetchRecord(client, type, address)
}

function fail(error: unknown): void {
  if (isProblem(error, 401)) return
  root.render(
    <Frame client={client}>
      <Failed page error={error} retry={start} />
    </Frame>,
  )
}

const start = (): void => void boot().then(show, fail)
start()
