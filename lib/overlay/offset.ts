import type { Move } from '../../components/panel/PanelHead.tsx';

/** Where a person moved the docked panel to, from its corner, in px. It never leaves the window. */
export interface Offset {
  move(move: Move): void;
  moved(): boolean;
}

export function createOffset(window: Window, container: HTMLElement): Offset {
  let dx = 0;
  let dy = 0;

  function set(x: number, y: number): void {
    dx = x;
    dy = y;
    container.style.setProperty('--dx', `${dx}px`);
    container.style.setProperty('--dy', `${dy}px`);
  }

  return {
    move(move) {
      if (move === 'home') {
        set(0, 0);
        return;
      }
      const box = container.getBoundingClientRect();
      const x = within(move.dx, -box.left, window.innerWidth - box.right);
      const y = within(move.dy, -box.top, window.innerHeight - box.bottom);
      set(dx + x, dy + y);
    },
    moved: () => dx !== 0 || dy !== 0,
  };
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, Math.min(low, 0)), Math.max(high, 0));
}
