import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyOf, RequestOf } from '../../../lib/messages/protocol.ts';

export type Tally = ReplyOf<'products.tally'>;

/** How many products each filter would leave; null until it is known. Without an answer the filters have no figures. */
export function useTally(
  ask: (request: RequestOf<'products.tally'>) => Promise<Tally>,
  search: string,
  version: number,
): Tally | null {
  const [tally, setTally] = useState<Tally | null>(null);
  /** Changes come in bursts: while an answer is awaited one more question is enough. */
  const state = useRef<{ busy: boolean; again: boolean; search: string; gone: boolean }>({
    busy: false,
    again: false,
    search,
    gone: false,
  });

  const read = () => {
    const now = state.current;
    if (now.busy) {
      now.again = true;
      return;
    }
    now.busy = true;
    const of = now.search;
    const over = (answer: Tally | null) => {
      now.busy = false;
      if (now.gone) return;
      if (answer && of === now.search) setTally(answer);
      if (!now.again) return;
      now.again = false;
      read();
    };
    ask({ search: of }).then(over, () => over(null));
  };

  useEffect(() => {
    state.current.search = search;
    read();
  }, [search, version]);
  useEffect(
    () => () => {
      state.current.gone = true;
    },
    [],
  );
  return tally;
}
