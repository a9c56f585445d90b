import type { Translate } from '../../words/translate.ts';
import { PageHead } from '../parts/PageHead.tsx';
import type { Theme } from '../ports.ts';
import { AboutSection } from './AboutSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';

export interface SettingsPageProps {
  theme: Theme;
  onTheme(theme: Theme): void;
  /** null until the background has told. */
  version: string | null;
  t: Translate;
}

/** How the extension looks, and which one it is: a section each. */
export function SettingsPage({ theme, onTheme, version, t }: SettingsPageProps) {
  return (
    <>
      <PageHead title={t('nav.settings')} />
      <AppearanceSection theme={theme} onTheme={onTheme} t={t} />
      <AboutSection version={version} t={t} />
    </>
  );
}
