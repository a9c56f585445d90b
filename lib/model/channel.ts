import * as z from 'zod/mini';

/** The channels that can be connected. A name is stored in every integration: never rename one. */
export const CHANNELS = ['shopify', 'woocommerce', 'bigcommerce', 'magento', 'vendure'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

export const CHANNEL_NAMES: Record<Channel, string> = {
  shopify: 'Shopify',
  woocommerce: 'WooCommerce',
  bigcommerce: 'BigCommerce',
  magento: 'Magento',
  vendure: 'Vendure',
};
