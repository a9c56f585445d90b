import { Button } from '../ui/Button.tsx';
import { NoteBox } from '../ui/NoteBox.tsx';
import { figure, signed } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import type { Cell } from './cells.ts';
import { movedSince } from './draft.ts';
import type { PanelActions } from './model.ts';
import type { PanelState } from './state.ts';

export interface MovedAlertProps {
  cell: Cell;
  warehouse: string;
  state: PanelState;
  actions: PanelActions;
  t: Translate;
}

/** The count moved while somebody typed: both results, neither applied yet. The focus stays where they type. */
export function MovedAlert({ cell, warehouse, state, actions, t }: MovedAlertProps) {
  const draft = state.drafts.get(cell.key);
  const moved = draft && state.live ? movedSince(draft, cell.view.count) : null;
  if (!draft || !moved) return null;
  const words = {
    seen: moved.seen === null ? t('count.unknown') : figure(t, moved.seen),
    typed: figure(t, moved.typed),
    now: moved.now === null ? t('count.unknown') : figure(t, moved.now),
    warehouse,
  };
  const { apply } = moved;
  return (
    <NoteBox
      icon="warn"
      tone="wait"
      role="alert"
      title={draft.what || t('moved.title')}
      actions={
        <>
          <Button size="s" onClick={() => actions.setTo(cell.key)}>
            {t('moved.set', { n: figure(t, moved.typed) })}
          </Button>
          {apply && (
            <Button size="s" kind="primary" onClick={() => actions.applyBy(cell.key)}>
              {t('moved.apply', { by: signed(t, apply.by), makes: figure(t, apply.makes) })}
            </Button>
          )}
        </>
      }
    >
      {t(draft.what === null ? 'moved.text-unsent' : 'moved.text', words)}
    </NoteBox>
  );
}
