import { useEffect, useRef, useState } from 'preact/hooks';
import type { ShopMatches } from '../../../lib/model/checklist.ts';
import type { MatchesKnown } from './setup-steps.ts';

/**
 * What is known of the items of linked shops, read again with every change of more than counts that is told while it is
 * `wanted`: no count changes what an item is matched to, and a first sync changes counts a hundred times. Comparing a large
 * catalogue takes seconds, so one reading waits for the other, and what was known stays until then.
 */
export function useMatchesKnown(
  load: () => Promise<{ shops: readonly ShopMatches[] }>,
  version: number,
  wanted: boolean,
): MatchesKnown {
  const [known, setKnown] = useState<MatchesKnown>({ kind: 'reading' });
  const running = useRef(false);
  const again = useRef(false);

  useEffect(() => {
    if (!wanted) return;
    if (running.current) {
      again.current = true;
      return;
    }
    const read = async (): Promise<void> => {
      do {
        again.current = false;
        try {
          setKnown({ kind: 'known', shops: (await load()).shops });
        } catch (error) {
          console.error('The SKUs could not be compared', error);
          setKnown((before) => (before.kind === 'known' ? before : { kind: 'failed' }));
        }
      } while (again.current);
      running.current = false;
    };
    running.current = true;
    void read();
  }, [version, wanted]);

  return known;
}
