import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Action, outcome } from './choice.ts';
import type { ReviewPlace } from './review.ts';

export interface ReviewNotesProps {
  counts: Readonly<Record<Action, number>>;
  sum: ReturnType<typeof outcome>;
  place: ReviewPlace;
  t: Translate;
}

/** What of the rows is to be looked at before Confirm. */
export function ReviewNotes({ counts, sum, place, t }: ReviewNotesProps) {
  return (
    <>
      {counts.unclear > 0 && (
        <div class="dlg-note">
          <NoteBox icon="warn" tone="wait" title={t('review.unclearTitle', { n: counts.unclear })}>
            {t('review.unclearMore')}
          </NoteBox>
        </div>
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
    </>
  );
}
