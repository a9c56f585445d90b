import { bigCommercePage } from './bigcommerce/page.ts';
import type { AdminPage } from './channel.ts';
import { magentoPage } from './magento/page.ts';
import { shopifyPage } from './shopify/page.ts';
import { wooCommercePage } from './woocommerce/page.ts';

/** The admin pages that the panel knows. Content script only. */
export const PAGES: readonly AdminPage[] = [shopifyPage, wooCommercePage, bigCommercePage, magentoPage];
