import { lazy, type ReactNode, Suspense } from 'react'
import { ownFace } from './face.ts'
import { Forgot } from './forgot.tsx'
import { LanguageSwitch } from './language.tsx'
import { Reset } from './reset.tsx'
import { SetUp } from './set-up.tsx'
import { SignIn } from './sign-in.tsx'

/** Whoever comes by the link of a mail, and nobody else, loads it. */
const Approve = lazy(() => import('./approve.tsx'))
const RatePage = lazy(() => import('./rate/rate-page.tsx'))
const GuestPages = lazy(() => import('./guest/guest-pages.tsx'))

/** Before anybody is signed in. Each of these pages is an address of its own, so that links in mails lead straight to it. */
export function App() {
  const face = ownFace()
  const wide = location.pathname.startsWith('/guest')
  return (
    <div className={wide ? 'entry is-wide' : 'entry'}>
      <main className="entry-main">
        <p className="entry-brand">
          <img src={face?.logo ?? '/mark.svg'} alt="" height="28" {...(face?.logo ? {} : { width: 28 })} />
          {face?.name ?? 'Mainstay'}
        </p>
        <Suspense>{pageAt(location.pathname)}</Suspense>
      </main>
      <footer className="entry-foot">
        <LanguageSwitch />
      </footer>
    </div>
  )
}

function pageAt(path: string): ReactNode {
  if (path.startsWith('/rate')) return <RatePage />
  if (path.startsWith('/guest')) return <GuestPages />
  if (path.startsWith('/set-up')) return <SetUp />
  if (path.startsWith('/reset')) return <Reset />
  if (path.startsWith('/forgot')) return <Forgot />
  if (path.startsWith('/approve'))
    return (
      <Suspense fallback={null}>
        <Approve />
      </Suspense>
    )
  return <SignIn />
}
