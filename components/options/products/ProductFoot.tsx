import { footState } from '../../panel/foot-state.ts';
import type { PanelActions } from '../../panel/model.ts';
import type { PanelState } from '../../panel/state.ts';
import { Button } from '../../ui/Button.tsx';
import { StateWord } from '../../ui/StateWord.tsx';
import type { Translate } from '../../words/translate.ts';

export interface ProductFootProps {
  state: PanelState;
  actions: PanelActions;
  onSave(): void;
  t: Translate;
}

/** Says the state, then offers what can be done: the panel's foot in a dialog's dress. */
export function ProductFoot({ state, actions, onSave, t }: ProductFootProps) {
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
