import { ok, type Result } from '../../model/channel-error.ts';
import type { LineOutcome, Prepared, SealedWrite, SendOutcome, WriteLine } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, parseJson } from '../http.ts';
import type { Api } from './api.ts';
import { itemRef } from './item-id.ts';
import { MARKER, markerOf, witness } from './marker.ts';
import { parse } from './parse.ts';
import { plainText } from './plain-text.ts';
import { readLevels } from './reading.ts';
import { figureOf, STOCK } from './remote-item.ts';
import { mayNotWrite, whichRight } from './rights.ts';
import { BatchReply, type Marked, type Refused } from './schema.ts';
import { basisAt, type Differences, IGNORED, learn, type Saved, savedOutcome } from './support.ts';

/** Variations go into batches of their own product, everything else together. */
export function groupOf(item: string): string {
  const ref = itemRef(item);
  return ref === null || ref.variation === null ? '' : `${ref.product}`;
}

/**
 * While it isn't known how the shop takes differences, the figures are read just before the first one is sent: only
 * then does an unmoved figure say something. Afterwards nothing needs to be read.
 */
export async function prepare(
  api: Api,
  deps: ClientDeps,
  differences: Differences,
  lines: readonly WriteLine[],
): Promise<Result<readonly Prepared[]>> {
  const access = await api.prepare();
  if (!access.ok) return access;
  if (differences.known !== 'unproven') return ok(lines.map(() => ({ kind: 'ready', basis: '' })));
  const readAt = deps.now();
  const levels = await readLevels(
    api,
    lines.map((line) => line.item),
    [STOCK],
  );
  if (!levels.ok) return levels;
  const figures = new Map(levels.value.map(({ item, quantity }) => [item, quantity]));
  return ok(
    lines.map(({ item, from }) =>
      figures.get(item) === from ? { kind: 'ready', basis: basisAt(readAt) } : { kind: 'stale' },
    ),
  );
}

/**
 * The request: for each line the difference, which the shop adds to what it has then, and the marker in the same
 * save. Where `stock_quantity` is sent too the difference is ignored, so it is never sent.
 */
export function seal(key: string, lines: readonly WriteLine[], installation: string): SealedWrite {
  const parent = groupOf(lines[0]?.item ?? '');
  const update = lines.map(({ item, from, to }) => {
    const ref = itemRef(item);
    return {
      id: ref?.variation ?? ref?.product ?? 0,
      inventory_delta: to - from,
      meta_data: [{ key: MARKER, value: markerOf(key, installation) }],
    };
  });
  return {
    key,
    method: 'POST',
    path: parent === '' ? 'products/batch' : `products/${parent}/variations/batch`,
    body: JSON.stringify({ update }),
  };
}

export async function send(
  api: Api,
  deps: ClientDeps,
  differences: Differences,
  sealed: SealedWrite,
  lines: readonly WriteLine[],
): Promise<SendOutcome> {
  if (differences.known === 'ignores') return { kind: 'answered', lines: lines.map(() => IGNORED) };
  const sent = await api.post(sealed.path, sealed.body);
  if (sent.unsent) return { kind: 'not-sent', error: sent.unsent };
  if (!sent.result.ok) return { kind: 'unknown', error: sent.result.error };
  const reply = sent.result.value;
  if (reply.status !== 200) return refusal(api, reply, sent.once, lines);
  const json = parseJson(reply);
  const parsed = json.ok ? parse(BatchReply, json.value) : json;
  if (!parsed.ok) return { kind: 'unknown', error: parsed.error };
  const byId = new Map(parsed.value.update.map((one) => [one.id, one]));
  const read = lines.map((line): Saved | LineOutcome => {
    const ref = itemRef(line.item);
    const saved = byId.get(ref?.variation ?? ref?.product ?? -1);
    if (!saved) return { kind: 'unknown', detail: 'not in the reply' };
    if ('error' in saved) return refusedLine(saved.error);
    return savedLine(saved, line, witness(saved.meta_data, sealed.key, deps.installation) === 'applied');
  });
  const answered = outcomes(differences, read, deps.now());
  return {
    kind: 'answered',
    lines: answered.map((outcome, index) => {
      const saved = read[index];
      // The figure in the reply to the save itself: a later reading may have moved on.
      return outcome.kind === 'applied' && saved && 'line' in saved ? { ...outcome, value: saved.quantity } : outcome;
    }),
  };
}

/** What becomes of the lines, some of which the shop saved with our marker: those are first looked at together. */
export function outcomes(
  differences: Differences,
  read: readonly (Saved | LineOutcome)[],
  now: number,
): readonly LineOutcome[] {
  learn(
    differences,
    read.flatMap((one) => ('line' in one ? [one] : [])),
    now,
  );
  return read.map((one) => ('line' in one ? savedOutcome(differences, one) : one));
}

/** A line that the shop saved: a success too where nothing was counted, so what came back decides. */
function savedLine(saved: Marked, line: WriteLine, marked: boolean): Saved | LineOutcome {
  const { quantity, absent } = figureOf(saved);
  if (absent === 'untracked') return untracked(saved);
  if (quantity === null) return { kind: 'unknown', detail: 'saved without a whole number as stock' };
  // With the marker the save was ours, whatever a sale made of the sum. Without it only the sum can tell.
  if (marked) return { line, quantity };
  return quantity === line.to
    ? { kind: 'applied', value: quantity }
    : { kind: 'unknown', detail: 'saved without its marker' };
}

function refusedLine({ code, message, data }: Refused): LineOutcome {
  const status = data?.status ?? 0;
  if (/invalid(_product)?_id$/.test(code)) return GONE;
  if (status < 400 || status >= 500) return { kind: 'unknown', detail: `refused with ${code.slice(0, 80)}` };
  const said = plainText(message ?? '').slice(0, 200);
  return { kind: 'rejected', reason: said ? `The shop refused the change: ${said}` : 'The shop refused the change.' };
}

export const GONE: LineOutcome = {
  kind: 'rejected',
  reason: 'The product is no longer in the shop.',
  absent: 'missing',
};

/** The shop keeps no figure of this item, so nothing of the write counts. */
export function untracked({ manage_stock }: Pick<Marked, 'manage_stock'>): LineOutcome {
  const reason =
    manage_stock === 'parent'
      ? 'The shop keeps this variation’s stock with its product. Change the product’s count, or turn on “Manage stock” for the variation.'
      : 'The shop doesn’t count this product’s stock. Turn on “Track stock quantity” on its page.';
  return { kind: 'rejected', reason, absent: 'untracked' };
}

/** A whole request that got an answer, but not a success. Only what can't have come after the saving is sure. */
async function refusal(api: Api, reply: HttpReply, once: boolean, lines: readonly WriteLine[]): Promise<SendOutcome> {
  const error = api.error(reply);
  switch (error.kind) {
    case 'unauthorized':
      return once && (await isInOrder(api))
        ? { kind: 'unknown', error: { kind: 'unavailable', detail: 'refused, perhaps as a repetition' } }
        : { kind: 'not-sent', error: await whichRight(api, reply, error) };
    case 'forbidden':
    case 'rate-limited':
    case 'not-found':
      return { kind: 'not-sent', error };
    case 'rejected':
      return { kind: 'answered', lines: lines.map(() => ({ kind: 'rejected', reason: error.reason })) };
    default:
      return { kind: 'unknown', error };
  }
}

/**
 * A browser may send a request again by itself. A signed one is refused the second time, though the first was applied;
 * that looks like any other refusal of the key, but then the key is in order.
 */
async function isInOrder(api: Api): Promise<boolean> {
  const why = await mayNotWrite(api);
  return why === null || (why.kind !== 'unauthorized' && why.kind !== 'forbidden');
}
