import * as z from 'zod/mini';
import { Channel } from './channel.ts';
import { Checklist } from './checklist.ts';
import { LimitsView } from './limits.ts';
import { LowChoice } from './low-choice.ts';
import { Problem } from './problem.ts';
import { ShiptheoryView } from './shipment-views.ts';
import { StepView } from './step.ts';
import { Direction } from './warehouse.ts';

/**
 * What screens show. The background makes these from its stores and they cross the message edge, so each is a
 * schema. None holds a credential, and a panel's view holds nothing but what is on that page.
 */

// ── A location under a count ─────────────────────────────────────────────────────────────────────

export const LocationStateView = z.discriminatedUnion('kind', [
  /** Read back and equal to what it should have. */
  z.object({ kind: z.literal('in-sync') }),
  /** A write is on its way, or its figure hasn't been read back yet. */
  z.object({ kind: z.literal('sending'), from: z.number(), to: z.number() }),
  /** `for`: what it waits for, a phrase: "the channel", "a fresh reading", "the first change". `retryAt` when known. */
  z.object({
    kind: z.literal('waiting'),
    for: z.string(),
    to: z.nullable(z.number()),
    retryAt: z.nullable(z.number()),
  }),
  z.object({
    kind: z.literal('failed'),
    why: z.string(),
    tries: z.number(),
    /** `stock`: a person may have it stocked there again. */
    action: z.enum(['retry', 'reconnect', 'choose', 'stock', 'none']),
  }),
  z.object({ kind: z.literal('paused'), why: z.string() }),
  z.object({ kind: z.literal('read-only') }),
  /** The shop has the product, but not at this location; a person may have it stocked there. */
  z.object({ kind: z.literal('not-stocked') }),
]);
export type LocationStateView = z.infer<typeof LocationStateView>;

export const LocationView = z.object({
  location: z.string(),
  name: z.string(),
  integration: z.string(),
  integrationName: z.string(),
  master: z.boolean(),
  /** The figure it is known to have; null: not known. */
  base: z.nullable(z.number()),
  heldBack: z.number(),
  verifiedAt: z.nullable(z.number()),
  state: LocationStateView,
  /**
   * Both possibilities of an ambiguous outcome, to choose from. `doubt`: which one, to be named in the answer. `twice`: applied for sure, but perhaps twice; `ifApplied` is then "once" and `ifNot` "twice". `over`: applied for
   * sure; `ifApplied` is then "the shop kept its own change" and `ifNot` "it was written over".
   */
  choices: z.optional(
    z.object({
      ifApplied: z.number(),
      ifNot: z.number(),
      doubt: z.string(),
      twice: z.optional(z.literal(true)),
      over: z.optional(z.literal(true)),
    }),
  ),
});
export type LocationView = z.infer<typeof LocationView>;

/** One warehouse's count of one SKU. */
export const CellView = z.object({
  warehouse: z.string(),
  /** null: not known, shown as "–". */
  count: z.nullable(z.number()),
  revision: z.number(),
  /** There is little left of it, by its threshold. */
  low: z.optional(z.literal(true)),
  locations: z.array(LocationView),
});
export type CellView = z.infer<typeof CellView>;

export const WarehouseView = z.object({ id: z.string(), name: z.string(), master: z.boolean() });
export type WarehouseView = z.infer<typeof WarehouseView>;

// ── The panel ────────────────────────────────────────────────────────────────────────────────────

export const PanelRow = z.object({
  item: z.string(),
  sku: z.nullable(z.string()),
  variant: z.nullable(z.string()),
  /**
   * `synced`: in the catalogue and in at least one warehouse. Otherwise why not; the panel says what to do:
   * no SKU, not counted by the shop, not in the master stock location, in no linked location, twice in this shop.
   */
  state: z.enum(['synced', 'no-sku', 'untracked', 'not-in-master', 'not-linked', 'duplicate']),
  /** Not counted by itself: the shop sells it from the stock of this other row's item, whose SKU this is. */
  stockOf: z.optional(z.object({ sku: z.nullable(z.string()) })),
  /** This page's shop's own figures, by location, for a row that isn't synced and for the page's own stale field. */
  /** `own`: what the page's own field should show, where that is another figure than the one that is kept. */
  shopFigures: z.array(
    z.object({
      location: z.string(),
      name: z.string(),
      quantity: z.nullable(z.number()),
      own: z.optional(z.number()),
    }),
  ),
  cells: z.array(CellView),
  /** For a row that isn't synced: linked locations of this page's shop that could stock it. */
  stockAt: z.optional(z.array(z.object({ location: z.string(), name: z.string() }))),
});
export type PanelRow = z.infer<typeof PanelRow>;

export const PanelView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('product'),
    integration: z.string(),
    integrationName: z.string(),
    channel: Channel,
    title: z.string(),
    warehouses: z.array(WarehouseView),
    /** Name of the master stock location, or null while none is chosen. */
    masterName: z.nullable(z.string()),
    rows: z.array(PanelRow),
    /** The page is this row's own (its `item`), not the whole product's. */
    own: z.optional(z.string()),
  }),
  /** No connected shop knows this page or this product. */
  z.object({ kind: z.literal('unknown') }),
  /** Connected, but nothing is set up yet. */
  z.object({ kind: z.literal('not-set-up'), sentence: z.string() }),
  /** The shop didn't answer, so there is nothing to show: the sentence and the next step of the problems table. */
  z.object({ kind: z.literal('trouble'), sentence: z.string(), step: z.string() }),
]);
export type PanelView = z.infer<typeof PanelView>;

// ── Saving ───────────────────────────────────────────────────────────────────────────────────────

export const SaveResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applied'), id: z.string(), count: z.number(), revision: z.number() }),
  z.object({
    kind: z.literal('moved'),
    id: z.string(),
    count: z.nullable(z.number()),
    /** "2 sold on Acme Woo, 20 s ago", ready to show. */
    what: z.string(),
    /** The two results offered; `makes` is the count after applying the difference typed. */
    setTo: z.number(),
    applyBy: z.nullable(z.number()),
    makes: z.nullable(z.number()),
  }),
  z.object({ kind: z.literal('refused'), id: z.string(), sentence: z.string() }),
]);
export type SaveResult = z.infer<typeof SaveResult>;

// ── Options and popup ────────────────────────────────────────────────────────────────────────────

export const ProblemView = z.object({
  problem: Problem,
  sentence: z.string(),
  /** Text of the button that does the next step, and where it leads. */
  step: z.string(),
  action: z.enum([
    'reconnect',
    'log-in',
    'grant',
    'retry',
    'choose',
    'stock',
    'resume',
    'open-integrations',
    'open-warehouses',
    'review',
    'open-shiptheory',
    'open-shipments',
    'sync',
    'none',
  ]),
});
export type ProblemView = z.infer<typeof ProblemView>;

export const IntegrationView = z.object({
  id: z.string(),
  channel: Channel,
  name: z.string(),
  url: z.string(),
  origins: z.array(z.string()),
  /** Where the shop's admin is logged in to, where the merchant's own login is used for it. */
  loginUrl: z.optional(z.string()),
  promise: z.object({ level: z.enum(['exact', 'guarded']), why: z.string() }),
  /** false: the browser no longer has the permission for this shop. */
  permitted: z.boolean(),
  paused: z.boolean(),
  state: z.enum(['in-sync', 'sending', 'waiting', 'failed', 'paused', 'not-linked']),
  verifiedAt: z.nullable(z.number()),
  /** Counts that wait to be sent, and that failed. */
  waiting: z.number(),
  failed: z.number(),
  locations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      active: z.boolean(),
      /** Warehouse that it is linked to, or null. */
      warehouse: z.nullable(z.string()),
    }),
  ),
});
export type IntegrationView = z.infer<typeof IntegrationView>;

export const WarehouseDetail = z.object({
  id: z.string(),
  name: z.string(),
  revision: z.number(),
  /** From where its counts are low; missing: as the settings say. */
  lowStock: z.optional(LowChoice),
  master: z.boolean(),
  skus: z.number(),
  links: z.array(
    z.object({
      location: z.string(),
      name: z.string(),
      integration: z.string(),
      integrationName: z.string(),
      gen: z.number(),
      state: z.enum(['review', 'linked', 'unlinking']),
      direction: Direction,
      master: z.boolean(),
      /** Units held back here, and the most that is shown, or null. */
      buffer: z.number(),
      max: z.nullable(z.number()),
      /** Paused by a person until it is reviewed. */
      paused: z.boolean(),
      /** SKUs that a person left out at the first sync; they can be reviewed again. */
      leftOut: z.optional(z.number()),
    }),
  ),
});
export type WarehouseDetail = z.infer<typeof WarehouseDetail>;

/** What a person set, as the options page shows it. */
export const SettingsView = z.object({
  limits: LimitsView,
  /** A count of so many units or fewer is low. */
  lowStock: z.number(),
  checklist: z.pick(Checklist, { hidden: true, told: true }),
});
export type SettingsView = z.infer<typeof SettingsView>;

/** Everything that the options page's frame, Manage warehouses, Integrations and the popup show. */
export const Overview = z.object({
  version: z.string(),
  integrations: z.array(IntegrationView),
  warehouses: z.array(WarehouseDetail),
  master: z.nullable(z.object({ warehouse: z.string(), location: z.string() })),
  problems: z.array(ProblemView),
  settings: SettingsView,
  /** Missing: no Shiptheory account is connected. */
  shiptheory: z.optional(ShiptheoryView),
  /** First syncs and pulls that can be taken back, or are being taken back, newest first. */
  steps: z.optional(z.array(StepView)),
  products: z.number(),
  counts: z.number(),
  verifiedAt: z.nullable(z.number()),
  /** The last changes of a count, newest first, at most 5, as the popup shows them. */
  last: z.array(z.object({ text: z.string(), sku: z.string(), by: z.nullable(z.number()), at: z.number() })),
});
export type Overview = z.infer<typeof Overview>;

/** A row of View products. */
export const ProductRow = z.object({
  sku: z.string(),
  title: z.string(),
  variant: z.nullable(z.string()),
  barcode: z.nullable(z.string()),
  /** false: seen in a linked shop, but not in the master stock location, so no counts are kept. */
  inCatalogue: z.boolean(),
  /** Names of the shops that have it, for a row that isn't in the catalogue. */
  shops: z.array(z.string()),
  /** Warehouses whose count is low. */
  low: z.array(z.string()),
  cells: z.array(CellView),
});
export type ProductRow = z.infer<typeof ProductRow>;

/** A product with its bare counts: what is exported, and what a bulk edit or an import begins with. */
export const ProductFigures = z.object({
  sku: z.string(),
  title: z.string(),
  variant: z.nullable(z.string()),
  barcode: z.nullable(z.string()),
  inCatalogue: z.boolean(),
  /** In the order of the warehouses; null: not known. */
  counts: z.array(z.nullable(z.number())),
  /** In the same order: does a linked location there have it? Without one no count can be kept. */
  linked: z.array(z.boolean()),
});
export type ProductFigures = z.infer<typeof ProductFigures>;

/** A form's refusal: the field it belongs to, or null for the whole form, and a sentence. */
export const FormError = z.object({ field: z.nullable(z.string()), sentence: z.string() });
export type FormError = z.infer<typeof FormError>;

export const EntryView = z.object({
  id: z.string(),
  at: z.number(),
  /** "Sold on Acme Woo", "Typed in the panel", ready to show. */
  text: z.string(),
  sku: z.string(),
  warehouse: z.string(),
  before: z.nullable(z.number()),
  after: z.nullable(z.number()),
});
export type EntryView = z.infer<typeof EntryView>;
