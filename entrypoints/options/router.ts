import { type ReadonlySignal, signal } from '@preact/signals';
import { href, parseHash, type Route } from '../../components/options/routes.ts';

/** The place in the options page, kept in the hash, and the question before unsaved input is left behind. */
export interface Router {
  readonly route: ReadonlySignal<Route | null>;
  /** A person wants to go elsewhere although something isn't saved. */
  readonly leaving: ReadonlySignal<boolean>;
  go(route: Route): void;
  /** What is shown has another address now; nobody went anywhere, so Back leads to where they came from. */
  keep(route: Route): void;
  /** A hash as others write it: `#activity`, `#/activity/problems`. */
  open(hash: string): void;
  setDirty(dirty: boolean): void;
  /** The answer to the question: true goes where they wanted. */
  leave(yes: boolean): void;
}

/** Links, the back button and code all change the hash, so one listener sees every way of leaving. */
export function createRouter(window: Window): Router {
  const { location, history } = window;
  const route = signal(parseHash(location.hash));
  const leaving = signal(false);
  let shown = location.hash;
  let wanted: string | null = null;
  let dirty = false;

  const show = () => {
    shown = location.hash;
    route.value = parseHash(shown);
  };

  window.addEventListener('hashchange', () => {
    if (location.hash === shown) return;
    if (!dirty) return show();
    wanted = location.hash;
    history.pushState(null, '', shown === '' ? location.pathname : shown);
    leaving.value = true;
  });
  window.addEventListener('beforeunload', (event) => {
    if (dirty) event.preventDefault();
  });

  const open = (hash: string) => {
    location.hash = hash;
  };
  return {
    route,
    leaving,
    go: (next) => open(href(next)),
    keep(next) {
      // What is about to be left keeps its address until that is decided.
      if (location.hash !== shown) return;
      history.replaceState(null, '', href(next));
      show();
    },
    open,
    setDirty: (next) => {
      dirty = next;
    },
    leave(yes) {
      leaving.value = false;
      const hash = wanted;
      wanted = null;
      if (!yes || hash === null) return;
      dirty = false;
      open(hash);
    },
  };
}
