import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * Whether the browser has brought to life what the server drew. What acts is `inert` until then: no tap and no word goes nowhere.
 * What only this device knows is shown from then on.
 */
export const useAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
