import { createFaults } from '../faults.ts';
import type { ShopControl, StandIn } from '../shop.ts';
import { startFront } from './front.ts';
import { MALFORMED } from './malformed.ts';
import { cancelUnits, placeOrder, shipOrder } from './orders.ts';
import { startProcess, type VendureProcess } from './process.ts';
import { PLACES, RIGHTS } from './seed.ts';

/*
 * A real Vendure shop as the tests' shop: Vendure 3.7 itself with its own Admin UI, its admin API and its shop API, in
 * a process of its own with a database in memory. Nothing of what it answers is ours.
 *
 * Real: every read and write; orders (`sell` is one that a customer places and pays); what customers bring back
 * (units of a delivered order are cancelled); what staff does (the admin API as the administrator); a right that is
 * taken from the key's role. Only thousands of products at once go straight into its database.
 *
 * Ours: the https server before it, in which connections are cut, delayed and answered wrongly on demand. A revoked key
 * is one that the shop doesn't know: it is exchanged on the way. Vendure has no limit of its own: 429 and 503 are what
 * a server before it says. `writes` are read from the shop's own ledger; it keeps no keys.
 */

export interface RealVendureShop extends StandIn {
  readonly control: ShopControl & {
    /** A customer buys in the web shop, which sells from every location. The order's id. */
    order(sku: string, units: number): string;
    /** An order leaves the house. */
    ship(order: string): void;
    /** Units of an order that aren't sent yet are cancelled. */
    cancel(order: string, sku: string, units: number): void;
    /** Units on hand, which the admin's own stock field shows: those available and those that orders wait for. */
    onHand(sku: string, location?: string): number;
  };
  /** Address of the admin page of this variant, where the stock fields are. */
  variantPage(sku: string): string;
}

const HOST = 'vendure-real.example.test';
const NAME = 'Acme Vendure';

/** On a process that other tests share; it is set back first. Without one, one of its own that ends with `close`. */
export async function startRealVendure(shared?: VendureProcess): Promise<RealVendureShop> {
  const running = shared ?? (await startProcess());
  running.reset();
  const { admin, shop, seeded, command } = running;
  const faults = createFaults(MALFORMED);
  const front = await startFront(running.port, faults);
  const home = `https://${HOST}`;
  /** Ids of the stock locations, by name. */
  const places: Record<string, string> = { ...seeded.places };
  /** Products made since: no sales channel has them yet. */
  const unsold = new Set<string>();

  const variantOf = (sku: string): Variant => {
    const [found] = admin<Variants>(VARIANTS, { sku }).data.productVariants.items;
    if (!found) throw new Error(`The real Vendure shop has no SKU ${JSON.stringify(sku)}.`);
    return found;
  };
  const update = (sku: string, change: object): void => {
    admin(UPDATE, { input: [{ id: variantOf(sku).id, ...change }] });
  };
  const levelOf = (sku: string, location: string = PLACES[0]): Level => {
    const level = variantOf(sku).stockLevels.find((one) => one.stockLocationId === places[location]);
    return level ?? { stockLocationId: places[location] as string, stockOnHand: 0, stockAllocated: 0 };
  };
  const sell = (sku: string, units: number, location?: string): string => {
    const variant = variantOf(sku);
    const channel = location === undefined ? undefined : seeded.sellsFrom[location];
    if (channel && unsold.has(variant.product.id)) {
      admin(ASSIGN, { channel: channel.id, product: variant.product.id });
    }
    return placeOrder(shop, [{ variant: variant.id, units }], channel?.token);
  };
  const permit = (rights: readonly string[]): void => {
    admin('mutation ($input: UpdateRoleInput!) { updateRole(input: $input) { id } }', {
      input: { id: seeded.role, permissions: rights },
    });
  };

  const control: RealVendureShop['control'] = {
    figure: (sku, location = PLACES[0]) => command('figure', { sku, location }),
    onHand: (sku, location) => levelOf(sku, location).stockOnHand,
    sell(sku, units, location = PLACES[0]) {
      const { stockOnHand, stockAllocated } = levelOf(sku, location);
      const short = units - (stockOnHand - stockAllocated);
      // More than there is: a shop that takes orders for what it will have again.
      if (short > 0) oversell(-short);
      sell(sku, units, location);
      if (short > 0) oversell(0);
    },
    order: (sku, units) => sell(sku, units),
    ship: (order) => shipOrder(admin, order),
    cancel: (order, sku, units) => cancelUnits(admin, order, sku, units),
    takeBack: (sku, units, location = PLACES[0]) =>
      cancelUnits(admin, seeded.delivered[location] as string, sku, units),
    staffEdit(sku, to, location) {
      const { stockLocationId, stockAllocated } = levelOf(sku, location);
      update(sku, { stockLevels: [{ stockLocationId, stockOnHand: to + stockAllocated }] });
    },
    addProduct({ title, sku, quantity, tracked = true }) {
      const slug = `added-${unsold.size}`;
      const translations = [{ languageCode: 'en', name: title, slug, description: '' }];
      const { id } = admin<{ createProduct: { id: string } }>(CREATE, { input: { translations } }).data.createProduct;
      unsold.add(id);
      const input = {
        productId: id,
        sku: sku ?? '',
        price: 2400,
        trackInventory: tracked ? 'INHERIT' : 'FALSE',
        translations: [{ languageCode: 'en', name: title }],
        stockLevels: [{ stockLocationId: places[PLACES[0]], stockOnHand: quantity }],
      };
      admin('mutation ($input: [CreateProductVariantInput!]!) { createProductVariants(input: $input) { id } }', {
        input: [input],
      });
    },
    addProducts: (products) => void command('add', { products }),
    removeProduct: (sku) =>
      void admin('mutation ($id: ID!) { deleteProduct(id: $id) { result } }', { id: variantOf(sku).product.id }),
    setTracked: (sku, tracked) => update(sku, { trackInventory: tracked ? 'INHERIT' : 'FALSE' }),
    setSku: (sku, to) => update(sku, { sku: to ?? '' }),
    addLocation(name) {
      const made = admin<{ createStockLocation: { id: string } }>(
        'mutation ($name: String!) { createStockLocation(input: { name: $name }) { id } }',
        { name },
      );
      places[name] = made.data.createStockLocation.id;
    },
    removeLocation: (name) =>
      void admin('mutation ($id: ID!) { deleteStockLocation(input: { id: $id }) { result } }', { id: places[name] }),
    faults: {
      ...faults.switches,
      lackRight: (right) => permit(RIGHTS.filter((one) => one !== right)),
      clear() {
        faults.switches.clear();
        permit(RIGHTS);
      },
    },
    get writes() {
      return command<ShopControl['writes']>('writes');
    },
    requests: front.requests,
  };

  function oversell(threshold: number): void {
    admin('mutation ($to: Int!) { updateGlobalSettings(input: { outOfStockThreshold: $to }) { __typename } }', {
      to: threshold,
    });
  }

  return {
    hosts: [HOST],
    port: front.port,
    connect: { 'Integration name': NAME, 'Admin URL': `${home}/admin`, 'API key': seeded.apiKey },
    productPage: (sku) => `${home}/admin/catalog/products/${variantOf(sku).product.id}`,
    variantPage(sku) {
      const { id, product } = variantOf(sku);
      return `${home}/admin/catalog/products/${product.id}/variants/${id}`;
    },
    control,
    async close() {
      await front.close();
      if (!shared) await running.stop();
    },
  };
}

interface Level {
  stockLocationId: string;
  stockOnHand: number;
  stockAllocated: number;
}

interface Variant {
  id: string;
  product: { id: string };
  stockLevels: readonly Level[];
}

interface Variants {
  productVariants: { items: readonly Variant[] };
}

const VARIANTS = `query ($sku: String!) {
  productVariants(options: { filter: { sku: { eq: $sku } }, sort: { id: ASC } }) {
    items { id product { id } stockLevels { stockLocationId stockOnHand stockAllocated } }
  }
}`;
const UPDATE = 'mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }';
const CREATE = 'mutation ($input: CreateProductInput!) { createProduct(input: $input) { id } }';
const ASSIGN = `mutation ($channel: ID!, $product: ID!) {
  assignProductsToChannel(input: { channelId: $channel, productIds: [$product] }) { id }
}`;
