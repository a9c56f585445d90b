import type { Translate } from '../../words/translate.ts';
import type { ReadingStage } from '../reading/reading.ts';
import { stageWords } from '../reading/stage-words.ts';
import { useSeldom } from '../reading/use-seldom.ts';
import type { outcome } from './choice.ts';
import type { ReviewPlace } from './review.ts';
import type { Confirming } from './use-confirm.ts';

export interface ReviewStatusProps {
  confirming: Confirming;
  /** How far the confirmation is, as far as it is known. */
  progress: { through: number; of: number } | null;
  /** How far the rows in sight are being read again; null: they aren't. */
  stage: ReadingStage | null;
  /** What Confirm would do; null: there is nothing to confirm yet. */
  sum: ReturnType<typeof outcome> | null;
  place: ReviewPlace;
  total: number;
  t: Translate;
}

/**
 * "304 of 1,482 rows will be written to Store stock" in the dialog's foot, or how far something is. What moves all the
 * time is shown as it moves and announced seldom.
 */
export function ReviewStatus({ confirming, progress, stage, sum, place, total, t }: ReviewStatusProps) {
  const working =
    confirming !== 'no'
      ? [
          t(confirming === 'linking' && place.paused ? 'review.resuming' : `review.${confirming}`),
          // Once it is called off, how far the linking is says nothing of when it is taken back.
          ...(progress && confirming !== 'backing' ? [t('steps.progress', progress)] : []),
        ].join(' ')
      : stage && [t('review.reading', { integration: place.integrationName }), stageWords(stage, t)].join('. ');
  const sumRows = sum && t('review.sumRows', { written: sum.written, n: total });
  const sumPlace = sum && [
    t('review.sumPlace', { location: place.name }),
    ...(sum.following > 0 ? [t('review.sumFollow', { n: sum.following })] : []),
  ];
  const idle = [sumRows, ...(sumPlace ?? [])].filter((part) => part !== null).join(' ');
  const said = useSeldom(working ?? idle, working === null ? idle : confirming);
  return (
    <div class="grow">
      {working === null ? (
        <p>
          <strong>{sumRows}</strong> <span class="muted">{sumPlace?.join(' ')}</span>
        </p>
      ) : (
        <p>{working}</p>
      )}
      <p class="sr" role="status">
        {said}
      </p>
    </div>
  );
}
