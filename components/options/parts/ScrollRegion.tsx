import type { ComponentChildren, RefObject } from 'preact';

export interface ScrollRegionProps {
  /** Its name, as it is spoken. */
  label: string;
  scroller: RefObject<HTMLElement | null>;
  onScroll(): void;
  children: ComponentChildren;
}

/** A part of the page that scrolls by itself, with the keys too. */
export function ScrollRegion({ label, scroller, onScroll, children }: ScrollRegionProps) {
  return (
    <section
      class="scroll"
      ref={scroller}
      onScroll={onScroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keys
      tabIndex={0}
      aria-label={label}
    >
      {children}
    </section>
  );
}
