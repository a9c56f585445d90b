import { SHIPTHEORY_ORIGIN } from '../../../lib/model/shipment.ts';
import type { ShiptheoryView } from '../../../lib/model/shipment-views.ts';
import type { Hub } from '../hub.ts';

const BROKEN = ['shiptheory-refused', 'shiptheory-ended', 'shiptheory-permission', 'shiptheory-malformed'];

/** How the connected Shiptheory account stands; undefined: none is connected. */
export async function shiptheoryView({ shiptheory, directory, permissions }: Hub): Promise<ShiptheoryView | undefined> {
  const { store } = shiptheory;
  const account = await store.account();
  if (!account) return undefined;
  const [cursor, open, problems, permitted] = await Promise.all([
    store.cursor(),
    store.open(),
    directory.problems(),
    permissions.has([SHIPTHEORY_ORIGIN]),
  ]);
  const broken = !permitted || problems.some(({ kind }) => BROKEN.includes(kind));
  const reading = cursor?.polledAt == null;
  const { name, email, kept } = account;
  return {
    name,
    email,
    kept,
    permitted,
    state: broken ? 'failed' : (cursor?.failures ?? 0) > 0 ? 'waiting' : reading ? 'reading' : 'in-sync',
    checkedAt: cursor?.polledAt ?? null,
    waiting: open.length,
  };
}
