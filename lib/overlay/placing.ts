import type { AdminPage } from '../channels/channel.ts';
import type { Host } from './host.ts';

export type Anchor = ReturnType<AdminPage['anchor']>;

/** So many times within so many ms may the page take the panel away; after that it moves out of the page's reach. */
const PATIENCE = 12;
const PATIENCE_MS = 5_000;

/** Puts the host into the page and back again after the page re-rendered. */
export interface Placing {
  /** Makes sure the panel is where it belongs; `mayMove`: nobody is using it, so it may change its place. */
  place(anchor: Anchor, mayMove: boolean): void;
  remove(): void;
  where(): 'docked' | 'inline';
}

export function createPlacing(document: Document, host: Host, now: () => number): Placing {
  let removals: number[] = [];
  let shown = false;

  const where = () => (host.element.dataset.place === 'inline' ? 'inline' : 'docked');

  function insert(anchor: Anchor): void {
    if (anchor) {
      host.element.dataset.place = 'inline';
      const { element, place } = anchor;
      element[place](host.element);
    } else {
      host.element.dataset.place = 'docked';
      // A page that keeps clearing its body leaves the root element alone.
      const parent =
        removals.length > PATIENCE ? document.documentElement : (document.body ?? document.documentElement);
      parent.append(host.element);
    }
    shown = true;
    host.focus.restore();
  }

  return {
    where,
    place(anchor, mayMove) {
      const { isConnected } = host.element;
      if (isConnected && (!mayMove || (anchor !== null) === (where() === 'inline'))) return;
      if (shown && !isConnected) {
        removals = [...removals.filter((at) => now() - at < PATIENCE_MS), now()];
      }
      insert(removals.length > PATIENCE ? null : anchor);
    },
    remove() {
      shown = false;
      host.element.remove();
    },
  };
}
