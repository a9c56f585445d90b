import type { Handlers } from '../../../lib/messages/server.ts';
import { CHANNELS } from '../../../lib/model/channel.ts';
import { shopOfAddress } from '../find-shop.ts';
import type { Hub } from '../hub.ts';

/** Which shop the page under the popup belongs to, by its address. */
export function pageShopHandler(hub: Hub): Handlers['page.shop'] {
  return async ({ url: address }) => {
    if (!URL.canParse(address)) return { kind: 'other' };
    const shop = shopOfAddress(await hub.directory.integrations(), address);
    if (shop) return { kind: 'connected', integration: shop.id, name: shop.name };
    for (const channel of CHANNELS) {
      const url = hub.forms[channel].shopAt?.(new URL(address)) ?? null;
      if (url !== null) return { kind: 'not-connected', channel, url };
    }
    return { kind: 'other' };
  };
}
