import { fail, ok, type Result } from '../../model/channel-error.ts';
import { isFigure } from '../../model/count.ts';
import type { ItemId } from '../../model/ids.ts';
import type { ShopifyApi } from './api.ts';
import { ACTIVATE, API_PATH, levels, levelVariables } from './queries.ts';
import { ActivateReply, type LevelReply, LevelsReply } from './schema.ts';

/**
 * Stocks an item at a location, because a person said so. The figure that an inactive level kept is sent along: Shopify's
 * own texts differ on whether it would be kept or set to 0 without, and a unit must not be lost over that. Sent again it
 * changes nothing, since a level that is active is left alone.
 */
export async function activate(api: ShopifyApi, key: string, item: ItemId, location: string): Promise<Result<true>> {
  const before = await readLevel(api, item, location);
  if (!before.ok) return before;
  const kept = before.value;
  if (kept?.isActive) return ok(true);
  const figure = kept?.quantities.find(({ name }) => name === 'available')?.quantity;
  const variables = { item, location, key, ...(isFigure(figure) && { available: figure }) };
  const reply = await api.post(API_PATH, JSON.stringify({ query: ACTIVATE, variables }), ActivateReply);
  if (!reply.ok) return reply;
  const { inventoryLevel, userErrors } = reply.value.data.inventoryActivate;
  if (inventoryLevel?.isActive) return ok(true);
  // Somebody may have done it in this moment: what is there now decides, not the refusal.
  const after = await readLevel(api, item, location);
  if (!after.ok || after.value?.isActive) return after.ok ? ok(true) : after;
  const said = userErrors[0]?.message ?? 'it gave no reason.';
  return fail({ kind: 'rejected', reason: `Shopify doesn’t stock it there: ${said}`, detail: 'inventoryActivate' });
}

/** Null: the item was never stocked there. */
async function readLevel(api: ShopifyApi, item: ItemId, location: string): Promise<Result<LevelReply | null>> {
  const reply = await api.query(levels(1), { ids: [item], ...levelVariables([location]) }, LevelsReply);
  if (!reply.ok) return reply;
  const [node] = reply.value.data.nodes;
  if (!node) return fail({ kind: 'not-found', detail: 'no such item' });
  const level = (node as Readonly<Record<string, unknown>>).l0 as LevelReply | null | undefined;
  return level === undefined ? fail({ kind: 'malformed', detail: 'the level isn’t in the reply' }) : ok(level);
}
