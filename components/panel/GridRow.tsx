import type { PanelRow } from '../../lib/model/views.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Sku } from '../ui/Sku.tsx';
import type { Translate } from '../words/translate.ts';
import { CellField } from './CellField.tsx';
import { cellKey, type ProductView } from './cells.ts';
import type { PanelActions } from './model.ts';
import { rowNote } from './row-note.ts';
import type { PanelState } from './state.ts';
import { summaryOf } from './summary.ts';

export interface GridRowProps {
  row: PanelRow;
  /** Its place among all rows, for the table's count; the head is 1. */
  index: number;
  view: ProductView;
  state: PanelState;
  actions: PanelActions;
  t: Translate;
  open: boolean;
  onToggle(): void;
  onSubmit(): void;
}

/** Name of an error's element, so that the field in the row can point at the sentence below it. */
export function gridErrorId(row: PanelRow, warehouse: string): string {
  return `error ${row.item} ${warehouse}`.replace(/\s+/g, '-');
}

/** One variant: its name and SKU, and a field per warehouse; or a few words on why it isn't synced. */
export function GridRow({ row, index, view, state, actions, t, open, onToggle, onSubmit }: GridRowProps) {
  const note = rowNote(row, view, t);
  const name = row.variant ?? view.title;
  const summary = note ? null : summaryOf(row.cells, t);
  const quiet = summary === null || summary.tone === 'ok' || summary.tone === 'off';
  const low = view.warehouses.flatMap(({ id, name: warehouse }) =>
    row.cells.some((cell) => cell.warehouse === id && cell.low) ? [warehouse] : [],
  );
  return (
    <tr class="grid-row" aria-rowindex={index}>
      <th scope="row">
        <span class="grid-name">
          <Button
            kind="quiet"
            icon={open ? 'chevron' : 'right'}
            label={t('locations.show', { sku: row.sku ?? name })}
            aria-expanded={open}
            onClick={onToggle}
          />
          <span class="clip">
            <bdi class="clip" title={name}>
              {name}
            </bdi>
            <span class="grid-sku">
              {!quiet && summary && (
                <span class={`st ${summary.tone}`} title={`${summary.word} ${summary.detail ?? ''}`.trim()}>
                  <Icon name={summary.icon} class="small" />
                  <span class="sr">{summary.word}. </span>
                </span>
              )}
              {low.length > 0 && (
                <span class="st wait" title={t('low.lowIn', { warehouse: low.join(', ') })}>
                  <Icon name="down" class="small" />
                  <span class="sr">{t('low.lowIn', { warehouse: low.join(', ') })}. </span>
                </span>
              )}
              <Sku class="clip" sku={row.sku} t={t} />
            </span>
          </span>
        </span>
      </th>
      {note ? (
        <td colSpan={view.warehouses.length} class="grid-note">
          <span class="st off">
            <Icon name={note.icon} />
            <b>{t('state.not-synced')}</b> <span class="clip">{note.short}</span>
          </span>
        </td>
      ) : (
        view.warehouses.map((warehouse) => {
          const cell = row.cells.find((candidate) => candidate.warehouse === warehouse.id);
          const sku = row.sku ?? '';
          return (
            <td key={warehouse.id}>
              {cell ? (
                <CellField
                  bare
                  cell={{ key: cellKey(warehouse.id, sku), sku, row, view: cell }}
                  warehouse={warehouse.name}
                  state={state}
                  actions={actions}
                  t={t}
                  errorId={gridErrorId(row, warehouse.id)}
                  onSubmit={onSubmit}
                />
              ) : (
                <span class="muted num none" title={t('state.not-synced')}>
                  <span aria-hidden="true">·</span>
                  <span class="sr">{t('state.not-synced')}</span>
                </span>
              )}
            </td>
          );
        })
      )}
    </tr>
  );
}
