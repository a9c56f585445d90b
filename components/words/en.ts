import { EN_ACTIVITY } from './en-activity.ts';
import { EN_BACKUP } from './en-backup.ts';
import { EN_BULK_ENTRY } from './en-bulk-entry.ts';
import { EN_LOW_STOCK } from './en-low-stock.ts';
import { EN_PAGES } from './en-pages.ts';
import { EN_PANEL } from './en-panel.ts';
import { EN_PRODUCTS } from './en-products.ts';
import { EN_SETTINGS } from './en-settings.ts';
import { EN_SHIPMENTS } from './en-shipments.ts';
import { EN_STEPS } from './en-steps.ts';

/** All English words. */
export const EN = {
  ...EN_PANEL,
  ...EN_PAGES,
  ...EN_ACTIVITY,
  ...EN_PRODUCTS,
  ...EN_SHIPMENTS,
  ...EN_LOW_STOCK,
  ...EN_BULK_ENTRY,
  ...EN_SETTINGS,
  ...EN_STEPS,
  ...EN_BACKUP,
};
