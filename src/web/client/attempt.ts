interface Told<Data> {
  readonly onSuccess?: (data: Data) => void
  readonly onError?: (error: unknown) => void
}

/**
 * Runs a mutation and says what came of it, even if whatever asked for it has left the screen by then: a menu that
 * closes, a row that moves away. (Callbacks given to `mutate` are dropped in that case.)
 */
export function attempt<Data, Variables>(
  mutation: { readonly mutateAsync: (variables: Variables) => Promise<Data> },
  variables: Variables,
  told: Told<Data> = {},
): void {
  void mutation.mutateAsync(variables).then(told.onSuccess, (error: unknown) => told.onError?.(error))
}
