import { type IntegrationId, integrationOf } from '../model/ids.ts';
import type { Millis } from '../model/time.ts';
import type { StockRecord } from '../stock/record.ts';
import { isOpen } from '../stock/target.ts';
import type { Cursors } from './cursors.ts';
import type { Lanes } from './lanes.ts';
import type { OpenRecords } from './open-records.ts';
import type { EngineDeps } from './ports.ts';
import type { Rules } from './rules.ts';

/** What the engine's parts share. Nothing in it matters after the worker has died. */
export interface Context {
  deps: EngineDeps;
  rules: Rules;
  lanes: Lanes;
  open: OpenRecords;
  cursors: Cursors;
  /** Integrations whose last call failed. */
  unreachable: Set<IntegrationId>;
  /** Shops that were asked for a reading that a raise waits for, each once per raise and pass; `over`: it failed. */
  asked: Map<string, { shop: IntegrationId; over: boolean }>;
  /** Leases of other browsers as first seen, by delivery: only our own clock says how long that is ago. */
  leases: Map<string, { revision: number; at: number }>;
  /** Integrations of which this worker has looked at what a dead one left. */
  recovered: Set<IntegrationId>;
  /** Of how many figures of a shop a person was last told that it doesn't answer their writes; missing: not known yet. */
  unanswered: Map<IntegrationId, number>;
  /** How many items a poll that reads the whole shop has read so far, while it does. */
  read: Map<IntegrationId, number>;
}

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
    if (changed === stored) {
      if (stored.revision > 0) ctx.open.put(stored);
      return { record: stored, changed: false };
    }
    const next = nextOf(changed);
    if (await ctx.deps.stock.saveRecord(next, stored.revision)) {
      told(ctx, [next]);
      return { record: next, changed: true };
    }
  }
}

/**
 * How often those of many that somebody else changed meanwhile are changed together again, as when two shops' lanes go
 * through the same records; after that it's one by one.
 */
const TOGETHER_AGAIN = 3;

/**
 * The same for many records that were loaded before: one write for those that didn't move meanwhile, and another one for
 * the rest as they are stored by then. A record of revision 0 is made. Returns the records that this call changed.
 */
export async function updateMany(
  ctx: Context,
  loaded: readonly StockRecord[],
  change: (record: StockRecord) => StockRecord,
  again = TOGETHER_AGAIN,
): Promise<readonly StockRecord[]> {
  const changes: { next: StockRecord; expected: number }[] = [];
  const made = new Map<StockRecord, StockRecord>();
  for (const record of loaded) {
    const changed = change(record);
    if (changed === record) continue;
    const next = nextOf(changed);
    if (record.revision === 0) made.set(next, record);
    changes.push({ next, expected: record.revision });
  }
  if (changes.length === 0) return [];
  const saved = await ctx.deps.stock.saveRecords(changes);
  const done = changes.flatMap(({ next }, index) => (saved[index] ? [next] : []));
  if (done.length > 0) told(ctx, done);
  const moved = changes.flatMap(({ next }, index) => (saved[index] ? [] : [next]));
  if (moved.length > 1 && again > 0) {
    const stored = await recordsOf(ctx, moved, true);
    for (const record of stored) ctx.open.put(record);
    const there = new Set(stored.map(({ warehouse, sku }) => `${warehouse}\n${sku}`));
    const gone = moved.flatMap((next) => (there.has(`${next.warehouse}\n${next.sku}`) ? [] : (made.get(next) ?? [])));
    return [...done, ...(await updateMany(ctx, [...stored, ...gone], change, again - 1))];
  }
  for (const [index, { next }] of changes.entries()) {
    if (saved[index]) continue;
    const empty = made.get(next);
    const { record, changed } = await update(ctx, next.warehouse, next.sku, change, empty && (() => empty));
    if (record && changed) done.push(record);
  }
  return done;
}

function told(ctx: Context, records: readonly StockRecord[]): void {
  for (const record of records) ctx.open.put(record);
  ctx.deps.announce(records.map(({ warehouse, sku, revision }) => ({ warehouse, sku, revision })));
}

/**
 * The records of these lines, each once. Those known to be open aren't loaded again, unless `fresh`: what is then
 * decided without a commit is decided on what is stored now.
 */
export async function recordsOf(
  ctx: Context,
  refs: readonly { warehouse: string; sku: string }[],
  fresh = false,
): Promise<StockRecord[]> {
  const records: StockRecord[] = [];
  const missing = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const { warehouse, sku } of refs) {
    const key = `${warehouse}\n${sku}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const known = fresh ? undefined : ctx.open.get(warehouse, sku);
    if (known) records.push(known);
    else missing.set(warehouse, (missing.get(warehouse) ?? new Set()).add(sku));
  }
  for (const [warehouse, skus] of missing) records.push(...(await ctx.deps.stock.records(warehouse, [...skus])));
  return records;
}

/** Locations of one integration among a record's lines. */
export const linesAt = (record: StockRecord, integration: IntegrationId): string[] =>
  Object.keys(record.lines).filter((location) => integrationOf(location) === integration);

/** Which installation an owner works for: `{installation}/{worker}`; one without a slash is an installation of its own. */
export const installationOf = (owner: string): string => owner.split('/')[0] ?? owner;

/** The longest that anything is put off. A time that is further ahead comes from a clock that was set back. */
export const MAX_WAIT_MS = 30 * 60_000;

/**
 * Not due yet. A time further ahead than the `interval` of polls, or after a failure than anything is put off, is from
 * a clock that was set back or from before the interval was made shorter.
 */
export function isWaiting(
  ctx: Context,
  { nextAt, failures }: { nextAt: number; failures: number },
  interval: Millis,
): boolean {
  const ahead = nextAt - ctx.deps.clock.now();
  return ahead > 0 && ahead <= (failures > 0 ? MAX_WAIT_MS : interval);
}

/** Doubling from `first` to `most`, with jitter so that shops aren't asked in step. Milliseconds. */
export function backoff(ctx: Context, tries: number, first = 2_000, most = 15 * 60_000): number {
  const full = Math.min(most, first * 2 ** Math.min(tries, 20));
  return Math.round(full * (0.75 + ctx.deps.random() * 0.5));
}
