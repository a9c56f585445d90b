import type { Translate, WordKey } from '../../words/translate.ts';
import type { Theme } from '../ports.ts';
import { SettingsSection } from './SettingsSection.tsx';

const THEMES: readonly { theme: Theme; word: WordKey }[] = [
  { theme: 'system', word: 'settings.system' },
  { theme: 'light', word: 'settings.light' },
  { theme: 'dark', word: 'settings.dark' },
];

export interface AppearanceSectionProps {
  theme: Theme;
  onTheme(theme: Theme): void;
  t: Translate;
}

/** Light or dark. */
export function AppearanceSection({ theme, onTheme, t }: AppearanceSectionProps) {
  return (
    <SettingsSection title={t('settings.look')}>
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
    </SettingsSection>
  );
}
