import type { ChannelClient } from '../channels/channel.ts';
import { integrationOf } from '../model/ids.ts';
import { decideByFeed, unweighed } from '../stock/audit.ts';
import { decided, doubt } from '../stock/doubt.ts';
import { release } from '../stock/push.ts';
import { questionAt } from '../stock/questions.ts';
import { backoff, type Context, update } from './context.ts';
import { isFeedMissing } from './feed.ts';
import type { Delivery, DeliveryLine } from './ports.ts';
import { raise, raiseDoubt } from './problems.ts';
import { figureOf, follow } from './reading.ts';
import { postpone } from './settle.ts';

/** Between the two readings that have to agree, where the shop's reads don't lag. Milliseconds. */
const APART_MS = 5_000;

/**
 * An outcome that nobody can witness: two equal readings apart, then the shop's feed of sales where it decides; else the
 * lower of the two possible counts, and a problem that shows both for a person to choose.
 */
export async function decideByCount(
  ctx: Context,
  client: ChannelClient,
  delivery: Delivery,
  kind: 'outcome-ambiguous' | 'key-too-old',
): Promise<void> {
  const open = delivery.lines.filter((line) => !line.settled);
  const now = ctx.deps.clock.now();
  const reply = await client.levels(
    open.map((line) => line.item),
    [...new Set(open.map((line) => line.remoteLocation))],
  );
  if (!reply.ok) return postpone(ctx, { ...delivery, tries: delivery.tries + 1 }, now + backoff(ctx, delivery.tries));
  const apart = Math.max(APART_MS, client.capabilities.settleMs);
  const lines: DeliveryLine[] = [];
  let found = false;
  for (const line of delivery.lines) {
    const level = reply.value.find((at) => at.item === line.item && at.remoteLocation === line.remoteLocation);
    const { quantity } = figureOf(level);
    if (!line.settled && quantity !== null) found = true;
    if (line.settled) lines.push(line);
    else if (quantity === null)
      lines.push((await letGoUnread(ctx, delivery.key, line)) ? { ...line, ...UNREAD } : line);
    else if (line.reading?.value === quantity && now - line.reading.at >= apart) {
      const reading = { value: quantity, readAt: now, settleUntil: now + client.capabilities.settleMs };
      const told = await askFeed(ctx, client, line, reading);
      // A feed that doesn't answer just now may do so later; nothing is guessed before.
      if (told === 'later') lines.push(line);
      else {
        await settleDoubt(ctx, delivery.key, line, reading, kind, told);
        lines.push({ ...line, outcome: { kind: 'unknown', detail: 'not witnessed' }, settled: true });
      }
    } else if (line.reading?.value === quantity) lines.push(line);
    else lines.push({ ...line, reading: { value: quantity, at: now } });
  }
  const next: Delivery = { ...delivery, lines, tries: delivery.tries + 1 };
  if (lines.every((line) => line.settled)) {
    await ctx.deps.stock.saveDelivery(
      { ...next, state: 'done', lease: null, revision: delivery.revision + 1 },
      delivery.revision,
    );
    return;
  }
  // Where nothing gives a figure, one may never come: it is looked for less and less often.
  await postpone(ctx, next, now + (found ? apart : Math.max(apart, backoff(ctx, delivery.tries))));
}

const UNREAD = { outcome: { kind: 'unknown', detail: 'not witnessed' }, settled: true } as const;

/**
 * A line that is being taken out and has no figure any more, as of an item that was deleted, can't be counted there
 * whatever came of its write: it holds its location no longer. True: it has been let go.
 */
async function letGoUnread(ctx: Context, key: string, { warehouse, sku, location }: DeliveryLine): Promise<boolean> {
  const { record } = await update(ctx, warehouse, sku, (now) =>
    now.lines[location]?.state === 'unlinking' ? release(now, location, key) : now,
  );
  return record?.lines[location]?.pending?.delivery !== key;
}

interface Reading {
  value: number;
  readAt: number;
  settleUntil: number;
}

type Told = { applied: boolean; moved: number } | null;

/** What the shop's feed of sales says of a line's outcome; null where it can't tell. */
async function askFeed(
  ctx: Context,
  client: ChannelClient,
  line: DeliveryLine,
  { value, readAt }: Reading,
): Promise<Told | 'later'> {
  if (!client.sales || !line.read) return null;
  // For as long a reading may not show what happened before it.
  const { settleMs } = client.capabilities;
  const [from, known] = [line.read.from - settleMs, line.read.known];
  const events = await client.sales([line.item], [line.remoteLocation], from);
  if (!events.ok) return isFeedMissing(events.error, readAt - (line.reading?.at ?? readAt)) ? null : 'later';
  const until = client.capabilities.write === 'set' ? Number.MAX_SAFE_INTEGER : null;
  const mine = events.value.filter(
    ({ item, remoteLocation }) => item === line.item && remoteLocation === line.remoteLocation,
  );
  const weighed = (await ctx.deps.stock.record(line.warehouse, line.sku))?.lines[line.location] ?? {};
  return decideByFeed(
    unweighed(mine, weighed),
    { from, known, until, read: readAt - settleMs },
    { from: line.from, to: line.to, now: value },
  );
}

async function settleDoubt(
  ctx: Context,
  key: string,
  line: DeliveryLine,
  reading: Reading,
  kind: 'outcome-ambiguous' | 'key-too-old',
  told: Told,
): Promise<void> {
  const { location, warehouse, sku } = line;
  const about = { integration: integrationOf(location), location, warehouse, sku };
  let said = false;
  if (told === null) {
    // The problem first: a worker that dies in between must not leave a guess that nobody hears of.
    const before = await ctx.deps.stock.record(warehouse, sku);
    const held = before?.lines[location];
    if (
      before?.count != null &&
      held?.base != null &&
      held.pending?.delivery === key &&
      !questionAt(before, location)
    ) {
      const ifNot = before.count + reading.value - held.base;
      await raise(ctx, kind, about, { ifApplied: ifNot - (line.to - line.from), ifNot, doubt: key });
      said = true;
    }
  }
  const { record } = await update(ctx, warehouse, sku, (now) =>
    told === null ? doubt(now, location, key, reading) : decided(now, location, key, { ...reading, moved: told.moved }),
  );
  if (!record) return;
  // The question before it was answered meanwhile, so this one is open at once; a dead worker may have asked it already.
  const open = questionAt(record, location);
  if (!said && record.count !== null && open?.delivery === key) {
    const known = (await ctx.deps.directory.problems()).some(
      (one) => one.sku === sku && one.location === location && one.detail.doubt === key,
    );
    if (!known) await raiseDoubt(ctx, about, record.count, open);
  }
  follow(ctx, [record]);
}
