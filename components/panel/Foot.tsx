import { Button } from '../ui/Button.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { age } from '../words/age.ts';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import { footState } from './foot-state.ts';
import type { PanelActions } from './model.ts';
import type { PanelState } from './state.ts';

export interface FootProps {
  state: PanelState;
  actions: PanelActions;
  t: Translate;
  now: number;
  onSave(): void;
}

/** Always there and always 48 px: says the state, then offers what can be done. */
export function Foot({ state, actions, t, now, onSave }: FootProps) {
  const foot = footState(state, t);
  return (
    <>
      {foot.bar !== null && (
        <div class="bar" aria-hidden="true">
          <i style={{ transform: `scaleX(${foot.bar})` }} />
        </div>
      )}
      <div class="p-foot">
        <span class="grow row">
          <span role="status" class="p-status">
            <StateWord {...foot}>{foot.detail}</StateWord>
          </span>
          {/* Not part of what is read out: it changes every second. */}
          {foot.verifiedAt !== null && (
            <span class="muted small p-age">
              · <bdi>{t('foot.age', { age: age(t, now - foot.verifiedAt) })}</bdi>
            </span>
          )}
        </span>
        <span class="p-acts">
          {foot.save && (
            <>
              <Button kind="quiet" size="s" onClick={actions.discard}>
                {t('foot.discard')}
              </Button>
              <Button kind="primary" size="s" disabled={!foot.save.ready} onClick={onSave}>
                {t('foot.save')}
                {foot.save.changes > 1 && <span aria-hidden="true">{figure(t, foot.save.changes)}</span>}
              </Button>
            </>
          )}
          {foot.undo && (
            <Button size="s" icon="undo" onClick={actions.undo}>
              {t('foot.undo')}
            </Button>
          )}
          {foot.activity && (
            <Button kind="quiet" size="s" icon="pulse" onClick={() => actions.open('#activity')}>
              {t('foot.activity')}
            </Button>
          )}
        </span>
      </div>
    </>
  );
}
