import { useId, useState } from 'preact/hooks';
import type { WarehouseView } from '../../lib/model/views.ts';
import { Icon } from '../ui/Icon.tsx';
import { Rail } from '../ui/Rail.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import type { Translate } from '../words/translate.ts';
import { CellField } from './CellField.tsx';
import { type Cell, stocking } from './cells.ts';
import { fieldError } from './field-error.ts';
import { LocationStop } from './LocationStop.tsx';
import { MovedAlert } from './MovedAlert.tsx';
import type { PanelActions } from './model.ts';
import type { PanelState } from './state.ts';
import { summaryOf } from './summary.ts';
import { UnknownNote } from './UnknownNote.tsx';

export interface WarehouseBlockProps {
  cell: Cell;
  warehouse: WarehouseView;
  state: PanelState;
  actions: PanelActions;
  t: Translate;
  now: number;
  /** Its locations show until somebody folds them. What failed shows anyway. */
  startOpen: boolean;
  onSubmit(): void;
}

/** One warehouse's count of a SKU, and the rail of the locations that it reaches. */
export function WarehouseBlock(props: WarehouseBlockProps) {
  const { cell, warehouse, state, actions, t, now, startOpen, onSubmit } = props;
  const [chosen, choose] = useState<boolean | null>(null);
  const errorId = useId();
  const railId = useId();
  const draft = state.drafts.get(cell.key);
  const error = draft ? fieldError(draft, cell.view.count, t) : null;
  const needsSomebody = cell.view.locations.some((location) => location.state.kind === 'failed' || location.choices);
  // A panel that is cut off can't vouch for its locations any more.
  const open = state.live && (chosen ?? (startOpen || needsSomebody));
  const summary = summaryOf([cell.view], t);
  return (
    <div class="wh" tabIndex={-1} data-place-of-focus>
      <div class="wh-top">
        <div class="wh-words">
          <div class="wh-name">
            <bdi class="clip" title={warehouse.name}>
              {warehouse.name}
            </bdi>
            {warehouse.master && (
              <span class="chip go">
                <Icon name="flag" />
                <span class="chip-word">{t('state.master')}</span>
              </span>
            )}
            {cell.view.low && (
              <span class="chip wait">
                <Icon name="down" />
                <span class="chip-word">{t('low.lowHere')}</span>
              </span>
            )}
          </div>
          <button
            type="button"
            class="wh-toggle"
            aria-expanded={open}
            aria-controls={railId}
            onClick={() => choose(!open)}
          >
            {state.live ? (
              <StateWord tone={summary.tone} icon={summary.icon} turning={summary.turning} word={summary.word}>
                {summary.detail}
              </StateWord>
            ) : (
              <StateWord tone="off" icon="pause" word={t('state.not-live')} />
            )}
            <Icon name="chevron" class="small" />
          </button>
        </div>
        <CellField
          cell={cell}
          warehouse={warehouse.name}
          state={state}
          actions={actions}
          t={t}
          errorId={errorId}
          onSubmit={onSubmit}
        />
      </div>
      <p id={errorId} class="field-error" role="alert" hidden={error === null}>
        {error}
      </p>
      <MovedAlert cell={cell} warehouse={warehouse.name} state={state} actions={actions} t={t} />
      <div id={railId} hidden={!open}>
        {open && (
          <Rail hung>
            {cell.view.locations.map((location) => (
              <LocationStop
                key={location.location}
                location={location}
                place={{ warehouse: warehouse.id, sku: cell.sku, location: location.location }}
                live={state.live}
                actions={actions}
                t={t}
                now={now}
              />
            ))}
          </Rail>
        )}
      </div>
      {cell.view.count === null && stocking(cell.view).length > 0 && state.live && (
        <UnknownNote cell={cell} warehouse={warehouse.name} actions={actions} t={t} />
      )}
    </div>
  );
}
