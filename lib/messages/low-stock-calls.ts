import * as z from 'zod/mini';
import { LowChoice, LowStockView } from '../model/low-choice.ts';
import { type Call, nothing } from './call.ts';

/** What is asked about low stock: from where a count is low, and who is told. */
export const LOW_STOCK_CALLS = {
  /** The thresholds of one SKU in every warehouse. */
  'low-stock.of': {
    who: 'page',
    request: z.object({ sku: z.string() }),
    reply: z.object({ thresholds: z.array(LowStockView) }),
  },
  /** One choice for these SKUs of the catalogue in these warehouses. `saved`: SKUs that are in the catalogue. */
  'low-stock.set': {
    who: 'page',
    request: z.object({
      warehouses: z.array(z.string()),
      skus: z.array(z.string()).check(z.maxLength(1_000)),
      low: LowChoice,
    }),
    reply: z.object({ saved: z.number() }),
  },
  /** Are crossings told in a notification, and does the browser allow it? */
  'low-stock.notices': {
    who: 'page',
    request: nothing,
    reply: z.object({ on: z.boolean(), permitted: z.boolean() }),
  },
  'low-stock.tell': { who: 'page', request: z.object({ on: z.boolean() }), reply: nothing },
} as const satisfies Record<string, Call>;
