import type { StandIn } from '../shops/shop.ts';
import type { OptionsPage } from './pages/options.ts';

/** What the merchant of all tests calls the two shops. */
export const SHOPIFY = 'Acme Outdoor';
export const WOO = 'Acme Woo';

export const LEEDS = {
  name: 'Leeds',
  locations: [
    { integration: SHOPIFY, location: 'Harbour Street' },
    { integration: WOO, location: 'Store stock' },
  ],
  master: 'Harbour Street',
} as const;

export const ROTTERDAM = {
  name: 'Rotterdam',
  locations: [{ integration: SHOPIFY, location: 'Rotterdam DC' }],
} as const;

export interface Shops {
  shopify: StandIn;
  woo: StandIn;
}

/** Connects both shops in the options page, as a person does. */
export async function connectShops(options: OptionsPage, { shopify, woo }: Shops): Promise<void> {
  await options.connectAll(['shopify', shopify.connect, SHOPIFY], ['woocommerce', woo.connect, WOO]);
}

/** Both shops, both warehouses, and the first syncs confirmed as they are proposed. */
export async function setUpEverything(options: OptionsPage, shops: Shops): Promise<void> {
  await connectShops(options, shops);
  await options.addWarehouse(LEEDS);
  await options.confirmReviews(1);
  await options.addWarehouse(ROTTERDAM);
  await options.confirmReviews(1);
}
