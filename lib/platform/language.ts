import browser from 'webextension-polyfill';

const KEY = 'language';

/**
 * The language that a person chose for the whole extension, kept in the browser's local storage: pages, the background
 * and panels on shops' pages read it there. It is a code such as "de"; without a choice nothing is kept.
 */
export const keptLanguage = {
  browserLanguage: (): string => browser.i18n.getUILanguage(),
  read: async (): Promise<unknown> => (await browser.storage.local.get(KEY))[KEY] ?? null,
  keep: (code: string | null): Promise<void> =>
    code === null ? browser.storage.local.remove(KEY) : browser.storage.local.set({ [KEY]: code }),
  onChanged(listener: (kept: unknown) => void): () => void {
    const heard = (changes: Readonly<Record<string, { newValue?: unknown }>>, area: string) => {
      if (area === 'local' && changes[KEY]) listener(changes[KEY].newValue ?? null);
    };
    browser.storage.onChanged.addListener(heard);
    return () => {
      // After an update the listener is gone with its context, and so is the way to remove it.
      if (browser.runtime?.id) browser.storage.onChanged.removeListener(heard);
    };
  },
};
