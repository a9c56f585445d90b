import type { ChannelError } from '../../model/channel-error.ts';
import type { LineOutcome, SealedWrite, SendOutcome, WriteLine } from '../channel.ts';
import { type HttpReply, parseJson } from '../http.ts';
import type { Api } from './api.ts';
import { basisOf, rowOf } from './basis.ts';
import { figureKey, readFigures } from './figures.ts';
import { PATH, type Seen, seal, see } from './preparing.ts';

/** What a write showed of the shop beside its outcome. */
export interface Sent {
  outcome: SendOutcome;
  /** Read right after it, every figure was the new one: this shop's reads don't lag behind its writes. */
  current: boolean;
}

/**
 * Sends a sealed write. Each row is looked at once more right before: one that is no longer what it was prepared from
 * holds the batch up, since Magento would overwrite it without a word. What is sold meanwhile isn't in the row.
 */
export async function send(api: Api, sealed: SealedWrite, lines: readonly WriteLine[]): Promise<Sent> {
  const seen = await see(api, lines);
  if (!seen.ok) return lagging(failed(seen.error));
  const verdicts = lines.map((line, index) => verdict(line, seen.value[index] as Seen));
  if (verdicts.some((one) => one !== null)) {
    return lagging({ kind: 'answered', lines: verdicts.map((one) => one ?? { kind: 'not-applied' }) });
  }
  const reply = await api.post(sealed.path, sealed.body);
  if (!reply.ok) return lagging(failed(reply.error));
  if (reply.value.status === 200) {
    return isDone(reply.value) ? confirm(api, lines, seen.value) : lagging({ kind: 'unknown', error: NOT_DONE });
  }
  const error = await api.refusal(reply.value);
  if (error.kind !== 'rejected') return lagging(failed(error));
  return lagging({ kind: 'answered', lines: await isolate(api, lines, error.reason) });
}

const lagging = (outcome: SendOutcome): Sent => ({ outcome, current: false });

const NOT_DONE: ChannelError = { kind: 'malformed', detail: 'a write answered with something else than []' };

/** Errors after which nothing was applied, and the others. */
function failed(error: ChannelError): SendOutcome {
  const perhaps = error.kind === 'unavailable' || error.kind === 'malformed';
  return { kind: perhaps ? 'unknown' : 'not-sent', error };
}

/** All that a write answers with. */
function isDone(reply: HttpReply): boolean {
  const json = parseJson(reply);
  return json.ok && Array.isArray(json.value) && json.value.length === 0;
}

/** Why this line isn't to be sent; null: it may be. */
function verdict(line: WriteLine, { product, place, figure }: Seen): LineOutcome | null {
  const basis = basisOf(line);
  if (basis && 'refused' in basis) return { kind: 'rejected', reason: basis.refused };
  if (!basis) return { kind: 'rejected', reason: 'The change wasn’t prepared for this shop.' };
  if (!product) return GONE;
  if (!place || !figure) return NO_PLACE;
  switch (figure.level.absent) {
    case 'untracked':
      return UNTRACKED;
    case 'missing':
      return UNASSIGNED;
    case 'inactive':
      return place.active ? OUT_OF_STOCK : SWITCHED_OFF;
    case 'malformed':
      return { kind: 'rejected', reason: 'The shop has no whole number of it there.', absent: 'malformed' };
    default:
      return product.sku === basis.sku && figure.row?.quantity === basis.was ? null : { kind: 'stale' };
  }
}

const GONE: LineOutcome = { kind: 'rejected', reason: 'The product is no longer in the shop.', absent: 'missing' };
const NO_PLACE: LineOutcome = {
  kind: 'rejected',
  reason: 'This source is no longer in the shop, or its stock got or lost other sources. Link it again.',
  absent: 'missing',
};
const UNASSIGNED: LineOutcome = {
  kind: 'rejected',
  reason: 'The product isn’t assigned to this source. Assign it on the product’s page, under Sources.',
  absent: 'missing',
};
const UNTRACKED: LineOutcome = {
  kind: 'rejected',
  reason: 'The shop doesn’t count this product’s stock. Turn on “Manage Stock” under Advanced Inventory on its page.',
  absent: 'untracked',
};
const OUT_OF_STOCK: LineOutcome = {
  kind: 'rejected',
  reason: 'This source has units of it, but is marked out of stock for it. Mark it in stock on the product’s page.',
  absent: 'inactive',
};

const SWITCHED_OFF: LineOutcome = {
  kind: 'rejected',
  reason: 'This source is switched off in the shop. Enable it under Stores › Sources.',
  absent: 'inactive',
};

/** The write answers `[]` whatever it did, so the rows are read back. A reading that fails takes nothing away. */
async function confirm(api: Api, lines: readonly WriteLine[], seen: readonly Seen[]): Promise<Sent> {
  const products = seen.flatMap(({ product }) => (product?.sku ? [{ id: product.id, sku: product.sku }] : []));
  const places = [...new Set(seen.flatMap(({ place }) => place ?? []))];
  const figures = await readFigures(api, products, places);
  const at = (line: WriteLine) =>
    figures.ok ? figures.value.get(figureKey(Number(line.item), line.remoteLocation)) : undefined;
  const outcomes = lines.map((line): LineOutcome => {
    const written = rowOf(line);
    if (!figures.ok || !written) return { kind: 'applied' };
    const row = at(line)?.row;
    if (!row) return { kind: 'unknown', detail: 'taken, but the row isn’t there' };
    const unmoved = row.quantity === written.was && written.was !== written.quantity;
    return unmoved ? { kind: 'unknown', detail: 'taken, but the row is as it was' } : { kind: 'applied' };
  });
  const current = lines.every((line) => at(line)?.level.quantity === line.to);
  return { outcome: { kind: 'answered', lines: outcomes }, current };
}

/**
 * One bad row has the whole batch refused, and only the first reason is given, without saying whose it is. So each line
 * is sent by itself, as it was sealed: the good ones go through and the bad one has its own reason.
 */
async function isolate(api: Api, lines: readonly WriteLine[], reason: string): Promise<readonly LineOutcome[]> {
  const refused: LineOutcome = { kind: 'rejected', reason: `The shop refused the change: ${reason}` };
  if (lines.length === 1) return [refused];
  const outcomes: LineOutcome[] = [];
  for (const line of lines) {
    const reply = await api.post(PATH, seal('', [line]).body);
    if (reply.ok && reply.value.status === 200 && isDone(reply.value)) {
      outcomes.push({ kind: 'applied' });
      continue;
    }
    const error: ChannelError = !reply.ok
      ? reply.error
      : reply.value.status === 200
        ? NOT_DONE
        : await api.refusal(reply.value);
    if (error.kind === 'rejected') {
      outcomes.push({ kind: 'rejected', reason: `The shop refused the change: ${error.reason}` });
    } else if (failed(error).kind === 'not-sent') outcomes.push({ kind: 'not-applied' });
    else outcomes.push({ kind: 'unknown', detail: error.detail });
  }
  return outcomes;
}
