import { integrationOf } from '../model/ids.ts';
import { DOUBTS, type Problem } from '../model/problem.ts';
import { questionAt, questionsAt } from '../stock/questions.ts';
import type { StockRecord } from '../stock/record.ts';
import { type Context, recordsOf } from './context.ts';
import { recordKey } from './open-records.ts';
import { askNext } from './problems.ts';
import type { LineRef } from './reading.ts';

/** Older ones may not say which warehouse they are about. */
const isAt = (problem: Problem, warehouse: string): boolean =>
  problem.warehouse === null || problem.warehouse === warehouse;

/** Does the record know this write: is it on its way, still to be looked up in the shop's feed, or a question? */
function knows(record: StockRecord, location: string, delivery: string): boolean {
  const line = record.lines[location];
  if (line?.pending?.delivery === delivery || line?.audit?.delivery === delivery) return true;
  return questionsAt(record, location).some((one) => one.delivery === delivery);
}

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
  const records = new Map((await recordsOf(ctx, refs, true)).map((one) => [recordKey(one.warehouse, one.sku), one]));
  for (const { warehouse, sku, location } of refs) {
    const record = records.get(recordKey(warehouse, sku));
    const shown = problems
      .filter(
        (one) => one.sku === sku && one.location === location && isAt(one, warehouse) && DOUBTS.includes(one.kind),
      )
      .flatMap(({ detail }) => (typeof detail.doubt === 'string' ? [detail.doubt] : []));
    const open = record ? questionAt(record, location) : null;
    const over = shown.filter((delivery) => !record || !knows(record, location, delivery));
    const about = { integration: integrationOf(location), location, warehouse, sku };
    const count = record?.count ?? 0;
    for (const delivery of over) await askNext(ctx, about, { count, over: delivery, open });
    if (over.length === 0 && open && !shown.includes(open.delivery))
      await askNext(ctx, about, { count, over: null, open });
  }
}
