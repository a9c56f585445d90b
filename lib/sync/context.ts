import type { ChannelClient } from '../channels/channel.ts';
import type { IntegrationId, LocationId } from '../model/ids.ts';
import { integrationOf } from '../model/ids.ts';
import type { StockRecord } from '../stock/record.ts';
import { isOpen } from '../stock/target.ts';
import type { Lanes } from './lanes.ts';
import type { EngineDeps } from './ports.ts';
import type { Rules } from './rules.ts';

/** What the engine's parts share. Nothing in it matters after the worker has died. */
export interface Context {
  deps: EngineDeps;
  rules: Rules;
  lanes: Lanes;
  /** Integrations that didn't answer lately: raises don't wait for them. */
  unreachable: Set<IntegrationId>;
}

export const isUnreachable = (ctx: Context) => (location: LocationId) => ctx.unreachable.has(integrationOf(location));

/** The client of an integration that may be talked to; null without credentials. */
export const clientOf = (ctx: Context, integration: IntegrationId): Promise<ChannelClient | null> =>
  ctx.deps.client(integration);

/** The next revision of a record, ready to save. */
const nextOf = (record: StockRecord): StockRecord => ({
  ...record,
  revision: record.revision + 1,
  open: isOpen(record) ? 1 : 0,
});

/**
 * Changes a record by compare-and-set, as often as somebody else gets in between. `change` returns the same record
 * for "nothing to do". Returns what is stored afterwards, and whether this call changed it.
 */
export async function update(
  ctx: Context,
  warehouse: string,
  sku: string,
  change: (record: StockRecord) => StockRecord,
  make?: () => StockRecord,
): Promise<{ record: StockRecord | null; changed: boolean }> {
  for (;;) {
    const stored = (await ctx.deps.stock.record(warehouse, sku)) ?? make?.();
    if (!stored) return { record: null, changed: false };
    const changed = change(stored);
    if (changed === stored) return { record: stored, changed: false };
    const next = nextOf(changed);
    if (await ctx.deps.stock.saveRecord(next, stored.revision)) {
      told(ctx, [next]);
      return { record: next, changed: true };
    }
  }
}

/**
 * The same for many records that were just loaded: one write for those that didn't move meanwhile, and `update` for
 * the rest. Returns the records that this call changed.
 */
export async function updateMany(
  ctx: Context,
  loaded: readonly StockRecord[],
  change: (record: StockRecord) => StockRecord,
): Promise<readonly StockRecord[]> {
  const changes: { next: StockRecord; expected: number }[] = [];
  for (const record of loaded) {
    const changed = change(record);
    if (changed !== record) changes.push({ next: nextOf(changed), expected: record.revision });
  }
  if (changes.length === 0) return [];
  const saved = await ctx.deps.stock.saveRecords(changes);
  const done = changes.flatMap(({ next }, index) => (saved[index] ? [next] : []));
  if (done.length > 0) told(ctx, done);
  for (const [index, { next }] of changes.entries()) {
    if (saved[index]) continue;
    const { record, changed } = await update(ctx, next.warehouse, next.sku, change);
    if (record && changed) done.push(record);
  }
  return done;
}

function told(ctx: Context, records: readonly StockRecord[]): void {
  ctx.deps.announce(records.map(({ warehouse, sku, revision }) => ({ warehouse, sku, revision })));
}

/** Doubling from `first` to `most`, with jitter so that shops aren't asked in step. Milliseconds. */
export function backoff(ctx: Context, tries: number, first = 2_000, most = 15 * 60_000): number {
  const full = Math.min(most, first * 2 ** Math.min(tries, 20));
  return Math.round(full * (0.75 + ctx.deps.random() * 0.5));
}
