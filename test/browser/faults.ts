import type { BrowserContext } from 'playwright-core'

/** Everything that goes wrong in the pages of one device, in words; what is expected is left out. */
export async function watch(context: BrowserContext): Promise<{ readonly faults: readonly string[]; readonly expects: (fault: RegExp) => void }> {
  const faults: string[] = []
  const expected: RegExp[] = []
  const tell = (fault: string) => {
    if (!expected.some(e => e.test(fault))) faults.push(fault)
  }
  await context.exposeBinding('tellViolation', (_source, violation: string) => tell(`content security policy: ${violation}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, sample }) =>
      (window as unknown as { tellViolation: (violation: string) => void }).tellViolation([violatedDirective, blockedURI, sourceFile, sample].join(' ')),
    )
  })
  context.on('weberror', error => tell(`script: ${error.error().stack ?? error.error().message}`))
  context.on('console', message => {
    // A refused request is told below, with its address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) tell(`console: ${message.text()}`)
    // Also where the browser drew something else than the server, which React mends and only warns of.
    if (message.type() === 'warning' && message.text().includes('React error')) tell(`console, at ${message.page()?.url()}: ${message.text()}`)
  })
  context.on('dialog', dialog => {
    tell(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('requestfailed', request => {
    const why = request.failure()?.errorText ?? ''
    // What is still under way when a page is left.
    if (why !== 'net::ERR_ABORTED') tell(`request: ${why} ${pathOf(request.url())}`)
  })
  context.on('response', response => {
    if (response.status() >= 400) tell(`answer: ${response.status()} ${pathOf(response.url())}`)
  })
  return { faults, expects: fault => void expected.push(fault) }
}

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url)
  return pathname + search
}
