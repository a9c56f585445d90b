import type { Channel } from '../model/channel.ts';
import { bigCommerceConnect } from './bigcommerce/connect.ts';
import type { ConnectForm } from './channel.ts';
import { magentoConnect } from './magento/connect.ts';
import { shopifyConnect } from './shopify/connect.ts';
import { vendureConnect } from './vendure/connect.ts';
import { wooCommerceConnect } from './woocommerce/connect.ts';

/** The form of each channel. */
export const CONNECTS: Readonly<Record<Channel, ConnectForm>> = {
  shopify: shopifyConnect,
  woocommerce: wooCommerceConnect,
  bigcommerce: bigCommerceConnect,
  magento: magentoConnect,
  vendure: vendureConnect,
};
