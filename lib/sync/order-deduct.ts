import { type Shipment, shipmentLineId } from '../model/shipment.ts';
import { order } from '../stock/order.ts';
import type { StockRecord } from '../stock/record.ts';
import { type Context, update } from './context.ts';
import { decisionOn, type Facts, factsOf } from './order-decide.ts';
import { isOdd } from './order-lines.ts';
import type { OrderStore } from './order-ports.ts';
import { raiseLook } from './order-problems.ts';
import { follow } from './reading.ts';

/**
 * Decides what is to be done about a shipment whose lines are known, and does it. Nothing was decided of it before.
 * Returns the records that changed, for the lanes to follow: many shipments together are one write to each shop.
 */
export async function decide(
  ctx: Context,
  store: OrderStore,
  shipment: Shipment,
  facts: Facts,
): Promise<readonly StockRecord[]> {
  const made = decisionOn(shipment, facts);
  if (made.kind === 'undecided' && shipment.state === 'undecided') return [];
  const shown = made.kind === 'shown' ? made.why : null;
  const odd = shown === null && isOdd(shipment.lines);
  const look = shown === 'old' ? 'old' : odd ? 'odd-line' : null;
  if (look) await raiseLook(ctx, shipment, look);
  const due = made.kind === 'due' ? made.warehouse : null;
  const next: Shipment = {
    ...shipment,
    state: made.kind,
    why: shown,
    warehouse: due,
    lines: due === null ? shipment.lines : await dueLines(ctx, due, shipment),
    look,
    revision: shipment.revision + 1,
  };
  return (await store.save(next)) ? deduct(ctx, store, next) : [];
}

/** Only what is known now is deducted, also if the worker dies and a count becomes known before another goes on. */
async function dueLines(ctx: Context, warehouse: string, { lines }: Shipment): Promise<Shipment['lines']> {
  const skus = lines.map(({ sku }) => sku);
  const [records, products] = await Promise.all([
    ctx.deps.stock.records(warehouse, skus),
    ctx.deps.directory.products(skus),
  ]);
  const counts = new Map(records.map(({ sku, count }) => [sku, count]));
  const catalogue = new Set(products.map(({ sku }) => sku));
  return lines.map((line) => {
    if (isOdd([line])) return line;
    if ((counts.get(line.sku) ?? null) !== null) return { ...line, outcome: 'due' };
    return { ...line, outcome: catalogue.has(line.sku) ? 'unknown-count' : 'not-in-catalogue' };
  });
}

/**
 * Takes the lines that are due off their counts. Each is one event of its record, which remembers it, so doing it again
 * after a crash changes nothing.
 */
async function deduct(ctx: Context, store: OrderStore, shipment: Shipment): Promise<readonly StockRecord[]> {
  const { warehouse } = shipment;
  if (shipment.state !== 'due' || warehouse === null) return [];
  const at = ctx.deps.clock.now();
  // A worker that dies after a commit is woken to send.
  ctx.deps.wakeAt(at);
  const touched: StockRecord[] = [];
  const lines: Shipment['lines'] = [];
  for (const line of shipment.lines) {
    if (line.outcome !== 'due') {
      lines.push(line);
      continue;
    }
    const id = shipmentLineId(shipment.id, line.sku);
    const event = { id, at, quantity: line.quantity ?? 0 };
    const { record } = await update(ctx, warehouse, line.sku, (found) => order(found, event));
    const deducted = record?.applied.includes(id) ?? false;
    if (record && deducted) touched.push(record);
    lines.push({ ...line, outcome: deducted ? 'deducted' : 'unknown-count' });
  }
  await store.save({ ...shipment, state: 'deducted', lines, revision: shipment.revision + 1 });
  return touched;
}

/** Goes on where a worker died between deciding and deducting. */
export async function finishDue(ctx: Context, store: OrderStore): Promise<void> {
  const touched: StockRecord[] = [];
  for (const shipment of await store.open()) {
    if (shipment.state === 'due') touched.push(...(await deduct(ctx, store, shipment)));
  }
  follow(ctx, newest(touched));
}

/** Somebody may have said who deducts, or linked the channel, since these were seen. */
export async function settleUndecided(ctx: Context, store: OrderStore): Promise<void> {
  const waiting = (await store.open()).filter(({ state }) => state === 'undecided');
  const facts = waiting.length > 0 ? await factsOf(ctx, store) : null;
  if (!facts) return;
  const touched: StockRecord[] = [];
  for (const shipment of waiting) touched.push(...(await decide(ctx, store, shipment, facts)));
  follow(ctx, newest(touched));
}

/** Each record once, as it was left last. */
export const newest = (records: readonly StockRecord[]): readonly StockRecord[] => [
  ...new Map(records.map((record) => [`${record.warehouse}\n${record.sku}`, record])).values(),
];
