import type { ShipmentView } from '../../../lib/model/shipment-views.ts';
import type { Translate, WordKey } from '../../words/translate.ts';
import { HistoryTime } from '../activity/HistoryTime.tsx';
import type { Now } from '../parts/Age.tsx';
import { ShipmentState } from './ShipmentState.tsx';

export interface ShipmentTableProps {
  label: string;
  shipments: readonly ShipmentView[];
  /** A person has looked at one; missing: nothing in this table needs it. */
  onLooked?(shipment: string): void;
  now: Now;
  t: Translate;
}

/** Shipments with what they hold and what became of them. */
export function ShipmentTable({ label, shipments, onLooked, now, t }: ShipmentTableProps) {
  return (
    <table
      class="table shipments-table"
      aria-label={label}
      // biome-ignore lint/a11y/noRedundantRoles: laid out as cards, a table loses its own roles
      role="table"
    >
      <colgroup>
        <col class="c-shipment" />
        <col />
        <col class="c-state" />
        <col class="c-time" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('shipments.shipment')}</th>
          <th scope="col">{t('shipments.sent')}</th>
          <th scope="col">{t('shipments.state')}</th>
          <th scope="col" class="num">
            {t('shipments.changed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shipments.map((view) => (
          <Row key={view.shipment.id} view={view} onLooked={onLooked} now={now} t={t} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  view: ShipmentView;
  onLooked: ShipmentTableProps['onLooked'];
  now: Now;
  t: Translate;
}

function Row({ view, onLooked, now, t }: RowProps) {
  const { id, reference, order, channel, lines, look, changedTo, modifiedAt } = view.shipment;
  const asks = onLooked !== undefined && look !== null;
  return (
    <tr>
      <th scope="row">
        <bdi class="clip block" title={reference}>
          {reference}
        </bdi>
        <small class="clip block">
          <bdi>{channel}</bdi>
          {order !== null && (
            <>
              {' · '}
              <bdi>{t('shipments.order', { order })}</bdi>
            </>
          )}
        </small>
      </th>
      <td>
        {lines.length === 0 ? (
          <span class="muted">–</span>
        ) : (
          <ul class="sent">
            {lines.map(({ sku, name, quantity, outcome }) => (
              <li key={sku}>
                <bdi title={name}>{unitsOf({ sku, name, quantity }, t)}</bdi>
                {outcome in NOTES && <small> {t(NOTES[outcome as keyof typeof NOTES])}</small>}
              </li>
            ))}
          </ul>
        )}
        {asks && changedTo && (
          <small class="block">
            {t('shipments.now')}{' '}
            {changedTo.length === 0
              ? t('shipments.nothing')
              : changedTo.map(({ sku, quantity }) => unitsOf({ sku, name: '', quantity }, t)).join(', ')}
          </small>
        )}
      </td>
      <td>
        <ShipmentState view={view} t={t} />
        {asks && (
          <div class="look">
            <small>{t(`look.${look}`)}</small>
            <button
              type="button"
              class="btn s"
              aria-label={t('look.doneOf', { reference })}
              onClick={() => onLooked(id)}
            >
              {t('look.done')}
            </button>
          </div>
        )}
      </td>
      <td class="num">
        <HistoryTime at={modifiedAt} now={now} t={t} />
      </td>
    </tr>
  );
}

const NOTES = {
  'unknown-count': 'line.unknown-count',
  'not-in-catalogue': 'line.not-in-catalogue',
  'no-sku': 'line.no-sku',
  'no-quantity': 'line.no-quantity',
} as const satisfies Partial<Record<string, WordKey>>;

function unitsOf(line: { sku: string; name: string; quantity: number | null }, t: Translate): string {
  const sku = line.sku === '' ? t('shipments.noSku', { name: line.name }) : line.sku;
  return line.quantity === null
    ? t('shipments.unitsUnknown', { sku })
    : t('shipments.units', { n: line.quantity, sku });
}
