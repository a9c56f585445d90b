import browser, { type Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { createServer } from '../../lib/messages/server.ts';
import { inForce } from '../../lib/model/limits.ts';
import { createAlarms, POLL, WAKE } from '../../lib/platform/alarms.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createLocks, RESTORE_LOCK } from '../../lib/platform/locks.ts';
import { inWords, log } from '../../lib/platform/log.ts';
import { notifications, onNotificationPressed } from '../../lib/platform/notifications.ts';
import { openOptions } from '../../lib/platform/tabs.ts';
import { dropOtherDatabases } from '../../lib/store/which-database.ts';
import { compose } from './compose.ts';
import { createFaultHook } from './fault-hook.ts';
import { isPageOf } from './find-shop.ts';
import { allHandlers } from './handlers/all.ts';
import type { Hub } from './hub.ts';
import { hashOfNotice } from './low-stock/notices.ts';

/**
 * The worker. The browser stops it at any moment and starts it for an event, so every listener is registered before
 * anything is awaited, and everything else is made when the first event needs it.
 */
export default defineBackground(() => {
  const onError = (what: string, error: unknown) => log(`${what} failed`, { error: inWords(error) });
  const fault = import.meta.env.MODE === 'e2e' ? createFaultHook() : null;
  let made: Promise<Hub> | null = null;

  const hub = (): Promise<Hub> => {
    const current =
      made ??
      compose({
        alarms,
        version: browser.runtime.getManifest().version,
        onClosed: again,
        onReplaced: start,
        wrap: fault?.wrap,
      });
    made = current;
    // Whoever asks next tries anew; this one's askers are told.
    current.catch(again);
    return current;
  };
  const again = () => {
    made = null;
  };
  const sync = (options?: Parameters<Hub['sync']>[0]) =>
    void hub().then(
      (one) => one.sync(options),
      (error: unknown) => onError('start', error),
    );
  const alarms = createAlarms({
    now: systemClock.now,
    onWake: sync,
    onError: (error) => onError('alarm', error),
  });

  const serve = createServer({
    extension: { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('')).origin },
    handlers: async () => allHandlers(await hub()),
    isShopPage: async (url) => (await (await hub()).directory.integrations()).some((one) => isPageOf(one, url)),
    onError,
  });

  /** Alarms, registrations and the badge may be lost with a restart or an update. */
  const start = async (): Promise<void> => {
    await alarms.startPolling();
    const { screens, sync, settings, pollEvery } = await hub();
    await pollEvery(inForce(await settings.get('limits')).pollMs);
    // Pages that were opened before the browser knew of the panel, as those of its last session are, get it now.
    await screens.startPanels(await screens.registerPanels());
    screens.changed();
    sync();
    // What a restore left behind that nobody lived to end.
    await createLocks(navigator.locks).tryRun(RESTORE_LOCK, dropOtherDatabases);
  };
  const permissionsMoved = async (): Promise<void> => {
    const { screens, sync } = await hub();
    await screens.registerPanels();
    screens.changed();
    screens.left();
    sync({ now: true });
  };
  const onNotice = (id: string) => {
    const hash = hashOfNotice(id);
    if (hash === null) return;
    Promise.all([openOptions(hash), notifications.remove(id)]).catch((error: unknown) => onError('notice', error));
  };
  const onPermissions = () => void permissionsMoved().catch((error: unknown) => onError('permissions', error));

  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (import.meta.env.MODE === 'e2e') {
      const heard = fault?.heard(message);
      if (heard) return heard;
    }
    return serve(message, sender);
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === POLL || name === WAKE) sync();
  });
  browser.permissions.onRemoved.addListener(onPermissions);
  browser.permissions.onAdded.addListener(() => {
    onNotificationPressed(onNotice);
    onPermissions();
  });
  onNotificationPressed(onNotice);
  // These wake the worker; what they are for is done at every start.
  browser.runtime.onInstalled.addListener(() => log('installed'));
  browser.runtime.onStartup.addListener(() => log('started'));

  start().catch((error: unknown) => onError('start', error));
});
