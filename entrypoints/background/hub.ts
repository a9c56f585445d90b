import type { Translate } from '../../components/words/translate.ts';
import type { ChannelClient, ConnectForm } from '../../lib/channels/channel.ts';
import type { Channel } from '../../lib/model/channel.ts';
import type { IntegrationId } from '../../lib/model/ids.ts';
import type { Millis } from '../../lib/model/time.ts';
import type { Log } from '../../lib/platform/log.ts';
import type { Permissions } from '../../lib/platform/permissions.ts';
import type { LowStock } from '../../lib/stock/low-stock.ts';
import type { HistorySearch } from '../../lib/store/history-search.ts';
import type { SetUp } from '../../lib/store/set-up.ts';
import type { Settings } from '../../lib/store/settings.ts';
import type { Change, Clock, Directory, Engine, StepStore, StockStore } from '../../lib/sync/ports.ts';
import type { Credentials, Vault } from '../../lib/vault/vault.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Data } from './data.ts';
import type { LowStockNotices } from './low-stock/notices.ts';
import type { Thresholds } from './low-stock/thresholds.ts';
import type { Matches } from './matches.ts';
import type { Previews } from './previews/previews.ts';
import type { Shiptheory } from './shiptheory.ts';

/** The clients of the connected shops, made once each while the worker lives. */
export interface Shops {
  /** null: its credentials can't be had. */
  of(integration: IntegrationId): Promise<ChannelClient | null>;
  /** For an address and credentials that are being tried, or for what a channel can do. */
  make(channel: Channel, url: string, credentials: Credentials): ChannelClient;
  /** Its credentials changed or are gone. */
  forget(integration: IntegrationId): void;
}

/** What the handlers have to work with. */
export interface Hub {
  /** The language that the person chose; another one as soon as that is chosen, so it isn't kept aside. */
  readonly t: Translate;
  stock: StockStore;
  history: HistorySearch;
  directory: Directory;
  steps: StepStore;
  setUp: SetUp;
  /** Finds products; it holds nothing that isn't in the stores. */
  catalogue: Catalogue;
  matches: Matches;
  /** What would change, read from shops for pages that wait for it. */
  previews: Previews;
  /** What is kept once for the whole extension. */
  settings: Settings;
  /** Another interval of polls: the regular alarm follows. */
  pollEvery(interval: Millis): Promise<void>;
  /** From where a count is low. */
  lowStock(): Promise<LowStock>;
  thresholds: Thresholds;
  notices: LowStockNotices;
  vault: Vault;
  /** All of the data at once: replaced or deleted while nothing else runs. */
  data: Data;
  engine: Engine;
  shops: Shops;
  shiptheory: Shiptheory;
  forms: Readonly<Record<Channel, ConnectForm>>;
  permissions: Permissions;
  screens: {
    /** Tells all screens to pull again; without changes: something else than counts changed. */
    changed(changes?: readonly Change[]): void;
    /** Has every panel ask again, also one whose shop isn't connected or permitted any more: it learns so. */
    left(): void;
    openOptions(hash: string): Promise<void>;
    /** Registers the panel's script for exactly the shops that are connected and permitted. */
    registerPanels(): Promise<readonly string[]>;
    /** Starts the panel in tabs of these patterns that are open already. */
    startPanels(matches: readonly string[]): Promise<void>;
  };
  /** Begins a pass that nobody waits for; errors go to the log. */
  sync(options?: { now?: boolean; integrations?: readonly IntegrationId[] }): void;
  clock: Clock;
  uuid(): string;
  log: Log;
  version: string;
}
