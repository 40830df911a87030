/** What people are asked about from the beginning. Whoever has ended it themselves, or has it as a duplicate, is not asked. */
export const shippedOccasions = [
  {
    name: 'Incident resolved',
    recordType: 'incident',
    when: "state in ['resolved', 'closed'] && !(resolutionCode in ['resolvedByRequester', 'duplicate'])",
    person: 'requester',
  },
  { name: 'Item delivered', recordType: 'requestItem', when: "state == 'fulfilled'", person: 'requester' },
] as const
