import { useEffect, useState } from 'preact/hooks';

/** How far the first counts of a master are that is being saved. */
export interface MasterProgress {
  /** The warehouse is saved and this is its master: what is left can't be called off, and nothing is lost by leaving. */
  chosen: boolean;
  /** Products and variants read of its shop so far; null: none was read yet. */
  read: number | null;
}

/** Between two looks. Milliseconds. */
const LOOK_MS = 400;

/** Looks how far it is while a new master is being saved; `location` null: none is. */
export function useMasterProgress(
  location: string | null,
  onProgress: (location: string) => Promise<MasterProgress>,
): MasterProgress | null {
  const [progress, setProgress] = useState<MasterProgress | null>(null);
  useEffect(() => {
    setProgress(null);
    if (location === null) return;
    let over = false;
    const timer = setInterval(() => {
      onProgress(location).then(
        // What was read stays said while it is worked on, when nothing is being read any more.
        (next) => over || setProgress((before) => ({ ...next, read: next.read ?? before?.read ?? null })),
        // What comes of it is told by the call that saves.
        () => undefined,
      );
    }, LOOK_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [location]);
  return progress;
}
