import { createRoot } from 'react-dom/client'
import { makeQueryClient } from '../client/query.ts'
import { speak, tellZone } from '../text/index.ts'
import { Frame } from '../ui/frame.tsx'
import { wearTheme } from '../ui/theme.ts'
import { App } from './app.tsx'
import { keptLanguage } from './language.tsx'
import './entry.css'

wearTheme()
tellZone()
speak(keptLanguage())
createRoot(document.getElementById('root') ?? document.body).render(
  <Frame client={makeQueryClient()}>
    <App />
  </Frame>,
)
