import type { Channel } from '../model/channel.ts';
import { createBigCommerceClient } from './bigcommerce/client.ts';
import type { ChannelClient } from './channel.ts';
import type { ClientDeps } from './client-deps.ts';
import { createMagentoClient } from './magento/client.ts';
import { createShopifyClient } from './shopify/client.ts';
import { createVendureClient } from './vendure/client.ts';
import { createWooCommerceClient } from './woocommerce/client.ts';

/** How to reach a shop of each channel. Background only. */
export const CLIENTS: Readonly<Record<Channel, (deps: ClientDeps) => ChannelClient>> = {
  shopify: (deps) => createShopifyClient(deps),
  woocommerce: createWooCommerceClient,
  bigcommerce: createBigCommerceClient,
  magento: createMagentoClient,
  vendure: createVendureClient,
};
