import browser from 'webextension-polyfill';
import { type Theme, themeOf } from '../model/theme.ts';

/** In the browser's local storage, which content scripts can read as well: so nothing but harmless choices is there. */
const KEY = 'theme';

export interface ThemeWatch {
  /** null: not read yet. */
  current(): Theme | null;
  /** Told when it is read, and of every change, in whichever context it is made. Returns what ends it. */
  onChanged(listener: (theme: Theme) => void): () => void;
}

/** The theme that a person chose, kept up to date. */
export function watchTheme(onError: (error: unknown) => void): ThemeWatch {
  const listeners = new Set<(theme: Theme) => void>();
  let current: Theme | null = null;
  const set = (kept: unknown) => {
    const next = themeOf(kept);
    if (next === current) return;
    current = next;
    for (const listener of listeners) listener(next);
  };
  browser.storage.local.get(KEY).then(
    // A change that came meanwhile is newer.
    (kept) => current === null && set(kept[KEY]),
    (error: unknown) => {
      onError(error);
      if (current === null) set(undefined);
    },
  );
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes[KEY]) set(changes[KEY].newValue);
  });
  return {
    current: () => current,
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const keepTheme = (theme: Theme): Promise<void> => browser.storage.local.set({ [KEY]: theme });
