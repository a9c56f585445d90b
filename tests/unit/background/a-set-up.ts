import type { RemoteItem } from '../../../lib/channels/channel.ts';
import type { Integration } from '../../../lib/model/integration.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { aRecord } from '../../contract/store-suite.ts';
import type { aHub } from './a-hub.ts';

type Hub = Awaited<ReturnType<typeof aHub>>;

export const PAGE = { kind: 'page' } as const;
export const LOCATION = 'shop/1';

export const SHOP: Integration = {
  id: 'shop',
  channel: 'woocommerce',
  name: 'Acme Woo',
  url: 'https://shop.example.test',
  shopKey: 'woocommerce:shop.example.test',
  adminHandle: null,
  origins: ['https://shop.example.test/*'],
  adminMatches: ['https://shop.example.test/wp-admin/*'],
  connectedAt: 1,
  paused: false,
};

/** What the shop says of the one item of product 12. */
export function anItem(over: Partial<RemoteItem> = {}): RemoteItem {
  const levels = [{ item: 'item-1', remoteLocation: '1', quantity: 5 }];
  return { item: 'item-1', product: '12', sku: 'A-1', title: 'Mug', variant: null, tracked: true, levels, ...over };
}

/** One shop with one location, linked to Leeds, which is master and has five of A-1. */
export async function setUpLeeds(hub: Hub, record: Partial<StockRecord> = {}): Promise<void> {
  await connectShop(hub);
  await hub.setUp.saveWarehouse({ id: 'leeds', name: 'Leeds', revision: 0, add: [LOCATION], at: 1 });
  const [link] = await hub.directory.links();
  if (link) await hub.directory.changeLink(link.location, link.gen, (kept) => ({ ...kept, state: 'linked' }));
  await hub.directory.setMaster({ warehouse: 'leeds', location: LOCATION });
  await hub.directory.addProducts([{ sku: 'A-1', title: 'Mug', variant: null, addedAt: 1 }]);
  await hub.stock.saveRecord(aRecord(record), 0);
}

export async function connectShop(hub: Hub, over: Partial<Integration> = {}): Promise<void> {
  await hub.setUp.putIntegration({ ...SHOP, ...over });
  const id = over.id ?? SHOP.id;
  await hub.setUp.putLocations([
    { id: `${id}/1`, integration: id, remoteId: '1', name: 'Store stock', active: true, fetchedAt: 1 },
  ]);
}
