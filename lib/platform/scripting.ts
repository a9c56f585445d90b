import browser, { type Scripting } from 'webextension-polyfill';

/** The panel's content script, as the build names it. */
const FILE = 'content-scripts/panel.js';
const PREFIX = 'panel:';

export interface PanelScript {
  /** Names the registration: an integration, or what several share. */
  id: string;
  matches: readonly string[];
}

/**
 * Makes the registered panel scripts exactly these. Registrations may be lost with a restart although they are said to
 * persist, so this runs at every start as well as after each change of the integrations or the permissions. Returns the
 * pages that had no panel registered until now.
 */
export async function registerPanelScripts(scripts: readonly PanelScript[]): Promise<readonly string[]> {
  const wanted = new Map(scripts.map((script) => [PREFIX + script.id, script.matches]));
  const registered = (await browser.scripting.getRegisteredContentScripts()).filter((one) => one.id.startsWith(PREFIX));

  const wrong = registered.filter((one) => !same(one.matches ?? [], wanted.get(one.id) ?? null)).map((one) => one.id);
  if (wrong.length > 0) await browser.scripting.unregisterContentScripts({ ids: wrong });

  const kept = new Set(registered.map((one) => one.id).filter((id) => !wrong.includes(id)));
  const missing = [...wanted].filter(([id]) => !kept.has(id)).map(([id, matches]) => registration(id, matches));
  if (missing.length > 0) await browser.scripting.registerContentScripts(missing);
  return missing.flatMap(({ matches }) => matches ?? []);
}

/** Starts the panel in the tabs that are open already, so that nobody has to reload a page after connecting. */
export async function startPanelInOpenTabs(matches: readonly string[]): Promise<void> {
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...matches] });
  const starts = tabs.flatMap(({ id }) =>
    id === undefined ? [] : [browser.scripting.executeScript({ target: { tabId: id }, files: [FILE] })],
  );
  // A tab may close, or show an error page, meanwhile: the registration takes care of its next page.
  await Promise.allSettled(starts);
}

function registration(id: string, matches: readonly string[]): Scripting.RegisteredContentScript {
  return {
    id,
    matches: [...matches],
    js: [FILE],
    runAt: 'document_idle',
    allFrames: false,
    persistAcrossSessions: true,
  };
}

function same(a: readonly string[], b: readonly string[] | null): boolean {
  return b !== null && a.length === b.length && a.every((one) => b.includes(one));
}
