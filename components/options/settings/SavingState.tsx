import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import { fileSize } from './backup-words.ts';
import type { Saving } from './use-saving.ts';
import { WorkMeter } from './WorkMeter.tsx';

export interface SavingStateProps {
  saving: Saving;
  onCancel(): void;
  t: Translate;
}

/** How far the writing of a backup is, and what came of it. */
export function SavingState({ saving, onCancel, t }: SavingStateProps) {
  switch (saving.kind) {
    case 'rest':
      return null;
    case 'writing': {
      const { rows, total } = saving;
      return (
        <WorkMeter
          part={total === 0 ? 0 : rows / total}
          label={t('backup.writingLabel')}
          words={t('backup.writing', { done: rows, total })}
          onCancel={onCancel}
          t={t}
        />
      );
    }
    case 'saved': {
      const { rows, bytes, unreadable } = saving.saved;
      const title = t('backup.saved', { n: rows, size: fileSize(bytes, t) });
      return (
        <div role="status">
          {unreadable > 0 ? (
            <NoteBox icon="warn" tone="wait" title={title}>
              {t('backup.unreadable', { n: unreadable })}
            </NoteBox>
          ) : (
            <NoteBox icon="check" tone="ok" title={title} />
          )}
        </div>
      );
    }
    case 'failed':
      return <NoteBox icon="fail" tone="bad" role="alert" title={t('backup.failed')} />;
  }
}
