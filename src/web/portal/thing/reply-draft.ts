/** Under which name an answer that is not sent yet is kept. */
export const replyDraft = ({ id }: { readonly id: string }): string => `reply.${id}`
