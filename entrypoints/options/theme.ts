import { type ReadonlySignal, signal } from '@preact/signals';
import type { Theme } from '../../lib/model/theme.ts';
import { keepTheme, watchTheme } from '../../lib/platform/theme.ts';

/** Read by `public/first-paint.js` before anything is drawn, since the choice itself can only be read a while later. */
const EARLY = 'theme';

/** The theme that a person chose, followed by every open page of the extension. `system` is the absence of a choice. */
export function createTheme(document: Document): { theme: ReadonlySignal<Theme>; choose(theme: Theme): Promise<void> } {
  const theme = signal<Theme>('system');
  const show = (next: Theme) => {
    theme.value = next;
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
      document.defaultView?.localStorage.setItem(EARLY, next);
    } catch (error) {
      // Without it a page may begin in the system's theme: no more than a flash.
      console.error('The theme could not be kept for the next start', error);
    }
  };
  watchTheme((error) => console.error('The theme could not be read', error)).onChanged(show);
  return {
    theme,
    async choose(next) {
      show(next);
      await keepTheme(next);
    },
  };
}
