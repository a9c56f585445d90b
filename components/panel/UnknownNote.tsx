import { useId, useState } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { NoteBox } from '../ui/NoteBox.tsx';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import type { Cell } from './cells.ts';
import type { PanelActions } from './model.ts';

export interface UnknownNoteProps {
  cell: Cell;
  warehouse: string;
  actions: PanelActions;
  t: Translate;
}

/** A count that nobody knows yet: unknown isn't 0, and one of its locations' figures can be taken. */
export function UnknownNote({ cell, warehouse, actions, t }: UnknownNoteProps) {
  const [open, setOpen] = useState(false);
  const listId = useId();
  const sources = cell.view.locations.filter((location) => location.base !== null);
  return (
    <NoteBox
      icon="dash"
      title={t('unknown.title', { warehouse })}
      actions={
        sources.length > 0 && (
          <>
            <Button size="s" aria-expanded={open} aria-controls={listId} onClick={() => setOpen(!open)}>
              {t('unknown.pull')}
            </Button>
            <div id={listId} class="stack" hidden={!open}>
              {sources.map((location) => (
                <Button
                  key={location.location}
                  size="s"
                  kind="quiet"
                  onClick={() =>
                    actions.pullFrom({ warehouse: cell.view.warehouse, sku: cell.sku, location: location.location })
                  }
                >
                  {t('unknown.pull-one', {
                    location: location.name,
                    integration: location.integrationName,
                    count: figure(t, location.base),
                  })}
                </Button>
              ))}
            </div>
          </>
        )
      }
    >
      {t(sources.length > 0 ? 'unknown.text' : 'unknown.text-none')}
    </NoteBox>
  );
}
