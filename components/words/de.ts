import { DE_ACTIVITY } from './de-activity.ts';
import { DE_BACKUP } from './de-backup.ts';
import { DE_BULK_ENTRY } from './de-bulk-entry.ts';
import { DE_FRAME } from './de-frame.ts';
import { DE_HELP } from './de-help.ts';
import { DE_INTEGRATIONS } from './de-integrations.ts';
import { DE_LANGUAGE } from './de-language.ts';
import { DE_LOW_STOCK } from './de-low-stock.ts';
import { DE_PANEL } from './de-panel.ts';
import { DE_PREVIEWS } from './de-previews.ts';
import { DE_PROBLEMS } from './de-problems.ts';
import { DE_PRODUCTS } from './de-products.ts';
import { DE_REFUSALS } from './de-refusals.ts';
import { DE_REMARKS } from './de-remarks.ts';
import { DE_REVIEW } from './de-review.ts';
import { DE_SETTINGS } from './de-settings.ts';
import { DE_SHIPMENTS } from './de-shipments.ts';
import { DE_STATES } from './de-states.ts';
import { DE_STEPS } from './de-steps.ts';
import { DE_WAREHOUSES } from './de-warehouses.ts';

/** All German words. */
export const DE = {
  ...DE_PANEL,
  ...DE_FRAME,
  ...DE_LANGUAGE,
  ...DE_HELP,
  ...DE_INTEGRATIONS,
  ...DE_WAREHOUSES,
  ...DE_REVIEW,
  ...DE_PREVIEWS,
  ...DE_ACTIVITY,
  ...DE_PRODUCTS,
  ...DE_SHIPMENTS,
  ...DE_LOW_STOCK,
  ...DE_BULK_ENTRY,
  ...DE_PROBLEMS,
  ...DE_STATES,
  ...DE_REMARKS,
  ...DE_REFUSALS,
  ...DE_SETTINGS,
  ...DE_STEPS,
  ...DE_BACKUP,
};
