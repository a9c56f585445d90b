import { useEffect, useState } from 'preact/hooks';
import type { StepPorts } from './step-ports.ts';

/** Between two looks at how far something is. Milliseconds. */
const LOOK_MS = 400;

/** How far the work at a location is while it goes on; null where nothing is known of it. */
export function useProgress(
  working: boolean,
  location: string,
  onProgress: StepPorts['progress'],
): { through: number; of: number } | null {
  const [progress, setProgress] = useState<{ through: number; of: number } | null>(null);
  useEffect(() => {
    if (!working) return setProgress(null);
    let over = false;
    const timer = setInterval(() => {
      onProgress(location).then(
        (next) => over || setProgress(next),
        // What comes of it is told by the call that does the work.
        () => over || setProgress(null),
      );
    }, LOOK_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [working, location]);
  return progress;
}
