import { outsideCode } from './outside-code.ts'

export interface Link {
  readonly target: string
  readonly picture: boolean
}

/** Each target of a link or picture in a Markdown text made another; outside of code. */
export const withLinks = (markdown: string, made: (link: Link) => string): string =>
  outsideCode(markdown, text =>
    text
      .replace(
        /(!?)(\[(?:[^[\]]|\[[^[\]]*\])*\]\()[ \t\n]*<?([^)\s>]+)>?((?:[ \t\n]+"[^"\n]*")?)[ \t\n]*\)/g,
        (_, mark: string, before: string, target: string, title: string) => `${mark}${before}${made({ target, picture: mark === '!' })}${title})`,
      )
      // A picture that is a link itself: its own target was behind the picture's.
      .replace(/(\]\([^)\s]+\)\]\()([^)\s]+)\)/g, (_, before: string, target: string) => `${before}${made({ target, picture: false })})`)
      .replace(
        /^( {0,3}\[[^\]\n]+\]:[ \t]+)<?(\S+?)>?([ \t]*(?:"[^"\n]*")?[ \t]*)$/gm,
        (_, before: string, target: string, after: string) => `${before}${made({ target, picture: false })}${after}`,
      ),
  )

/** It names something of the folder: neither an address elsewhere nor a place on the page itself. */
export const isLocal = (target: string): boolean => !/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target)

export const anchorOf = (target: string): string => /#[^#]*$/.exec(target)?.[0] ?? ''
