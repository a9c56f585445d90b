import { render } from 'preact';
import { cellKey, cellsOf } from '../../components/panel/cells.ts';
import { Panel } from '../../components/panel/Panel.tsx';
import type { Move } from '../../components/panel/PanelHead.tsx';
import type { FollowedLanguage } from '../../components/words/follow-language.ts';
import type { AdminPage } from '../channels/channel.ts';
import type { Changed } from '../messages/protocol.ts';
import type { Backend, ChosenTheme, Machine } from './backend.ts';
import { createHost, dress } from './host.ts';
import { createKeptDrafts } from './kept-drafts.ts';
import { createOffset } from './offset.ts';
import { staleOwnFields } from './own-field.ts';
import { watchPage } from './page-watch.ts';
import { createPlacing } from './placing.ts';
import { createSessions, findProduct, type Session } from './sessions.ts';

export interface OverlayDeps {
  window: Window;
  pages: readonly AdminPage[];
  backend: Backend;
  machine: Machine;
  theme: ChosenTheme;
  /** Begins to follow the language that is chosen; told of each that is spoken later. */
  speak(onSpoken: () => void): FollowedLanguage;
  /** All of the panel's styles. */
  css: string;
  shadow: ShadowRootMode;
  /** The page's own session storage, or null where it refuses. */
  storage: Storage | null;
}

/** A panel without an answer shows itself after so many ms; most answers come before. */
const READING_MS = 250;
const TICK_MS = 1_000;
/** A page that shows no card after so many ms has none. */
const DRESSED_MS = 5_000;
/** Coming back to the tab pulls again, but not more often than this, in ms. */
const FOCUS_MS = 2_000;
/** Below this width the panel would cover most of the page: it starts as the pill. */
const NARROW = 720;

/** Keeps the panel on the page: there on a product, gone elsewhere, back after a re-render. Returns what ends it. */
export function startOverlay(deps: OverlayDeps): () => void {
  const { window, pages, backend, machine } = deps;
  const { document } = window;
  const kept = createKeptDrafts(deps.storage, machine.now);
  const sessions = createSessions(backend, machine, kept);
  const host = createHost(document, deps.css, deps.shadow);
  const placing = createPlacing(document, host, machine.now);
  const offset = createOffset(window, host.container);
  let current: { session: Session; unsubscribe(): void; since: number } | null = null;
  let collapsed = window.innerWidth < NARROW;
  let pulledAt = 0;
  let dressed = false;

  /** Is there something to show, or has nothing come for so long that reading is to be shown? */
  function worthShowing(): boolean {
    // Shown in one theme and then in the other, it would flash.
    if (!current || deps.theme.current() === null) return false;
    const { view, instead, trouble, live, connected } = current.session.model.state();
    if (view || trouble || instead?.kind === 'not-set-up') return true;
    // What was never shown needn't be said to be over.
    if (!connected) return false;
    if (!live) return true;
    if (instead) return false;
    return machine.now() - current.since >= READING_MS;
  }

  function draw(): void {
    if (!current || !worthShowing()) {
      hide();
      return;
    }
    const { session } = current;
    const { t } = language.now();
    host.container.lang = t.locale;
    const state = session.model.state();
    const anchor = session.page.anchor(document);
    if (!host.element.isConnected) dressed = false;
    if (!dressed) {
      const late = machine.now() - current.since > DRESSED_MS;
      dressed = dress(host, document, anchor?.element ?? null, deps.theme.current() ?? 'system') || late;
    }
    const inUse = state.drafts.size > 0 || host.element.matches(':focus-within') || offset.moved();
    placing.place(anchor, !inUse);
    host.element.toggleAttribute('data-collapsed', collapsed);
    const bar = placing.where() === 'docked' ? session.page.bottomInset(document) : 0;
    host.container.style.setProperty('--page-bar', `${bar}px`);
    render(
      <Panel
        key={session.key}
        state={state}
        actions={session.model.actions}
        t={t}
        now={machine.now()}
        place={placing.where()}
        collapsed={collapsed}
        onCollapse={(to) => {
          collapsed = to;
          draw();
        }}
        onMove={(move: Move) => offset.move(move)}
        pageStale={staleOwnFields(session.page, document, state)}
        onReload={() => window.location.reload()}
      />,
      host.container,
    );
  }

  function hide(): void {
    placing.remove();
    render(null, host.container);
  }

  function pull(fresh: boolean): void {
    pulledAt = machine.now();
    void current?.session.model.pull(fresh);
  }

  function show(found: NonNullable<ReturnType<typeof findProduct>>): void {
    leave();
    const session = sessions.open(found);
    const unsubscribe = session.model.subscribe(() => {
      kept.write(session.key, session.model.state().drafts);
      draw();
    });
    current = { session, unsubscribe, since: machine.now() };
    pull(false);
    pull(true);
    draw();
  }

  function leave(): void {
    if (!current) return;
    current.unsubscribe();
    sessions.leave(current.session);
    current = null;
  }

  /** The address decides. Everything that was asked for another product stays with that product. */
  function follow(): void {
    const found = findProduct(pages, new URL(window.location.href), document);
    if (found && found.key === current?.session.key) return;
    if (found) show(found);
    else if (current) {
      leave();
      hide();
    }
  }

  function changed(changes: Changed['changes']): void {
    const view = current?.session.model.state().view ?? null;
    const revisions = new Map(cellsOf(view).map((cell) => [cell.key, cell.view.revision]));
    const news = changes.some(({ warehouse, sku, revision }) => {
      const known = revisions.get(cellKey(warehouse, sku));
      return known !== undefined && revision > known;
    });
    if (news || changes.length === 0 || !view) pull(false);
  }

  function returned(): void {
    if (document.visibilityState === 'visible' && machine.now() - pulledAt > FOCUS_MS) pull(false);
  }

  const language = deps.speak(draw);
  const stops = [
    language.stop,
    backend.onChanged(changed),
    deps.theme.onChanged(() => {
      dressed = false;
      draw();
    }),
    watchPage(window, {
      onTouched() {
        follow();
        if (current && !host.element.isConnected) draw();
      },
      onSettled: draw,
    }),
  ];
  const ticking = setInterval(() => {
    if (document.visibilityState === 'visible' && current) draw();
  }, TICK_MS);
  const reading = setInterval(() => {
    if (current && !host.element.isConnected && worthShowing()) draw();
  }, READING_MS);
  window.addEventListener('focus', returned);
  document.addEventListener('visibilitychange', returned);
  follow();
  backend.call('panel.arrived', {}).catch(() => {
    // Only saves a wait: without it the shop is asked again when its time comes.
  });

  return () => {
    for (const stop of stops) stop();
    clearInterval(ticking);
    clearInterval(reading);
    window.removeEventListener('focus', returned);
    document.removeEventListener('visibilitychange', returned);
    leave();
    hide();
    sessions.stop();
  };
}
