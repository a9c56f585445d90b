import { useState } from 'preact/hooks';
import type { Overview } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import type { Translate } from '../../words/translate.ts';
import { DeleteAllDialog } from './DeleteAllDialog.tsx';
import type { DataPorts } from './data-ports.ts';
import { SettingsSection } from './SettingsSection.tsx';

export interface DeleteAllSectionProps {
  overview: Overview;
  ports: DataPorts;
  /** Everything is gone: the page begins anew. */
  onDeleted(): void;
  t: Translate;
}

/** Takes everything out of this browser. */
export function DeleteAllSection({ overview, ports, onDeleted, t }: DeleteAllSectionProps) {
  const [asking, setAsking] = useState(false);
  return (
    <SettingsSection title={t('wipe.title')} lead={t('wipe.lead')}>
      <div class="form-body">
        <div class="row">
          <Button onClick={() => setAsking(true)}>{t('wipe.open')}</Button>
        </div>
      </div>
      {asking && (
        <DeleteAllDialog
          overview={overview}
          ports={ports}
          onDeleted={onDeleted}
          onClose={() => setAsking(false)}
          t={t}
        />
      )}
    </SettingsSection>
  );
}
