import type { RemoteItem } from '../../../lib/channels/channel.ts';
import type { PageRef } from '../../../lib/messages/protocol.ts';
import { type Handlers, Refusal } from '../../../lib/messages/server.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { Integration } from '../../../lib/model/integration.ts';
import type { PanelRow, PanelView } from '../../../lib/model/views.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { shopsOfPage } from '../find-shop.ts';
import type { Hub } from '../hub.ts';
import { fromItems, readProduct, type ShownProduct } from '../read-product.ts';
import { takeSnapshot } from '../snapshot.ts';
import { errorWords } from '../views/channel-error.ts';
import { panelRow } from '../views/panel-row.ts';

/** A panel that opens waits for fresh figures this long; later ones come by themselves. */
const PATIENCE_MS = 5_000;

/** What the panel on a product page shows. */
export function panelProductHandler(hub: Hub): Handlers['panel.product'] {
  return async ({ page, fresh }, caller) => {
    if (caller.kind === 'panel' && caller.origin !== page.origin) throw new Refusal(hub.t('refuse.page'));
    const shops = shopsOfPage(await hub.directory.integrations(), page);
    if (shops.length === 0) return { kind: 'unknown' };
    const notSetUp = await needsSetUp(hub);
    if (notSetUp) return notSetUp;
    const seen = fresh ? null : await seenView(hub, shops, page);
    if (seen) return seen;
    const read = await readProduct(hub, shops, page.product);
    if (!read.ok) {
      return read.error.kind === 'not-found'
        ? { kind: 'unknown' }
        : { kind: 'trouble', ...sentenceAndStep(errorWords(hub.t, read.error, read.error.shop)) };
    }
    const skus = read.value.product.items.flatMap(({ sku }) => sku ?? []);
    if (fresh) {
      await Promise.race([hub.engine.refresh(skus), hub.clock.sleep(PATIENCE_MS)]);
      await pollReachable(hub);
    }
    return view(hub, read.value, page);
  };
}

/** Somebody looks at products: whatever changed in the shops is carried on now, not at the next alarm. */
async function pollReachable(hub: Hub): Promise<void> {
  const integrations: string[] = [];
  for (const { id } of await hub.directory.integrations()) {
    // One that doesn't answer has its own time to be tried again.
    if (((await hub.directory.cursor(id))?.failures ?? 0) === 0) integrations.push(id);
  }
  hub.sync({ now: true, integrations });
}

/**
 * A panel asks again after every change, which is no reason to ask the shop again. What was seen before is enough where
 * every row is synced: the shop's figures are then known from its lines.
 */
async function seenView(hub: Hub, shops: readonly Integration[], page: PageRef): Promise<PanelView | null> {
  for (const integration of shops) {
    const client = await hub.shops.of(integration.id);
    // What the page's own fields should show is known to the shop alone.
    if (client?.capabilities.ownFigures) return null;
    const product = await fromItems(hub, integration, page.product);
    const shown = product && (await view(hub, { integration, product }, page));
    if (shown?.kind === 'product' && shown.rows.every(({ state }) => state === 'synced')) return shown;
  }
  return null;
}

async function needsSetUp(hub: Hub): Promise<PanelView | null> {
  if ((await hub.directory.warehouses()).length === 0) {
    return { kind: 'not-set-up', sentence: hub.t('set-up.warehouse') };
  }
  const links = await hub.directory.links();
  if (links.length === 0) return { kind: 'not-set-up', sentence: hub.t('set-up.link') };
  return null;
}

async function view(hub: Hub, { integration, product }: ShownProduct, page: PageRef): Promise<PanelView> {
  const skus = [...new Set(product.items.flatMap(({ sku }) => sku ?? []))];
  const [snapshot, products, items, low] = await Promise.all([
    takeSnapshot(hub),
    hub.directory.products(skus),
    hub.directory.itemsBySku(integration.id, skus),
    hub.lowStock(),
  ]);
  const canStock = (await hub.shops.of(integration.id))?.activate !== undefined;
  const records = new Map<string, readonly StockRecord[]>();
  for (const { id } of snapshot.warehouses) records.set(id, await hub.stock.records(id, skus));
  const row = (item: RemoteItem): PanelRow =>
    panelRow(snapshot, {
      integration: integration.id,
      item,
      holder: product.items.find((other) => other.item === item.stockOf),
      sameSku: items.filter((other) => other.sku === item.sku).length,
      canStock,
      low,
      inCatalogue: products.some(({ sku }) => sku === item.sku),
      records: new Map(
        [...records].flatMap(([id, ofWarehouse]) => {
          const record = ofWarehouse.find(({ sku }) => sku === item.sku);
          return record ? [[id, record] as const] : [];
        }),
      ),
    });
  const rows = product.items.map(row);
  const own = page.variant === null ? undefined : product.items.find((item) => item.variantPage === page.variant);
  // A product that is new in the master is taken in by its next poll, so that needn't wait for the alarm.
  const master = snapshot.master?.location;
  if (master && integrationOf(master) === integration.id && rows.some(({ state }) => state === 'not-in-master')) {
    hub.sync({ now: true, integrations: [integration.id] });
  }
  return {
    kind: 'product',
    integration: integration.id,
    integrationName: integration.name,
    channel: integration.channel,
    title: product.title,
    warehouses: snapshot.warehouses.map(({ id, name }) => ({ id, name, master: snapshot.master?.warehouse === id })),
    masterName: master ? (snapshot.locations.get(master)?.name ?? null) : null,
    rows,
    ...(own && { own: own.item }),
  };
}

function sentenceAndStep({ sentence, step }: { sentence: string; step: string }) {
  return { sentence, step };
}
