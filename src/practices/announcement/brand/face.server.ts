import type { RowOf } from '../../../kernel/define/index.ts'
import { plainUnit, smallTable, type Store } from '../../../kernel/records/internal.server.ts'
import { settingsOf } from '../../shared/settings.ts'
import { portalSettings } from '../definitions/settings.ts'
import type { Face } from './face.ts'

export type Settings = RowOf<typeof portalSettings>

export const portalSettingsOf = async (store: Store, tenant: string): Promise<Settings> =>
  settingsOf(portalSettings, await smallTable(plainUnit(store, tenant), tenant, portalSettings))

/** As it is now, from memory. Addresses change with each version, so that browsers may keep what stands behind them. */
export async function portalFace(store: Store, tenant: string): Promise<Face> {
  const settings = await portalSettingsOf(store, tenant)
  const version = settings.version ?? 0
  return {
    name: settings.name,
    logo: settings.logo?.[0] === undefined ? null : `/api/v1/portal/logo?v=${version}`,
    greeting: { en: settings.greeting, de: settings.greetingDe },
    footer: { en: settings.footer, de: settings.footerDe },
    style: settings.colour === null && settings.colourDark === null ? null : `/api/v1/portal/brand.css?v=${version}`,
    guests: { read: settings.guestsRead, report: settings.guestsReport },
  }
}
