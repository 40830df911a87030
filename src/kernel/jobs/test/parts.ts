import type { Log } from '../../log.ts'

export const tenant = '00000000-0000-7000-8000-000000000001'
export const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} }
