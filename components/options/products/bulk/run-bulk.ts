import type { PlannedChange } from '../../../../lib/bulk/planned.ts';
import type { EditRequest } from '../../../../lib/messages/protocol.ts';
import { editOfBulk } from '../../../../lib/model/ids.ts';
import type { Reason } from '../../../../lib/model/reason.ts';
import type { SaveResult } from '../../../../lib/model/views.ts';
import type { OptionsPorts } from '../../ports.ts';

/** So many edits in one call: a worker that works on one for too long is stopped by the browser. */
export const PART = 100;
/** Waits before a part is sent again whose answer got lost, in ms. Its ids make that safe. */
const AGAIN_MS: readonly number[] = [500, 1_000, 2_000, 5_000, 10_000];

/** A count that moved since it was shown: nothing was done to it. */
export interface MovedCount {
  change: PlannedChange;
  now: number | null;
  /** What moved it, ready to show. */
  what: string;
}

export interface RefusedCount {
  sku: string;
  warehouse: string;
  sentence: string;
}

export interface BulkResult {
  applied: number;
  moved: readonly MovedCount[];
  refused: readonly RefusedCount[];
  /** Not sent any more; what was is done. */
  left: number;
  /** Why it ended before its end, as a sentence; null: a person ended it, or it came to its end. */
  trouble: string | null;
}

export interface BulkDeps {
  ports: Pick<OptionsPorts, 'save' | 'trouble' | 'whyNot'>;
  wait(millis: number): Promise<void>;
  isCancelled(): boolean;
  onProgress(done: number): void;
}

/**
 * Makes these changes, part by part, as edits of one bulk. What was seen is sent along where a count is set, so one
 * that moved meanwhile is left as it is and told.
 */
export async function runBulk(
  bulk: string,
  changes: readonly PlannedChange[],
  reason: Reason | null,
  deps: BulkDeps,
): Promise<BulkResult> {
  let applied = 0;
  const moved: MovedCount[] = [];
  const refused: RefusedCount[] = [];
  const until = (done: number, trouble: string | null = null): BulkResult => {
    return { applied, moved, refused, left: changes.length - done, trouble };
  };
  for (let start = 0; start < changes.length; start += PART) {
    if (deps.isCancelled()) return until(start);
    const part = changes.slice(start, start + PART);
    const edits = part.map((change, index) => editOf(bulk, start + index, change, reason));
    const reply = await insist(edits, deps);
    if (!reply.ok) return until(start, reply.sentence);
    const results = new Map(reply.results.map((result) => [result.id, result]));
    for (const [index, change] of part.entries()) {
      const result = results.get(edits[index]?.id ?? '');
      const { sku, warehouse } = change;
      if (result?.kind === 'applied') applied += 1;
      else if (result?.kind === 'moved') moved.push({ change, now: result.count, what: result.what });
      else if (result) refused.push({ sku, warehouse, sentence: result.sentence });
    }
    deps.onProgress(start + part.length);
  }
  return until(changes.length);
}

function editOf(
  bulk: string,
  n: number,
  { sku, warehouse, from, wanted }: PlannedChange,
  reason: Reason | null,
): EditRequest {
  const change = wanted.kind === 'set' ? { ...wanted, seen: from } : wanted;
  return { id: editOfBulk(bulk, n), warehouse, sku, change, reason };
}

type Answer = { ok: true; results: readonly SaveResult[] } | { ok: false; sentence: string };

/** Asks again for an answer that got lost, for a while. */
async function insist(edits: EditRequest[], { ports, wait }: BulkDeps): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    try {
      return { ok: true, results: (await ports.save({ edits })).results };
    } catch (error) {
      const millis = AGAIN_MS[attempt];
      if (ports.trouble(error) !== 'failed' || millis === undefined)
        return { ok: false, sentence: ports.whyNot(error) };
      await wait(millis);
    }
  }
}
