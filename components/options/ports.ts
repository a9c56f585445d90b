import type { CsvReading } from '../../lib/bulk/csv-file.ts';
import type { ReplyOf, RequestOf } from '../../lib/messages/protocol.ts';
import type { IntegrationView, Overview } from '../../lib/model/views.ts';
import type { CallTrouble } from '../panel/ports.ts';
import type { ActivityPorts } from './activity/activity-ports.ts';
import type { Preview } from './first-sync/review.ts';
import type { FormReply } from './form-reply.ts';
import type { LowStockPorts } from './low-stock/low-stock-ports.ts';
import type { Watching } from './reading/reading.ts';
import type { DataPorts } from './settings/data-ports.ts';
import type { StepPorts } from './steps/step-ports.ts';
import type { MasterDifference } from './warehouses/MasterDialog.tsx';

/** What the options page asks of the world. Every promise rejects when the background gives no answer. */
export interface OptionsPorts {
  /**
   * Asks the browser for the origins and connects. To be called while the click is being handled, before anything is
   * awaited. A refused permission comes back as a form error.
   */
  connect(
    request: RequestOf<'integration.connect'>,
    origins: readonly string[],
  ): Promise<FormReply<{ integration: string }>>;
  /** Asks the browser for a connected shop's origins again; the same rule as for `connect`. */
  grant(integration: IntegrationView): Promise<void>;
  /** All of the data at once: backups, and deleting everything. */
  data: DataPorts;
  disconnect(integration: string): Promise<unknown>;
  /** Connects Shiptheory, or logs in again; the same rule as for `connect`. */
  connectShiptheory(
    request: RequestOf<'shiptheory.connect'>,
    origins: readonly string[],
  ): Promise<FormReply<{ name: string }>>;
  disconnectShiptheory(): Promise<unknown>;
  shipments(request: RequestOf<'shiptheory.shipments'>): Promise<ReplyOf<'shiptheory.shipments'>>;
  deducts(request: RequestOf<'shiptheory.deducts'>): Promise<unknown>;
  /** A person has looked at a shipment. */
  looked(shipment: string): Promise<unknown>;
  /** Resuming gives the locations that go on by their reviews. */
  pause(integration: string, paused: boolean): Promise<ReplyOf<'sync.pause'>>;
  /** Fetches the shop's list of locations again. */
  refreshLocations(integration: string): Promise<FormReply<{ count: number }>>;
  saveWarehouse(request: RequestOf<'warehouse.save'>): Promise<ReplyOf<'warehouse.save'>>;
  deleteWarehouse(request: RequestOf<'warehouse.delete'>): Promise<FormReply<unknown>>;
  /** Changes what a linked location may do and how much it is shown. */
  configure(request: RequestOf<'location.configure'>): Promise<ReplyOf<'location.configure'>>;
  /** Unlinks a location where it is and takes it into another warehouse, to be reviewed there. */
  moveLocation(request: RequestOf<'location.move'>): Promise<ReplyOf<'location.move'>>;
  /** What another master stock location would mean for the catalogue. Reads its whole shop. */
  previewMaster(location: string, watching: Watching): Promise<FormReply<MasterDifference>>;
  /** How far the first counts of a master are that is being saved. */
  masterProgress(location: string): Promise<ReplyOf<'master.progress'>>;
  /** What a shop's items are matched to. */
  matches(integration: string): Promise<ReplyOf<'matches.report'>>;
  /** What `match` would do to the item's figures, read from the shop now. */
  previewMatch(request: RequestOf<'matches.preview'>): Promise<ReplyOf<'matches.preview'>>;
  match(request: RequestOf<'matches.set'>): Promise<ReplyOf<'matches.set'>>;
  /** Pauses locations; each goes on by its review. */
  pauseLocations(locations: string[]): Promise<unknown>;
  /** What a first sync, or going on, would do. Reads the whole shop. */
  preview(location: string, watching: Watching): Promise<FormReply<Preview>>;
  confirm(request: RequestOf<'first-sync.confirm'>): Promise<ReplyOf<'first-sync.confirm'>>;
  products(request: RequestOf<'products.list'>): Promise<ReplyOf<'products.list'>>;
  /** How many products each filter would leave. */
  tally(request: RequestOf<'products.tally'>): Promise<ReplyOf<'products.tally'>>;
  /** Bare counts of many products, page by page. */
  figures(request: RequestOf<'products.figures'>): Promise<ReplyOf<'products.figures'>>;
  /** Takes a part of a bulk of edits back. */
  undoBulk(request: RequestOf<'stock.undo-bulk'>): Promise<ReplyOf<'stock.undo-bulk'>>;
  /** Reads a file of a spreadsheet. Never rejects for what is in it. */
  readCsv(file: File, options: { onProgress(part: number): void; isCancelled(): boolean }): Promise<CsvReading>;
  /** Gives a text file of this name to the person. */
  download(name: string, parts: readonly string[]): void;
  activity(request: RequestOf<'activity.list'>): Promise<ReplyOf<'activity.list'>>;
  history: ActivityPorts;
  lowStock: LowStockPorts;
  steps: StepPorts;
  save(request: RequestOf<'stock.save'>): Promise<ReplyOf<'stock.save'>>;
  undo(request: RequestOf<'stock.undo'>): Promise<ReplyOf<'stock.undo'>>;
  retry(request: RequestOf<'stock.retry'>): Promise<unknown>;
  pull(request: RequestOf<'stock.pull'>): Promise<unknown>;
  choose(request: RequestOf<'stock.choose'>): Promise<unknown>;
  stock(request: RequestOf<'stock.activate'>): Promise<unknown>;
  /** Lets an integration that a brake stopped go on. */
  resume(integration: string): Promise<ReplyOf<'sync.resume'>>;
  syncNow(): Promise<unknown>;
  /** Sets limits, all of these or none; null: back to the default. */
  saveLimits(change: RequestOf<'settings.limits'>): Promise<FormReply<unknown>>;
  /** From where a count is low; null: back to the default. */
  saveLowStock(units: number | null): Promise<FormReply<unknown>>;
  /** Puts the checklist of the set-up away or brings it back, and notes that its end was told. */
  putChecklist(change: RequestOf<'checklist.put'>): Promise<unknown>;
  /** What is to be matched in each linked shop. */
  shopMatches(): Promise<ReplyOf<'checklist.matches'>>;
  /** Leaves these items as they are. */
  leaveMatches(shops: RequestOf<'checklist.reviewed'>['shops']): Promise<unknown>;
  /** Opens a page of a connected shop in a tab of its own. */
  openPage(url: string): Promise<unknown>;
  /** Goes to a hash of this page. */
  open(hash: string): void;
  /** Why a call of these came to nothing, as a sentence: the background's own where it refused. */
  whyNot(error: unknown): string;
  /** Why a call of these came to nothing. */
  trouble(error: unknown): CallTrouble;
}

/** The set-up and state that the page shows, and whether it is still fresh. */
export type OverviewState =
  | { kind: 'loading' }
  | { kind: 'ready'; overview: Overview }
  /** No answer, twice: what was known stays on screen, or null where nothing was. */
  | { kind: 'no-answer'; overview: Overview | null; gone: boolean };
