import type { ComponentChildren } from 'preact';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import type { Translate } from '../words/translate.ts';
import type { PanelActions } from './model.ts';
import type { PanelState } from './state.ts';

export interface ReadingProps {
  state: PanelState;
  actions: PanelActions;
  t: Translate;
  /** What the whole panel has to say. */
  children: ComponentChildren;
}

/** The panel while there is no product to show: still reading, or why not. */
export function Reading({ state, actions, t, children }: ReadingProps) {
  const quiet = state.trouble !== null || !state.live;
  if (quiet) return <div class="p-body">{children}</div>;
  if (state.instead?.kind === 'not-set-up') {
    return (
      <div class="p-body">
        <Empty
          icon="shed"
          title={t('set-up.title')}
          action={<Button onClick={() => actions.open('#warehouses')}>{t('set-up.open')}</Button>}
        >
          {state.instead.sentence}
        </Empty>
      </div>
    );
  }
  return (
    <>
      <div class="p-sku late">
        <Skeleton width="70%" height={14} margin={3} />
        <Skeleton width={90} height={10} margin={3} />
      </div>
      <div class="p-body late" aria-busy="true">
        {['first', 'second'].map((each) => (
          <div key={each} class="wh">
            <div class="wh-top">
              <div>
                <Skeleton width={84} height={14} margin={3} />
                <Skeleton width={130} height={10} margin={7} />
              </div>
              <Skeleton width={140} height={32} />
            </div>
          </div>
        ))}
      </div>
      <div class="p-foot">
        <span role="status" class="st">
          {t('panel.reading')}
        </span>
      </div>
    </>
  );
}
