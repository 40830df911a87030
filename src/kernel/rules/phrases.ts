import type { Language } from '../define/index.ts'

/** What is said where a condition holds, and where it is negated; `{}` is the value. */
type Phrase = readonly [is: string, isNot: string]
type Ordered = Readonly<Record<'<' | '<=' | '>' | '>=', Phrase>>
type Timed = Readonly<Record<'<' | '<=' | '>' | '>=' | '==', Phrase>>

interface Phrases {
  readonly and: string
  readonly or: string
  readonly not: string
  readonly never: string
  readonly quoted: string
  readonly itself: string
  readonly signedIn: Phrase
  readonly role: Phrase
  readonly memberOf: Phrase
  readonly memberOfSome: Phrase
  readonly empty: Phrase
  readonly same: Phrase
  readonly sameField: Phrase
  readonly me: Phrase
  readonly includes: Phrase
  readonly includesMe: Phrase
  readonly contains: Phrase
  readonly startsWith: Phrase
  readonly endsWith: Phrase
  /** Numbers, amounts, lengths of time. */
  readonly bySize: Ordered
  /** Days, moments, times of day, texts. */
  readonly byOrder: Ordered
  readonly past: Timed
  readonly future: Timed
  readonly present: Timed
  readonly today: Timed
}

const plain = (word: string, no: string): Phrase => [word, `${no} ${word}`]

export const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    and: 'and',
    or: 'or',
    not: 'not',
    never: 'never',
    quoted: '“{}”',
    itself: 'this {}',
    signedIn: ['I am signed in', 'I am not signed in'],
    role: ['I have the role {}', 'I do not have the role {}'],
    memberOf: ['is one of my groups', 'is none of my groups'],
    memberOfSome: ['include one of my groups', 'include none of my groups'],
    empty: ['is empty', 'is filled'],
    same: ['is {}', 'is not {}'],
    sameField: ['is the same as {}', 'differs from {}'],
    me: ['is me', 'is not me'],
    includes: ['include {}', 'do not include {}'],
    includesMe: ['include me', 'do not include me'],
    contains: ['contains {}', 'does not contain {}'],
    startsWith: ['starts with {}', 'does not start with {}'],
    endsWith: ['ends with {}', 'does not end with {}'],
    bySize: {
      '<': ['is less than {}', 'is not less than {}'],
      '<=': ['is at most {}', 'is not at most {}'],
      '>': ['is more than {}', 'is not more than {}'],
      '>=': ['is at least {}', 'is not at least {}'],
    },
    byOrder: {
      '<': ['is before {}', 'is not before {}'],
      '<=': ['is {} or before', 'is not {} or before'],
      '>': ['is after {}', 'is not after {}'],
      '>=': ['is {} or after', 'is not {} or after'],
    },
    past: {
      '<': plain('more than {} ago', 'not'),
      '<=': plain('at least {} ago', 'not'),
      '>': plain('less than {} ago', 'not'),
      '>=': plain('at most {} ago', 'not'),
      '==': plain('exactly {} ago', 'not'),
    },
    future: {
      '<': plain('in less than {}', 'not'),
      '<=': plain('in at most {}', 'not'),
      '>': plain('in more than {}', 'not'),
      '>=': plain('in at least {}', 'not'),
      '==': plain('in exactly {}', 'not'),
    },
    present: {
      '<': plain('in the past', 'not'),
      '<=': plain('now or in the past', 'not'),
      '>': plain('in the future', 'not'),
      '>=': plain('now or in the future', 'not'),
      '==': plain('at this moment', 'not'),
    },
    today: {
      '<': plain('before today', 'not'),
      '<=': plain('today or before', 'not'),
      '>': plain('after today', 'not'),
      '>=': plain('today or after', 'not'),
      '==': plain('today', 'not'),
    },
  },
  de: {
    and: 'und',
    or: 'oder',
    not: 'nicht',
    never: 'nie',
    quoted: '„{}“',
    itself: '{} selbst',
    signedIn: ['ich bin angemeldet', 'ich bin nicht angemeldet'],
    role: ['ich habe die Rolle {}', 'ich habe nicht die Rolle {}'],
    memberOf: ['ist eine meiner Gruppen', 'ist keine meiner Gruppen'],
    memberOfSome: ['enthält eine meiner Gruppen', 'enthält keine meiner Gruppen'],
    empty: ['ist leer', 'ist ausgefüllt'],
    same: ['ist {}', 'ist nicht {}'],
    sameField: ['ist gleich {}', 'ist ungleich {}'],
    me: ['bin ich', 'bin nicht ich'],
    includes: ['enthält {}', 'enthält nicht {}'],
    includesMe: ['enthält mich', 'enthält mich nicht'],
    contains: ['enthält {}', 'enthält nicht {}'],
    startsWith: ['beginnt mit {}', 'beginnt nicht mit {}'],
    endsWith: ['endet mit {}', 'endet nicht mit {}'],
    bySize: {
      '<': ['ist weniger als {}', 'ist nicht weniger als {}'],
      '<=': ['ist höchstens {}', 'ist nicht höchstens {}'],
      '>': ['ist mehr als {}', 'ist nicht mehr als {}'],
      '>=': ['ist mindestens {}', 'ist nicht mindestens {}'],
    },
    byOrder: {
      '<': ['liegt vor {}', 'liegt nicht vor {}'],
      '<=': ['ist {} oder davor', 'ist nicht {} oder davor'],
      '>': ['liegt nach {}', 'liegt nicht nach {}'],
      '>=': ['ist {} oder danach', 'ist nicht {} oder danach'],
    },
    past: {
      '<': plain('vor mehr als {}', 'nicht'),
      '<=': plain('vor mindestens {}', 'nicht'),
      '>': plain('vor weniger als {}', 'nicht'),
      '>=': plain('vor höchstens {}', 'nicht'),
      '==': plain('vor genau {}', 'nicht'),
    },
    future: {
      '<': plain('in weniger als {}', 'nicht'),
      '<=': plain('in höchstens {}', 'nicht'),
      '>': plain('in mehr als {}', 'nicht'),
      '>=': plain('in mindestens {}', 'nicht'),
      '==': plain('in genau {}', 'nicht'),
    },
    present: {
      '<': plain('in der Vergangenheit', 'nicht'),
      '<=': plain('jetzt oder in der Vergangenheit', 'nicht'),
      '>': plain('in der Zukunft', 'nicht'),
      '>=': plain('jetzt oder in der Zukunft', 'nicht'),
      '==': plain('genau jetzt', 'nicht'),
    },
    today: {
      '<': plain('vor heute', 'nicht'),
      '<=': plain('heute oder davor', 'nicht'),
      '>': plain('nach heute', 'nicht'),
      '>=': plain('heute oder danach', 'nicht'),
      '==': plain('heute', 'nicht'),
    },
  },
}
