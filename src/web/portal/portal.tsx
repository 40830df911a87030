import type { QueryClient } from '@tanstack/react-query'
import type { Boot } from '../client/boot.ts'
import { BootProvider } from '../client/context.tsx'
import { Frame } from '../ui/frame.tsx'
import { App } from './app.tsx'

/** All of the portal: the browser goes on from what the server drew, so both draw the same. */
export function Portal({ client, boot }: { client: QueryClient; boot: Boot }) {
  return (
    <Frame client={client}>
      <BootProvider boot={boot}>
        <App />
      </BootProvider>
    </Frame>
  )
}
