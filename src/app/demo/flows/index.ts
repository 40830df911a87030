import { accessWithExpiry } from './access-with-expiry.ts'
import { costApproval } from './cost-approval.ts'
import { managerApproval } from './manager-approval.ts'
import { offboarding } from './offboarding.ts'
import { onboarding } from './onboarding.ts'
import { restore } from './restore.ts'
import { simple } from './simple.ts'

/** How what is ordered gets done. Items share them. */
export const flows = { simple, managerApproval, costApproval, accessWithExpiry, onboarding, offboarding, restore } as const

export type FlowKey = keyof typeof flows
