import type { ChannelClient, StockEvent } from '../channels/channel.ts';
import type { ChannelError } from '../model/channel-error.ts';
import { remoteIdOf } from '../model/ids.ts';
import { AFTER, BEFORE } from '../stock/gone-over.ts';
import type { Context } from './context.ts';
import type { Read, Reading } from './reading.ts';

/** Names an item's figure at a location of its shop. */
export const pairOf = (item: string, remoteLocation: string): string => `${item}\n${remoteLocation}`;

/** The readings with what the shop's feed says of lines whose last write may have gone over something. */
export async function withFeed(ctx: Context, client: ChannelClient, readings: readonly Reading[]): Promise<Read> {
  const audits = readings.flatMap(({ audit, item, location, quantity }) =>
    audit && quantity !== null ? [{ audit, item, location }] : [],
  );
  if (audits.length === 0 || !client.sales) return { ok: true, readings };
  const reply = await client.sales(
    [...new Set(audits.map(({ item }) => item))],
    [...new Set(audits.map(({ location }) => remoteIdOf(location)))],
    Math.min(...audits.map(({ audit }) => audit.from - (audit.added ? BEFORE : 0))),
  );
  if (!reply.ok) {
    const now = ctx.deps.clock.now();
    const goesOn = audits.every(({ audit }) => isFeedMissing(reply.error, now - audit.until));
    return goesOn ? { ok: true, readings } : withoutFeed(ctx, readings, reply.error);
  }
  const events = new Map<string, StockEvent[]>();
  for (const event of reply.value) {
    const pair = pairOf(event.item, event.remoteLocation);
    events.set(pair, [...(events.get(pair) ?? []), event]);
  }
  const told = readings.map((line) =>
    line.audit ? { ...line, events: events.get(pairOf(line.item, remoteIdOf(line.location))) ?? [] } : line,
  );
  return { ok: true, readings: told.filter((line) => !isTooSoon(ctx, line)) };
}

/** So long a busy item is waited for. */
const BUSY_MS = 30_000;

/** Something happened in the moment of the write or after: a reading that is later than all of it tells more. */
function isTooSoon(ctx: Context, { audit, events = [], readAt, wasSuspended, quantity }: Reading): boolean {
  if (!audit?.added || wasSuspended || quantity === null || Math.abs(readAt - audit.until) > BUSY_MS) return false;
  const last = Math.max(...events.filter(({ at }) => at >= audit.from - BEFORE).map(({ at }) => at));
  if (last + AFTER < readAt) return false;
  ctx.deps.wakeAt(last + AFTER + 1);
  return true;
}

/** So long a line waits for a feed that can't be read just now, where its write can only have gone over moments. */
const FEED_WAIT_MS = 5 * 60_000;

/**
 * The feed fails. What a write that overwrites went over mustn't be missed, so nothing is read meanwhile; one that adds
 * can only have gone over what happened in the moment of its saving, and a feed that is broken holds nobody up for that.
 */
function withoutFeed(ctx: Context, readings: readonly Reading[], error: ChannelError): Read {
  if (readings.some(({ audit, quantity }) => audit && !audit.added && quantity !== null)) return { ok: false, error };
  const over = ctx.deps.clock.now() - FEED_WAIT_MS;
  // A line that is suspended isn't read again by itself, so it can't wait.
  const waits = ({ audit, quantity, wasSuspended }: Reading) =>
    audit !== undefined && audit.until >= over && quantity !== null && !wasSuspended;
  return { ok: true, readings: readings.filter((reading) => !waits(reading)) };
}

/** A feed that says nothing for this long while the shop's figures are read isn't waited for any more. Milliseconds. */
const FEED_PATIENCE_MS = 15 * 60_000;

/**
 * The key may not read orders, the shop has no such feed, or it was waited for long enough: what it would have said stays
 * unknown. `waited`: milliseconds, also less than none where a clock was set back.
 */
export const isFeedMissing = ({ kind }: ChannelError, waited: number): boolean =>
  kind === 'forbidden' || kind === 'not-found' || kind === 'rejected' || Math.abs(waited) > FEED_PATIENCE_MS;
