import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
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
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    return () => {
      dialog.close();
      giveBack(before);
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={narrow ? 'dlg narrow' : 'dlg'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
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

/**
 * The browser gives the focus back only where a dialog is closed before it leaves the page. What had it before may be
 * gone by now, as a form that was saved is: then the page's title gets it.
 */
function giveBack(before: Element | null): void {
  const isLost = () => document.activeElement === null || document.activeElement === document.body;
  if (isLost() && before instanceof HTMLElement) before.focus({ preventScroll: true });
  if (isLost()) document.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true });
}
