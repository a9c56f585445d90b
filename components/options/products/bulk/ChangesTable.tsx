import type { PlannedChange } from '../../../../lib/bulk/planned.ts';
import { Sku } from '../../../ui/Sku.tsx';
import { figure } from '../../../words/figure.ts';
import type { Translate } from '../../../words/translate.ts';
import { FromToHeads } from '../../parts/FromToHeads.tsx';
import { LongTable } from '../../parts/LongTable.tsx';
import { EffectChip } from './EffectChip.tsx';

/** In px, as in the styles. */
const HEIGHTS = { row: 52, card: 92 };
const COLUMNS = ['c-effect', null, 'c-where', 'c-figure', 'c-arrow', 'c-figure'];

export interface ChangesTableProps {
  changes: readonly PlannedChange[];
  nameOf(warehouse: string): string;
  t: Translate;
}

/** Old and new of every count, one line each, drawn only where it is in sight. */
export function ChangesTable({ changes, nameOf, t }: ChangesTableProps) {
  return (
    <LongTable
      label={t('changes.rows')}
      kind="changes"
      heights={HEIGHTS}
      columns={COLUMNS}
      rows={changes}
      head={
        <>
          <th scope="col">{t('review.what')}</th>
          <th scope="col">{t('review.product')}</th>
          <th scope="col">{t('changes.warehouse')}</th>
          <FromToHeads t={t} />
        </>
      }
      row={(change, position) => (
        <ChangeRow
          key={`${change.sku} ${change.warehouse}`}
          change={change}
          position={position}
          warehouse={nameOf(change.warehouse)}
          t={t}
        />
      )}
    />
  );
}

interface ChangeRowProps {
  change: PlannedChange;
  position: number;
  warehouse: string;
  t: Translate;
}

function ChangeRow({ change, position, warehouse, t }: ChangeRowProps) {
  const { sku, title, variant, from, to, effect, why } = change;
  const whole = variant === null ? title : `${title}, ${variant}`;
  return (
    <tr aria-rowindex={position} class={effect === 'to-zero' ? 'to-zero' : undefined}>
      <td>
        <EffectChip effect={effect} t={t} />
      </td>
      <td>
        <bdi class="clip block strong" title={whole}>
          {whole}
        </bdi>
        <small class="clip block">
          <Sku sku={sku} t={t} />
          {why !== null && <span class="n-bad"> · {t(`changes.why.${why}`)}</span>}
        </small>
      </td>
      <td>
        <bdi class="clip block" title={warehouse}>
          {warehouse}
        </bdi>
      </td>
      <td class="num">{from === null ? <Unknown t={t} /> : figure(t, from)}</td>
      <td class="muted num">
        <span aria-hidden="true">→</span>
      </td>
      <td class="num strong">{to === null ? <Unchanged from={from} t={t} /> : figure(t, to)}</td>
    </tr>
  );
}

function Unknown({ t }: { t: Translate }) {
  return (
    <span class="muted" title={t('state.not-known')}>
      <span aria-hidden="true">–</span>
      <span class="sr">{t('state.not-known')}</span>
    </span>
  );
}

/** What is refused stays as it is. */
function Unchanged({ from, t }: { from: number | null; t: Translate }) {
  return <span class="muted">{from === null ? <Unknown t={t} /> : figure(t, from)}</span>;
}
