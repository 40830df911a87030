import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { Component, type ErrorInfo, type ReactNode, StrictMode } from 'react'
import { Failed } from './blank.tsx'
import { Toasts } from './toast.tsx'
import './tokens.css'
import './base.css'

/** What stands around every page: the data it asks for, toasts, and what to show when a part breaks. */
export function Frame({ client, children }: { client: QueryClient; children: ReactNode }) {
  return (
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={client}>
          <Catch>{children}</Catch>
          <Toasts />
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>
  )
}

/** Keeps a fault in one part from taking the page with it. */
export class Catch extends Component<{ children: ReactNode; resetOn?: string }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override componentDidUpdate(before: { resetOn?: string }) {
    if (this.state.error !== undefined && before.resetOn !== this.props.resetOn) this.setState({ error: undefined })
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack)
  }

  override render() {
    if (this.state.error !== undefined) return <Failed error={this.state.error} retry={() => this.setState({ error: undefined })} />
    return this.props.children
  }
}
