import { useEffect, useRef } from 'preact/hooks';
import type { Overview, WarehouseDetail } from '../../../lib/model/views.ts';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import { LinkedList, type LinkedListProps } from './LinkedList.tsx';
import { doubled, linkedOf } from './linked.ts';
import { masterHint } from './master-hint.ts';

export interface LinkedPartProps extends Omit<LinkedListProps, 't'> {
  overview: Overview;
  /** The warehouse as its form was opened; null: a new one. */
  opened: WarehouseDetail | null;
  t: Translate;
}

/** What is linked once the form is saved, with what that means: for the master, for a shop that is in it twice, for what was removed. */
export function LinkedPart({ overview, opened, chosen, master, error, onMaster, onRemove, t }: LinkedPartProps) {
  const box = useRef<HTMLDivElement>(null);
  const removed = useRef<number | null>(null);
  // The button that was pressed goes with its row: the next one takes the focus, or the last, or the box.
  useEffect(() => {
    if (removed.current === null) return;
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>('.linked button') ?? [])];
    (buttons[removed.current] ?? buttons.at(-1) ?? box.current)?.focus({ preventScroll: true });
    removed.current = null;
  }, [chosen]);
  const shops = doubled(chosen);
  const kept = new Set(chosen.map(({ location }) => location));
  const gone = linkedOf(opened).filter(({ location }) => !kept.has(location));
  return (
    <div class="linked-part" ref={box} tabIndex={-1}>
      <p class="label">{t('warehouse.linked', { n: chosen.length })}</p>
      {chosen.length === 0 ? (
        <p class="hint">{t('warehouse.noneLinked')}</p>
      ) : (
        <LinkedList
          chosen={chosen}
          master={master}
          error={error}
          onMaster={onMaster}
          onRemove={(location) => {
            removed.current = chosen.findIndex((linked) => linked.location === location);
            onRemove(location);
          }}
          t={t}
        />
      )}
      <p class="hint">{masterHint(overview, opened, master, t)}</p>
      {shops.length > 0 && <p class="hint n-wait">{t('warehouse.doubled', { shop: shops.join(', ') })}</p>}
      <div role="status">
        {gone.length > 0 && (
          <NoteBox
            icon="warn"
            tone="wait"
            title={t('warehouse.unlinks', { n: gone.length, names: gone.map(({ name }) => name).join(', ') })}
          >
            {t('warehouse.unlinksMore', { n: gone.length })}
          </NoteBox>
        )}
      </div>
    </div>
  );
}
