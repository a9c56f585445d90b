import { integrationOf } from '../model/ids.ts';
import type { Problem } from '../model/problem.ts';
import type { Line, StockRecord } from '../stock/record.ts';
import { type Context, recordsOf } from './context.ts';
import { askNext, DOUBTS } from './problems.ts';
import type { LineRef } from './reading.ts';

/** Has a person a question to answer about this line? One of a count that isn't known has no answer to choose. */
export const isAsked = ({ count }: StockRecord, line: Line): boolean => count !== null && line.doubt !== null;

/** Does the line know this write: is it on its way, still to be looked up in the shop's feed, or a question? */
const knows = ({ pending, audit, doubt, doubts = [] }: Line, delivery: string): boolean =>
  pending?.delivery === delivery ||
  audit?.delivery === delivery ||
  doubt?.delivery === delivery ||
  doubts.some((one) => one.delivery === delivery);

/**
 * Compares the questions about writes that a person is asked with those that are open. They are raised before the commit
 * that opens them: where a worker died in between, or another reading came first, it may never have come to that.
 * `problems` were loaded before, so what they are about is in the records by now if it ever will be.
 */
export async function compareDoubts(
  ctx: Context,
  problems: readonly Problem[],
  refs: readonly LineRef[],
): Promise<void> {
  if (refs.length === 0) return;
  const records = new Map((await recordsOf(ctx, refs, true)).map((one) => [`${one.warehouse}\n${one.sku}`, one]));
  for (const { warehouse, sku, location } of refs) {
    const record = records.get(`${warehouse}\n${sku}`);
    const line = record?.lines[location];
    const shown = problems
      .filter((one) => one.sku === sku && one.location === location && DOUBTS.includes(one.kind))
      .flatMap(({ detail }) => (typeof detail.doubt === 'string' ? [detail.doubt] : []));
    const open = record && line && isAsked(record, line) ? line.doubt : null;
    const over = shown.filter((delivery) => !line || !knows(line, delivery));
    const about = { integration: integrationOf(location), location, warehouse, sku };
    const count = record?.count ?? 0;
    for (const delivery of over) await askNext(ctx, about, { count, over: delivery, open });
    if (over.length === 0 && open && !shown.includes(open.delivery))
      await askNext(ctx, about, { count, over: null, open });
  }
}
