import type { PanelRow } from '../../lib/model/views.ts';
import { Button } from '../ui/Button.tsx';
import { NoteBox } from '../ui/NoteBox.tsx';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import type { ProductView } from './cells.ts';
import type { PanelActions } from './model.ts';
import { rowNote } from './row-note.ts';

export interface RowNoteBoxProps {
  row: PanelRow;
  view: ProductView;
  actions: PanelActions;
  t: Translate;
}

/** A row that isn't synced: why, what to do, and the shop's own figures, so that nothing is hidden. */
export function RowNoteBox({ row, view, actions, t }: RowNoteBoxProps) {
  const note = rowNote(row, view, t);
  if (!note) return null;
  return (
    <NoteBox
      icon={note.icon}
      {...(note.tone && { tone: note.tone })}
      title={note.title}
      actions={
        <>
          {row.stockAt?.map(({ location, name }) => (
            <Button key={location} size="s" icon="plus" onClick={() => actions.stock({ sku: row.sku ?? '', location })}>
              {t('location.stock', { location: name })}
            </Button>
          ))}
          {note.step === 'refresh' ? (
            <Button size="s" icon="refresh" onClick={actions.refresh}>
              {t('row.refresh')}
            </Button>
          ) : (
            <Button size="s" onClick={() => actions.open('#warehouses')}>
              {t('row.warehouses')}
            </Button>
          )}
        </>
      }
    >
      {note.text} {row.stockAt?.map(({ name }) => t('location.stock-question', { location: name })).join(' ')}
      {row.shopFigures.length > 0 && (
        <span class="shop-figures">
          {row.shopFigures.map((shop) => (
            <span key={shop.location}>
              {t('row.shop-has', { location: shop.name, count: figure(t, shop.quantity) })}
            </span>
          ))}
        </span>
      )}
    </NoteBox>
  );
}
