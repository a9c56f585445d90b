import type { ReplyOf } from '../../../lib/messages/protocol.ts';
import type { PanelView, ProductRow } from '../../../lib/model/views.ts';
import type { PanelPorts } from '../../panel/ports.ts';
import type { OptionsPorts } from '../ports.ts';

/** How many rows a search for one SKU may bring before it is among them. */
const ENOUGH = 50;

/** Finds exactly this SKU: the search itself also matches titles and parts. */
export async function findProduct(
  sku: string,
  list: OptionsPorts['products'],
): Promise<{ row: ProductRow; warehouses: ReplyOf<'products.list'>['warehouses'] } | null> {
  for (let offset = 0; ; offset += ENOUGH) {
    const reply = await list({ search: sku, offset, limit: ENOUGH });
    const row = reply.rows.find((each) => each.sku === sku);
    if (row) return { row, warehouses: reply.warehouses };
    if (reply.rows.length === 0 || offset + ENOUGH >= reply.total) return null;
  }
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
}

/** The panel model's ports, answered by the options page's. */
export function productPorts({ sku, ports, uuid }: ProductPortsDeps): PanelPorts {
  return {
    async load() {
      const found = await findProduct(sku, ports.products);
      return found ? panelView(found.row, found.warehouses) : { kind: 'unknown' };
    },
    save: async (edits) => (await ports.save({ edits: [...edits] })).results,
    undo: async (undos) => (await ports.undo({ undos: [...undos] })).results,
    retry: (place) => ports.retry(place),
    pull: (place) => ports.pull(place),
    choose: (place, applied) => ports.choose({ ...place, applied }),
    stock: ({ sku: of, location }) => ports.stock({ sku: of, location }).then(() => null, ports.whyNot),
    open: async (hash) => ports.open(hash),
    trouble: ports.trouble,
    uuid,
    wait: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
  };
}
