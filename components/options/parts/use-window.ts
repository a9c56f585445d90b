import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn beyond what is in sight, so that scrolling never shows a gap. */
const MARGIN = 8;
/** Stands in until the list has been measured, and where nothing can be measured (no layout). */
const UNMEASURED = 600;

export interface Window {
  /** The element that scrolls. */
  ref: RefObject<HTMLElement | null>;
  onScroll(): void;
  /** First row drawn, and the one behind the last. */
  from: number;
  to: number;
  /** First and last row in sight, for "1–7 of 1,482". */
  firstInSight: number;
  lastInSight: number;
}

/** Which rows of a long list are to be drawn. Every row has the same height in px. */
export function useWindow(total: number, rowHeight: number): Window {
  const ref = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(UNMEASURED);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setHeight(element.clientHeight || UNMEASURED);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // A filter may leave fewer rows than were scrolled past.
  useLayoutEffect(() => setTop(ref.current?.scrollTop ?? 0), [total]);

  const first = Math.min(Math.floor(top / rowHeight), Math.max(0, total - 1));
  const last = Math.min(total, Math.ceil((top + height) / rowHeight));
  return {
    ref,
    onScroll: () => setTop(ref.current?.scrollTop ?? 0),
    from: Math.max(0, first - MARGIN),
    to: Math.min(total, last + MARGIN),
    firstInSight: total === 0 ? 0 : first + 1,
    lastInSight: last,
  };
}
