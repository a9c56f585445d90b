import type { Channel } from '../../../lib/model/channel.ts';
import type { WordKey } from '../../words/translate.ts';

/** "Connect Shopify", one entry per channel: a language may bend the name. */
export const CONNECT_WORDS: Record<Channel, WordKey> = {
  shopify: 'connect.shopify',
  woocommerce: 'connect.woocommerce',
  bigcommerce: 'connect.bigcommerce',
  magento: 'connect.magento',
  vendure: 'connect.vendure',
};
