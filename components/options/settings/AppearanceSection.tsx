import { THEMES, type Theme } from '../../../lib/model/theme.ts';
import type { Translate, WordKey } from '../../words/translate.ts';
import { SettingsSection } from './SettingsSection.tsx';

const WORDS: Readonly<Record<Theme, WordKey>> = {
  system: 'settings.system',
  light: 'settings.light',
  dark: 'settings.dark',
};

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
            <label class="row" key={each}>
              <input type="radio" name="theme" checked={each === theme} onChange={() => onTheme(each)} />
              {t(WORDS[each])}
            </label>
          ))}
        </fieldset>
        <p class="hint">{t('settings.themeOnPanel')}</p>
      </div>
    </SettingsSection>
  );
}
