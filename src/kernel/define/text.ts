/** Words shown to people, in every language that ships. */
export interface Text {
  readonly en: string
  readonly de: string
}

export type Language = keyof Text
export const languages: readonly Language[] = ['en', 'de']

/** What a colour may say; a word or a shape always says it too. */
export type Tone = 'critical' | 'high' | 'calm' | 'new' | 'good' | 'waiting' | 'quiet'

/** A word that may carry a tone: a choice, a state, a level of a scale. */
export interface Word extends Text {
  readonly tone?: Tone
}
