import type { Channel } from '../model/channel.ts';
import type { ChannelError, Result } from '../model/channel-error.ts';
import type { ItemId, Sku } from '../model/ids.ts';
import type { Millis } from '../model/time.ts';

/**
 * The ports of a channel. Each channel's folder has `client.ts` (the API, background only), `schema.ts`
 * (parses every reply), `page.ts` (the admin page, content script only) and `connect.ts` (the form; pure).
 */

// ── What a channel can do ────────────────────────────────────────────────────────────────────────

export interface Capabilities {
  /** `compare-and-set`: refused when the figure moved. `relative`: adds a delta. `set`: overwrites. */
  write: 'compare-and-set' | 'relative' | 'set';
  /**
   * How an unknown outcome is settled. `replay`: the same key and payload again never applies twice.
   * `marker`: the write leaves its key beside the figure. `ledger`: the shop keeps every movement of its stock, so it
   * can be read whether ours is among them. `none`: only counts can be compared.
   */
  witness: 'replay' | 'marker' | 'ledger' | 'none';
  /**
   * A relative write is carried out by reading the figure, adding and saving it: what the shop itself changes in between
   * is lost, and looked up in {@link ChannelClient.sales}.
   */
  readsThenSaves?: true;
  /** How long a key is remembered for a replay; older is no witness. Null without replay. */
  replayWindowMs: Millis | null;
  /** Most lines in one write. */
  maxLines: number;
  /** Lines that may share one write have the same group (Woo: simple products, or one parent's variations). */
  grouped: boolean;
  /** For this long after an answered write a reading may still be the old one; 0 where reads are current. */
  settleMs: Millis;
  /** A request that timed out can't still be applied this long after its time-out. */
  quarantineMs: Millis;
  /**
   * The admin's form shows another figure than the one that is kept (`Level.own`). It isn't kept, so what a page's panel
   * shows is then always read from the shop.
   */
  ownFigures?: true;
  /** `exact` or `guarded`, with the reason as it is shown to the merchant. */
  promise: { level: 'exact' | 'guarded'; why: string };
}

// ── What a channel tells ─────────────────────────────────────────────────────────────────────────

/** What is found when credentials are tried. */
export interface ShopInfo {
  /** The shop's own name, offered as the integration's. */
  name: string;
  /** Identifies the shop however its address was typed. */
  shopKey: string;
  /** See `Integration.adminHandle`. */
  adminHandle: string | null;
  /** See `Integration.adminMatches`; given where the shop keeps its admin elsewhere than its address suggests. */
  adminMatches?: readonly string[];
}

export interface RemoteLocation {
  remoteId: string;
  name: string;
  active: boolean;
}

/** One item's stock at one location, as read. Unknown is never 0. */
export interface Level {
  item: ItemId;
  remoteLocation: string;
  /** Units available to sell; null = no figure, and `absent` says why. */
  quantity: number | null;
  /**
   * `missing`: the item or its level is gone. `untracked`: the shop doesn't count it. `inactive`: not stocked at
   * this location. `malformed`: no whole number was given.
   */
  absent?: 'missing' | 'untracked' | 'inactive' | 'malformed';
  /** What the admin's own form shows for it, where `Capabilities.ownFigures` says that this is another figure. */
  own?: number;
  /**
   * Which installation of this extension left the newest marker on the item; null: none did. Not given where the
   * channel has no markers, and by readings other than `levels`.
   */
  writer?: string | null;
}

/** An item with what is needed to match and show it, and its levels at the locations that were asked for. */
export interface RemoteItem {
  item: ItemId;
  product: string;
  sku: Sku | null;
  title: string;
  variant: string | null;
  /** The number of its own page in the admin's addresses, where that isn't part of `item`. */
  variantPage?: string | undefined;
  /** GTIN, EAN, UPC or ISBN as the shop has it; absent where it has none or doesn't tell. */
  barcode?: string | undefined;
  tracked: boolean;
  /** How many other items of the shop have the same SKU, by the shop's own count; not given where it doesn't count. */
  duplicates?: number | undefined;
  /** The shop keeps no stock for this item itself: what it sells is that item's. */
  stockOf?: ItemId | undefined;
  levels: readonly Level[];
}

export interface RemoteProduct {
  product: string;
  title: string;
  items: readonly RemoteItem[];
}

/** One page of a pass over items. `next` null = that was the last page; only then is the pass complete. */
export interface ItemPage {
  items: readonly RemoteItem[];
  next: string | null;
}

// ── Writing ──────────────────────────────────────────────────────────────────────────────────────

/** One intended change: this item at this location from what it is known to have to what it should have. */
export interface WriteLine {
  item: ItemId;
  remoteLocation: string;
  from: number;
  to: number;
  /** What `prepare` read for this line just before it was sealed; only the channel's own client understands it. */
  basis?: string | undefined;
}

/** What `prepare` finds for one line. `stale`: the figure is no longer `from`, so nothing is to be sealed for it. */
export type Prepared = { kind: 'ready'; basis: string } | { kind: 'stale' };

/** What came of one line. */
export type LineOutcome =
  /**
   * Applied. `by`: how far the write itself moved the figure, where the shop's ledger tells and it isn't `to - from`: a
   * write that overwrites took something along that had changed since the figure was read. `value`: the figure that
   * the write itself left behind, where the shop answers with it.
   */
  | { kind: 'applied'; by?: number | undefined; value?: number | undefined }
  /**
   * Applied, and the figure there (`value`) moved by twice the difference: the browser sent the request again by itself
   * after a reused connection broke (browsers do, also a POST), or the shop changed by just as much in that moment.
   * Only for relative writes; a compare-and-set can't be applied twice.
   */
  | { kind: 'doubled'; value: number }
  /** Not applied: the figure there was no longer `from` (compare-and-set channels). */
  | { kind: 'stale' }
  /** Not applied, though nothing is wrong with this line: another line of the batch was refused. Send again under a new key. */
  | { kind: 'not-applied' }
  /** Not applied, and won't be until something changes: the reason is shown to a person. */
  | { kind: 'rejected'; reason: string; absent?: Level['absent'] }
  /** It can't be told whether it was applied. */
  | { kind: 'unknown'; detail: string };

export type SendOutcome =
  /** Answered: one outcome for each line, in the order of the lines. */
  | { kind: 'answered'; lines: readonly LineOutcome[] }
  /** Surely not applied, for any line: throttled, refused credentials, no permission. */
  | { kind: 'not-sent'; error: ChannelError }
  /** Perhaps applied: a time-out, a lost reply, a 5xx, an answer that can't be understood. */
  | { kind: 'unknown'; error: ChannelError };

/**
 * The exact request, saved before it is sent and sent again unchanged. `body` is the text that goes over the wire;
 * `path` is relative to the shop's API. Credentials are added by the client at send time and are never in it.
 */
export interface SealedWrite {
  key: string;
  method: 'POST' | 'PUT';
  path: string;
  body: string;
}

/**
 * A client of one connected shop. Every method is one or more HTTP calls through `http.ts`, is safe to call from
 * several places at once, keeps no state that matters, and never throws for what a shop does: errors are values.
 */
export interface ChannelClient {
  readonly channel: Channel;
  readonly capabilities: Capabilities;

  /** Tries the credentials and every right that is needed; the error says exactly what is missing. */
  check(): Promise<Result<ShopInfo>>;

  /** All locations, inactive ones marked, all pages. A channel without locations gives one, named after its stock. */
  locations(): Promise<Result<readonly RemoteLocation[]>>;

  /** The product that an admin page shows, with levels at the given locations. Fresh, never from a search index. */
  product(product: string, remoteLocations: readonly string[]): Promise<Result<RemoteProduct>>;

  /** All items of the shop with their levels at the given locations, page by page; `cursor` null starts. */
  items(cursor: string | null, remoteLocations: readonly string[]): Promise<Result<ItemPage>>;

  /** Every item with exactly one of these SKUs (case and spaces count), with levels. Two items for one SKU are both given. */
  bySku(skus: readonly Sku[], remoteLocations: readonly string[]): Promise<Result<readonly RemoteItem[]>>;

  /**
   * Fresh figures of these items at these locations: one Level for every pair, `missing` where there is none.
   * Never from a search index. Any number of items; the client pages.
   */
  levels(items: readonly ItemId[], remoteLocations: readonly string[]): Promise<Result<readonly Level[]>>;

  /**
   * Items whose stock may have changed since `since` (the shop's own clock, as given by the last call's `now`), with
   * overlap. `now` is the shop's time of this reading, to be given next time. Null `since` isn't allowed: use `items`.
   */
  changedSince(
    since: string,
    remoteLocations: readonly string[],
  ): Promise<Result<{ items: readonly RemoteItem[]; now: string }>>;

  /** The shop's clock, as a start for `changedSince`. */
  now(): Promise<Result<string>>;

  /** The group of an item for batching: only items of one group may be sealed together. '' where it doesn't matter. */
  group(item: ItemId): string;

  /**
   * Reads, just before a write is sealed, what its payload depends on beside `from` and `to` (units on hand where the
   * shop's API can't be given the available ones, the end of its ledger): one finding for each line, in their order.
   * Missing where the payload depends on nothing else.
   */
  prepare?(lines: readonly WriteLine[]): Promise<Result<readonly Prepared[]>>;

  /** Makes the exact request for up to `maxLines` lines of one group, prepared ones if there is `prepare`. Pure. */
  seal(key: string, lines: readonly WriteLine[]): SealedWrite;

  /** Sends a sealed write once. Time limit 20 s. */
  send(sealed: SealedWrite, lines: readonly WriteLine[]): Promise<SendOutcome>;

  /**
   * Settles a write whose outcome is unknown, by this channel's witness: replays the same request, or reads the
   * markers. `not-applied` from a marker counts only after the quarantine, which the caller waits for.
   */
  settle(sealed: SealedWrite, lines: readonly WriteLine[]): Promise<SendOutcome>;

  /**
   * What the shop's own feed of orders, cancellations and refunds says it moved of these items since `since` (our
   * clock; the client allows for the shop's), for the audit of an outcome that nobody witnessed and of writes that may have gone over some of it. Complete, or an
   * error: a feed that broke off says nothing. Missing where the channel has no such feed or the key may not read it.
   */
  sales?(
    items: readonly ItemId[],
    remoteLocations: readonly string[],
    since: Millis,
  ): Promise<Result<readonly StockEvent[]>>;

  /**
   * Stocks an item at a location where the shop doesn't have it, because a person said so, with the figure that the shop
   * kept for it there or with 0. No write does this by itself: a level that isn't active takes figures at some shops
   * and sells nothing. Where it is stocked already nothing changes. Missing where every item is at every location.
   */
  activate?(item: ItemId, remoteLocation: string): Promise<Result<true>>;

  /**
   * Leaves this installation's heartbeat in the shop, unless another installation's is alive there: two that keep
   * counts of their own for one shop would answer each other's writes for ever. What is stored is the installation's
   * id and the shop's time, nothing of a person. Another's counts as alive for {@link HEARTBEAT_ALIVE_MS}; `over`
   * replaces it even so, because a person said which one goes on. It is a warning and never a lock: no count may
   * depend on it for being right, and a claim that fails stops nothing. Missing where a channel has no place for it.
   */
  claimShop?(options?: { over?: boolean }): Promise<Result<Claim>>;
}

/** One change that the shop's own feed tells of. */
export interface StockEvent {
  /** The feed's own number of it: the same event read twice counts once. */
  id: string;
  item: ItemId;
  remoteLocation: string;
  /** By our clock, as well as it can be told. */
  at: Millis;
  /** How it moved the units available: −2 for two sold. */
  by: number;
  /**
   * What is left of `by` in the figure when a write that overwrites came after it and hadn't read it: 0 unless said, as
   * if it had never been. `by` itself where the shop keeps such events apart from the figure that is written, and more
   * than `by` where the overwritten event had moved something back (a shipment that also ended a reservation).
   */
  overwritten?: number;
  /** The figure just before it and just after it, where the shop tells: they say which write went over it. */
  figures?: { before: number; after: number };
}

// ── Two installations on one shop ────────────────────────────────────────────────────────────────

/** How long another installation's heartbeat counts as alive after it was left, by the shop's own clock. */
export const HEARTBEAT_ALIVE_MS: Millis = 10 * 60_000;

/** Whose the shop is after a claim. `seenAt`: when the other one left its heartbeat, by the shop's own clock. */
export type Claim = { by: 'us' } | { by: 'other'; installation: string; seenAt: Millis };

// ── Connecting ───────────────────────────────────────────────────────────────────────────────────

export interface ConnectField {
  /** Key in the fields and in the vault. */
  name: string;
  /** Accessible name, as in the screen names. */
  label: string;
  secret: boolean;
  /** A sentence below the field. */
  help: string;
  optional?: boolean;
  /** A box to tick instead of a text: its value is `yes` or ''. */
  check?: true;
  /** Shown and asked for only while that box is ticked (`is: true`) or isn't. */
  when?: { field: string; is: boolean };
}

/** What the form's input comes to before any call is made. */
export type ConnectInput =
  | {
      ok: true;
      /** See `Integration`. */
      url: string;
      origins: readonly string[];
      adminMatches: readonly string[];
      /** See `Integration.login`. */
      login?: true;
      /** What the vault keeps, by field name; only what calls need. */
      credentials: Readonly<Record<string, string>>;
    }
  | { ok: false; field: string; sentence: string };

/** Pure, so that origins are known synchronously inside the click that asks for the permission. */
export interface ConnectForm {
  readonly channel: Channel;
  readonly fields: readonly ConnectField[];
  /** Rights to give the key, as words for the person who makes it. */
  readonly rights: readonly string[];
  read(input: Readonly<Record<string, string>>): ConnectInput;
  /**
   * What to put into the first field for the shop whose product page has this address, or null: it doesn't look like
   * a product page of this channel. By the address alone, so it may be wrong; nothing but a filled-in form comes of it.
   */
  shopAt?(url: URL): string | null;
}

// ── The admin page (content script only) ─────────────────────────────────────────────────────────

/** Which product an admin page shows, by its URL alone. */
export interface PageProduct {
  channel: Channel;
  /** The page's own origin and, where several shops share a host, the handle. */
  origin: string;
  /** Path before the admin part, for shops that live below a path: '' or '/store'. */
  basePath: string;
  adminHandle: string | null;
  product: string;
  /** The variant's id in the URL, where the page shows one variant. */
  variant: string | null;
}

export interface AdminPage {
  readonly channel: Channel;
  /** The product of this URL, or null: not a product page (a list, a new product, an order). Pure. */
  product(url: URL, document: Document): PageProduct | null;
  /**
   * Where the panel goes inline: the element and how to insert, or null to dock it. May find nothing now and something
   * after the page has rendered.
   */
  anchor(document: Document): { element: Element; place: 'append' | 'prepend' | 'before' | 'after' } | null;
  /** Where a docked panel must leave room for the page's own Save bar, in px from the bottom; 0 where there is none. */
  bottomInset(document: Document): number;
  /**
   * The page's own stock fields that can be told to belong to one of these figures, what the page's shop has. Saving
   * the page would undo what the shop has where one is stale. The page's own unsaved edits aren't stale.
   */
  ownFields?(document: Document, figures: readonly ShopFigure[]): readonly OwnField[];
}

/** What the page's shop has of one of the page's SKUs at one of its locations. */
export interface ShopFigure {
  item: ItemId;
  sku: Sku | null;
  remoteLocation: string;
  /** The location's name in the shop. */
  location: string;
  /** Units available. */
  figure: number;
  /** What the page's own field should show, where that is another figure; see `Level.own`. */
  own?: number;
}

/** A stock field of the page. */
export interface OwnField {
  of: ShopFigure;
  /** Saving the page as it is would undo what the shop has. */
  stale: boolean;
  /** What the field says. */
  shows: number;
  /** Puts the shop's figure into the form, as if it had been typed and as if the page had been opened with it. */
  bringUpToDate(): void;
}
