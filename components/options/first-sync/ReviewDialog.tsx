import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FirstSyncRowView } from '../../../lib/model/first-sync-row.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import type { StepPorts } from '../steps/step-ports.ts';
import { useProgress } from '../steps/use-progress.ts';
import { type Action, carryOver, countActions, type Flipped, isOn, outcome, setAll, shownRows } from './choice.ts';
import { ReviewFilters } from './ReviewFilters.tsx';
import { ReviewTable } from './ReviewTable.tsx';

export interface ReviewPlace {
  location: string;
  name: string;
  integrationName: string;
  warehouseName: string;
  /** It was paused, and this is what it would do when it goes on. */
  paused?: boolean;
}

export interface Preview {
  gen: number;
  rows: FirstSyncRowView[];
  /** Can this shop be asked to stock a product at the location? */
  canStock?: boolean | undefined;
}

export interface ConfirmedRow {
  sku: string;
  /** What the person saw. */
  old: number | null;
  include: boolean;
}

/** `step`: by which it can be taken back as a whole. */
export interface Confirmed {
  linked: number;
  step: string;
}

export interface ReviewDialogProps {
  place: ReviewPlace;
  /** "2 of 3", where several locations are reviewed one after the other; null for one. */
  position: { n: number; of: number } | null;
  /** Reads the shop and says what a first sync would do; writes nothing. */
  onPreview(location: string): Promise<FormReply<Preview>>;
  /** Has a SKU stocked at the location. Null: done; else why not, as a sentence. Missing: this shop can't be asked to. */
  onStock?: ((location: string, sku: string) => Promise<string | null>) | undefined;
  onConfirm(location: string, gen: number, rows: ConfirmedRow[]): Promise<FormReply<Confirmed>>;
  onProgress: StepPorts['progress'];
  /** The first sync of this location is confirmed. */
  onDone(confirmed: Confirmed): void;
  /** Leaves the link as not reviewed. */
  onCancel(): void;
  t: Translate;
}

type Loaded = { kind: 'reading' } | { kind: 'ready'; preview: Preview } | { kind: 'trouble'; sentence: string };

/** Old → new of every row before a location is linked. Nothing is written before Confirm. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { place, position, onPreview, onStock, onConfirm, onDone, onCancel, t } = props;
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'reading' });
  const [filter, setFilter] = useState<Action | 'all'>('all');
  const [flipped, setFlipped] = useState<Flipped>(new Set());
  const [stocking, setStocking] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const progress = useProgress(confirming, place.location, props.onProgress);
  const rows = loaded.kind === 'ready' ? loaded.preview.rows : [];
  const counts = useMemo(() => countActions(rows), [rows]);
  const shown = useMemo(() => shownRows(rows, filter), [rows, filter]);
  const sum = useMemo(() => outcome(rows, flipped), [rows, flipped]);

  const read = () => {
    setLoaded({ kind: 'reading' });
    setError(null);
    setFlipped(new Set());
    onPreview(place.location).then(
      (reply) =>
        setLoaded(
          reply.ok ? { kind: 'ready', preview: reply.value } : { kind: 'trouble', sentence: reply.error.sentence },
        ),
      () => setLoaded({ kind: 'trouble', sentence: t('app.noAnswer') }),
    );
  };
  useEffect(read, [place.location]);

  /** Then the rows are read again, so that this one says what would be done with it; what was chosen so far stays. */
  const stock = async (sku: string) => {
    setError(null);
    setStocking(true);
    const sentence = (await onStock?.(place.location, sku)) ?? null;
    if (sentence !== null) return setError(sentence);
    const reply = await onPreview(place.location);
    if (!reply.ok) return setError(reply.error.sentence);
    setFlipped(carryOver(rows, flipped, reply.value.rows));
    setLoaded({ kind: 'ready', preview: reply.value });
  };

  const askToStock = (sku: string) => {
    stock(sku)
      .catch(() => setError(t('app.noAnswer')))
      .finally(() => setStocking(false));
  };
  const canStock = onStock !== undefined && loaded.kind === 'ready' && loaded.preview.canStock === true;

  const confirm = () => {
    if (loaded.kind !== 'ready' || confirming || stocking) return;
    setConfirming(true);
    setError(null);
    const chosen = rows.map(({ sku, old }, index) => ({ sku, old, include: isOn(rows, flipped, index) }));
    onConfirm(place.location, loaded.preview.gen, chosen).then(
      (reply) => {
        setConfirming(false);
        if (reply.ok) onDone(reply.value);
        else setError(reply.error.sentence);
      },
      () => {
        setConfirming(false);
        setError(t('app.noAnswer'));
      },
    );
  };

  return (
    <Dialog
      title={t(place.paused ? 'review.resumeTitle' : 'review.title')}
      closeLabel={t('dialog.close')}
      onClose={onCancel}
      flush
      aside={position && <span class="chip">{t('review.position', position)}</span>}
      footer={
        <>
          <p class="grow" role="status">
            {confirming
              ? [t('review.confirming'), ...(progress ? [t('steps.progress', progress)] : [])].join(' ')
              : loaded.kind === 'ready' && <Sum place={place} sum={sum} total={rows.length} t={t} />}
          </p>
          <Button kind="quiet" onClick={onCancel}>
            {t('form.cancel')}
          </Button>
          <Button kind="primary" disabled={loaded.kind !== 'ready' || confirming || stocking} onClick={confirm}>
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
              <Button size="s" onClick={read}>
                {t('review.readAgain')}
              </Button>
            }
          />
        </div>
      )}
      {loaded.kind === 'reading' && (
        <div class="review-wait" role="status">
          <Empty icon="clock" title={t('review.reading', { integration: place.integrationName })}>
            {t('review.readingMore')}
          </Empty>
        </div>
      )}
      {loaded.kind === 'trouble' && (
        <div class="review-wait">
          <Empty icon="fail" title={loaded.sentence} action={<Button onClick={read}>{t('app.tryAgain')}</Button>}>
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
            busy={stocking}
            onSet={(indexes, on) => setFlipped(setAll(rows, flipped, indexes, on))}
            t={t}
          />
        </>
      )}
      {counts['to-zero'] > 0 && (
        <div class="dlg-note">
          <NoteBox
            icon="warn"
            tone="wait"
            title={sum.zeroOn === 0 ? t('review.zeroOff', { n: sum.zeroOff }) : t('review.zeroOn', { n: sum.zeroOn })}
          >
            {t('review.zeroMore', { warehouse: place.warehouseName })}
          </NoteBox>
        </div>
      )}
    </Dialog>
  );
}

interface SumProps {
  place: ReviewPlace;
  sum: ReturnType<typeof outcome>;
  total: number;
  t: Translate;
}

/** "304 of 1,482 rows will be written to Store stock", in the dialog's foot. */
function Sum({ place, sum, total, t }: SumProps) {
  return (
    <>
      <strong>{t('review.sumRows', { written: sum.written, n: total })}</strong>{' '}
      <span class="muted">
        {t('review.sumPlace', { location: place.name })}
        {sum.following > 0 && ` ${t('review.sumFollow', { n: sum.following })}`}
      </span>
    </>
  );
}
