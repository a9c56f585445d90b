import type { ComponentChildren } from 'preact';
import type { Translate, WordKey } from '../words/translate.ts';
import { PageHead } from './parts/PageHead.tsx';
import type { Theme } from './ports.ts';

const THEMES: readonly { theme: Theme; word: WordKey }[] = [
  { theme: 'system', word: 'settings.system' },
  { theme: 'light', word: 'settings.light' },
  { theme: 'dark', word: 'settings.dark' },
];

export interface SettingsPageProps {
  theme: Theme;
  onTheme(theme: Theme): void;
  /** null until the background has told. */
  version: string | null;
  /** More sections, before the last. */
  children?: ComponentChildren;
  t: Translate;
}

/** How the extension looks, and which one it is. */
export function SettingsPage({ theme, onTheme, version, children, t }: SettingsPageProps) {
  return (
    <>
      <PageHead title={t('nav.settings')} />
      <section class="card settings">
        <header>
          <h2>{t('settings.look')}</h2>
        </header>
        <div class="form-body">
          <fieldset class="choices">
            <legend class="label">{t('settings.theme')}</legend>
            {THEMES.map((each) => (
              <label class="row" key={each.theme}>
                <input type="radio" name="theme" checked={each.theme === theme} onChange={() => onTheme(each.theme)} />
                {t(each.word)}
              </label>
            ))}
          </fieldset>
          <p class="hint">{t('settings.themeHint')}</p>
        </div>
      </section>
      {children}
      <section class="card settings">
        <header>
          <h2>{t('settings.about')}</h2>
        </header>
        <dl class="kv form-body">
          <dt>{t('settings.version')}</dt>
          <dd>{version ?? '–'}</dd>
          <dt>{t('settings.data')}</dt>
          <dd>{t('settings.dataWhere')}</dd>
        </dl>
      </section>
    </>
  );
}
