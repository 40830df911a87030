import type { Text } from '../../kernel/define/index.ts'

export const shortest = 12
export const longest = 200

/** Of a person: what their password may not be made of. */
export interface Whose {
  readonly email: string | null
  readonly name: string
}

/** Why this cannot be somebody's password; undefined if it can. Length is what protects; no signs or digits are asked for (NIST SP 800-63B). */
export function passwordFault(password: string, { email, name }: Whose): Text | undefined {
  const length = Array.from(password.normalize('NFC')).length
  if (length < shortest) return tooShort
  if (length > longest) return tooLong
  const bare = plain(password)
  const own = [email, email?.split('@')[0], name].map(word => plain(word ?? '')).filter(word => word.length >= 4)
  if (own.some(word => bare.replaceAll(word, '').length < 6)) return tooClose
  if (new Set(bare).size < 5 || common.has(bare) || common.has(bare.replace(/\d+$/, '')) || isSequence(bare)) return tooCommon
  return undefined
}

/** Small letters and digits only, so that `P.A.S.S.` is `pass`; other scripts stay as they are. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Rows of the keyboard, the alphabet and the digits, again and again. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '1234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]

const isSequence = (bare: string): boolean => rows.some(row => row.repeat(3).includes(bare) || backwards(row.repeat(3)).includes(bare))
const backwards = (row: string): string => row.split('').toReversed().join('')

/** Those of the passwords most often found in breaches that would be long enough, and our own name; longer ones usually end in digits. */
const common = new Set(
  `password passwordpassword password1234 passwort passwortpasswort geheimgeheim iloveyouiloveyou letmeinletmein welcomewelcome welcome
  adminadminadmin administrator administratoradministrator correcthorsebatterystaple changemechangeme changeme changemenow changethispassword
  mainstay mainstaymainstay mainstayadmin servicedesk helpdesk helpdeskhelpdesk servicedeskservicedesk trustno1trustno1 qwertyqwerty
  qwerty123456 abcabcabcabc abc123abc123 123abc123abc asdfasdfasdf qazwsxedcrfv zaq12wsxcde3 monkeymonkey dragondragon sunshinesunshine
  footballfootball baseballbaseball superman superstar princessprincess starwarsstarwars whateverwhatever testtesttest testpassword
  mypassword mypasswordis thisismypassword thisisapassword temporarypassword temppassword defaultpassword secretpassword supersecret
  supersecretpassword companypassword sommersommer winterwinter fruehlingfruehling hallohallohallo hallowelthallowelt`.split(/\s+/),
)

const tooShort: Text = {
  en: `Use at least ${shortest} characters. A short sentence is a good password.`,
  de: `Verwenden Sie mindestens ${shortest} Zeichen. Ein kurzer Satz ist ein gutes Passwort.`,
}
const tooLong: Text = { en: `Use at most ${longest} characters.`, de: `Verwenden Sie höchstens ${longest} Zeichen.` }
const tooClose: Text = {
  en: 'Choose something that is not made of your name or e-mail address.',
  de: 'Wählen Sie etwas, das nicht aus Ihrem Namen oder Ihrer E-Mail-Adresse besteht.',
}
const tooCommon: Text = {
  en: 'This is among the first passwords that are tried. Choose another one.',
  de: 'Dieses Passwort gehört zu den ersten, die probiert werden. Wählen Sie ein anderes.',
}
