import type { UndoRow } from '../../../lib/model/step.ts';
import { Sku } from '../../ui/Sku.tsx';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import { LongTable } from '../parts/LongTable.tsx';

/** In px, as in the styles. */
const HEIGHTS = { row: 48, card: 84 };
const COLUMNS = ['c-sku', null, 'c-change', 'c-change'];

export interface UndoTableProps {
  rows: readonly UndoRow[];
  /** Names of the location and of its warehouse. */
  location: string;
  warehouse: string;
  t: Translate;
}

/** What each SKU goes back to, at the location and in the warehouse; drawn only where it is in sight. */
export function UndoTable({ rows, location, warehouse, t }: UndoTableProps) {
  return (
    <LongTable
      label={t('steps.rows')}
      kind="undo"
      heights={HEIGHTS}
      columns={COLUMNS}
      rows={rows}
      head={
        <>
          <th scope="col">{t('review.sku')}</th>
          <th scope="col">{t('steps.product')}</th>
          <th scope="col" class="num clip" title={location}>
            {t('steps.there', { location })}
          </th>
          <th scope="col" class="num clip" title={t('steps.count', { warehouse })}>
            {t('steps.count', { warehouse })}
          </th>
        </>
      }
      row={(row, position) => (
        <Row key={row.sku} row={row} position={position} location={location} warehouse={warehouse} t={t} />
      )}
    />
  );
}

interface RowProps extends Omit<UndoTableProps, 'rows'> {
  row: UndoRow;
  /** Its number in the whole table. */
  position: number;
}

function Row({ row, position, location, warehouse, t }: RowProps) {
  return (
    <tr aria-rowindex={position} class={row.stays === null ? undefined : 'off'}>
      <td class="clip">
        <Sku sku={row.sku} t={t} />
      </td>
      <td>
        <Product row={row} t={t} />
      </td>
      <td class="num" data-label={location}>
        <Change from={row.from} to={row.to} t={t} />
      </td>
      <td class="num" data-label={t('steps.count', { warehouse })}>
        <Change from={row.count.from} to={row.count.to} t={t} />
      </td>
    </tr>
  );
}

function Product({ row, t }: { row: UndoRow; t: Translate }) {
  const note = noteOf(row, t);
  const more = [row.variant, note].filter((part) => part !== null).join(' · ');
  return (
    <>
      <span class="clip block" title={row.title}>
        <bdi>{row.title}</bdi>
      </span>
      {more !== '' && (
        <small class="clip block" title={more} dir="auto">
          {more}
        </small>
      )}
    </>
  );
}

function noteOf({ stays, since, from, to, count }: UndoRow, t: Translate): string | null {
  if (stays !== null) return t(`steps.why.${stays}`);
  if (since === 0) return from === to && count.from === count.to ? t('steps.why.same') : null;
  return since < 0 ? t('steps.sold', { n: -since }) : t('steps.cameIn', { n: since });
}

/** "5 → 47", or the one figure where it stays. */
function Change({ from, to, t }: { from: number | null; to: number | null; t: Translate }) {
  if (from === to) return <span class="soft">{figure(t, from)}</span>;
  return (
    <>
      <span class="sr">{t('steps.becomes', { from: figure(t, from), to: figure(t, to) })}</span>
      <span aria-hidden="true">
        <span class="soft">{figure(t, from)}</span> → <b>{figure(t, to)}</b>
      </span>
    </>
  );
}
