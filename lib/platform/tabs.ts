import browser from 'webextension-polyfill';

/**
 * Tells this to the extension's own pages and to the panels in tabs of these match patterns. Best effort: who isn't
 * there doesn't hear it, and everybody asks again when they come into view.
 */
export async function tellScreens(message: unknown, matches: readonly string[]): Promise<void> {
  const tabs = matches.length === 0 ? [] : await browser.tabs.query({ url: [...matches] });
  const told = tabs.flatMap(({ id }) =>
    id === undefined ? [] : [browser.tabs.sendMessage(id, message, { frameId: 0 })],
  );
  await Promise.allSettled([browser.runtime.sendMessage(message), ...told]);
}

/**
 * Tells this to the top frame of every tab, also of those whose address the extension may not know any more: only its
 * own panels hear it, and one may be left on the page of a shop that isn't connected. So it should name nothing.
 */
export async function tellEveryTab(message: unknown): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : [browser.tabs.sendMessage(id, message, { frameId: 0 })])),
  );
}

/** Opens a page of a shop, in a new tab. */
export async function openPage(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Opens the options page at a hash, in a new tab. */
export async function openOptions(hash: string): Promise<void> {
  const page = browser.runtime.getURL('options.html');
  const url = hash ? `${page}#${hash.replace(/^#/, '')}` : page;
  await browser.tabs.create({ url });
}
