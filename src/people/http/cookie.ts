/** The cookie's name tells a browser to take it only over https, from this host, for all paths; over plain http it would not take that. */
export const cookieName = (publicUrl: string): string => (isSecure(publicUrl) ? '__Host-mainstay' : 'mainstay')

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:')

/** `Set-Cookie` with a session's secret; without one, it empties the cookie. */
export function cookieHeader(publicUrl: string, session: { readonly secret: string; readonly expiresAt: string } | undefined): string {
  const expires = session ? new Date(session.expiresAt) : new Date(0)
  const parts = [`${cookieName(publicUrl)}=${session?.secret ?? ''}`, 'Path=/', `Expires=${expires.toUTCString()}`, 'HttpOnly', 'SameSite=Lax']
  return [...parts, ...(isSecure(publicUrl) ? ['Secure'] : [])].join('; ')
}

/** The session's secret that a browser sent. */
export function cookieOf(publicUrl: string, header: string | undefined): string | undefined {
  const name = cookieName(publicUrl)
  const found = (header ?? '')
    .split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(`${name}=`))
  return found?.slice(name.length + 1) || undefined
}
