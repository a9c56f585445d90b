import { REASONS, type Reason } from '../../../lib/model/reason.ts';
import type { Translate } from '../../words/translate.ts';

export interface ReasonSelectProps {
  reason: Reason | null;
  onReason(reason: Reason | null): void;
  t: Translate;
}

/** Why counts are changed; it goes into the history. */
export function ReasonSelect({ reason, onReason, t }: ReasonSelectProps) {
  return (
    <select
      class="in m reason"
      aria-label={t('reason.label')}
      value={reason ?? ''}
      onChange={(event) => onReason(REASONS.find((each) => each === event.currentTarget.value) ?? null)}
    >
      <option value="">{t('reason.none')}</option>
      {REASONS.map((each) => (
        <option key={each} value={each}>
          {t(`reason.${each}`)}
        </option>
      ))}
    </select>
  );
}
