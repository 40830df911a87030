/**
 * Thirty questions in everyday words, each with the page of the handbook (`kb_18f_handbook`) that answers it. They were written
 * and committed before any of them was searched for, and are not changed to fit what the search finds.
 */
export interface PlainQuestion {
  readonly ask: string
  /** Path of the right page below `pages/`, without its ending. */
  readonly right: string
}

export const plainQuestions: readonly PlainQuestion[] = [
  { ask: 'how do I get my badge to enter the building', right: 'getting-started/piv' },
  { ask: 'paid time off after my baby is born', right: 'travel-and-leave/paid-parental-leave' },
  {
    ask: 'my bank wants proof of my job and salary for a mortgage',
    right: 'general-information-and-resources/employee-resources-policies/employment-verification',
  },
  { ask: 'I clicked on a phishing mail, whom do I tell', right: 'general-information-and-resources/tech-policies/security-incidents' },
  { ask: 'how long does my password have to be', right: 'general-information-and-resources/tech-policies/password-requirements' },
  { ask: 'I got married and my last name is different now', right: '18f/how-18f-works/changing-your-name' },
  { ask: 'can I get money for taking the train to work', right: 'general-information-and-resources/employee-resources-policies/transit-benefit' },
  { ask: 'getting my money back after a business trip', right: 'travel-and-leave/travel-and-leave-policies/travel-guide-4-reimbursement' },
  { ask: 'I am quitting, what do I have to do before my last day', right: 'hiring-staying-or-changing-jobs/leaving-tts' },
  { ask: 'can I borrow a laptop while mine is broken', right: 'getting-started/equipment' },
  { ask: 'somebody harasses me at work, where can I report it', right: 'about-us/code-of-conduct' },
  { ask: 'book a sign language interpreter', right: 'general-information-and-resources/employee-resources-policies/deaf-hoh' },
  { ask: 'can I give my vacation days to a colleague who is ill', right: 'travel-and-leave/voluntary-leave-transfer-program' },
  { ask: 'unpaid weeks off to look after my sick mother', right: 'travel-and-leave/fmla' },
  { ask: 'I have used up all my sick days and am still sick', right: 'travel-and-leave/advanced-sick-leave' },
  { ask: 'do I get paid for working extra hours in the evening', right: 'travel-and-leave/overtime' },
  { ask: 'can I work four long days and have friday off', right: 'general-information-and-resources/employee-resources-policies/work-schedules' },
  { ask: 'how can I sign a form electronically', right: 'tools/digital-signatures' },
  { ask: 'what should I do before I go on vacation', right: 'travel-and-leave/going-out-of-office' },
  { ask: 'will my contract be renewed when my term ends', right: 'hiring-staying-or-changing-jobs/term-extensions' },
  { ask: 'I have a disability and need a special chair', right: 'general-information-and-resources/reasonable-accommodations' },
  { ask: 'how do I order business cards', right: 'general-information-and-resources/purchase-requests' },
  { ask: 'I am moving to another state, who needs my new address', right: 'travel-and-leave/travel-and-leave-policies/moving' },
  { ask: 'license for making surveys', right: 'tools/qualtrics' },
  { ask: 'our video calls stop after 40 minutes', right: 'tools/zoom' },
  { ask: 'what to talk about with my boss in our weekly one on one', right: '18f/how-18f-works/one-on-ones' },
  { ask: 'somebody criticized my work, how do I handle that', right: 'general-information-and-resources/conflict-feedback-receiving-feedback' },
  { ask: 'how to get from the airport to the Chicago office', right: 'general-information-and-resources/chicago' },
  { ask: 'how do I write my CV for a government job', right: 'hiring-staying-or-changing-jobs/resume' },
  { ask: 'who has to approve that I go to a conference', right: 'training-and-development/conferences-events-training' },
]
