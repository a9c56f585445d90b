import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Translate } from '../words/translate.ts';

/** By so many px, as on the screen; or back into its corner. */
export type Move = { dx: number; dy: number } | 'home';

export interface PanelHeadProps {
  t: Translate;
  onCollapse(): void;
  /** Absent: this panel has its place in the page. */
  onMove?: (move: Move) => void;
}

const STEP = 16;
const ARROWS: Readonly<Record<string, { dx: number; dy: number }>> = {
  ArrowUp: { dx: 0, dy: -STEP },
  ArrowDown: { dx: 0, dy: STEP },
  ArrowLeft: { dx: -STEP, dy: 0 },
  ArrowRight: { dx: STEP, dy: 0 },
};

export function PanelHead({ t, onCollapse, onMove }: PanelHeadProps) {
  return (
    <div class="p-head">
      <Icon name="mark" class="mark" />
      <h2>{t('panel.title')}</h2>
      <span class="grow" />
      {onMove && <MoveButton t={t} onMove={onMove} />}
      <CollapseButton t={t} onCollapse={onCollapse} />
    </div>
  );
}

function CollapseButton({ t, onCollapse }: { t: Translate; onCollapse(): void }) {
  return (
    <button
      type="button"
      class="btn quiet icon"
      data-toggle
      aria-label={t('panel.collapse')}
      title={t('panel.collapse')}
      aria-expanded={true}
      onClick={onCollapse}
    >
      <Icon name="fold" />
    </button>
  );
}

function MoveButton({ t, onMove }: { t: Translate; onMove(move: Move): void }) {
  const last = useRef<{ x: number; y: number } | null>(null);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLButtonElement>) {
    const arrow = ARROWS[event.key];
    if (arrow) onMove(arrow);
    else if (event.key === 'Home') onMove('home');
    else return;
    event.preventDefault();
  }

  function onPointerDown(event: TargetedPointerEvent<HTMLButtonElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = { x: event.clientX, y: event.clientY };
  }

  function onPointerMove(event: TargetedPointerEvent<HTMLButtonElement>) {
    const from = last.current;
    if (!from) return;
    onMove({ dx: event.clientX - from.x, dy: event.clientY - from.y });
    last.current = { x: event.clientX, y: event.clientY };
  }

  const drop = () => {
    last.current = null;
  };

  return (
    <span class="grip">
      <Button
        kind="quiet"
        icon="grip"
        label={t('panel.move')}
        aria-description={t('panel.move.how')}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={drop}
        onPointerCancel={drop}
      />
    </span>
  );
}
