import { useCallback, useEffect, useState } from 'react'

/**
 * Files that belong to a draft, kept in IndexedDB. Phones often end a page while the camera is open: without this the
 * photo would be lost. Where the store is forbidden (private windows), files live as long as the page.
 */
export function useKeptFiles(draft: string) {
  const [files, setFiles] = useState<readonly File[]>([])
  useEffect(() => {
    let here = true
    void read(draft).then(kept => here && kept.length > 0 && setFiles(now => (now.length > 0 ? now : kept)))
    return () => {
      here = false
    }
  }, [draft])
  const keep = useCallback(
    (next: readonly File[]) => {
      setFiles(next)
      void keepFiles(draft, next)
    },
    [draft],
  )
  return [files, keep] as const
}

const store = 'drafts'

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open('mainstay', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(store)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

const answered = (asked: IDBRequest): Promise<unknown> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

async function within(mode: IDBTransactionMode, act: (files: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await opened()
  try {
    return await answered(act(database.transaction(store, mode).objectStore(store)))
  } finally {
    database.close()
  }
}

async function read(draft: string): Promise<readonly File[]> {
  try {
    const kept = await within('readonly', files => files.get(draft))
    return Array.isArray(kept) ? kept.filter(f => f instanceof File) : []
  } catch {
    return []
  }
}

/** Keeps files for a draft that is not on screen. */
export async function keepFiles(draft: string, next: readonly File[]): Promise<void> {
  try {
    await within('readwrite', files => (next.length === 0 ? files.delete(draft) : files.put(next, draft)))
  } catch {
    return
  }
}

export async function forgetFiles(): Promise<void> {
  try {
    await within('readwrite', files => files.clear())
  } catch {
    return
  }
}
