import type { Translate } from '../../words/translate.ts';
import { SettingsSection } from './SettingsSection.tsx';

export interface AboutSectionProps {
  version: string;
  t: Translate;
}

/** Which extension it is, and where its data is. */
export function AboutSection({ version, t }: AboutSectionProps) {
  return (
    <SettingsSection title={t('settings.about')}>
      <dl class="kv form-body">
        <dt>{t('settings.version')}</dt>
        <dd>{version}</dd>
        <dt>{t('settings.data')}</dt>
        <dd>{t('settings.dataWhere')}</dd>
      </dl>
    </SettingsSection>
  );
}
