import { CHANNELS, type Channel } from '../model/channel.ts';
import { integrationOf } from '../model/ids.ts';
import { type Shipment, type ShownWhy, shipmentLineId } from '../model/shipment.ts';
import { order } from '../stock/order.ts';
import type { StockRecord } from '../stock/record.ts';
import { type Context, update } from './context.ts';
import { isOdd } from './order-lines.ts';
import type { OrderCursor, OrderStore } from './order-ports.ts';
import { raiseLook } from './order-problems.ts';
import { follow } from './reading.ts';

/** How long before the connection completed shipments were looked at; an older one may have been completed at any time. */
export const BASELINE_MS = 30 * 24 * 60 * 60_000;

/** Decides what is to be done about a shipment whose lines are known, and does it. Nothing was decided of it before. */
export async function decide(ctx: Context, store: OrderStore, shipment: Shipment): Promise<void> {
  const cursor = await store.cursor();
  if (!cursor) return;
  const made = await decision(ctx, store, cursor, shipment);
  if (made.kind === 'undecided' && shipment.state === 'undecided') return;
  const look = made.kind === 'shown' && made.why === 'old' ? 'old' : isOdd(shipment.lines) ? 'odd-line' : null;
  const counts = made.kind !== 'shown';
  if (look && (counts || look === 'old')) await raiseLook(ctx, shipment, look);
  const next: Shipment = {
    ...shipment,
    state: made.kind,
    why: made.kind === 'shown' ? made.why : null,
    warehouse: made.kind === 'due' ? made.warehouse : null,
    lines: made.kind === 'due' ? await dueLines(ctx, made.warehouse, shipment) : shipment.lines,
    look: counts || look === 'old' ? look : null,
    revision: shipment.revision + 1,
  };
  if (await store.save(next)) await deduct(ctx, store, next);
}

type Decision = { kind: 'shown'; why: ShownWhy } | { kind: 'undecided' } | { kind: 'due'; warehouse: string };

async function decision(ctx: Context, store: OrderStore, cursor: OrderCursor, shipment: Shipment): Promise<Decision> {
  const master = await ctx.deps.directory.master();
  if (shipment.lines.length === 0) return { kind: 'shown', why: 'no-products' };
  if (shipment.createdAt < cursor.startedAt - BASELINE_MS) return { kind: 'shown', why: 'old' };
  if (!master || cursor.masterSince === null || shipment.modifiedAt < cursor.masterSince) {
    return { kind: 'shown', why: 'no-master' };
  }
  if (await isLinked(ctx, shipment.channel)) return { kind: 'shown', why: 'channel-linked' };
  const who = (await store.deductors()).find(({ channel }) => channel === shipment.channel)?.who ?? null;
  if (who === 'channel') return { kind: 'shown', why: 'channel-deducts' };
  return who === 'extension' ? { kind: 'due', warehouse: master.warehouse } : { kind: 'undecided' };
}

/**
 * Is a shop of this channel linked here? Then every sale there has lowered the count already. Shiptheory tells only the
 * channel's name, so one linked shop stands for all of that channel.
 */
async function isLinked(ctx: Context, name: string): Promise<boolean> {
  const meant = channelCalled(name);
  if (meant === null) return false;
  const { directory } = ctx.deps;
  const [integrations, links] = await Promise.all([directory.integrations(), directory.links()]);
  const linked = new Set(
    links.filter(({ state }) => state !== 'review').map(({ location }) => integrationOf(location)),
  );
  return integrations.some(({ id, channel }) => channel === meant && linked.has(id));
}

/** The channel that Shiptheory calls this: "Bigcommerce", "Magento 2", "Woo Commerce". */
export function channelCalled(name: string): Channel | null {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return CHANNELS.find((channel) => letters.startsWith(channel)) ?? null;
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
async function deduct(ctx: Context, store: OrderStore, shipment: Shipment): Promise<void> {
  const { warehouse } = shipment;
  if (shipment.state !== 'due' || warehouse === null) return;
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
  follow(ctx, touched);
  await store.save({ ...shipment, state: 'deducted', lines, revision: shipment.revision + 1 });
}

/** Goes on where a worker died between deciding and deducting. */
export async function finishDue(ctx: Context, store: OrderStore): Promise<void> {
  for (const shipment of await store.open()) if (shipment.state === 'due') await deduct(ctx, store, shipment);
}

/** Somebody may have said who deducts, or linked the channel, since these were seen. */
export async function settleUndecided(ctx: Context, store: OrderStore): Promise<void> {
  const waiting = (await store.open()).filter(({ state }) => state === 'undecided');
  if (waiting.length === 0) return;
  const said = new Set((await store.deductors()).filter(({ who }) => who !== null).map(({ channel }) => channel));
  const master = await ctx.deps.directory.master();
  const settled = new Map<string, boolean>();
  for (const shipment of waiting) {
    const { channel } = shipment;
    // Mostly nothing is new, of however many that wait.
    const over = settled.get(channel) ?? (master === null || said.has(channel) || (await isLinked(ctx, channel)));
    settled.set(channel, over);
    if (over) await decide(ctx, store, shipment);
  }
}
