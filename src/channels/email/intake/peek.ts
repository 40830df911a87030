/** The few headers by which a mail is filed before it is read, and by which it is found if it cannot be. */
export interface Peeked {
  readonly messageId: string | undefined
  readonly from: string | undefined
  readonly subject: string | undefined
}

const longestHead = 64 * 1024

export function peek(raw: Buffer): Peeked {
  const start = raw.subarray(0, longestHead).toString('latin1')
  const head = start.slice(0, /\r?\n\r?\n/.exec(start)?.index ?? start.length).replace(/\r?\n[ \t]+/g, ' ')
  return {
    messageId: /<([^<>\s]{1,480})>/.exec(header(head, 'message-id') ?? '')?.[1],
    from: /([^\s<>"(),;:]{1,64}@[^\s<>"(),;:]{1,255})>?[^@]*$/.exec(header(head, 'from')?.slice(0, 1000) ?? '')?.[1]?.toLowerCase(),
    subject:
      header(head, 'subject')
        ?.replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, 250) || undefined,
  }
}

function header(head: string, name: string): string | undefined {
  return new RegExp(`^${name}[ \\t]*:(.*)$`, 'im').exec(head)?.[1]?.trim()
}
