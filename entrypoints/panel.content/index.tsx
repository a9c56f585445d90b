import { defineContentScript } from 'wxt/utils/define-content-script';
import panelCss from '../../components/panel/panel.css?inline';
import baseCss from '../../components/ui/base.css?inline';
import tokensCss from '../../components/ui/tokens.css?inline';
import { followLanguage } from '../../components/words/follow-language.ts';
import { PAGES } from '../../lib/channels/pages.ts';
import { CallError, call, onChanged } from '../../lib/messages/client.ts';
import { startOverlay } from '../../lib/overlay/overlay.tsx';
import { pageStorage } from '../../lib/overlay/page-storage.ts';
import { takeOver } from '../../lib/overlay/takeover.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { keptLanguage } from '../../lib/platform/language.ts';
import { watchTheme } from '../../lib/platform/theme.ts';

/** Registered per connected shop, by the background, when its owner connects it: so no matches here. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  main() {
    if (window.top !== window) return;
    const stop = startOverlay({
      window,
      pages: PAGES,
      backend: {
        call,
        onChanged,
        trouble: (error) => (error instanceof CallError ? error.kind : 'failed'),
      },
      machine: { ...systemClock, uuid: () => crypto.randomUUID() },
      theme: watchTheme((error) => console.error('The theme could not be read', error)),
      speak: (onSpoken) => followLanguage(keptLanguage, onSpoken, noLanguage),
      css: [tokensCss, baseCss, panelCss].join('\n'),
      shadow: import.meta.env.MODE === 'e2e' ? 'open' : 'closed',
      storage: pageStorage(window),
    });
    takeOver(document, crypto.randomUUID(), stop);
  },
});

function noLanguage(error: unknown): void {
  console.error('The language could not be read', error);
}
