/** What the panel takes from the page it stands on, read once, at mount. Nothing else. */
export interface Surroundings {
  theme: 'light' | 'dark';
  direction: 'ltr' | 'rtl';
  /** The neighbouring cards have (nearly) square corners. */
  squareCorners: boolean;
}

/** Corners below this many px make the panel's squarer too. */
const SQUARE = 4;

export function readSurroundings(document: Document, neighbour: Element | null): Surroundings {
  const window = document.defaultView;
  const style = (element: Element | null) => (element && window ? window.getComputedStyle(element) : null);
  const background = [document.body, document.documentElement]
    .map((element) => lightness(style(element)?.backgroundColor ?? ''))
    .find((value) => value !== null);
  const card = neighbour ?? cardInSight(document);
  const radius = Number.parseFloat(style(card)?.borderTopLeftRadius ?? '');
  return {
    theme: (background ?? 1) < 0.5 ? 'dark' : 'light',
    direction: style(document.body)?.direction === 'rtl' ? 'rtl' : 'ltr',
    squareCorners: Number.isFinite(radius) && radius < SQUARE,
  };
}

/** 0 for black to 1 for white, as bright as it looks; null: transparent, or no colour. */
export function lightness(color: string): number | null {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (!color.startsWith('rgb') || red === undefined || green === undefined || blue === undefined) return null;
  return alpha < 0.5 ? null : (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** The card in the middle of what is on screen: a box with its own ground, narrower than the window. */
function cardInSight(document: Document): Element | null {
  const window = document.defaultView;
  if (!window || typeof document.elementsFromPoint !== 'function') return null;
  const { innerWidth: width, innerHeight: height } = window;
  for (const element of document.elementsFromPoint(width / 2, height / 2)) {
    const box = element.getBoundingClientRect();
    const own = lightness(window.getComputedStyle(element).backgroundColor) !== null;
    if (own && box.width > 200 && box.width < width * 0.9 && box.height > 80) return element;
  }
  return null;
}
