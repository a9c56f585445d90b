import { useEffect, useState } from 'preact/hooks';
import type { ActivityPorts } from './activity-ports.ts';

/** How many changes are kept in all, counted again when the newest that is shown is another one. null: not told yet. */
export function useKept(kept: ActivityPorts['kept'], newest: string | undefined): number | null {
  const [n, setN] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    if (newest === undefined) return;
    kept().then(
      (reply) => current && setN(reply.n),
      // What was told stays; the page says elsewhere that the background gives no answer.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [newest]);
  return n;
}
