/** Where the parts of the kernel that work by themselves say what they do; a pino logger fits. */
export interface Log {
  info(about: object, message: string): void
  warn(about: object, message: string): void
  error(about: object, message: string): void
}
