import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { Millis } from '../../model/time.ts';
import type { RemoteItem } from '../channel.ts';
import type { Api } from './api.ts';
import { changedProducts, readProducts } from './catalogue.ts';
import { differs, type Fingerprint, fingerprint, readAgain, written } from './fingerprint.ts';
import { remoteItem } from './reading.ts';
import type { Row } from './schema.ts';
import { arranged, readAllRows } from './stock.ts';
import { unitsOf } from './units.ts';

/** `date_modified` is in whole seconds, and the server that tells the time may be another. */
const OVERLAP: Millis = 120_000;

/**
 * BigCommerce has no list of what changed and no time beside a figure: each look is a pass over all stock, the cheapest
 * there is, with a thousand items a call. Each minute that is one call for most shops, and for one that is larger than
 * this many thousand items an error instead of its whole quota (300 calls a minute on the smallest plan, for all apps).
 */
const MOST_CALLS = 100;

/**
 * Items whose figures aren't those of the last look, by its fingerprint in `since`, and items of products that were
 * changed otherwise. Their catalogue is read only then.
 */
export async function readChanges(
  api: Api,
  since: string,
  remoteLocations: readonly string[],
): Promise<Result<{ items: readonly RemoteItem[]; now: string }>> {
  const last = readSince(since);
  if (!last) return fail({ kind: 'malformed', detail: 'not a time of this channel' });
  const look = await lookAtAll(api);
  if (!look.ok) return look;
  const { rows, prints, now } = look.value;
  const moved = differs(last.prints, prints);
  const affected = rows.filter(({ identity }) => moved(identity.product_id ?? 0));
  const changed = await changedProducts(api, time(last.at - OVERLAP));
  if (!changed.ok) return changed;
  const known = new Set(changed.value.map(({ id }) => id));
  const others = await readProducts(
    api,
    affected.flatMap(({ identity }) => identity.product_id ?? []).filter((id) => !known.has(id)),
  );
  if (!others.ok) return others;
  const stock = arranged(rows);
  const units = [...changed.value, ...others.value].flatMap(unitsOf);
  return ok({ items: units.map((unit) => remoteItem(unit, stock, remoteLocations)), now });
}

/** The shop's time, with a fingerprint of its stock: what the next look is compared with. */
export async function readNow(api: Api): Promise<Result<string>> {
  const look = await lookAtAll(api);
  return look.ok ? ok(look.value.now) : look;
}

async function lookAtAll(api: Api): Promise<Result<{ rows: readonly Row[]; prints: Fingerprint; now: string }>> {
  const page = await readAllRows(api, MOST_CALLS);
  if (!page.ok) return page;
  const { entries: rows, shopTime } = page.value;
  if (shopTime === null) return fail({ kind: 'malformed', detail: 'no Date header' });
  const prints = fingerprint(rows);
  return ok({ rows, prints, now: `${time(shopTime)} ${written(prints)}` });
}

function readSince(since: string): { at: Millis; prints: Fingerprint } | null {
  const [when = '', print = ''] = since.split(' ');
  const at = Date.parse(when);
  const prints = readAgain(print);
  return Number.isNaN(at) || !prints ? null : { at, prints };
}

const time = (at: Millis): string => new Date(at).toISOString();
