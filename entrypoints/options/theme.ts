import { type ReadonlySignal, signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { Theme } from '../../components/options/ports.ts';

const KEY = 'theme';
const THEMES: readonly string[] = ['light', 'dark'];

/**
 * The theme that a person chose for the extension's own pages, kept in the browser's local storage and followed by
 * every open page. `system` is the absence of a choice.
 */
export function createTheme(document: Document): { theme: ReadonlySignal<Theme>; choose(theme: Theme): Promise<void> } {
  const theme = signal<Theme>('system');
  const show = (stored: unknown) => {
    theme.value = read(stored);
    if (theme.value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
  };
  browser.storage.local.get(KEY).then(
    (stored) => show(stored[KEY]),
    (error) => console.error('The theme could not be read', error),
  );
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes[KEY]) show(changes[KEY].newValue);
  });
  return {
    theme,
    async choose(next) {
      show(next);
      await browser.storage.local.set({ [KEY]: next });
    },
  };
}

function read(stored: unknown): Theme {
  return typeof stored === 'string' && THEMES.includes(stored) ? (stored as Theme) : 'system';
}
