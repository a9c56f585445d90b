import type { PlannedChange } from '../../../../lib/bulk/planned.ts';
import { figure } from '../../../words/figure.ts';
import type { Translate } from '../../../words/translate.ts';
import { ScrollRegion } from '../../parts/ScrollRegion.tsx';
import { Spacer } from '../../parts/Spacer.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { useWindow } from '../../parts/use-window.ts';
import { EffectChip } from './EffectChip.tsx';

/** In px, as in the styles. */
const ROW_HEIGHT = 52;
const CARD_HEIGHT = 92;
const COLUMNS = 6;

export interface ChangesTableProps {
  changes: readonly PlannedChange[];
  nameOf(warehouse: string): string;
  t: Translate;
}

/** Old and new of every count, one line each, drawn only where it is in sight. */
export function ChangesTable({ changes, nameOf, t }: ChangesTableProps) {
  const height = useNarrow() ? CARD_HEIGHT : ROW_HEIGHT;
  const view = useWindow(changes.length, height);
  return (
    <ScrollRegion label={t('changes.rows')} scroller={view.ref} onScroll={view.onScroll}>
      <table
        class="table changes"
        // biome-ignore lint/a11y/noRedundantRoles: laid out as cards, a table loses its own roles
        role="table"
        aria-rowcount={changes.length + 1}
      >
        <colgroup>
          <col class="c-effect" />
          <col />
          <col class="c-where" />
          <col class="c-figure" />
          <col class="c-arrow" />
          <col class="c-figure" />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('review.what')}</th>
            <th scope="col">{t('review.product')}</th>
            <th scope="col">{t('changes.warehouse')}</th>
            <th scope="col" class="num">
              {t('review.old')}
            </th>
            <td class="head">
              <span class="sr">{t('review.becomes')}</span>
            </td>
            <th scope="col" class="num">
              {t('review.new')}
            </th>
          </tr>
        </thead>
        <Spacer height={view.from * height} columns={COLUMNS} />
        <tbody>
          {changes.slice(view.from, view.to).map((change, offset) => (
            <ChangeRow
              key={`${change.sku} ${change.warehouse}`}
              change={change}
              position={view.from + offset + 2}
              warehouse={nameOf(change.warehouse)}
              t={t}
            />
          ))}
        </tbody>
        <Spacer height={(changes.length - view.to) * height} columns={COLUMNS} />
      </table>
    </ScrollRegion>
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
          <bdi class="mono">{sku}</bdi>
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
