const EVENT = 'shiptheory-stock:start';

/**
 * One overlay per page: a script that is injected a second time, or by a newer version of the extension, takes over and
 * the older one leaves. The event crosses the worlds of content scripts, whose variables don't.
 */
export function takeOver(document: Document, id: string, leave: () => void): void {
  document.dispatchEvent(new CustomEvent(EVENT, { detail: id }));
  const heard = (event: Event) => {
    if (event instanceof CustomEvent && event.detail === id) return;
    document.removeEventListener(EVENT, heard);
    leave();
  };
  document.addEventListener(EVENT, heard);
}
