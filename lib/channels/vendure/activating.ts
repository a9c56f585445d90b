import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId } from '../../model/ids.ts';
import { SET_STOCK, STOCK } from './documents.ts';
import { readLocations } from './reads.ts';
import { SetStockReply, StockReply } from './schema.ts';
import type { StockApi } from './stock-api.ts';

/**
 * Stocks a variant at a location that came after it, because a person said so: the shop makes a level with the first
 * figure that it is given, and 0 leaves no movement. Where there is a level it is left alone. A location that isn't there
 * is looked for first, since the shop would answer with an error of its database.
 */
export async function activate(api: StockApi, item: ItemId, place: string): Promise<Result<true>> {
  const before = await api.askStock(STOCK, { options: { filter: { id: { in: [item] } }, take: 1 } }, StockReply);
  if (!before.ok) return before;
  const [variant] = before.value.data.productVariants.items;
  if (!variant) return fail({ kind: 'not-found', detail: 'no such variant' });
  if (variant.stockLevels.some(({ stockLocationId }) => stockLocationId === place)) return ok(true);
  const places = await readLocations(api);
  if (!places.ok) return places;
  if (!places.value.some(({ remoteId }) => remoteId === place)) {
    return fail({ kind: 'not-found', detail: 'no such stock location' });
  }
  const input = [{ id: item, stockLevels: [{ stockLocationId: place, stockOnHand: 0 }] }];
  const reply = await api.ask(SET_STOCK, { input }, SetStockReply);
  if (!reply.ok) return reply;
  const [saved] = reply.value.data.updateProductVariants;
  const made = saved?.stockLevels.some(({ stockLocationId }) => stockLocationId === place);
  return made ? ok(true) : fail({ kind: 'malformed', detail: 'the level that was made isn’t in the reply' });
}
