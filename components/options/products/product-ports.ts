import type { ReplyOf } from '../../../lib/messages/protocol.ts';
import { BY_TITLE } from '../../../lib/model/product-query.ts';
import type { Reason } from '../../../lib/model/reason.ts';
import type { PanelView, ProductRow } from '../../../lib/model/views.ts';
import type { PanelPorts } from '../../panel/ports.ts';
import type { OptionsPorts } from '../ports.ts';

/** Exactly this SKU, in the catalogue or only seen in a shop; null: nobody has it. */
export async function findProduct(
  sku: string,
  list: OptionsPorts['products'],
): Promise<{ row: ProductRow; warehouses: ReplyOf<'products.list'>['warehouses'] } | null> {
  const reply = await list({ search: '', filter: 'all', sort: BY_TITLE, offset: 0, limit: 1, only: sku });
  const row = reply.rows.find((each) => each.sku === sku);
  return row ? { row, warehouses: reply.warehouses } : null;
}

/** One SKU of the catalogue as the panel's model wants it, so that both edit counts by the very same rules. */
export function panelView(row: ProductRow, warehouses: ReplyOf<'products.list'>['warehouses']): PanelView {
  return {
    kind: 'product',
    integration: '',
    integrationName: '',
    channel: 'shopify',
    title: row.title,
    warehouses,
    masterName: null,
    rows: [{ item: row.sku, sku: row.sku, variant: row.variant, state: 'synced', shopFigures: [], cells: row.cells }],
  };
}

export interface ProductPortsDeps {
  sku: string;
  ports: OptionsPorts;
  uuid(): string;
  /** Why the person says that counts are changed, now. */
  reason(): Reason | null;
  /** The product was read, with what the panel's model has no place for. */
  onRow(row: ProductRow): void;
}

/** The panel model's ports, answered by the options page's. */
export function productPorts({ sku, ports, uuid, reason, onRow }: ProductPortsDeps): PanelPorts {
  return {
    async load() {
      const found = await findProduct(sku, ports.products);
      if (!found) return { kind: 'unknown' };
      onRow(found.row);
      if (!found.row.inCatalogue) return { kind: 'unknown' };
      return panelView(found.row, found.warehouses);
    },
    save: async (edits) =>
      (await ports.save({ edits: edits.map((edit) => ({ ...edit, reason: edit.reason ?? reason() })) })).results,
    undo: async (undos) => (await ports.undo({ undos: [...undos] })).results,
    retry: (place) => ports.retry(place),
    pull: (place) => ports.pull(place),
    choose: (answer) => ports.choose(answer).then(() => null, ports.whyNot),
    stock: ({ sku: of, location }) => ports.stock({ sku: of, location }).then(() => null, ports.whyNot),
    open: async (hash) => ports.open(hash),
    trouble: ports.trouble,
    uuid,
    wait: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
  };
}
