import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StepView, UndoRow } from '../../../lib/model/step.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { StepPorts } from './step-ports.ts';
import { UndoTable } from './UndoTable.tsx';
import { useProgress } from './use-progress.ts';

export interface UndoDialogProps {
  step: StepView;
  /** Names of its location and warehouse. */
  location: string;
  warehouse: string;
  ports: StepPorts;
  /** It is taken back; figures may still be on their way. */
  onDone(words: string): void;
  onClose(): void;
  t: Translate;
}

type Loaded = { kind: 'reading' } | { kind: 'ready'; rows: UndoRow[] } | { kind: 'trouble'; sentence: string };
type Shown = 'all' | 'goes' | 'stays';

const FILTERS: readonly Shown[] = ['all', 'goes', 'stays'];

/** What a first sync, or counts that were pulled, go back to: SKU by SKU, before anything is done. */
export function UndoDialog({ step, location, warehouse, ports, onDone, onClose, t }: UndoDialogProps) {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'reading' });
  const [filter, setFilter] = useState<Shown>('all');
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const progress = useProgress(working, step.location, ports.progress);
  const rows = loaded.kind === 'ready' ? loaded.rows : [];
  const parts = useMemo(() => {
    const goes = rows.filter(({ stays }) => stays === null);
    return { all: rows, goes, stays: rows.filter(({ stays }) => stays !== null) };
  }, [rows]);
  const names = { location, warehouse };

  const read = () => {
    setLoaded({ kind: 'reading' });
    setError(null);
    ports.preview(step.id).then(
      (reply) =>
        setLoaded(
          reply.ok ? { kind: 'ready', rows: reply.value.rows } : { kind: 'trouble', sentence: reply.error.sentence },
        ),
      () => setLoaded({ kind: 'trouble', sentence: t('app.noAnswer') }),
    );
  };
  useEffect(read, [step.id]);

  const undo = () => {
    setWorking(true);
    setError(null);
    ports
      .undo(step.id)
      .then(
        (reply) => {
          if (!reply.ok) return setError(reply.error.sentence);
          const { back, stays } = reply.value;
          onDone(stays === 0 ? t('steps.done', { n: back }) : t('steps.doneStays', { n: back, stays }));
        },
        () => setError(t('app.noAnswer')),
      )
      .finally(() => setWorking(false));
  };

  return (
    <Dialog
      title={t(`steps.title.${step.kind}`, names)}
      closeLabel={t('dialog.close')}
      onClose={onClose}
      flush
      footer={
        <>
          <p class="grow" role="status">
            {working ? (
              <>
                {t('steps.working')} {progress && <span class="muted">{t('steps.progress', progress)}</span>}
              </>
            ) : (
              loaded.kind === 'ready' && <strong>{t('steps.sum', { n: parts.goes.length, of: rows.length })}</strong>
            )}
          </p>
          <Button kind="quiet" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button kind="primary" disabled={parts.goes.length === 0 || working} onClick={undo}>
            {t('steps.confirm')}
          </Button>
        </>
      }
    >
      <p class="dlg-lead soft">{t(`steps.lead.${step.kind}`, names)}</p>
      {error !== null && (
        <div class="dlg-note">
          <NoteBox icon="fail" tone="bad" role="alert" title={error} />
        </div>
      )}
      {loaded.kind === 'reading' && (
        <div class="review-wait" role="status">
          <Empty icon="clock" title={t('steps.reading')}>
            {t('steps.readingMore')}
          </Empty>
        </div>
      )}
      {loaded.kind === 'trouble' && (
        <div class="review-wait" role="alert">
          <Empty icon="fail" title={loaded.sentence} action={<Button onClick={read}>{t('app.tryAgain')}</Button>}>
            {t('steps.readingMore')}
          </Empty>
        </div>
      )}
      {loaded.kind === 'ready' && rows.length === 0 && (
        <div class="review-wait">
          <Empty icon="box" title={t('steps.none')}>
            {t('steps.noneMore')}
          </Empty>
        </div>
      )}
      {rows.length > 0 && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are buttons that filter */}
          <div class="tools" role="group" aria-label={t('steps.filters')}>
            {FILTERS.filter((each) => each === 'all' || parts[each].length > 0).map((each) => (
              <button
                key={each}
                type="button"
                class="filter"
                aria-pressed={filter === each}
                onClick={() => setFilter(each)}
              >
                {t(`steps.${each}`, { n: parts[each].length })}
              </button>
            ))}
          </div>
          <UndoTable key={filter} rows={parts[filter]} {...names} t={t} />
        </>
      )}
    </Dialog>
  );
}
