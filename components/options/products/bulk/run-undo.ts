import type { OptionsPorts } from '../../ports.ts';
import type { RefusedCount } from './run-bulk.ts';

const AGAIN_MS: readonly number[] = [500, 1_000, 2_000, 5_000, 10_000];

export interface UndoResult {
  undone: number;
  refused: readonly RefusedCount[];
  /** Why it ended before its end; asking again goes on with what is left. */
  trouble: string | null;
}

export interface UndoDeps {
  ports: Pick<OptionsPorts, 'undoBulk' | 'trouble' | 'whyNot'>;
  wait(millis: number): Promise<void>;
  onProgress(undone: number): void;
}

/** Takes a whole bulk back, part by part. What was sold since stays sold. */
export async function runUndo(bulk: string, { ports, wait, onProgress }: UndoDeps): Promise<UndoResult> {
  let undone = 0;
  let after: string | null = null;
  let attempt = 0;
  const refused: RefusedCount[] = [];
  for (;;) {
    try {
      const part: Awaited<ReturnType<OptionsPorts['undoBulk']>> = await ports.undoBulk({ bulk, after });
      undone += part.undone;
      refused.push(...part.refused);
      onProgress(undone);
      after = part.next;
      attempt = 0;
    } catch (error) {
      const millis = AGAIN_MS[attempt];
      attempt += 1;
      if (ports.trouble(error) !== 'failed' || millis === undefined) {
        return { undone, refused, trouble: ports.whyNot(error) };
      }
      await wait(millis);
      continue;
    }
    if (after === null) return { undone, refused, trouble: null };
  }
}
