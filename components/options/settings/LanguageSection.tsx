import { LANGUAGE_CODES, LANGUAGES, type LanguageCode } from '../../words/languages.ts';
import type { Translate } from '../../words/translate.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** The language of the whole extension, and the way to another. */
export interface LanguageChoice {
  /** null: the browser's. */
  chosen: LanguageCode | null;
  /** What the browser's is. */
  system: LanguageCode;
  choose(code: LanguageCode | null): void;
}

export interface LanguageSectionProps {
  language: LanguageChoice;
  t: Translate;
}

/** Which language the extension speaks. Each one is offered under the name that its speakers look for. */
export function LanguageSection({ language: { chosen, system, choose }, t }: LanguageSectionProps) {
  return (
    <SettingsSection title={t('language.title')}>
      <div class="form-body">
        <fieldset class="choices">
          <legend class="label">{t('language.legend')}</legend>
          <label class="row">
            <input type="radio" name="language" checked={chosen === null} onChange={() => choose(null)} />
            {t('language.system', { language: LANGUAGES[system].name })}
          </label>
          {LANGUAGE_CODES.map((code) => (
            <label class="row" key={code} lang={code}>
              <input type="radio" name="language" checked={chosen === code} onChange={() => choose(code)} />
              {LANGUAGES[code].name}
            </label>
          ))}
        </fieldset>
        <p class="hint">{t('language.hint')}</p>
      </div>
    </SettingsSection>
  );
}
