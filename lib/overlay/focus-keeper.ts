/** Remembers where in the panel a person is, and goes back there after the page took the panel away. */
export interface FocusKeeper {
  restore(): void;
}

export function keepFocus(root: ShadowRoot): FocusKeeper {
  let place: HTMLElement | null = null;
  root.addEventListener('focusin', (event) => {
    place = event.target instanceof HTMLElement ? event.target : null;
  });
  root.addEventListener('focusout', () => {
    // Removing the panel takes its focus as well, while it still seems to be there; only a person who leaves is
    // forgotten, and by then the page has had its turn.
    setTimeout(() => {
      if (root.host.isConnected && root.activeElement === null) place = null;
    });
  });
  return {
    restore() {
      const { activeElement, body } = root.ownerDocument;
      // Somebody has gone on to another place of the page meanwhile.
      const free = activeElement === null || activeElement === body || activeElement === root.host;
      if (!place || !free || root.activeElement === place) return;
      const input = place instanceof HTMLInputElement ? place : null;
      const { selectionStart = null, selectionEnd = null } = input ?? {};
      place.focus({ preventScroll: true });
      if (input && selectionStart !== null) input.setSelectionRange(selectionStart, selectionEnd);
    },
  };
}
