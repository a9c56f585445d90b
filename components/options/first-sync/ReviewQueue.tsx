import { useRef } from 'preact/hooks';
import type { Overview } from '../../../lib/model/views.ts';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import type { Watching } from '../reading/reading.ts';
import type { StepPorts } from '../steps/step-ports.ts';
import type { Told } from '../warehouses/told.ts';
import { ReviewDialog } from './ReviewDialog.tsx';
import type { Confirmed, ConfirmedRow, Preview, ReviewPlace } from './review.ts';

export interface ReviewQueueProps {
  overview: Overview;
  /** The location under review. */
  location: string;
  /** All that are to be reviewed now, in order; it may hold this one alone or be empty. */
  queue: readonly string[];
  onPreview(location: string, watching: Watching): Promise<FormReply<Preview>>;
  /** Has a SKU stocked at a location. Null: done; else why not. */
  onStock(location: string, sku: string): Promise<string | null>;
  onConfirm(location: string, gen: number, rows: ConfirmedRow[]): Promise<FormReply<Confirmed>>;
  onProgress: StepPorts['progress'];
  onUndo: StepPorts['undo'];
  /** Goes to the next location, or null when there is none left. */
  onNext(location: string | null, told: Told): void;
  /** Something is told of a review that was left, wherever the person is by now. */
  onLate(told: Told): void;
  t: Translate;
}

/** Reviews the first sync of one location after the other. Cancel leaves this one and those behind it unreviewed. */
export function ReviewQueue(props: ReviewQueueProps) {
  const { overview, location, queue, onPreview, onStock, onConfirm, onProgress, onUndo, onNext, onLate, t } = props;
  const known = placeOf(overview, location);
  // As it was when its review began: one that is going on isn't paused any more while it is still being confirmed.
  const begun = useRef(known);
  if (begun.current?.location !== location) begun.current = known;
  const place = begun.current;
  if (known === null || place === null) return null;
  const index = queue.indexOf(location);
  return (
    <ReviewDialog
      key={location}
      place={place}
      position={queue.length > 1 && index >= 0 ? { n: index + 1, of: queue.length } : null}
      onPreview={onPreview}
      onStock={onStock}
      onConfirm={onConfirm}
      onProgress={onProgress}
      onUndo={onUndo}
      onDone={({ linked, step }) => {
        const words = place.paused
          ? t('review.resumeDone', { location: place.name })
          : t('review.done', { n: linked, location: place.name });
        onNext(queue[index + 1] ?? null, { words, done: true, step });
      }}
      onCancel={() => {
        const words = t(place.paused ? 'review.resumeLater' : 'review.later', { location: place.name });
        onNext(null, { words, done: false });
      }}
      onLeave={(calledOff) => {
        const goesOn = place.paused ? 'review.resumeGoesOn' : 'review.goesOn';
        const words = t(calledOff ? 'review.backingLeft' : goesOn, { location: place.name });
        onNext(null, { words, done: false });
      }}
      onLate={(sentence) => onLate({ words: sentence ?? t('review.calledOff', { location: place.name }), done: false })}
      onCalledOff={() => onNext(null, { words: t('review.calledOff', { location: place.name }), done: false })}
      t={t}
    />
  );
}

function placeOf(overview: Overview, location: string): ReviewPlace | null {
  for (const warehouse of overview.warehouses) {
    const link = warehouse.links.find((each) => each.location === location);
    if (link)
      return {
        location,
        name: link.name,
        integrationName: link.integrationName,
        warehouseName: warehouse.name,
        paused: link.paused,
      };
  }
  return null;
}
