import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { PanelRow } from '../../lib/model/views.ts';
import { SearchBox } from '../ui/SearchBox.tsx';
import { Sku } from '../ui/Sku.tsx';
import type { Translate } from '../words/translate.ts';
import { type CellKey, cellKey, cellsOf, ownRow, type ProductView } from './cells.ts';
import { Grid } from './Grid.tsx';
import type { PanelActions } from './model.ts';
import { RowNoteBox } from './RowNoteBox.tsx';
import type { PanelState } from './state.ts';
import { WarehouseBlock } from './WarehouseBlock.tsx';

export interface ProductBodyProps {
  view: ProductView;
  state: PanelState;
  actions: PanelActions;
  t: Translate;
  now: number;
  reveal: CellKey | null;
  notices: ComponentChildren;
  onSubmit(): void;
}

/** From so many rows on there is a filter, and from so many warehouses on their locations start folded. */
const FILTER_FROM = 6;
const FOLD_FROM = 3;

/** The product's name and its counts: blocks for a single SKU, a grid for several variants. */
export function ProductBody({ view, state, actions, t, now, reveal, notices, onSubmit }: ProductBodyProps) {
  const [filter, setFilter] = useState('');
  const [whole, showWhole] = useState(false);
  const own = ownRow(view);
  // What was typed into other rows is never out of sight.
  const elsewhere = own ? hasDraftsElsewhere(view, own, state) : false;
  const only = whole || elsewhere ? null : own;
  const single = only !== null;
  const wanted = filter.trim().toLocaleLowerCase();
  const found =
    wanted === ''
      ? view.rows
      : view.rows.filter(({ variant, sku }) => `${variant ?? ''}\n${sku ?? ''}`.toLocaleLowerCase().includes(wanted));
  // A field that has to be gone to shows whatever the filter says.
  const hidden =
    reveal !== null &&
    !found.some((row) => row.cells.some((cell) => cellKey(cell.warehouse, row.sku ?? '') === reveal));
  const rows = hidden ? view.rows : found;
  useLayoutEffect(() => {
    if (hidden) setFilter('');
  }, [hidden]);
  return (
    <>
      <div class="p-sku">
        <strong class="clip" dir="auto" title={view.title}>
          {view.title}
        </strong>
        <span class="p-which">
          {single && (
            <span class="clip">
              {only.variant !== null && <bdi>{only.variant} · </bdi>}
              {only.sku !== null && <Sku sku={only.sku} t={t} />}
            </span>
          )}
          {own && view.rows.length > 1 && !elsewhere && (
            <button type="button" class="p-switch" onClick={() => showWhole(single)}>
              {single ? t('grid.all', { n: view.rows.length }) : t('grid.own')}
            </button>
          )}
        </span>
        {!single && view.rows.length >= FILTER_FROM && (
          <SearchBox
            class="p-filter"
            label={t('grid.filter')}
            hint={t('grid.filter-hint', { n: view.rows.length })}
            value={filter}
            onValue={setFilter}
          />
        )}
      </div>
      {single ? (
        <div class="p-body">
          {notices}
          <div class="p-notices">
            <RowNoteBox row={only} view={view} actions={actions} t={t} />
          </div>
          {only.sku !== null &&
            only.state === 'synced' &&
            only.cells.map((cell) => {
              const sku = only.sku ?? '';
              const warehouse = view.warehouses.find(({ id }) => id === cell.warehouse);
              if (!warehouse) return null;
              return (
                <WarehouseBlock
                  key={cell.warehouse}
                  cell={{ key: cellKey(cell.warehouse, sku), sku, row: only, view: cell }}
                  warehouse={warehouse}
                  state={state}
                  actions={actions}
                  t={t}
                  now={now}
                  startOpen={only.cells.length < FOLD_FROM}
                  onSubmit={onSubmit}
                />
              );
            })}
        </div>
      ) : (
        <div class="p-body">
          {notices}
          {rows.length === 0 ? (
            <p class="p-block muted">{t('grid.none', { text: filter.trim() })}</p>
          ) : (
            <Grid
              view={view}
              rows={rows}
              state={state}
              actions={actions}
              t={t}
              now={now}
              reveal={reveal}
              onSubmit={onSubmit}
            />
          )}
        </div>
      )}
    </>
  );
}

/** Has somebody typed into another row than this one, and not saved it? */
function hasDraftsElsewhere(view: ProductView, own: PanelRow, { drafts }: PanelState): boolean {
  return cellsOf(view).some(({ key, row }) => row !== own && drafts.has(key));
}
