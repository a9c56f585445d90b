import type { Overview } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import type { Translate } from '../../words/translate.ts';
import type { DataPorts } from './data-ports.ts';
import { RestorePart } from './RestorePart.tsx';
import { SavingState } from './SavingState.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { useSaving } from './use-saving.ts';

export interface BackupSectionProps {
  overview: Overview;
  ports: DataPorts;
  /** A restore is over, and shops are to be connected again. */
  integrationsHref: string;
  t: Translate;
}

/** Everything but keys and passwords as one file, and back. */
export function BackupSection({ overview, ports, integrationsHref, t }: BackupSectionProps) {
  const { saving, save, cancel } = useSaving(ports);
  return (
    <SettingsSection title={t('backup.title')} lead={t('backup.lead')}>
      <div class="form-body">
        <RestorePart
          overview={overview}
          ports={ports}
          integrationsHref={integrationsHref}
          busy={saving.kind === 'writing'}
          onBegin={cancel}
          beside={
            <Button kind="primary" icon="file" disabled={saving.kind === 'writing'} onClick={save}>
              {t('backup.save')}
            </Button>
          }
          t={t}
        />
        <SavingState saving={saving} onCancel={cancel} t={t} />
      </div>
    </SettingsSection>
  );
}
