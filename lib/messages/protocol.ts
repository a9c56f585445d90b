import * as z from 'zod/mini';
import { Channel } from '../model/channel.ts';
import { LowChoice } from '../model/low-choice.ts';
import { ProductFilter, ProductSort } from '../model/product-query.ts';
import {
  EntryView,
  Overview,
  PanelView,
  ProductFigures,
  ProductRow,
  SaveResult,
  WarehouseView,
} from '../model/views.ts';
import { ACTIVITY_CALLS } from './activity-calls.ts';
import { type Call, formReply, nothing } from './call.ts';
import { DATA_CALLS } from './data-calls.ts';
import { LINK_CALLS } from './link-calls.ts';
import { LOW_STOCK_CALLS } from './low-stock-calls.ts';
import { PREVIEW_CALLS } from './preview-calls.ts';
import { SETTINGS_CALLS } from './settings-calls.ts';
import { SHIPTHEORY_CALLS } from './shiptheory-calls.ts';
import { STEP_CALLS } from './step-calls.ts';

/* Everything that contexts ask of the background, checked on both sides. */

/** What the page shows, from its URL. The shop is found by origin, base path and handle; never trusted for more. */
export const PageRef = z.object({
  channel: Channel,
  origin: z.string(),
  basePath: z.string(),
  adminHandle: z.nullable(z.string()),
  product: z.string(),
  variant: z.nullable(z.string()),
});
export type PageRef = z.infer<typeof PageRef>;

export const EditRequest = z.object({
  id: z.string(),
  warehouse: z.string(),
  sku: z.string(),
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('set'), to: z.number(), seen: z.nullable(z.number()) }),
    z.object({ kind: z.literal('adjust'), by: z.number() }),
  ]),
  reason: z.nullable(z.string()),
});
export type EditRequest = z.infer<typeof EditRequest>;

export const CALLS = {
  // ── the panel ──
  /** The panel's view of a product page. `fresh`: read the linked locations first (when a page opens). */
  'panel.product': { who: 'panel', request: z.object({ page: PageRef, fresh: z.boolean() }), reply: PanelView },
  /** An admin page of a connected shop was opened, whichever it is: somebody is logged in there. */
  'panel.arrived': { who: 'panel', request: nothing, reply: nothing },
  'stock.save': {
    who: 'panel',
    request: z.object({ edits: z.array(EditRequest) }),
    reply: z.object({ results: z.array(SaveResult) }),
  },
  'stock.undo': {
    who: 'panel',
    request: z.object({
      undos: z.array(z.object({ id: z.string(), undoId: z.string(), warehouse: z.string(), sku: z.string() })),
    }),
    reply: z.object({ results: z.array(SaveResult) }),
  },
  'stock.retry': {
    who: 'panel',
    request: z.object({ warehouse: z.string(), sku: z.string(), location: z.string() }),
    reply: nothing,
  },
  'stock.pull': {
    who: 'panel',
    request: z.object({ warehouse: z.string(), sku: z.string(), location: z.string() }),
    reply: z.object({ pulled: z.number() }),
  },
  'stock.choose': {
    who: 'panel',
    /** `doubt`: which question this answers, as it was shown. Problems of older versions name none. */
    request: z.object({
      warehouse: z.string(),
      sku: z.string(),
      location: z.string(),
      applied: z.boolean(),
      doubt: z.optional(z.string()),
    }),
    reply: nothing,
  },
  /** Stocks a SKU at a location where its shop doesn't have it: only because a person said so. */
  'stock.activate': { who: 'panel', request: z.object({ sku: z.string(), location: z.string() }), reply: nothing },
  /** Opens the options page at a hash, in a tab: content scripts can't. */
  'app.open': { who: 'panel', request: z.object({ hash: z.string() }), reply: nothing },

  // ── popup and options ──
  'state.overview': { who: 'page', request: nothing, reply: Overview },
  'sync.now': { who: 'page', request: nothing, reply: nothing },
  'sync.pause': {
    who: 'page',
    request: z.object({ integration: z.nullable(z.string()), paused: z.boolean() }),
    /** `reviews`: locations that go on by their reviews, since something would be sent there; see `first-sync.confirm`. */
    reply: z.object({ reviews: z.array(z.string()) }),
  },
  'sync.resume': {
    who: 'page',
    request: z.object({ integration: z.string() }),
    reply: z.object({ reviews: z.array(z.string()) }),
  },

  'integration.connect': {
    who: 'page',
    /** `replace`: the integration to reconnect with new credentials, or null. Input: the form's fields by name. */
    request: z.object({
      channel: Channel,
      name: z.string(),
      input: z.record(z.string(), z.string()),
      replace: z.nullable(z.string()),
    }),
    reply: formReply(z.object({ integration: z.string() })),
  },
  'integration.disconnect': { who: 'page', request: z.object({ integration: z.string() }), reply: nothing },
  'integration.locations': {
    who: 'page',
    request: z.object({ integration: z.string() }),
    reply: formReply(z.object({ count: z.number() })),
  },

  'warehouse.save': {
    who: 'page',
    /** `id` null: a new one. `revision`: what the form was opened with (0 for a new one). */
    request: z.object({
      id: z.nullable(z.string()),
      revision: z.number(),
      name: z.string(),
      locations: z.array(z.string()),
      /** The master stock location within this warehouse, or null: it isn't here. */
      master: z.nullable(z.string()),
      /** From where its counts are low; missing: as it was. */
      lowStock: z.optional(LowChoice),
    }),
    /**
     * `reviews`: locations whose first sync is to be reviewed now. `pulled`: counts taken from a new master.
     * `masterFailed`: all is saved except the choice of this master, and why.
     */
    reply: formReply(
      z.object({
        warehouse: z.string(),
        reviews: z.array(z.string()),
        pulled: z.nullable(z.number()),
        masterFailed: z.optional(z.object({ location: z.string(), sentence: z.string() })),
      }),
    ),
  },
  'warehouse.delete': {
    who: 'page',
    request: z.object({ id: z.string(), revision: z.number() }),
    reply: formReply(nothing),
  },
  ...LINK_CALLS,
  ...PREVIEW_CALLS,
  ...STEP_CALLS,

  'products.list': {
    who: 'page',
    /** `only`: exactly this SKU, whatever else is asked for. */
    request: z.object({
      search: z.string(),
      filter: ProductFilter,
      sort: ProductSort,
      offset: z.number(),
      limit: z.number(),
      only: z.nullable(z.string()),
    }),
    reply: z.object({ total: z.number(), warehouses: z.array(WarehouseView), rows: z.array(ProductRow) }),
  },
  /** How many products each filter would leave of what a search finds. Apart, since it takes longer than a page. */
  'products.tally': {
    who: 'page',
    request: z.object({ search: z.string() }),
    reply: z.object({
      all: z.number(),
      low: z.number(),
      zero: z.number(),
      differs: z.number(),
      problem: z.number(),
      'not-in-master': z.number(),
    }),
  },
  /** All that matches, or `only` these SKUs, with bare counts: page by page, since a hundred thousand are no message. */
  'products.figures': {
    who: 'page',
    /** `after`: the last SKU of the page before; null: from the first. */
    request: z.object({
      search: z.string(),
      filter: ProductFilter,
      only: z.nullable(z.array(z.string())),
      after: z.nullable(z.string()),
      limit: z.number(),
    }),
    /** `next`: for the page after this one; null: that was the last. `total`: of all pages. */
    reply: z.object({
      total: z.number(),
      warehouses: z.array(WarehouseView),
      rows: z.array(ProductFigures),
      next: z.nullable(z.string()),
    }),
  },
  /** Takes a part of a bulk of edits back. `after`: `next` of the part before; null: from the first. */
  'stock.undo-bulk': {
    who: 'page',
    request: z.object({ bulk: z.string(), after: z.nullable(z.string()) }),
    reply: z.object({
      undone: z.number(),
      refused: z.array(z.object({ warehouse: z.string(), sku: z.string(), sentence: z.string() })),
      next: z.nullable(z.string()),
    }),
  },
  'activity.list': {
    who: 'page',
    request: z.object({ sku: z.nullable(z.string()), before: z.nullable(z.number()), limit: z.number() }),
    reply: z.object({ entries: z.array(EntryView) }),
  },
  ...LOW_STOCK_CALLS,
  ...SHIPTHEORY_CALLS,
  ...ACTIVITY_CALLS,
  ...SETTINGS_CALLS,
  ...DATA_CALLS,
  /** What the popup asks of the page under it: which shop it is and whether it is connected. */
  'page.shop': {
    who: 'page',
    request: z.object({ url: z.string() }),
    reply: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('connected'), integration: z.string(), name: z.string() }),
      /** Looks like a product page of a channel that can be connected; `url` fills the form. */
      z.object({ kind: z.literal('not-connected'), channel: Channel, url: z.string() }),
      z.object({ kind: z.literal('other') }),
    ]),
  },
} as const satisfies Record<string, Call>;

export type Calls = typeof CALLS;
export type CallName = keyof Calls;
export type RequestOf<N extends CallName> = z.infer<Calls[N]['request']>;
export type ReplyOf<N extends CallName> = z.infer<Calls[N]['reply']>;

/** Told to extension pages and to the panels on connected shops' pages after a commit. Best effort: panels pull. */
export const Changed = z.object({
  type: z.literal('changed'),
  /** Empty: something else than counts changed (set-up, problems, progress): pull again. */
  changes: z.array(z.object({ warehouse: z.string(), sku: z.string(), revision: z.number() })),
});
export type Changed = z.infer<typeof Changed>;
