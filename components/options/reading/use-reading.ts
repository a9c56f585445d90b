import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormReply } from '../form-reply.ts';
import { FIRST_STAGE, type ReadingStage, type Watching } from './reading.ts';

export interface Reading<T> {
  /** How far it is; null: nothing is being read. */
  stage: ReadingStage | null;
  /** Begins to read, in place of what is being read. Rejects as `begin` does. null: another reading has taken its place. */
  read(begin: (watching: Watching) => Promise<FormReply<T>>): Promise<FormReply<T> | null>;
}

/** One reading of a shop at a time, called off when the screen that waits for it goes away. */
export function useReading<T>(): Reading<T> {
  const [stage, setStage] = useState<ReadingStage | null>(null);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const read: Reading<T>['read'] = async (begin) => {
    current.current?.abort();
    const mine = new AbortController();
    current.current = mine;
    const { signal } = mine;
    setStage(FIRST_STAGE);
    try {
      const reply = await begin({ onStage: (next) => signal.aborted || setStage(next), signal });
      return signal.aborted ? null : reply;
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    } finally {
      if (!signal.aborted) setStage(null);
    }
  };
  return { stage, read };
}
