import { EN_ACTIVITY } from './en-activity.ts';
import { EN_BACKUP } from './en-backup.ts';
import { EN_BULK_ENTRY } from './en-bulk-entry.ts';
import { EN_FRAME } from './en-frame.ts';
import { EN_HELP } from './en-help.ts';
import { EN_INTEGRATIONS } from './en-integrations.ts';
import { EN_LANGUAGE } from './en-language.ts';
import { EN_LOW_STOCK } from './en-low-stock.ts';
import { EN_PANEL } from './en-panel.ts';
import { EN_PREVIEWS } from './en-previews.ts';
import { EN_PROBLEMS } from './en-problems.ts';
import { EN_PRODUCTS } from './en-products.ts';
import { EN_REFUSALS } from './en-refusals.ts';
import { EN_REMARKS } from './en-remarks.ts';
import { EN_REVIEW } from './en-review.ts';
import { EN_SETTINGS } from './en-settings.ts';
import { EN_SHIPMENTS } from './en-shipments.ts';
import { EN_STATES } from './en-states.ts';
import { EN_STEPS } from './en-steps.ts';
import { EN_WAREHOUSES } from './en-warehouses.ts';

/** All English words. */
export const EN = {
  ...EN_PANEL,
  ...EN_FRAME,
  ...EN_LANGUAGE,
  ...EN_HELP,
  ...EN_INTEGRATIONS,
  ...EN_WAREHOUSES,
  ...EN_REVIEW,
  ...EN_PREVIEWS,
  ...EN_ACTIVITY,
  ...EN_PRODUCTS,
  ...EN_SHIPMENTS,
  ...EN_LOW_STOCK,
  ...EN_BULK_ENTRY,
  ...EN_PROBLEMS,
  ...EN_STATES,
  ...EN_REMARKS,
  ...EN_REFUSALS,
  ...EN_SETTINGS,
  ...EN_STEPS,
  ...EN_BACKUP,
};
