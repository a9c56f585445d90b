import { CountField } from '../ui/CountField.tsx';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import { type Cell, stocking } from './cells.ts';
import { readDraft } from './draft.ts';
import { fieldError } from './field-error.ts';
import type { PanelActions } from './model.ts';
import type { PanelState } from './state.ts';

export interface CellFieldProps {
  cell: Cell;
  warehouse: string;
  state: PanelState;
  actions: PanelActions;
  t: Translate;
  /** Without steppers, as in a grid. */
  bare?: boolean;
  errorId: string;
  onSubmit(): void;
}

/** The field of one count, with what was typed and what is wrong with it. */
export function CellField({ cell, warehouse, state, actions, t, bare, errorId, onSubmit }: CellFieldProps) {
  const draft = state.drafts.get(cell.key) ?? null;
  const names = { sku: cell.sku, warehouse };
  const { count } = cell.view;
  return (
    <CountField
      label={t('count.label', names)}
      count={count}
      text={draft?.text ?? null}
      {...(!bare && { steppers: { more: t('count.more', names), less: t('count.less', names) } })}
      locked={!state.live || stocking(cell.view).length === 0}
      invalid={draft !== null && fieldError(draft, count, t) !== null}
      errorId={errorId}
      {...(draft && { description: description() })}
      cell={cell.key}
      onText={(text) => actions.type(cell.key, text)}
      onStep={(by) => actions.step(cell.key, by)}
      onLeave={() => actions.leave(cell.key)}
      onRevert={() => actions.revert(cell.key)}
      onSubmit={onSubmit}
      t={t}
    />
  );

  function description(): string {
    const was = t('count.was', { count: count === null ? t('count.unknown') : figure(t, count) });
    const reading = draft && readDraft(draft, count);
    if (!reading?.ok || reading.change.kind === 'set') return was;
    return `${was}, ${t('count.makes', { count: figure(t, reading.makes) })}`;
  }
}
