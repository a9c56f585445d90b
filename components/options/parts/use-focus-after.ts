import { useEffect, useRef } from 'preact/hooks';

/** A form that closes takes the focus along: the page's title gets it, so that Tab goes on from there. */
export function useFocusAfter(open: boolean): void {
  const was = useRef(open);
  useEffect(() => {
    const closed = was.current && !open;
    was.current = open;
    if (closed && document.activeElement === document.body) {
      document.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true });
    }
  }, [open]);
}
