import { Icon } from '../ui/Icon.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import { cellsOf, ownRow } from './cells.ts';
import { type FootState, footState } from './foot-state.ts';
import type { PanelState } from './state.ts';

/** Most figures that fit beside the state. */
const FIGURES = 3;

/** The collapsed panel: unsaved edits and failures first, else the figures, then the state in words. */
export function Pill({ state, t, onExpand }: { state: PanelState; t: Translate; onExpand(): void }) {
  const foot: Partial<FootState> & { word: string } = state.view
    ? footState(state, t)
    : { word: t(state.trouble ? 'trouble.short' : 'panel.reading') };
  const unsaved = foot.save?.changes ?? 0;
  const own = state.view && ownRow(state.view);
  const cells = cellsOf(state.view).filter((cell) => cell.row === own);
  const plain = unsaved === 0 && foot.tone !== 'bad';
  const words = unsaved > 0 ? t('foot.not-saved', { n: unsaved }) : foot.word;
  return (
    <button
      type="button"
      class="pill"
      data-toggle
      aria-label={t('panel.expand')}
      aria-description={words}
      aria-expanded={false}
      onClick={onExpand}
    >
      <Icon name="mark" class="mark" />
      {plain &&
        cells.length <= FIGURES &&
        cells.map((cell) => (
          <span key={cell.key} class="pill-figure">
            {figure(t, cell.view.count)}
          </span>
        ))}
      {unsaved > 0 ? (
        <StateWord tone="go" icon="file" word={words} />
      ) : (
        <StateWord
          {...(foot.tone && { tone: foot.tone })}
          {...(foot.icon && { icon: foot.icon })}
          {...(foot.turning && { turning: true })}
          word={words}
        />
      )}
    </button>
  );
}
