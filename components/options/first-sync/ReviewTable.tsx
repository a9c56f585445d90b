import { useMemo } from 'preact/hooks';
import type { FirstSyncRowView } from '../../../lib/model/first-sync-row.ts';
import { Button } from '../../ui/Button.tsx';
import { Sku } from '../../ui/Sku.tsx';
import { figure } from '../../words/figure.ts';
import type { Translate, WordKey } from '../../words/translate.ts';
import { FromToHeads } from '../parts/FromToHeads.tsx';
import { LongTable } from '../parts/LongTable.tsx';
import { ActionChip } from './ActionChip.tsx';
import { canChoose, type Flipped, isOn } from './choice.ts';

/** In px, as in the styles. */
const HEIGHTS = { row: 48, card: 76 };
const COLUMNS = ['c-check', 'c-action', 'c-sku', null, 'c-figure', 'c-arrow', 'c-figure'];

export interface ReviewTableProps {
  rows: readonly FirstSyncRowView[];
  /** Indexes of the rows to show. */
  shown: readonly number[];
  flipped: Flipped;
  /** The location's name. */
  place: string;
  /** Has one stocked there; missing where the shop can't be asked to. */
  onStock?: ((sku: string) => void) | undefined;
  /** One is being stocked now. */
  stocking: boolean;
  /** It is being confirmed as it stands. */
  locked: boolean;
  /** Turns these rows on or off. */
  onSet(indexes: readonly number[], on: boolean): void;
  t: Translate;
}

/** Old and new of every row, drawn only where it is in sight: 50,000 rows scroll like fifty. */
export function ReviewTable(props: ReviewTableProps) {
  const { rows, shown, flipped, place, onStock, stocking, locked, onSet, t } = props;
  // Not with every row that scrolls by: there may be fifty thousand.
  const choosable = useMemo(() => shown.filter((index) => canChoose(rows[index]?.action ?? 'skip')), [rows, shown]);
  const on = useMemo(() => choosable.filter((index) => isOn(rows, flipped, index)).length, [rows, choosable, flipped]);
  return (
    <LongTable
      label={t('review.rows')}
      kind="review"
      heights={HEIGHTS}
      columns={COLUMNS}
      rows={shown}
      head={
        <>
          <th scope="col">
            {choosable.length > 0 && (
              <input
                type="checkbox"
                aria-label={t('review.allShown')}
                disabled={locked}
                checked={on === choosable.length}
                ref={(element) => {
                  if (element) element.indeterminate = on > 0 && on < choosable.length;
                }}
                onChange={(event) => onSet(choosable, event.currentTarget.checked)}
              />
            )}
          </th>
          <th scope="col">{t('review.what')}</th>
          <th scope="col">{t('review.sku')}</th>
          <th scope="col">{t('review.product')}</th>
          <FromToHeads t={t} />
        </>
      }
      row={(index, position) => {
        const row = rows[index];
        return row === undefined ? null : (
          <ReviewRow
            key={index}
            row={row}
            position={position}
            on={isOn(rows, flipped, index)}
            place={place}
            onStock={onStock}
            stocking={stocking}
            locked={locked}
            onToggle={(next) => onSet([index], next)}
            t={t}
          />
        );
      }}
    />
  );
}

interface ReviewRowProps {
  row: FirstSyncRowView;
  /** The row's number in the whole table. */
  position: number;
  on: boolean;
  place: string;
  onStock: ((sku: string) => void) | undefined;
  stocking: boolean;
  locked: boolean;
  onToggle(on: boolean): void;
  t: Translate;
}

function ReviewRow({ row, position, on, place, onStock, stocking, locked, onToggle, t }: ReviewRowProps) {
  const asks = row.why === 'inactive' && onStock !== undefined;
  const note = asks ? t('review.stockQuestion', { location: place }) : noteOf(row, t);
  const counts = row.count
    ? t('review.counts', { from: figure(t, row.count.from), to: figure(t, row.count.to) })
    : null;
  const more = [row.variant, counts, note].filter((part) => part !== null).join(' · ');
  return (
    <tr aria-rowindex={position} class={on ? undefined : 'off'}>
      <td>
        {canChoose(row.action) && (
          <input
            type="checkbox"
            aria-label={t('review.write', { sku: row.sku })}
            checked={on}
            disabled={locked}
            onChange={(event) => onToggle(event.currentTarget.checked)}
          />
        )}
      </td>
      <td>
        <ActionChip action={row.action} t={t} />
      </td>
      <td class="clip">
        <Sku sku={row.sku} t={t} />
      </td>
      <td>
        <span class="clip block" title={row.title}>
          <bdi>{row.title}</bdi>
        </span>
        {more !== '' && (
          <small class="clip block" title={more} dir="auto">
            {more}
          </small>
        )}
      </td>
      <td class="num soft">{figure(t, row.old)}</td>
      <td class="muted" aria-hidden="true">
        →
      </td>
      <td class="num strong">
        {asks ? (
          <Button
            size="s"
            label={t('review.stock', { sku: row.sku, location: place })}
            disabled={stocking || locked}
            onClick={() => onStock(row.sku)}
          >
            {t('review.stockShort')}
          </Button>
        ) : (
          figure(t, row.new)
        )}
      </td>
    </tr>
  );
}

const WHY: Record<NonNullable<FirstSyncRowView['why']>, WordKey> = {
  'no-sku': 'review.whyNoSku',
  'not-in-master': 'review.whyNotInMaster',
  'not-in-shop': 'review.whyNotInShop',
  duplicate: 'review.whyDuplicate',
  untracked: 'review.whyUntracked',
  inactive: 'review.whyInactive',
};

function noteOf(row: FirstSyncRowView, t: Translate): string | null {
  if (row.why !== null) return t(WHY[row.why]);
  if (row.enters) return t('review.whyEnters');
  if (row.action === 'follow') return t('review.whyFollow');
  return row.action === 'skip' ? t('review.whySkip') : null;
}
