import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Marks what takes the focus over when a button in it goes away. */
const PLACE = '[data-place-of-focus]';

/**
 * A button that was pressed and is gone ("Apply +4", "Retry") must not take the focus with it: Tab would start over at
 * the top of the page. The focus goes to what the button was in, or to the whole panel.
 */
export function useKeptFocus(region: RefObject<HTMLElement | null>): void {
  const last = useRef<{ element: HTMLElement; place: HTMLElement | null } | null>(null);

  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const gone = new AbortController();
    element.addEventListener('focusin', ({ target }) => arrived(target), { signal: gone.signal });
    element.addEventListener('focusout', ({ target }) => setTimeout(() => left(target)), { signal: gone.signal });
    return () => gone.abort();
  }, []);

  function arrived(target: EventTarget | null): void {
    if (target instanceof HTMLElement) last.current = { element: target, place: target.closest<HTMLElement>(PLACE) };
  }

  /** Somebody who goes elsewhere leaves their place behind; a button that was removed doesn't. */
  function left(target: EventTarget | null): void {
    if (target === last.current?.element && last.current?.element.isConnected) last.current = null;
  }

  useLayoutEffect(() => {
    const from = last.current;
    if (!from || from.element.isConnected || !region.current?.isConnected) return;
    last.current = null;
    const { activeElement, body } = region.current.ownerDocument;
    const root = region.current.getRootNode();
    const inside = root instanceof ShadowRoot ? root.activeElement : null;
    if (inside || (activeElement && activeElement !== body)) return;
    (from.place?.isConnected ? from.place : region.current).focus({ preventScroll: true });
  });
}
