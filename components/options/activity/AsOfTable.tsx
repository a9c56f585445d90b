import type { ReplyOf } from '../../../lib/messages/protocol.ts';
import { Sku } from '../../ui/Sku.tsx';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';

export interface AsOfTableProps {
  at: number;
  shown: ReplyOf<'activity.as-of'>;
  t: Translate;
}

/** A row for each product, a column for each warehouse: the count of then, and that of now where it is another. */
export function AsOfTable({ at, shown, t }: AsOfTableProps) {
  return (
    <section
      class="asof"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable with the keys
      tabIndex={0}
      aria-label={t('asof.table', { time: t.moment(at, 'stamp') })}
    >
      <table class="table">
        <caption class="act-note">{t('asof.table', { time: t.moment(at, 'stamp') })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('asof.product')}</th>
            {shown.warehouses.map(({ id, name }) => (
              <th key={id} scope="col" class="num clip" title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map(({ sku, title, variant, counts }) => (
            <tr key={sku}>
              <td>
                <div class="clip" title={title}>
                  <bdi>{title}</bdi>
                </div>
                <small class="clip">
                  {variant !== null && <bdi>{variant} · </bdi>}
                  <Sku sku={sku} t={t} />
                </small>
              </td>
              {counts.map(({ was, now }, index) => (
                <td key={shown.warehouses[index]?.id ?? index} class="num">
                  <strong>{figure(t, was)}</strong>
                  <small>{was === now ? t('asof.same') : t('asof.now', { count: figure(t, now) })}</small>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
