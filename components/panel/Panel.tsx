import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../words/translate.ts';
import type { CellKey } from './cells.ts';
import { Foot } from './Foot.tsx';
import type { PanelActions } from './model.ts';
import { type Move, PanelHead } from './PanelHead.tsx';
import { type PageStale, PanelNotices } from './PanelNotices.tsx';
import { Pill } from './Pill.tsx';
import { ProductBody } from './ProductBody.tsx';
import { Reading } from './Reading.tsx';
import type { PanelState } from './state.ts';
import { useKeptFocus } from './use-kept-focus.ts';

export interface PanelProps {
  state: PanelState;
  actions: PanelActions;
  t: Translate;
  /** The time by the clock, for ages. */
  now: number;
  /** `inline`: part of the page's column, of a fixed height; `docked`: above the page, as high as it needs. */
  place: 'docked' | 'inline';
  collapsed: boolean;
  onCollapse(collapsed: boolean): void;
  /** Moves a docked panel. */
  onMove(move: Move): void;
  /** The page's own stock field holds a figure that would undo a change when the page is saved; null: it doesn't. */
  pageStale: PageStale | null;
  onReload(): void;
}

/** The panel on a product page. Everything it shows comes in, everything it does goes out. */
export function Panel(props: PanelProps) {
  const { state, actions, t, now, place, collapsed, onCollapse, onMove, pageStale, onReload } = props;
  const region = useRef<HTMLDivElement>(null);
  const [reveal, setReveal] = useState<CellKey | null>(null);
  const toggled = useRef(false);
  useKeptFocus(region);

  // The button that was pressed is gone: the focus goes to the one that undoes it.
  useEffect(() => {
    if (toggled.current) region.current?.querySelector<HTMLElement>('[data-toggle]')?.focus();
    toggled.current = false;
  }, [collapsed]);

  useEffect(() => {
    if (reveal === null) return;
    const cells = [...(region.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
    const field = cells.find((cell) => cell.dataset.cell === reveal)?.querySelector('input');
    field?.scrollIntoView({ block: 'nearest' });
    field?.focus();
    setReveal(null);
  }, [reveal]);

  function toggle(to: boolean) {
    toggled.current = true;
    onCollapse(to);
  }

  const save = () => setReveal(actions.save());
  return (
    // biome-ignore lint/a11y/useSemanticElements: the host is no page section; the role is what is looked for
    <div
      ref={region}
      role="region"
      aria-label={t('panel.region')}
      class={collapsed ? 'panel-pill' : `panel ${place}`}
      tabIndex={-1}
    >
      {collapsed ? (
        <Pill state={state} t={t} onExpand={() => toggle(false)} />
      ) : (
        <>
          <PanelHead t={t} onCollapse={() => toggle(true)} {...(place === 'docked' && { onMove })} />
          {state.view ? (
            <ProductBody
              view={state.view}
              state={state}
              actions={actions}
              t={t}
              now={now}
              reveal={reveal}
              onSubmit={save}
              notices={<PanelNotices state={state} actions={actions} t={t} pageStale={pageStale} onReload={onReload} />}
            />
          ) : (
            <Reading state={state} actions={actions} t={t}>
              <PanelNotices state={state} actions={actions} t={t} pageStale={null} onReload={onReload} />
            </Reading>
          )}
          {state.view && <Foot state={state} actions={actions} t={t} now={now} onSave={save} />}
        </>
      )}
    </div>
  );
}
