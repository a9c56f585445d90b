import type { Overview } from '../../../lib/model/views.ts';
import type { Translate } from '../../words/translate.ts';
import { PageHead } from '../parts/PageHead.tsx';
import type { Theme } from '../ports.ts';
import { href } from '../routes.ts';
import { AboutSection } from './AboutSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { BackupSection } from './BackupSection.tsx';
import { DeleteAllSection } from './DeleteAllSection.tsx';
import type { DataPorts } from './data-ports.ts';

export interface SettingsPageProps {
  theme: Theme;
  onTheme(theme: Theme): void;
  overview: Overview;
  data: DataPorts;
  /** All data was deleted. */
  onDeleted(): void;
  /** null until the background has told. */
  version: string | null;
  t: Translate;
}

/** How the extension looks, and which one it is: a section each. */
export function SettingsPage({ theme, onTheme, overview, data, onDeleted, version, t }: SettingsPageProps) {
  return (
    <>
      <PageHead title={t('nav.settings')} />
      <AppearanceSection theme={theme} onTheme={onTheme} t={t} />
      <BackupSection
        overview={overview}
        ports={data}
        integrationsHref={href({ page: 'integrations', form: null })}
        t={t}
      />
      <DeleteAllSection overview={overview} ports={data} onDeleted={onDeleted} t={t} />
      <AboutSection version={version} t={t} />
    </>
  );
}
