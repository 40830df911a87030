import type { GroupKey } from './groups.ts'
import type { PersonKey } from './people.ts'

interface Facts {
  readonly name: string
  readonly owner: PersonKey
  readonly recordType: 'incident' | 'problem' | 'incidentTask' | 'person' | 'service'
  readonly filter: string
  readonly sort?: string
  readonly columns?: string
  readonly layout?: 'table' | 'board'
  readonly sharedWith?: readonly GroupKey[]
  readonly everyone?: boolean
}

export const views: readonly Facts[] = [
  {
    name: 'Waiting over a week',
    owner: 'tobias',
    recordType: 'incident',
    filter: "state == 'onHold' && stateSince < now() - duration('P7D')",
    sort: 'stateSince',
    columns: 'number,title,holdReason,followUp,vendor,group,assignee,stateSince',
    everyone: true,
  },
  {
    name: 'Reopened and not done',
    owner: 'jonas',
    recordType: 'incident',
    filter: "reopenCount > 0 && category != 'done'",
    sort: '-reopenedAt',
    columns: 'number,title,priority,state,reopenCount,reopenedBy,group,assignee,updatedAt',
    everyone: true,
  },
  {
    name: 'Shops: what is open',
    owner: 'jonas',
    recordType: 'incident',
    filter: "service.name == 'Shop tills' && category != 'done'",
    sort: 'priority',
    everyone: true,
  },
  { name: 'Desk board', owner: 'tobias', recordType: 'incident', filter: "category != 'done'", sort: 'priority', layout: 'board', sharedWith: ['serviceDesk'] },
  {
    name: 'Passed around',
    owner: 'jonas',
    recordType: 'incident',
    filter: 'reassignmentCount >= 2',
    sort: '-reassignmentCount',
    columns: 'number,title,reassignmentCount,state,group,assignee,updatedAt',
  },
  { name: 'New since this morning', owner: 'ana', recordType: 'incident', filter: "openedAt > now() - duration('PT10H')", sort: '-openedAt' },
  {
    name: 'Workplace, nobody yet',
    owner: 'ana',
    recordType: 'incident',
    filter: "group.name == 'Workplace' && assignee == null && category != 'done'",
    sort: 'priority',
    sharedWith: ['workplace'],
  },
  {
    name: 'Critical services',
    owner: 'marek',
    recordType: 'incident',
    filter: "service.criticality == 'critical' && category != 'done'",
    sort: 'priority',
    sharedWith: ['network'],
  },
  {
    name: 'Cause unknown',
    owner: 'jonas',
    recordType: 'problem',
    filter: "state == 'rootCauseAnalysis' && causeNotes == null",
    sort: 'priority',
    everyone: true,
  },
  { name: 'Board of problems', owner: 'jonas', recordType: 'problem', filter: "state != 'closed'", layout: 'board', everyone: true },
  { name: 'People in Porto', owner: 'lea', recordType: 'person', filter: "location.name == 'Porto, frame plant' && active == true", sort: 'name' },
]
