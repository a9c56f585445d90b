import type { RefObject } from 'preact';
import type { Overview } from '../../../lib/model/views.ts';
import type { Translate } from '../../words/translate.ts';
import { LowChoiceField } from '../low-stock/LowChoiceField.tsx';
import { type LowDraft, lowWords } from '../low-stock/low-draft.ts';

export interface WarehouseLowProps {
  /** Around its controls, so that the one that is wrong can be found. */
  box: RefObject<HTMLDivElement | null>;
  overview: Overview;
  draft: LowDraft;
  onDraft(draft: LowDraft): void;
  checked: boolean;
  t: Translate;
}

/** From where the counts of a warehouse are low. */
export function WarehouseLow({ box, overview, draft, onDraft, checked, t }: WarehouseLowProps) {
  return (
    <div ref={box}>
      <LowChoiceField
        label={t('low.title')}
        inherit={t('low.asSettings', { what: lowWords(overview.settings.lowStock, t) })}
        help={t('low.warehouseHelp')}
        draft={draft}
        onDraft={onDraft}
        checked={checked}
        t={t}
      />
    </div>
  );
}
