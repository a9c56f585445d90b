import { ok, type Result } from '../../model/channel-error.ts';
import type { ItemId } from '../../model/ids.ts';
import type { LineOutcome, SealedWrite, SendOutcome, WriteLine } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import type { Api } from './api.ts';
import { itemRef } from './item-id.ts';
import { witness } from './marker.ts';
import { parse } from './parse.ts';
import { readPosts } from './reading.ts';
import { figureOf } from './remote-item.ts';
import { Marked, MarkedList } from './schema.ts';
import type { Differences, Saved } from './support.ts';
import { GONE, outcomes, untracked } from './writing.ts';

const FIELDS = 'id,manage_stock,stock_quantity,meta_data';

/**
 * Reads the markers of a write whose outcome isn't known. WooCommerce saves an item's meta before its stock, so no
 * marker means no write; a marker without its write takes a crash of the shop between the two.
 */
export async function settle(
  api: Api,
  { installation, now }: ClientDeps,
  differences: Differences,
  sealed: SealedWrite,
  lines: readonly WriteLine[],
): Promise<SendOutcome> {
  const refs = lines.flatMap((line) => itemRef(line.item) ?? []);
  const listed = await readPosts(api, refs, MarkedList, { _fields: FIELDS });
  if (!listed.ok) return { kind: 'unknown', error: listed.error };
  const found: (Saved | LineOutcome)[] = [];
  for (const line of lines) {
    const { item } = line;
    const known = listed.value.get(item);
    const read = known ? ok(known) : await readUnlisted(api, item);
    if (!read.ok) return { kind: 'unknown', error: read.error };
    found.push(read.value ? outcome(read.value, line, sealed.key, installation) : GONE);
  }
  return { kind: 'answered', lines: outcomes(differences, found, now()) };
}

/** What lies in the bin is in no list, but it may come back, and its marker with it. Null: deleted for good. */
async function readUnlisted(api: Api, item: ItemId): Promise<Result<Marked | null>> {
  const ref = itemRef(item);
  if (!ref) return ok(null);
  const path =
    ref.variation === null ? `products/${ref.product}` : `products/${ref.product}/variations/${ref.variation}`;
  const reply = await api.get(path, { _fields: FIELDS });
  if (reply.ok) return parse(Marked, reply.value.json);
  return reply.error.kind === 'not-found' ? ok(null) : reply;
}

function outcome(read: Marked, line: WriteLine, key: string, installation: string): Saved | LineOutcome {
  const { quantity, absent } = figureOf(read);
  // The marker is saved with any write, but only a counted stock moves with it.
  if (absent === 'untracked') return untracked(read);
  const said = witness(read.meta_data, key, installation);
  if (said === 'another') return { kind: 'unknown', detail: 'another installation has written here since' };
  return said === 'applied' && quantity !== null ? { line, quantity } : { kind: said };
}
