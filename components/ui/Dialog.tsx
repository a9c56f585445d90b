import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './Button.tsx';

export interface DialogProps {
  title: string;
  /** Name of the close button. */
  closeLabel: string;
  /** Asked for by Escape or the close button; the caller decides, so that nothing is lost without asking. */
  onClose(): void;
  /** Beside the title: a chip, a filter. */
  aside?: ComponentChildren;
  footer?: ComponentChildren;
  /** 480 px instead of 920. */
  narrow?: boolean;
  /** The body has no inset of its own: tables and columns reach the edge. */
  flush?: boolean;
  children: ComponentChildren;
}

/** A modal dialog: title and close, a body that scrolls, a foot with the sentence on the left and the buttons on the right. */
export function Dialog({ title, closeLabel, onClose, aside, footer, narrow, flush, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const opener = document.activeElement;
    // Only once the dialog is gone can anything behind it take the focus; another one that opened meanwhile keeps it.
    return () => queueMicrotask(() => giveFocusBack(opener));
  }, []);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (!dialog.open) dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={ref}
      class={narrow ? 'dlg narrow' : 'dlg'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A file field within says the same when no file is chosen.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      // A second Escape in a row closes it whatever is said to the first: it is shown until the caller takes it away.
      onClose={({ currentTarget }) => {
        if (currentTarget.isConnected && !currentTarget.open) currentTarget.showModal();
      }}
    >
      <header>
        <h2 id={titleId} class="clip" title={title}>
          {title}
        </h2>
        {aside}
        <span class="grow" />
        <Button kind="quiet" icon="close" label={closeLabel} onClick={onClose} />
      </header>
      <div class={flush ? 'dlg-body flush' : 'dlg-body'}>{children}</div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  );
}

/** To what had it before the dialog, or to the page's title where that is gone, as after a delete, or was nothing. */
function giveFocusBack(opener: Element | null): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  const known = opener?.isConnected === true && opener !== document.body;
  const to = known ? opener : document.querySelector('[data-page-title]');
  if (to instanceof HTMLElement) to.focus({ preventScroll: true });
}
