/** What a person does in the panel. A page that makes such an event itself is not a person. */
const DEEDS = [
  'click',
  'dblclick',
  'pointerdown',
  'pointerup',
  'pointermove',
  'keydown',
  'beforeinput',
  'input',
  'change',
];

/** Kept from the page: its hotkeys, its focus traps and its "unsaved changes" watchers mean its own fields. */
const PRIVATE = [
  ...['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'paste', 'copy', 'cut', 'focusin', 'focusout'],
  ...['compositionstart', 'compositionupdate', 'compositionend', 'dragstart', 'drop'],
];

/**
 * Stands between the panel and the page. An event that no person made never reaches the panel, so no script of the
 * page can press Save; and what is typed into the panel doesn't reach the page's own listeners.
 */
export function shield(root: ShadowRoot): void {
  for (const type of DEEDS) {
    root.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) return;
        event.stopImmediatePropagation();
        event.preventDefault();
      },
      { capture: true },
    );
  }
  for (const type of PRIVATE) root.addEventListener(type, (event) => event.stopPropagation());
}
