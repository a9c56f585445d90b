import browser from 'webextension-polyfill';

/** Notifications of the browser: an optional permission, so the browser's part may be missing altogether. */
export interface Notifications {
  /** May they be shown now? */
  permitted(): Promise<boolean>;
  /** Shows one; under an id that is shown already it takes that one's place. */
  show(id: string, words: { title: string; message: string }): Promise<void>;
  /** Ids of those that are in sight. */
  shown(): Promise<readonly string[]>;
  remove(id: string): Promise<void>;
}

export const notifications: Notifications = {
  permitted: async () =>
    browser.notifications !== undefined && (await browser.permissions.contains({ permissions: ['notifications'] })),
  async show(id, { title, message }) {
    const iconUrl = browser.runtime.getURL('icon/128.png');
    await browser.notifications.create(id, { type: 'basic', iconUrl, title, message });
  },
  shown: async () => Object.keys(await browser.notifications.getAll()),
  async remove(id) {
    await browser.notifications.clear(id);
  },
};

/**
 * Listens for presses on notifications. Until the permission is given there is nothing to listen to: to be called at
 * every start, and when a permission is added. Says whether it listens.
 */
export function onNotificationPressed(listener: (id: string) => void): boolean {
  if (browser.notifications === undefined) return false;
  if (!browser.notifications.onClicked.hasListener(listener)) browser.notifications.onClicked.addListener(listener);
  return true;
}
