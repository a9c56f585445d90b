import type { Theme } from '../model/theme.ts';
import { type FocusKeeper, keepFocus } from './focus-keeper.ts';
import { shield } from './shield.ts';
import { readSurroundings } from './surroundings.ts';

export const HOST_NAME = 'shiptheory-stock';

/** Height in px of an inline panel, reserved before its data comes, so that the page never moves. */
const INLINE_HEIGHT = 480;
/** Above a page's content, below its menus and dialogs. */
const LAYER = 400;

/**
 * The page's rules reach a host element but not what is inside, so nothing of the look is left to the host: it resets
 * itself, and the panel's own root carries tokens and place.
 */
const CSS = `
:host { all: initial !important; display: block !important; contain: style !important; }
:host([data-place="docked"]) { position: static !important; width: 0 !important; height: 0 !important; }
:host([data-place="inline"]) { margin-block: 0 16px !important; min-width: 0 !important; }
.theme { all: initial; display: block; }
:host([data-place="inline"]) .theme { width: 100%; height: ${INLINE_HEIGHT}px; }
:host([data-place="inline"][data-collapsed]) .theme { height: auto; }
:host([data-place="docked"]) .theme {
  position: fixed; z-index: ${LAYER}; inset-block-end: calc(16px + var(--page-bar, 0px)); inset-inline-end: 16px;
  display: flex; flex-direction: column; align-items: flex-end; justify-content: flex-end;
  width: min(360px, calc(100vw - 16px)); max-height: min(640px, calc(100vh - 32px - var(--page-bar, 0px)));
  translate: var(--dx, 0px) var(--dy, 0px);
}
:host([data-place="docked"][data-collapsed]) .theme { width: max-content; max-width: calc(100vw - 16px); }
`;

export interface Host {
  readonly element: HTMLElement;
  /** Where the panel is drawn. */
  readonly container: HTMLElement;
  readonly focus: FocusKeeper;
}

/** Makes the panel's element: a shadow tree that the page can't see into (`open` only for browser tests). */
export function createHost(document: Document, css: string, mode: ShadowRootMode): Host {
  const element = document.createElement(HOST_NAME);
  const root = element.attachShadow({ mode });
  const style = document.createElement('style');
  // Ours first: it clears the ground on which the look's own rules stand.
  style.textContent = `${CSS}\n${css}`;
  const container = document.createElement('div');
  container.className = 'theme';
  root.append(style, container);
  shield(root);
  return { element, container, focus: keepFocus(root) };
}

/**
 * Light or dark, direction and corners, as the page has them; light or dark only where a person didn't choose. False:
 * the page isn't drawn yet, look again.
 */
export function dress(host: Host, document: Document, neighbour: Element | null, chosen: Theme): boolean {
  const { theme, direction, squareCorners, settled } = readSurroundings(document, neighbour);
  host.container.dataset.theme = chosen === 'system' ? theme : chosen;
  host.container.dir = direction;
  if (squareCorners) host.container.dataset.corners = 'small';
  else delete host.container.dataset.corners;
  return settled;
}
