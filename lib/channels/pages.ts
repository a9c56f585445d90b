import { bigCommercePage } from './bigcommerce/page.ts';
import type { AdminPage } from './channel.ts';
import { magentoPage } from './magento/page.ts';
import { shopifyPage } from './shopify/page.ts';
import { vendurePage } from './vendure/page.ts';
import { wooCommercePage } from './woocommerce/page.ts';

/** The admin pages that the panel knows, those with the plainest addresses last. Content script only. */
export const PAGES: readonly AdminPage[] = [shopifyPage, wooCommercePage, bigCommercePage, magentoPage, vendurePage];
