/** Words that stand in every sentence and say nothing of what is wanted. */
const empty = new Set(
  `a an and any are as at be but by can could do does for from get got had has have he help her hers him his how i if in into is it its just me my need no not of on or our
  please she should so some than that the their them then there they this to too us want was we were what when where which who why will with would you your
  aber alle als am an auch auf aus bei bin bis bitte brauche das dass dein dem den der des die dies diese dieser doch du ein eine einen einer eines er es für geht habe haben
  hat hier ich ihr im in ist ja kann kein keine mal man mein meine meinen meiner mich mir mit muss nach nicht noch nur ob oder sein sich sie sind so über um und uns unser
  vom von wann warum was wenn wer werden wie will wir wird wo zu zum zur`.split(/\s+/),
)

/** The words of a sentence that say something; all of them, where none does. */
export function telling(text: string): readonly string[] {
  const words = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
  const kept = words.filter(word => !empty.has(word))
  return kept.length > 0 ? kept : words
}

/** The few that say most: the short ones are those that many sentences have. */
export const weighty = (words: readonly string[], most = 3): readonly string[] =>
  words
    .filter(word => word.length >= 3)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, most)
