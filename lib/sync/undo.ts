import type { Entry } from '../model/history.ts';
import { type BulkId, startOfBulk, undoOfEdit } from '../model/ids.ts';
import type { Context } from './context.ts';
import { copyEntries } from './copy-entries.ts';
import { apply, readReachable } from './edits.ts';
import type { BulkUndone, Edit, EditOutcome } from './ports.ts';

/** An edit to be taken back. `entry` undefined: it left none that is still known. */
interface Wanted {
  undoId: string;
  warehouse: string;
  sku: string;
  entry: Entry | undefined;
}

/**
 * The opposite of an edit: later sales are kept, since only its difference is taken back. `undoId`: what the outcome is
 * told by. In the history an edit has one undo, so that two windows that ask for it take it back once.
 */
export async function undo(
  ctx: Context,
  { id, undoId, warehouse, sku }: { id: string; undoId: string; warehouse: string; sku: string },
): Promise<EditOutcome> {
  const record = await ctx.deps.stock.record(warehouse, sku);
  if (!record) return { kind: 'refused', id: undoId, why: 'not-in-catalogue' };
  // What was saved just now may still be in the record only.
  const found = record.outbox.find((one) => one.id === id) ?? (await ctx.deps.stock.entry(id));
  const entry = found?.warehouse === warehouse && found.sku === sku ? found : undefined;
  const [outcome] = await takeBack(ctx, [{ undoId: undoOfEdit(id), warehouse, sku, entry }]);
  return { ...(outcome ?? { kind: 'refused', why: 'not-in-catalogue' }), id: undoId };
}

/**
 * The opposite of a part of a bulk. It is found by the ids of its entries, so it can be undone by whoever knows the
 * bulk's id, also after the page that made it was closed; the undos' ids are made of them, so that asking again is safe.
 */
export async function undoBulk(
  ctx: Context,
  bulk: BulkId,
  after: string | null,
  limit: number,
): Promise<{ undone: readonly BulkUndone[]; next: string | null }> {
  // What was saved just now may still be in the records only.
  await copyEntries(ctx);
  const entries = await ctx.deps.stock.entriesAfter(startOfBulk(bulk), after, limit);
  const outcomes = await takeBack(
    ctx,
    entries.map((entry) => ({ undoId: undoOfEdit(entry.id), warehouse: entry.warehouse, sku: entry.sku, entry })),
  );
  return {
    undone: entries.flatMap(({ warehouse, sku }, index) => {
      const outcome = outcomes[index];
      return outcome ? [{ warehouse, sku, outcome }] : [];
    }),
    next: entries.length < limit ? null : (entries.at(-1)?.id ?? null),
  };
}

/** One outcome for each, in their order. A count that wasn't known before an edit has nothing to go back to. */
async function takeBack(ctx: Context, wanted: readonly Wanted[]): Promise<readonly EditOutcome[]> {
  const refs = new Map<string, string>();
  const made = await madeBefore(ctx, wanted);
  const edits = wanted.flatMap(({ undoId, warehouse, sku, entry }): Edit[] => {
    if (made.has(undoId) || !entry || entry.before === null || entry.after === null) return [];
    refs.set(undoId, entry.id);
    const change = { kind: 'adjust', by: entry.before - entry.after } as const;
    return [{ id: undoId, warehouse, sku, change, reason: null }];
  });
  await readReachable(ctx, edits);
  const outcomes = await apply(ctx, edits, ({ id }) => ({ cause: 'undo', ref: refs.get(id) ?? id }));
  const byId = new Map([...made, ...outcomes.map((outcome) => [outcome.id, outcome] as const)]);
  return wanted.map(({ undoId }) => byId.get(undoId) ?? { kind: 'refused', id: undoId, why: 'unknown-count' });
}

/**
 * Those that the history has already, with the count as it is now. A record remembers the ids of its last edits only,
 * and an undo may be asked for again long after.
 */
async function madeBefore(ctx: Context, wanted: readonly Wanted[]): Promise<Map<string, EditOutcome>> {
  const { stock } = ctx.deps;
  const made = new Map<string, EditOutcome>();
  await Promise.all(
    wanted.map(async ({ undoId, warehouse, sku }) => {
      if ((await stock.entry(undoId)) === undefined) return;
      const record = await stock.record(warehouse, sku);
      if (record)
        made.set(undoId, { kind: 'applied', id: undoId, count: record.count ?? 0, revision: record.revision });
    }),
  );
  return made;
}
