import type { Translate } from '../../words/translate.ts';
import { useSeldom } from '../reading/use-seldom.ts';
import type { MasterProgress } from './use-master-progress.ts';

export interface SaveStatusProps {
  busy: boolean;
  /** The progress that is known; null: it isn't being saved, or no first counts are taken by that. */
  progress: MasterProgress | null;
  /** The master's name. */
  location: string;
  t: Translate;
}

/** What Save does, or how far it is, in the form's foot. What moves all the time is announced seldom. */
export function SaveStatus({ busy, progress, location, t }: SaveStatusProps) {
  const chosen = busy && progress?.chosen === true;
  const doing = chosen ? t('warehouse.counting', { location }) : t(busy ? 'warehouse.saving' : 'warehouse.saveHint');
  const figures =
    chosen && progress.read !== null && progress.read > 0 ? t('preview.read', { n: progress.read }) : null;
  const said = useSeldom([doing, figures ?? ''].join(' '), doing);
  return (
    <div class="hint grow">
      <p>{doing}</p>
      {chosen && <p>{figures ?? t('preview.asked')}</p>}
      <p class="sr" role="status">
        {said}
      </p>
    </div>
  );
}
