import type { ReactNode } from 'react'
import type { Tone } from '../../kernel/define/text.ts'
import { classes } from './classes.ts'
import './marks.css'

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="kbd">{children}</kbd>
}

/** A word on its tone: a state, a choice, a role. */
export function Tag({ tone, children, title }: { tone?: Tone | 'note' | undefined; children: ReactNode; title?: string }) {
  return (
    <span className={classes('tag', tone && `tone-${tone}`)} title={title}>
      {children}
    </span>
  )
}

/** A level of a scale: its number in a box, then its word. */
export function Level({ level, word, tone }: { level: number; word: string; tone?: Tone | undefined }) {
  return (
    <span className={classes('level', tone && `tone-${tone}`)}>
      <i aria-hidden="true">
        <b>{level}</b>
      </i>
      {word}
    </span>
  )
}

export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/)
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

/** Stable and spread: the same person has the same colour everywhere. */
const hue = (name: string): number => [...name].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) % 9973, 7) % 4

export function Avatar({ name, large, machine }: { name: string; large?: boolean; machine?: boolean }) {
  return (
    <span className={classes('avatar', `hue-${hue(name)}`, large && 'is-large', machine && 'is-machine')} aria-hidden="true">
      {initials(name)}
    </span>
  )
}

/** `Ana K.`, where there is little room. */
const shortened = (name: string): string => name.replace(/^(\S+)\s+(?:.*\s)?(\p{L})\S*$/u, '$1 $2.')

export function Who({ name, large, short }: { name: string; large?: boolean; short?: boolean }) {
  return (
    <span className="who" title={short ? name : undefined}>
      <Avatar name={name} {...(large ? { large } : {})} />
      <span className="clip">{short ? shortened(name) : name}</span>
    </span>
  )
}

/** Stands where something will be, in its size, which attributes say: the server may not write styles into a page. */
export function Skeleton({ width = '100%', height = 10 }: { width?: string | number; height?: string | number }) {
  return <svg className="skeleton" width={width} height={height} aria-hidden="true" />
}
