import ipaddr from 'ipaddr.js'

/** What an operator allows beside the public internet: hosts by name, and networks. */
export interface Allowed {
  readonly hosts: ReadonlySet<string>
  readonly networks: readonly Network[]
}

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Network = readonly [Address, number]

export const nothingMore: Allowed = { hosts: new Set(), networks: [] }

/** Reads `hooks.internal, 10.1.0.0/16, ::1`. Throws in words what is wrong with it. */
export function parseAllowed(text: string): Allowed {
  const entries = text
    .split(/[\s,]+/)
    .map(entry => entry.toLowerCase())
    .filter(Boolean)
  const networks = entries.map(networkOf).filter(network => network !== undefined)
  const hosts = entries.filter(entry => !networkOf(entry))
  const wrong = hosts.find(host => !isHostName(host))
  if (wrong !== undefined) throw new Error(`must be host names and networks such as hooks.internal, 10.1.0.0/16, and holds '${wrong}'.`)
  return { hosts: new Set(hosts), networks }
}

/** Numbers and dots alone are a network that was mistyped, or one of the forms in which addresses are hidden. */
const isHostName = (text: string): boolean => /^(?=.*[a-z])(?!0x)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(text)

function networkOf(entry: string): Network | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(entry) || (entry.includes(':') && ipaddr.IPv6.isValid(entry))) {
    const address = ipaddr.process(entry)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  }
  return /^[\d.]+\/\d+$|^[\da-f:.]+\/\d+$/.test(entry) && ipaddr.isValidCIDR(entry) ? ipaddr.parseCIDR(entry) : undefined
}

/** Addresses that look public and lead to the machine's own surroundings: Azure's. */
const surroundings = new Set(['168.63.129.16'])

/**
 * Whether this address, to which the host was resolved, may be connected to. Public is what no registry has set aside
 * (IANA's special-purpose registries, as ipaddr.js keeps them); loopback, private, link-local, metadata, multicast, mapped
 * and translated ones (NAT64, 6to4, Teredo) all have ranges of their own.
 */
export function mayConnect({ hosts, networks }: Allowed, host: string, text: string): boolean {
  if (hosts.has(host.toLowerCase())) return true
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  if (networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))) return true
  return address.range() === 'unicast' && !surroundings.has(address.toString())
}
