import { useState } from 'preact/hooks';
import type { Reason } from '../../../lib/model/reason.ts';
import { footState } from '../../panel/foot-state.ts';
import type { PanelActions } from '../../panel/model.ts';
import type { PanelState } from '../../panel/state.ts';
import { Button } from '../../ui/Button.tsx';
import { StateWord } from '../../ui/StateWord.tsx';
import type { Translate } from '../../words/translate.ts';
import { ReasonSelect } from './ReasonSelect.tsx';

export interface ProductFootProps {
  state: PanelState;
  actions: PanelActions;
  /** Why the counts that are saved next are changed. */
  onReason(reason: Reason | null): void;
  onSave(): void;
  t: Translate;
}

/** Says the state, then offers what can be done: the panel's foot in a dialog's dress. */
export function ProductFoot({ state, actions, onReason, onSave, t }: ProductFootProps) {
  const [reason, setReason] = useState<Reason | null>(null);
  const foot = footState(state, t);
  return (
    <>
      <span class="grow" role="status">
        {state.refusal === null ? (
          <StateWord {...foot}>{foot.detail}</StateWord>
        ) : (
          <StateWord tone="bad" icon="fail" word={t('undo.refused')}>
            {state.refusal}
          </StateWord>
        )}
      </span>
      {foot.undo && (
        <Button kind="quiet" icon="undo" onClick={actions.undo}>
          {t('foot.undo')}
        </Button>
      )}
      {foot.save && (
        <ReasonSelect
          reason={reason}
          onReason={(chosen) => {
            setReason(chosen);
            onReason(chosen);
          }}
          t={t}
        />
      )}
      {foot.save && (
        <Button kind="quiet" onClick={actions.discard}>
          {t('foot.discard')}
        </Button>
      )}
      <Button kind="primary" disabled={!foot.save?.ready} onClick={onSave}>
        {t('foot.save')}
      </Button>
    </>
  );
}
