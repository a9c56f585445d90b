import { followLanguage } from '../../components/words/follow-language.ts';
import type { ChannelClient } from '../../lib/channels/channel.ts';
import { CONNECTS } from '../../lib/channels/connects.ts';
import { createHttp } from '../../lib/channels/http.ts';
import { inForce } from '../../lib/model/limits.ts';
import type { Alarms } from '../../lib/platform/alarms.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { forgetAll } from '../../lib/platform/forget-all.ts';
import { keptAwake } from '../../lib/platform/keep-awake.ts';
import { keptLanguage } from '../../lib/platform/language.ts';
import { createLocks } from '../../lib/platform/locks.ts';
import { inWords, log } from '../../lib/platform/log.ts';
import { notifications } from '../../lib/platform/notifications.ts';
import { permissions } from '../../lib/platform/permissions.ts';
import { session } from '../../lib/platform/session.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createIdbDirectory } from '../../lib/store/directory.ts';
import { createHistorySearch } from '../../lib/store/history-search.ts';
import { createLowStockStore } from '../../lib/store/low-stock-store.ts';
import { createOrderStore } from '../../lib/store/order-store.ts';
import { createSetUp } from '../../lib/store/set-up.ts';
import { createSettings } from '../../lib/store/settings.ts';
import { createStepStore } from '../../lib/store/step-store.ts';
import { createIdbStore } from '../../lib/store/stock-store.ts';
import type { StoreError } from '../../lib/store/store-error.ts';
import { createVaultRows } from '../../lib/store/vault-rows.ts';
import { currentDatabase } from '../../lib/store/which-database.ts';
import { createEngine } from '../../lib/sync/engine.ts';
import { createVault } from '../../lib/vault/vault.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { watchedDirectory } from './catalogue/watched-directory.ts';
import { createData } from './data.ts';
import type { Hub } from './hub.ts';
import { LowStockNotices } from './low-stock/notices.ts';
import { Thresholds } from './low-stock/thresholds.ts';
import { createMatches } from './matches.ts';
import { Previews } from './previews/previews.ts';
import { createScreens } from './screens.ts';
import { createShiptheory } from './shiptheory.ts';
import { createShops } from './shops.ts';

export interface ComposeOptions {
  alarms: Alarms;
  version: string;
  /** The database's connection has ended: what was composed is of no use any more. */
  onClosed(): void;
  /** All of the data was replaced: begin as a worker does that was just started. */
  onReplaced(): Promise<void>;
  wrap?: ((client: ChannelClient) => ChannelClient) | undefined;
}

/** Puts everything together: the one place that knows what the engine and the handlers really run on. */
export async function compose({ alarms, version, onClosed, onReplaced, wrap }: ComposeOptions): Promise<Hub> {
  const onError = (what: string, error: unknown) => log(`${what} failed`, { error: inWords(error) });
  const badRow = (error: StoreError) => log('bad row', { where: error.where, error: error.message });
  const onLocked = (integration: string, error: unknown) =>
    log('credentials locked', { integration, error: inWords(error) });
  const uuid = () => crypto.randomUUID();
  const closing = new AbortController();
  const database = await openDatabase(await currentDatabase(), {
    onClosed(why) {
      log('database closed', { why });
      closing.abort();
      onClosed();
    },
  });
  const stock = createIdbStore(database, badRow);
  const previews = new Previews({ sleep: systemClock.sleep });
  closing.signal.addEventListener('abort', () => previews.stopAll());
  const directory = watchedDirectory(createIdbDirectory(database, badRow), () => catalogue);
  const catalogue = new Catalogue({ stock, directory });
  const settings = createSettings(database);
  const vault = createVault(createVaultRows(database));
  const installation = await settings.getOrAdd('installation', uuid());
  const matches = createMatches(settings);
  const permitted = (url: string) => permissions.has([`${new URL(url).protocol}//${new URL(url).hostname}/*`]);
  const http = createHttp({ fetch: globalThis.fetch.bind(globalThis), now: systemClock.now, permitted });
  const shops = createShops({
    directory,
    vault,
    http,
    permitted,
    now: systemClock.now,
    uuid,
    installation,
    wrap,
    matches: matches.of,
    onLocked,
  });
  const shiptheory = createShiptheory({
    store: createOrderStore(database, badRow),
    settings,
    vault,
    session,
    http,
    clock: systemClock,
    onLocked,
  });
  const locks = createLocks(navigator.locks);
  const lowStore = createLowStockStore(database, badRow);
  const thresholds = new Thresholds({ settings, directory, store: lowStore });
  const notices = new LowStockNotices({
    settings,
    store: lowStore,
    stock,
    directory,
    thresholds,
    notifications,
    t: () => language.now().t,
    locks,
    clock: systemClock,
    wakeAt: alarms.wakeAt,
    uuid,
  });
  const screens = createScreens({ directory, permissions, sleep: systemClock.sleep, onError });
  const steps = createStepStore(database, badRow);
  let begun = false;
  const language = followLanguage(
    keptLanguage,
    () => {
      // What screens show was partly worded here: they pull it again.
      if (begun) screens.changed();
    },
    (error) => onError('language', error),
  );
  closing.signal.addEventListener('abort', language.stop);
  await language.ready;
  begun = true;
  const engine = createEngine({
    stock,
    directory,
    steps,
    client: shops.of,
    clock: systemClock,
    locks,
    uuid,
    random: () => Math.random(),
    wakeAt: alarms.wakeAt,
    announce(changes) {
      catalogue.changed(changes);
      screens.changed(changes);
    },
    log,
    owner: `${installation}/${uuid()}`,
    limits: async () => inForce(await settings.get('limits')),
    orders: shiptheory,
    leaving: (entries) => notices.note(entries),
  });
  const data = createData({
    close: () => database.close(),
    idle: () => engine.run({ integrations: [] }),
    sleep: systemClock.sleep,
    installation,
    uuid,
    forgetAll,
    busy: () => language.now().t('data.error.busy'),
    // What runs on the closed database is of no use any more, whatever came of it.
    async onReplaced() {
      onClosed();
      await onReplaced();
    },
  });
  return {
    get t() {
      return language.now().t;
    },
    stock,
    history: createHistorySearch(database, badRow),
    data,
    directory,
    steps,
    setUp: createSetUp(database),
    catalogue,
    matches,
    previews,
    lowStock: () => thresholds.current(),
    thresholds,
    notices,
    settings,
    pollEvery: alarms.pollEvery,
    vault,
    engine,
    shops,
    shiptheory,
    forms: CONNECTS,
    permissions,
    screens,
    sync(options) {
      const pass = data.during(async () => {
        await keptAwake(() => engine.run(options));
        screens.changed();
        await notices.tell();
      });
      pass.catch((error: unknown) => onError('sync', error));
    },
    clock: systemClock,
    uuid,
    log,
    version,
  };
}
