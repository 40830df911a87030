import { upload } from '../../client/files.ts'
import { isProblem } from '../../client/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { sayFiles } from './words.ts'

/** Sends files one after the other, says which ones the server did not take, and gives those back that may be tried again. */
export async function sendFiles(path: string, id: string, files: readonly File[], onProgress: (done: number) => void = () => {}): Promise<readonly File[]> {
  const left: File[] = []
  for (const [i, file] of files.entries()) {
    onProgress(i)
    const error = await upload(path, { id, file, visibility: 'public' }).then(
      () => undefined,
      (e: unknown) => e ?? new Error(),
    )
    if (error === undefined) continue
    toast({ text: sayFiles('notSent', { name: file.name }), more: whyNot(error), fault: true })
    if (isProblem(error, 0, 429) || (isProblem(error) && error.status >= 500)) left.push(file)
  }
  return left
}

const whyNot = (error: unknown): string => (isProblem(error, 413) ? sayFiles('tooLarge') : isProblem(error) && error.status !== 0 ? error.message : '')
