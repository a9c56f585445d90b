import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PanelRow } from '../../lib/model/views.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Translate } from '../words/translate.ts';
import { type CellKey, cellKey, type ProductView } from './cells.ts';
import { GridDetail, hasDetail } from './GridDetail.tsx';
import { GridRow } from './GridRow.tsx';
import { GridTotals } from './GridTotals.tsx';
import type { PanelActions } from './model.ts';
import type { PanelState } from './state.ts';
import { visiblePieces } from './window.ts';

/** Height of a row in px, its line included; `panel.css` holds every row to it. */
const ROW = 43;
/** Up to so many columns of counts are wide where the panel is. */
const FEW = 2;
const OVERSCAN = 4 * ROW;
/** Before it is laid out, as much is drawn as the tallest panel shows. */
const VIEWPORT_GUESS = 640;

export interface GridProps {
  view: ProductView;
  /** Those that the filter leaves. */
  rows: readonly PanelRow[];
  state: PanelState;
  actions: PanelActions;
  t: Translate;
  now: number;
  /** A field that has to be gone to. */
  reveal: CellKey | null;
  onSubmit(): void;
}

/** Many variants: a row each, a column per warehouse. Only the rows in sight are drawn. */
export function Grid({ view, rows, state, actions, t, now, reveal, onSubmit }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ scrollTop: 0, viewport: VIEWPORT_GUESS });
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [unfolded, setUnfolded] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const details = useRef(new Map<string, number>());
  const [, redraw] = useState(0);

  const detailed = (row: PanelRow) => open.has(row.item) || hasDetail(row, state);
  const heights = rows.map((row) => ROW + (detailed(row) ? (details.current.get(row.item) ?? 0) : 0));
  const revealed = rows.findIndex((row) => row.cells.some((cell) => cellKey(cell.warehouse, row.sku ?? '') === reveal));
  const keep = revealed >= 0 ? revealed : rows.findIndex((row) => row.item === focused);
  const pieces = visiblePieces({ heights, ...at, overscan: OVERSCAN, keep: keep < 0 ? null : keep });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const viewport = element.clientHeight || VIEWPORT_GUESS;
    if (viewport !== at.viewport) setAt({ ...at, viewport });
    let changed = false;
    for (const detail of element.querySelectorAll<HTMLElement>('[data-detail]')) {
      const item = detail.dataset.detail ?? '';
      if (details.current.get(item) !== detail.offsetHeight) changed = true;
      details.current.set(item, detail.offsetHeight);
    }
    if (changed) redraw((n) => n + 1);
  });

  useLayoutEffect(() => {
    const detail = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-detail]') ?? [])];
    detail.find((element) => element.dataset.detail === unfolded)?.scrollIntoView({ block: 'nearest' });
  }, [unfolded]);

  function toggle(item: string) {
    const next = new Set(open);
    const folds = next.delete(item);
    if (!folds) next.add(item);
    setOpen(next);
    setUnfolded(folds ? null : item);
  }

  return (
    <div
      ref={scroller}
      class="grid-scroll"
      onScroll={(event) => {
        const { scrollTop, clientHeight } = event.currentTarget;
        setAt({ scrollTop, viewport: clientHeight || VIEWPORT_GUESS });
      }}
    >
      <table
        class={view.warehouses.length <= FEW ? 'grid few' : 'grid'}
        aria-rowcount={rows.length + 2}
        style={{ '--grid-columns': view.warehouses.length }}
      >
        <caption class="sr">{t('grid.caption')}</caption>
        <colgroup>
          <col />
          {view.warehouses.map((warehouse) => (
            <col key={warehouse.id} class="grid-count" />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('grid.variant')}</th>
            {view.warehouses.map((warehouse) => (
              <th key={warehouse.id} scope="col">
                <span class="grid-head" title={warehouse.name}>
                  {warehouse.master && (
                    <>
                      <Icon name="flag" class="inl" />
                      <span class="sr">{t('state.master')}: </span>
                    </>
                  )}
                  <bdi class="clip">{warehouse.name}</bdi>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {pieces.map((piece, position) => {
          const row = piece.kind === 'row' ? rows[piece.index] : undefined;
          if (piece.kind === 'gap' || !row) {
            const height = piece.kind === 'gap' ? piece.height : 0;
            return (
              <tbody key={`gap ${position}`} aria-hidden="true">
                <tr style={{ height: `${height}px` }} />
              </tbody>
            );
          }
          return (
            <tbody key={row.item} onFocusIn={() => setFocused(row.item)} onFocusOut={() => setFocused(null)}>
              <GridRow
                row={row}
                index={piece.index + 2}
                view={view}
                state={state}
                actions={actions}
                t={t}
                open={open.has(row.item)}
                onToggle={() => toggle(row.item)}
                onSubmit={onSubmit}
              />
              {detailed(row) && (
                <GridDetail
                  row={row}
                  view={view}
                  state={state}
                  actions={actions}
                  t={t}
                  now={now}
                  open={open.has(row.item)}
                />
              )}
            </tbody>
          );
        })}
        <GridTotals view={view} rows={rows} t={t} />
      </table>
    </div>
  );
}
