import type { ReactNode } from 'react'
import { Forgot } from './forgot.tsx'
import { LanguageSwitch } from './language.tsx'
import { Reset } from './reset.tsx'
import { SetUp } from './set-up.tsx'
import { SignIn } from './sign-in.tsx'

/** Before anybody is signed in. Each of these pages is an address of its own, so that links in mails lead straight to it. */
export function App() {
  return (
    <div className="entry">
      <main className="entry-main">
        <p className="entry-brand">
          <img src="/mark.svg" alt="" width="28" height="28" />
          Mainstay
        </p>
        {pageAt(location.pathname)}
      </main>
      <footer className="entry-foot">
        <LanguageSwitch />
      </footer>
    </div>
  )
}

function pageAt(path: string): ReactNode {
  if (path.startsWith('/set-up')) return <SetUp />
  if (path.startsWith('/reset')) return <Reset />
  if (path.startsWith('/forgot')) return <Forgot />
  return <SignIn />
}
