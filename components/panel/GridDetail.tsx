import type { PanelRow } from '../../lib/model/views.ts';
import { Rail } from '../ui/Rail.tsx';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import { cellKey, type ProductView, stocking } from './cells.ts';
import { movedSince, readDraft } from './draft.ts';
import { fieldError } from './field-error.ts';
import { gridErrorId } from './GridRow.tsx';
import { LocationStop } from './LocationStop.tsx';
import { MovedAlert } from './MovedAlert.tsx';
import type { PanelActions } from './model.ts';
import { RowNoteBox } from './RowNoteBox.tsx';
import type { PanelState } from './state.ts';
import { UnknownNote } from './UnknownNote.tsx';

export interface GridDetailProps {
  row: PanelRow;
  view: ProductView;
  state: PanelState;
  actions: PanelActions;
  t: Translate;
  now: number;
  /** Unfolded by a person: its locations show too. */
  open: boolean;
}

/** Does this row have something to say at its fields, unfolded or not? */
export function hasDetail(row: PanelRow, state: PanelState): boolean {
  return row.cells.some((cell) => {
    const draft = state.drafts.get(cellKey(cell.warehouse, row.sku ?? ''));
    if (!draft) return false;
    const reading = readDraft(draft, cell.count);
    const wrong = !reading.ok && (draft.checked || reading.final === true);
    return draft.refused !== null || wrong || movedSince(draft, cell.count) !== null;
  });
}

/** Below a variant's row: sentences at its fields, what moved, and its locations when it is unfolded. */
export function GridDetail({ row, view, state, actions, t, now, open }: GridDetailProps) {
  const sku = row.sku ?? '';
  return (
    <tr class="grid-detail">
      <td colSpan={view.warehouses.length + 1}>
        <div data-detail={row.item} class="stack">
          {row.cells.map((cell) => {
            const warehouse = view.warehouses.find((candidate) => candidate.id === cell.warehouse);
            if (!warehouse || row.state !== 'synced') return null;
            const key = cellKey(cell.warehouse, sku);
            const draft = state.drafts.get(key);
            const error = draft ? fieldError(draft, cell.count, t) : null;
            const whole = { key, sku, row, view: cell };
            return (
              <div key={key} class="grid-cell-detail">
                {error !== null && (
                  <p id={gridErrorId(row, cell.warehouse)} class="field-error" role="alert">
                    <bdi class="strong">{warehouse.name}</bdi> · {error}
                  </p>
                )}
                <MovedAlert cell={whole} warehouse={warehouse.name} state={state} actions={actions} t={t} />
                {open && (
                  <>
                    <p class="grid-warehouse">
                      <bdi class="strong clip">{warehouse.name}</bdi>
                      <span class="num">{figure(t, cell.count)}</span>
                    </p>
                    <Rail hung>
                      {cell.locations.map((location) => (
                        <LocationStop
                          key={location.location}
                          location={location}
                          place={{ warehouse: cell.warehouse, sku, location: location.location }}
                          live={state.live}
                          actions={actions}
                          t={t}
                          now={now}
                        />
                      ))}
                    </Rail>
                    {cell.count === null && stocking(cell).length > 0 && state.live && (
                      <UnknownNote cell={whole} warehouse={warehouse.name} actions={actions} t={t} />
                    )}
                  </>
                )}
              </div>
            );
          })}
          {open && <RowNoteBox row={row} view={view} actions={actions} t={t} />}
        </div>
      </td>
    </tr>
  );
}
