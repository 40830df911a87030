import type { TypeShape } from '../../web/client/shapes.ts'
import { useSay } from '../../web/text/index.ts'

/** `2 Dissatisfied`: a score with what it says. */
export function useRateWords(type: TypeShape): (score: number) => string {
  const say = useSay()
  const words = type.fields.score?.options.words ?? {}
  return score => {
    const word = words[String(score)]
    return word ? `${score} ${say(word)}` : String(score)
  }
}
