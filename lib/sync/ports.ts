import * as z from 'zod/mini';
import type { ChannelClient, RemoteItem } from '../channels/channel.ts';
import type { Item, Product } from '../model/catalogue.ts';
import type { Result } from '../model/channel-error.ts';
import type { Cause, Entry } from '../model/history.ts';
import type { BulkId, DeliveryKey, IntegrationId, ItemId, LocationId, Sku, WarehouseId } from '../model/ids.ts';
import type { Integration, Location } from '../model/integration.ts';
import type { Limits } from '../model/limits.ts';
import type { Problem } from '../model/problem.ts';
import type { Step, StepRow, UndoRow } from '../model/step.ts';
import type { Millis } from '../model/time.ts';
import type { Link, LinkSettings, Master, Warehouse } from '../model/warehouse.ts';
import type { StockRecord } from '../stock/record.ts';
import type { OnPage } from './everything.ts';
import type { OrderDeps } from './order-ports.ts';

/**
 * What the engine needs of the world. Nothing above these ports may assume a transaction over several
 * records, nor that this browser is the only writer of a record.
 */

// ── Deliveries ───────────────────────────────────────────────────────────────────────────────────

export const DeliveryLine = z.object({
  warehouse: z.string(),
  sku: z.string(),
  location: z.string(),
  gen: z.number(),
  item: z.string(),
  remoteLocation: z.string(),
  from: z.number(),
  to: z.number(),
  /** The history entry whose count this line carries to the location; entries made since the line's last write go with it. */
  entry: z.optional(z.string()),
  /** What the payload was made of beside `from` and `to`; see `ChannelClient.prepare`. */
  basis: z.optional(z.string()),
  /** `from` was read between these two moments by our clock; missing where it was our own last write. */
  read: z.optional(z.object({ from: z.number(), known: z.number() })),
  /** What came of it, once known; see `LineOutcome`. null while not known. */
  outcome: z.nullable(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('applied'), by: z.optional(z.number()), value: z.optional(z.number()) }),
      z.object({ kind: z.literal('doubled'), value: z.number() }),
      z.object({ kind: z.literal('stale') }),
      z.object({ kind: z.literal('not-applied') }),
      z.object({ kind: z.literal('rejected'), reason: z.string(), absent: z.optional(z.string()) }),
      z.object({ kind: z.literal('unknown'), detail: z.string() }),
    ]),
  ),
  /** Without a witness: a first reading after the quarantine, to be confirmed by an equal one. */
  reading: z.optional(z.object({ value: z.number(), at: z.number() })),
  /** The record has taken the outcome in. Settling is idempotent, so a crash before this is set does no harm. */
  settled: z.boolean(),
});
export type DeliveryLine = z.infer<typeof DeliveryLine>;

/**
 * A durable batch of writes to one shop.
 *
 *   (claims in the records) → sealed → sent → answered → done
 *                                       └→ unknown → (witness) → answered
 *   void: its claims were found without a saved delivery; the key is burnt so that a late seal fails.
 */
export const Delivery = z.object({
  version: z.literal(1),
  key: z.string(),
  integration: z.string(),
  state: z.enum(['sealed', 'sent', 'unknown', 'answered', 'done', 'void']),
  /** Compare-and-set for deliveries. */
  revision: z.number(),
  createdAt: z.number(),
  sealed: z.object({ key: z.string(), method: z.enum(['POST', 'PUT']), path: z.string(), body: z.string() }),
  lines: z.array(DeliveryLine),
  /** When each transmission began. */
  sentAt: z.array(z.number()),
  /** When the last outcomes came in; for the trace alone. */
  answeredAt: z.optional(z.number()),
  /** When a transmission last ended without an answer; null: never. */
  lastUnknownAt: z.nullable(z.number()),
  tries: z.number(),
  /** Not before this time again. */
  nextAt: z.number(),
  /** Who is sending or settling it now: single-flight over workers. */
  /** `span`: how long it runs, for those whose clock may be another one. */
  lease: z.nullable(z.object({ owner: z.string(), until: z.number(), span: z.optional(z.number()) })),
  /** The last error, as words for the trace. */
  lastError: z.nullable(z.string()),
  /** The shop took no notice of it, as its witness or the failed call says. */
  unanswered: z.optional(z.literal(true)),
});
export type Delivery = z.infer<typeof Delivery>;

// ── Stores ───────────────────────────────────────────────────────────────────────────────────────

/**
 * Records, deliveries and history. Every write is durable ("strict") when its promise resolves, and either wholly
 * there or not at all. The same contract is tested on the in-memory store and on IndexedDB.
 */
export interface StockStore {
  record(warehouse: WarehouseId, sku: Sku): Promise<StockRecord | undefined>;
  /** All records of a warehouse, or those of the given SKUs. */
  records(warehouse: WarehouseId, skus?: readonly Sku[]): Promise<readonly StockRecord[]>;
  /** At most `limit` records of a warehouse in the order of their SKUs (by code units), those after `after`; null: from the first. */
  recordsAfter(warehouse: WarehouseId, after: Sku | null, limit: number): Promise<readonly StockRecord[]>;
  /**
   * Saves `next` if the stored revision is `expected` (0: there is none yet). `next.revision` must be `expected + 1`.
   * Returns false, and writes nothing, when it is another.
   */
  saveRecord(next: StockRecord, expected: number): Promise<boolean>;
  /** As saveRecord for many, each on its own; one boolean each. May use one transaction. */
  saveRecords(changes: readonly { next: StockRecord; expected: number }[]): Promise<readonly boolean[]>;
  /**
   * Records saved with `open: 1`: something is to be done about them (a push, a read-back, a pending write, entries
   * to copy). What a worker finds that starts after another one died.
   */
  openRecords(): Promise<readonly StockRecord[]>;
  deleteRecord(warehouse: WarehouseId, sku: Sku): Promise<void>;

  /** Create-if-absent: false when the key exists, whatever its state. */
  createDelivery(delivery: Delivery): Promise<boolean>;
  delivery(key: DeliveryKey): Promise<Delivery | undefined>;
  /** Compare-and-set on the delivery's revision, as saveRecord. */
  saveDelivery(next: Delivery, expected: number): Promise<boolean>;
  /** Those not `done` or `void`, oldest first. */
  openDeliveries(integration?: IntegrationId): Promise<readonly Delivery[]>;
  /** At most `limit` deliveries with a line of this SKU that were created from `since` on, oldest first: for the trace. */
  deliveriesOf(of: { warehouse: WarehouseId; sku: Sku; since: Millis; limit: number }): Promise<readonly Delivery[]>;
  /** Removes `done` and `void` deliveries created before `before`, to keep the trace bounded. */
  pruneDeliveries(before: Millis): Promise<void>;

  /** Create-if-absent by id. */
  appendEntries(entries: readonly Entry[]): Promise<void>;
  entries(query: EntryQuery): Promise<readonly Entry[]>;
  /** At most `limit` entries whose ids begin with `start`, in the order of ids, those after the id `after`; null: from the first. */
  entriesAfter(start: string, after: string | null, limit: number): Promise<readonly Entry[]>;
  /** How many entries have ids that begin with `start`, and the last of these ids in their order; null: none. */
  entrySpan(start: string): Promise<{ n: number; last: string } | null>;
  entry(id: string): Promise<Entry | undefined>;
}

/** Of the history, newest first, those of one moment by their ids from the last. All parts hold at once. */
export interface EntryQuery {
  warehouse?: WarehouseId;
  sku?: Sku;
  /** Entries of any of these causes. */
  causes?: readonly Cause[];
  /** A location, or an integration with all of its locations: whose figure moved. */
  place?: string;
  /** Entries before this moment. */
  before?: Millis;
  /** Entries of this moment or later. */
  from?: Millis;
  /** Entries that come after this one in that order: to go on where a page ended. */
  after?: { at: Millis; id: string };
  limit: number;
}

/** Where a poll of one integration stands. */
export const Cursor = z.object({
  integration: z.string(),
  /** The shop's own time, for `changedSince`; null: a full pass is due. */
  since: z.nullable(z.string()),
  /** Last complete full pass. */
  fullAt: z.nullable(z.number()),
  /** Last poll that got through, full or delta: what "verified" means for the whole shop. */
  polledAt: z.nullable(z.number()),
  /** Polls that failed in a row, and when to try again. */
  failures: z.number(),
  nextAt: z.number(),
  /** A brake has stopped this integration until a person resumes it, and why; null: running. */
  stopped: z.nullable(z.enum(['mass-drop', 'second-installation'])),
  /** When a heartbeat was last left in the shop, or tried to be; see `claimShop`. */
  claimedAt: z.optional(z.number()),
  /**
   * The last write was turned away as a whole, as by a key that may only read: how many in a row, and none before this
   * time. Readings go on, and say nothing about it. null: the last one was looked at.
   */
  barred: z.optional(z.nullable(z.object({ tries: z.number(), nextAt: z.number() }))),
  /** How often a full pass was asked for: a poll that began before doesn't count as one. */
  asks: z.optional(z.number()),
});
export type Cursor = z.infer<typeof Cursor>;

/** What is set up and what was seen in the shops. */
export interface Directory {
  integrations(): Promise<readonly Integration[]>;
  locations(): Promise<readonly Location[]>;
  warehouses(): Promise<readonly Warehouse[]>;
  links(): Promise<readonly Link[]>;
  /** Create-if-absent by location: false when the location is linked already, anywhere. */
  addLink(link: Link): Promise<boolean>;
  /**
   * Reads, changes and saves a link of this `gen` in one transaction, and gives what is kept now: several things happen
   * to a link at once, and none may undo another. null: it isn't there, was linked anew, or `change` left it as it is.
   */
  changeLink(location: LocationId, gen: number, change: (kept: Link) => Link | null): Promise<Link | null>;
  removeLink(location: LocationId, gen: number): Promise<void>;
  master(): Promise<Master | null>;
  setMaster(master: Master | null): Promise<void>;

  products(skus?: readonly Sku[]): Promise<readonly Product[]>;
  /** Create-if-absent by SKU. */
  addProducts(products: readonly Product[]): Promise<void>;
  items(integration: IntegrationId, items: readonly ItemId[]): Promise<readonly Item[]>;
  /** All items of one integration with these SKUs: two for one SKU are both given. */
  itemsBySku(integration: IntegrationId, skus: readonly Sku[]): Promise<readonly Item[]>;
  allItems(integration: IntegrationId): Promise<readonly Item[]>;
  /** Upsert. */
  putItems(items: readonly Item[]): Promise<void>;
  removeItems(integration: IntegrationId, items: readonly ItemId[]): Promise<void>;

  cursor(integration: IntegrationId): Promise<Cursor | undefined>;
  /** Reads, changes and saves in one transaction, and gives what is kept now. */
  changeCursor(integration: IntegrationId, change: (kept: Cursor | undefined) => Cursor): Promise<Cursor>;

  problems(): Promise<readonly Problem[]>;
  /** Upsert by id; the first `since` is kept. */
  putProblem(problem: Problem): Promise<void>;
  clearProblem(id: string): Promise<void>;
}

/** So many rows of a step are kept and gone through together. */
export const STEP_PART = 500;

/** Steps of the set-up with what there was before them: what is confirmed, and what an undo goes back to. */
export interface StepStore {
  /** Saves a step with all its rows, or nothing: from then on it is confirmed, whatever becomes of the worker. */
  begin(step: Step, rows: readonly StepRow[]): Promise<void>;
  steps(): Promise<readonly Step[]>;
  step(id: string): Promise<Step | undefined>;
  /** Compare-and-set on the step's revision, as saveRecord. */
  save(next: Step, expected: number): Promise<boolean>;
  /** The rows of one part, from 0; empty after the last. */
  rows(id: string, part: number): Promise<readonly StepRow[]>;
  /** Forgets steps with their rows. */
  remove(ids: readonly string[]): Promise<void>;
}

// ── The rest of the world ────────────────────────────────────────────────────────────────────────

export interface Clock {
  now(): Millis;
  sleep(ms: Millis): Promise<void>;
}

/** A mutex over every context of this browser profile; released when its holder dies. Never the means of durability. */
export interface Locks {
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Runs only if nobody holds it; undefined otherwise. */
  tryRun<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
}

export interface Change {
  warehouse: WarehouseId;
  sku: Sku;
  revision: number;
}

export interface EngineDeps {
  stock: StockStore;
  directory: Directory;
  steps: StepStore;
  /** The client of a connected shop, or null while its credentials can't be had (locked, disconnected). */
  client(integration: IntegrationId): Promise<ChannelClient | null>;
  clock: Clock;
  locks: Locks;
  /** A new UUID. */
  uuid(): string;
  /** 0 ≤ n < 1, for jitter. */
  random(): number;
  /** Asks for `run()` to be called at about this time, also if this worker has died by then. Earliest wins. */
  wakeAt(at: Millis): void;
  /** Told after a commit, best effort. */
  announce(changes: readonly Change[]): void;
  /** A log line without credentials or personal data. */
  log(event: string, detail?: Readonly<Record<string, string | number | boolean | null>>): void;
  /** Names this running worker, for leases. */
  owner: string;
  /**
   * Told of entries before they leave their records' outboxes for the history; of the same ones again after a crash, or
   * by another lane. Where it rejects they stay, and are told again with the next pass.
   */
  leaving?(entries: readonly Entry[]): Promise<void>;
  /** How often shops are asked and when brakes stop, as a person set it last; without it the defaults hold. */
  limits?(): Promise<Readonly<Limits>>;
  /** Orders sent through Shiptheory; without it there are none. */
  orders?: OrderDeps;
}

// ── What the engine offers ───────────────────────────────────────────────────────────────────────

/** A person's edit of one count. `seen` is the count shown when they began to type. */
export interface Edit {
  /** A UUID made where the person typed: the same edit twice counts once. */
  id: string;
  warehouse: WarehouseId;
  sku: Sku;
  change: { kind: 'set'; to: number; seen: number | null } | { kind: 'adjust'; by: number };
  reason: string | null;
}

export type EditOutcome =
  | { kind: 'applied'; id: string; count: number; revision: number }
  /** The count moved since it was seen: nothing was applied, both results are offered. */
  | {
      kind: 'moved';
      id: string;
      count: number | null;
      /** What moved it: the newest entries since, for "2 sold on Acme Woo, 20 s ago". */
      entries: readonly Entry[];
    }
  | {
      kind: 'refused';
      id: string;
      why: 'below-zero' | 'unknown-count' | 'not-in-catalogue' | 'too-large' | 'unlinked';
    };

/** What came of taking one edit of a bulk back. */
export interface BulkUndone {
  warehouse: WarehouseId;
  sku: Sku;
  outcome: EditOutcome;
}

export type FirstSyncAction = 'create' | 'raise' | 'lower' | 'to-zero' | 'skip' | 'follow' | 'unclear' | 'unmatched';

/**
 * One SKU of a first sync. `create`: the shop has no figure and would get one. `skip`: already the same.
 * `follow`: the warehouse's count isn't known, so the first change decides. `unclear`: it came out of a backup, and what
 * happened since can't be told. `unmatched`: no such SKU on one side, or more than one.
 */
export interface FirstSyncRow {
  sku: Sku;
  /** The shop's item that it was seen on; missing where the shop has none. */
  item?: ItemId | undefined;
  title: string;
  variant: string | null;
  action: FirstSyncAction;
  old: number | null;
  new: number | null;
  /** Why it is unmatched, in a word for the table. */
  why: 'no-sku' | 'not-in-master' | 'not-in-shop' | 'duplicate' | 'untracked' | 'inactive' | null;
  /** What the warehouse's count becomes by what changed while the location was paused; missing where it stays. */
  count?: { from: number | null; to: number } | undefined;
  /** It is new: it enters the catalogue, since this is the master stock location. */
  enters?: boolean | undefined;
}

/** A row of a review as a person confirmed it. `old`: the figure that it was shown with. */
export interface ConfirmedRow {
  sku: Sku;
  item?: ItemId | undefined;
  old: number | null;
  include: boolean;
}

/**
 * `review`: the change lets more be read or written than before, so the location is paused until that is reviewed.
 * `stale`: another window changed it since. `gone`: it isn't linked any more, or was linked anew.
 */
export type ConfigureOutcome = { kind: 'saved'; review: boolean } | { kind: 'stale' } | { kind: 'gone' };

/** Was a write applied or not? `asked`: its delivery, as the question named it; null: a question kept without it. */
export interface Answer {
  asked: DeliveryKey | null;
  applied: boolean;
}

export interface Engine {
  /**
   * One pass: recover what a dead worker left, poll what is due (or everything, if `now`), account, plan, deliver,
   * resolve. Calls at the same time share passes; it never throws for what a shop does. Resolves when the pass is over.
   */
  run(options?: { now?: boolean; integrations?: readonly IntegrationId[] }): Promise<void>;

  /**
   * A person's edits: reads the reachable locations of each SKU first (at most 5 s), commits, and returns; the deliveries
   * go on. Resolves after the records are saved.
   */
  edit(edits: readonly Edit[]): Promise<readonly EditOutcome[]>;

  /** The opposite of an edit, keeping what happened since; made once, whoever asks for it. `undoId` names the outcome. */
  undo(edit: { id: string; undoId: string; warehouse: WarehouseId; sku: Sku }): Promise<EditOutcome>;

  /**
   * The opposite of at most `limit` edits of a bulk, those after the edit `after`; null: from the first. Asked again, it
   * takes nothing back twice. `next`: to go on with, or null when that was all.
   */
  undoBulk(
    bulk: BulkId,
    after: string | null,
    limit: number,
  ): Promise<{ undone: readonly BulkUndone[]; next: string | null }>;

  /** Sends a refused or waiting push again now. */
  retry(warehouse: WarehouseId, sku: Sku, location: LocationId): Promise<void>;

  /** Takes a location's figure as the count where the count isn't known. */
  pullCounts(warehouse: WarehouseId, location: LocationId, skus?: readonly Sku[]): Promise<{ pulled: number }>;

  /** Fresh figures of these SKUs at every linked location, accounted: what a panel shows when it opens. */
  refresh(skus: readonly Sku[], integrations?: readonly IntegrationId[]): Promise<void>;

  /** Sets the master and pulls its counts at once; its link needs no review, since nothing is written there. */
  chooseMaster(master: Master): Promise<Result<{ pulled: number }>>;

  /** What would enter the catalogue and what of it isn't there, if this location were the master. Writes nothing. */
  previewMaster(
    location: LocationId,
    onPage?: OnPage,
  ): Promise<Result<{ enter: readonly Sku[]; missing: readonly Sku[] }>>;

  /** Reads the location and says what a first sync would do. Writes nothing but what was seen of items. */
  previewFirstSync(location: LocationId, onPage?: OnPage): Promise<Result<readonly FirstSyncRow[]>>;

  /**
   * Keeps what was seen of items of this shop outside a poll; lines of items that carry another SKU now are suspended.
   * `asked`: when the shop was asked for it.
   */
  keepSeen(integration: IntegrationId, seen: readonly RemoteItem[], asked: Millis): Promise<void>;

  /** How many items a poll that reads this whole shop has read so far; null: there is none. */
  itemsRead(integration: IntegrationId): number | null;

  /**
   * Links the location for the rows confirmed: `old` is what the person saw, so a figure that moved since is
   * accounted, not lost. Rows not in `skus` are skipped lines. `item`: what it was seen on; where the SKU has moved to
   * another one since, that figure isn't its own, and it is linked by the next pass instead.
   */
  confirmFirstSync(
    location: LocationId,
    gen: number,
    rows: readonly ConfirmedRow[],
  ): Promise<Result<{ linked: number; step: string }>>;

  /** What taking a step back would do, SKU by SKU. null: it can't be taken back (any more). Writes nothing. */
  previewUndo(step: string): Promise<readonly UndoRow[] | null>;

  /**
   * Takes a step back: its location goes back to what it had, with what happened there since, and the count is given
   * what that had changed in it. Durable from the start; resolves when every SKU is decided, and deliveries go on. null:
   * it can't be taken back (any more).
   */
  undoStep(step: string): Promise<{ back: number; stays: number } | null>;

  /**
   * Settles what is pending, accounts once more where the shop answers, then drops the line everywhere and the link.
   * `gone`: its shop is being disconnected and can't settle anything any more, so this is done at once.
   */
  unlink(location: LocationId, gone?: boolean): Promise<void>;

  /** Pauses a location, or lets it go on without a review. */
  pause(location: LocationId, paused: boolean): Promise<void>;

  /**
   * Before these shops go on: pauses each of their locations at which something would be sent, or that nobody has read
   * for long, so that it goes on by its review. Returns those locations.
   */
  holdForReview(integrations: readonly IntegrationId[]): Promise<readonly LocationId[]>;

  /** Takes a shop over that was stopped for another installation: its locations go on by their reviews. Returns those. */
  takeOver(integration: IntegrationId): Promise<readonly LocationId[]>;

  /** Changes what a location may do and how much it is shown; see {@link ConfigureOutcome}. */
  configure(location: LocationId, gen: number, seen: LinkSettings, to: LinkSettings): Promise<ConfigureOutcome>;

  /** A person's choice on an ambiguous outcome. False: that question isn't open any more, and nothing was changed. */
  choose(warehouse: WarehouseId, sku: Sku, location: LocationId, answer: Answer): Promise<boolean>;

  /** Lets an integration that a brake stopped go on, taking what it read as true. */
  resume(integration: IntegrationId): Promise<void>;
}
