import { createContext, type ReactNode, useContext } from 'react'
import type { Boot } from './boot.ts'
import type { Face, ModelShape, Pinned, Session, TypeShape } from './shapes.ts'

const BootContext = createContext<Boot | undefined>(undefined)

export function BootProvider({ boot, children }: { boot: Boot; children: ReactNode }) {
  return <BootContext value={boot}>{children}</BootContext>
}

function useBoot(): Boot {
  const boot = useContext(BootContext)
  if (!boot) throw new Error('There is no BootProvider above.')
  return boot
}

export const useSession = (): Session => useBoot().session
export const useMe = () => useBoot().session.person
/** Nothing while developing, where the page does not carry it. */
export const useFace = (): Face | undefined => useBoot().face
export const usePinned = (): readonly Pinned[] => useBoot().pinned ?? []
/** When the server drew the page. */
export const useDrawnAt = (): string | undefined => useBoot().drawn?.at
export const useModel = (): ModelShape => useBoot().model

export const findType = (model: ModelShape, name: string | undefined): TypeShape | undefined => model.types.find(t => t.name === name)

/** A record type by name, if the reader may see it. */
export const useType = (name: string | undefined): TypeShape | undefined => findType(useModel(), name)

/** By its name in addresses: `incident-tasks`. */
export const useTypeAt = (path: string | undefined): TypeShape | undefined => useModel().types.find(t => t.path === path)
