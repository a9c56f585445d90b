/** A bar at the bottom that is taller than this isn't one. */
const TALLEST = 200;

/** Height of the bar that sticks to the window's bottom, in px; 0: there is none. Found by where it is, not by its name. */
export function bottomBar(document: Document): number {
  const window = document.defaultView;
  if (!window || typeof document.elementFromPoint !== 'function') return 0;
  const { innerWidth: width, innerHeight: height } = window;
  const bars = [0.25, 0.5, 0.75].map((part) => heightOf(document.elementFromPoint(width * part, height - 2), window));
  return Math.max(0, ...bars);
}

function heightOf(from: Element | null, window: Window): number {
  for (let element = from; element; element = element.parentElement) {
    const { position } = window.getComputedStyle(element);
    if (position !== 'fixed' && position !== 'sticky') continue;
    const { top, bottom } = element.getBoundingClientRect();
    const height = window.innerHeight - top;
    return bottom >= window.innerHeight - 4 && height > 0 && height <= TALLEST ? Math.ceil(height) : 0;
  }
  return 0;
}
