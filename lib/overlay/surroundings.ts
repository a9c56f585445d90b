/** What the panel takes from the page it stands on, read at mount, once the page is drawn. Nothing else. */
export interface Surroundings {
  theme: 'light' | 'dark';
  direction: 'ltr' | 'rtl';
  /** The neighbouring cards have (nearly) square corners. */
  squareCorners: boolean;
  /** There was a card to look at; before, the page may not have been drawn yet. */
  settled: boolean;
}

/** Corners below this many px make the panel's squarer too. */
const SQUARE = 4;

export function readSurroundings(document: Document, neighbour: Element | null): Surroundings {
  const window = document.defaultView;
  const style = (element: Element | null) => (element && window ? window.getComputedStyle(element) : null);
  // Many an admin frames a light page with a dark bar: what counts is the ground under the page's content.
  const ground = [...stackInSight(document).filter(isNoLine), document.body, document.documentElement]
    .map((element) => lightness(style(element)?.backgroundColor ?? ''))
    .find((value) => value !== null);
  const card = neighbour ?? stackInSight(document).find((element) => isCard(element, document)) ?? null;
  const radius = Number.parseFloat(style(card)?.borderTopLeftRadius ?? '');
  return {
    theme: (ground ?? 1) < 0.5 ? 'dark' : 'light',
    direction: style(document.body)?.direction === 'rtl' ? 'rtl' : 'ltr',
    squareCorners: Number.isFinite(radius) && radius < SQUARE,
    settled: card !== null,
  };
}

/** 0 for black to 1 for white, as bright as it looks; null: transparent, or no colour. */
export function lightness(color: string): number | null {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (!color.startsWith('rgb') || red === undefined || green === undefined || blue === undefined) return null;
  return alpha < 0.5 ? null : (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** What lies in the middle of the window, topmost first. */
function stackInSight(document: Document): readonly Element[] {
  const window = document.defaultView;
  if (!window || typeof document.elementsFromPoint !== 'function') return [];
  return document.elementsFromPoint(window.innerWidth / 2, window.innerHeight / 2);
}

/** What is lower than this is a line on the ground: a table's head, a bar, a button. In px. */
const LOWEST = 100;

function isNoLine(element: Element): boolean {
  const { height } = element.getBoundingClientRect();
  return height === 0 || height >= LOWEST;
}

/** A box with its own ground and an edge, wider than a control and narrower than the page. */
function isCard(element: Element, document: Document): boolean {
  const window = document.defaultView;
  if (!window) return false;
  const { width, height } = element.getBoundingClientRect();
  if (width < 240 || width > window.innerWidth * 0.9 || height < LOWEST) return false;
  const { backgroundColor, boxShadow, borderTopWidth } = window.getComputedStyle(element);
  const edge = (boxShadow !== '' && boxShadow !== 'none') || Number.parseFloat(borderTopWidth) > 0;
  return edge && lightness(backgroundColor) !== null;
}
