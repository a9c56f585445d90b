import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { Millis } from '../../model/time.ts';
import type { RemoteItem } from '../channel.ts';
import { LEAN_PAGE, PAGE, SHOP, TIMES } from './documents.ts';
import { BY_ID, everyPage } from './paging.ts';
import { readBy } from './reads.ts';
import { ShopReply, TimesReply } from './schema.ts';
import type { StockApi } from './stock-api.ts';

/** The shop's times are partly in whole seconds, and the database that tells them may run on another machine. */
const OVERLAP: Millis = 120_000;

/**
 * What may have changed since then. A sale moves only the time of the figure, which can't be filtered by; orders tell of
 * sales but not of every cancellation, and reading them takes one more right. So all items are looked through for their
 * times and hardly anything else (500 in a call of about half a second), and only what changed is read whole.
 */
export async function readChanges(
  api: StockApi,
  since: string,
  places: readonly string[],
): Promise<Result<{ items: readonly RemoteItem[]; now: string }>> {
  const from = Date.parse(since) - OVERLAP;
  if (Number.isNaN(from)) return fail({ kind: 'malformed', detail: 'the time to read changes from is not a time' });
  const isNew = (time: string): boolean => !(Date.parse(time) < from);
  let now: string | null = null;
  let page = LEAN_PAGE;
  const changed = await everyPage<string | null>(async (skip) => {
    const ask = () =>
      api.askStock(TIMES, { options: { ...BY_ID, skip, take: page } }, TimesReply, skip === 0 ? 'fresh' : undefined);
    let reply = await ask();
    // A shop can be configured to give fewer at once.
    if (!reply.ok && reply.error.kind === 'rejected' && page > PAGE) {
      page = PAGE;
      reply = await ask();
    }
    if (!reply.ok) return reply;
    now ??= reply.value.shopTime;
    const { counting, data } = reply.value;
    // Counting may have been switched off or on for all that say INHERIT.
    const settings = isNew(counting.savedAt);
    const items = data.productVariants.items.map(({ id, trackInventory, updatedAt, stockLevels }) => {
      const times = [updatedAt, ...stockLevels.map((level) => level.updatedAt)];
      return times.some(isNew) || (settings && trackInventory === 'INHERIT') ? id : null;
    });
    return ok({ items, totalItems: data.productVariants.totalItems });
  });
  if (!changed.ok) return changed;
  if (now === null) return fail({ kind: 'malformed', detail: 'no Date header' });
  const ids = changed.value.filter((id) => id !== null);
  const items = await readBy(api, 'id', [...new Set(ids)], places);
  return items.ok ? ok({ items: items.value, now }) : items;
}

export async function readNow(api: StockApi): Promise<Result<string>> {
  const reply = await api.ask(SHOP, {}, ShopReply);
  if (!reply.ok) return reply;
  const time = reply.value.shopTime;
  return time === null ? fail({ kind: 'malformed', detail: 'no Date header' }) : ok(time);
}
