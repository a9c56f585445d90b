import { createShopifyClient } from '../../lib/channels/shopify/client.ts';
import { shopifyConnect } from '../../lib/channels/shopify/connect.ts';
import { startShopify } from '../shops/shopify/shop.ts';
import { describeChannel } from './channel-suite.ts';

describeChannel({
  name: 'Shopify',
  start: () => startShopify(),
  form: shopifyConnect,
  create: createShopifyClient,
  locations: ['Harbour Street', 'Rotterdam DC'],
  writeRight: 'write_inventory',
});
