import { useMemo, useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { ReadingWait } from '../reading/ReadingWait.tsx';
import { FIRST_STAGE, type Watching } from '../reading/reading.ts';
import type { StepPorts } from '../steps/step-ports.ts';
import { useProgress } from '../steps/use-progress.ts';
import { type Action, countActions, isOn, outcome, setAll, shownRows } from './choice.ts';
import { ReviewFilters } from './ReviewFilters.tsx';
import { ReviewNotes } from './ReviewNotes.tsx';
import { ReviewStatus } from './ReviewStatus.tsx';
import { ReviewTable } from './ReviewTable.tsx';
import type { Confirmed, ConfirmedRow, Preview, ReviewPlace } from './review.ts';
import { useConfirm } from './use-confirm.ts';
import { useReview } from './use-review.ts';

export interface ReviewDialogProps {
  place: ReviewPlace;
  /** "2 of 3", where several locations are reviewed one after the other; null for one. */
  position: { n: number; of: number } | null;
  /** Reads the shop and says what a first sync would do; writes nothing. */
  onPreview(location: string, watching: Watching): Promise<FormReply<Preview>>;
  /** Has a SKU stocked at the location. Null: done; else why not, as a sentence. Missing: this shop can't be asked to. */
  onStock?: ((location: string, sku: string) => Promise<string | null>) | undefined;
  onConfirm(location: string, gen: number, rows: ConfirmedRow[]): Promise<FormReply<Confirmed>>;
  onProgress: StepPorts['progress'];
  onUndo: StepPorts['undo'];
  /** The first sync of this location is confirmed. */
  onDone(confirmed: Confirmed): void;
  /** Leaves the link as not reviewed. */
  onCancel(): void;
  /** It is being confirmed, and that goes on without this dialog; `calledOff`: so does taking it back. */
  onLeave(calledOff: boolean): void;
  /** It was called off while it was being confirmed, and is taken back. */
  onCalledOff(): void;
  /** The same when the dialog is gone by then; a sentence: it wasn't taken back, and why. */
  onLate(sentence: string | null): void;
  t: Translate;
}

/** Old → new of every row before a location is linked. Nothing is written before Confirm. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { place, position, onPreview, onStock, onConfirm, onDone, onCancel, onLeave, t } = props;
  const [filter, setFilter] = useState<Action | 'all'>('all');
  const [stocking, setStocking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { onUndo, onCalledOff, onLate } = props;
  const { confirming, confirm, callOff } = useConfirm({ onUndo, onDone, onCalledOff, onLate, onError: setError, t });
  const busy = confirming !== 'no';
  const calledOff = busy && confirming !== 'linking';
  const progress = useProgress(busy, place.location, props.onProgress);
  const { loaded, rows, stage, flipped, setFlipped, read, stock } = useReview(place.location, onPreview, t);
  const counts = useMemo(() => countActions(rows), [rows]);
  const shown = useMemo(() => shownRows(rows, filter), [rows, filter]);
  const sum = useMemo(() => outcome(rows, flipped), [rows, flipped]);

  const readAgain = () => {
    setError(null);
    read();
  };

  const askToStock = (sku: string) => {
    setError(null);
    setStocking(true);
    stock(async () => (await onStock?.(place.location, sku)) ?? null)
      .then(setError, () => setError(t('app.noAnswer')))
      .finally(() => setStocking(false));
  };
  const canStock = onStock !== undefined && loaded.kind === 'ready' && loaded.preview.canStock === true;

  const send = () => {
    if (loaded.kind !== 'ready' || busy || stocking) return;
    setError(null);
    const { gen } = loaded.preview;
    const chosen = rows.map(({ sku, item, old }, index) => ({ sku, item, old, include: isOn(rows, flipped, index) }));
    confirm(() => onConfirm(place.location, gen, chosen));
  };

  return (
    <Dialog
      title={t(place.paused ? 'review.resumeTitle' : 'review.title')}
      closeLabel={t('dialog.close')}
      onClose={() => (busy ? onLeave(calledOff) : onCancel())}
      flush
      aside={position && <span class="chip">{t('review.position', position)}</span>}
      footer={
        <>
          <ReviewStatus
            confirming={confirming}
            progress={progress}
            stage={loaded.kind === 'ready' ? stage : null}
            sum={loaded.kind === 'ready' ? sum : null}
            place={place}
            total={rows.length}
            t={t}
          />
          <Button kind="quiet" busy={calledOff} onClick={busy ? callOff : onCancel}>
            {t('form.cancel')}
          </Button>
          <Button kind="primary" disabled={loaded.kind !== 'ready' || stocking} busy={busy} onClick={send}>
            {t('review.confirm')}
          </Button>
        </>
      }
    >
      <p class="dlg-lead soft">
        {t(place.paused ? 'review.resumeLead' : 'review.lead', {
          location: place.name,
          integration: place.integrationName,
          warehouse: place.warehouseName,
        })}
      </p>
      {error !== null && (
        <div class="dlg-note">
          <NoteBox
            icon="fail"
            tone="bad"
            role="alert"
            title={error}
            actions={
              <Button size="s" onClick={readAgain}>
                {t('review.readAgain')}
              </Button>
            }
          />
        </div>
      )}
      {loaded.kind === 'reading' && (
        <ReadingWait
          stage={stage ?? FIRST_STAGE}
          title={t('review.reading', { integration: place.integrationName })}
          more={t('review.readingMore')}
          t={t}
        />
      )}
      {loaded.kind === 'trouble' && (
        <div class="review-wait" role="alert">
          <Empty
            icon="fail"
            title={loaded.sentence}
            action={<Button onClick={readAgain}>{t('review.readAgain')}</Button>}
          >
            {t('review.troubleMore')}
          </Empty>
        </div>
      )}
      {loaded.kind === 'ready' && rows.length === 0 && (
        <div class="review-wait">
          <Empty icon="box" title={t('review.empty')}>
            {t('review.emptyMore')}
          </Empty>
        </div>
      )}
      {rows.length > 0 && (
        <>
          <ReviewFilters counts={counts} total={rows.length} filter={filter} onFilter={setFilter} t={t} />
          <ReviewTable
            key={filter}
            rows={rows}
            shown={shown}
            flipped={flipped}
            place={place.name}
            onStock={canStock ? askToStock : undefined}
            stocking={stocking}
            locked={busy}
            onSet={(indexes, on) => setFlipped(setAll(rows, flipped, indexes, on))}
            t={t}
          />
        </>
      )}
      <ReviewNotes counts={counts} sum={sum} place={place} t={t} />
    </Dialog>
  );
}
