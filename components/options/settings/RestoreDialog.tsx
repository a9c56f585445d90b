import { useRef, useState } from 'preact/hooks';
import type { Overview } from '../../../lib/model/views.ts';
import type { BackupSummary } from '../../../lib/store/backup-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import { backupTroubleWords } from './backup-words.ts';
import type { Restored, Watch } from './data-ports.ts';
import { RestorePreview } from './RestorePreview.tsx';
import { WorkMeter } from './WorkMeter.tsx';

export interface RestoreDialogProps {
  summary: BackupSummary;
  overview: Overview;
  onRestore(kept: boolean, watch: Watch): Promise<Restored>;
  onClose(restored: boolean): void;
  t: Translate;
}

type State = { kind: 'asking' } | { kind: 'running'; rows: number };

/** What a backup would bring and what it would replace; nothing happens before Restore, and all of it then or nothing. */
export function RestoreDialog({ summary, overview, onRestore, onClose, t }: RestoreDialogProps) {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const [kept, setKept] = useState(true);
  const [error, setError] = useState<string | null>(null);
  const cancelled = useRef(false);
  // Once all rows are there it is put in place, which is one step and can't be stopped.
  const swapping = state.kind === 'running' && state.rows >= summary.rows;

  const restore = () => {
    cancelled.current = false;
    setError(null);
    setState({ kind: 'running', rows: 0 });
    const failed = (sentence: string) => {
      setState({ kind: 'asking' });
      setError(sentence);
    };
    onRestore(kept, {
      onProgress: (rows) => setState({ kind: 'running', rows }),
      isCancelled: () => cancelled.current,
    }).then(
      (restored) => {
        switch (restored.kind) {
          case 'done':
            return onClose(true);
          case 'cancelled':
            return setState({ kind: 'asking' });
          case 'busy':
            return failed(t('backup.busy'));
          case 'trouble':
            return failed(backupTroubleWords(restored.trouble, t));
          case 'refused':
            return failed(restored.sentence);
        }
      },
      () => failed(t('backup.restoreFailed')),
    );
  };
  const cancel = () => {
    cancelled.current = true;
  };
  const close = () => {
    if (state.kind === 'asking') onClose(false);
    else if (!swapping) cancel();
  };

  return (
    <Dialog
      title={t('restore.title')}
      narrow
      closeLabel={t('dialog.close')}
      onClose={close}
      footer={
        <>
          <span class="grow" />
          <Button kind="quiet" disabled={swapping} onClick={close}>
            {t('form.cancel')}
          </Button>
          <Button kind="primary" disabled={state.kind === 'running'} onClick={restore}>
            {t('restore.confirm')}
          </Button>
        </>
      }
    >
      <div class="stack gap">
        {error !== null && (
          <NoteBox icon="fail" tone="bad" role="alert" title={error}>
            {t('backup.nothingChanged')}
          </NoteBox>
        )}
        {state.kind === 'asking' ? (
          <RestorePreview summary={summary} overview={overview} kept={kept} onKept={setKept} t={t} />
        ) : (
          <WorkMeter
            part={summary.rows === 0 ? 1 : state.rows / summary.rows}
            label={t('restore.runningLabel')}
            words={swapping ? t('restore.swapping') : t('restore.running', { n: state.rows, total: summary.rows })}
            t={t}
          />
        )}
      </div>
    </Dialog>
  );
}
