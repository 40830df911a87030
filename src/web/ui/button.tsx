import type { ButtonHTMLAttributes, Ref } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import './button.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'main' | 'quiet' | 'danger'
  readonly small?: boolean
  readonly icon?: IconName
  readonly ref?: Ref<HTMLButtonElement>
  /** Stays in reach while it works, but does nothing. */
  readonly busy?: boolean
}

export function Button({ look = 'plain', small, icon, busy, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(look, small, className)}
      {...(busy ? { 'aria-disabled': true, 'aria-busy': true, onClick: stop } : {})}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

const stop = (event: { preventDefault(): void }) => event.preventDefault()

/** For links that look like buttons. */
export const buttonClass = (look: NonNullable<ButtonProps['look']> = 'plain', small?: boolean, more?: string) =>
  classes('button', look !== 'plain' && `is-${look}`, small && 'is-small', more)

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children'> {
  readonly icon: IconName
  /** Read by screen readers, shown as a hint to the others. */
  readonly label: string
}

export function IconButton({ icon, label, look = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Button {...rest} look={look} className={classes('is-square', className)} aria-label={label} title={rest.title ?? label}>
      <Icon name={icon} />
    </Button>
  )
}
