import { CATALOGUE } from '../catalogue.ts';

/** One product or variation, as WordPress keeps it: one post with its meta. */
export interface Post {
  readonly id: number;
  type: 'simple' | 'variable' | 'variation';
  /** 0 for a product. */
  readonly parent: number;
  /** The product's title; a variation has none of its own. */
  title: string;
  /** '' = none. */
  sku: string;
  /** GTIN, EAN, UPC or ISBN; '' = none. */
  readonly barcode: string;
  manageStock: boolean;
  /** null = never set. */
  stock: number | null;
  readonly attributes: readonly { name: string; option: string }[];
  readonly meta: { id: number; key: string; value: unknown }[];
  /** In the shop's own time. */
  modified: number;
  readonly created: number;
  status: 'publish' | 'trash';
}

/** The shop's database: posts by id, and the few rules about them that every door into the shop shares. */
export interface Store {
  readonly name: string;
  now(): number;
  all(): readonly Post[];
  post(id: number): Post | undefined;
  variations(parent: number): readonly Post[];
  /** Exactly this SKU, case included. */
  bySku(sku: string): Post;
  /** `true`, `false`, or `parent`: the stock is the parent product's. */
  managed(post: Post): boolean | 'parent';
  /** The units that this post sells, its parent's where the parent manages them; null = not counted. */
  figure(post: Post): number | null;
  /** The post whose stock moves when this one is sold. */
  holder(post: Post): Post;
  /** Every save does this, also one that changed nothing; a variation's bumps its parent. */
  touch(post: Post): void;
  setMeta(post: Post, key: string, value: unknown): void;
  add(product: {
    title: string;
    sku: string | null;
    quantity: number;
    tracked?: boolean;
    barcode?: string | undefined;
  }): Post;
  remove(post: Post): void;
}

/** The seeded products were last saved this long before the start. */
const A_WEEK = 7 * 86_400_000;

export function createStore(name: string, now: () => number): Store {
  const posts = new Map<number, Post>();
  let nextId = 1201;
  let nextMeta = 50_001;

  const insert = (fields: Pick<Post, 'type' | 'title' | 'sku' | 'manageStock' | 'stock'> & Partial<Post>): Post => {
    const post: Post = {
      parent: 0,
      attributes: [],
      meta: [],
      barcode: '',
      status: 'publish',
      modified: now(),
      created: now(),
      ...fields,
      id: nextId,
    };
    posts.set(post.id, post);
    nextId += post.type === 'variation' ? 1 : 3;
    return post;
  };

  const store: Store = {
    name,
    now,
    all: () => [...posts.values()],
    post: (id) => posts.get(id),
    variations: (parent) => [...posts.values()].filter((post) => post.parent === parent),
    bySku(sku) {
      const found = [...posts.values()].find((post) => post.sku === sku && post.status === 'publish');
      if (!found) throw new Error(`The stand-in shop sells no ${sku}.`);
      return found;
    },
    managed(post) {
      if (post.manageStock) return true;
      return post.type === 'variation' && posts.get(post.parent)?.manageStock ? 'parent' : false;
    },
    holder: (post) => (store.managed(post) === 'parent' ? (posts.get(post.parent) ?? post) : post),
    figure(post) {
      const holder = store.holder(post);
      return holder.manageStock ? holder.stock : null;
    },
    touch(post) {
      post.modified = now();
      const parent = posts.get(post.parent);
      if (parent) parent.modified = now();
    },
    setMeta(post, key, value) {
      const row = post.meta.find((one) => one.key === key);
      if (row) row.value = value;
      else post.meta.push({ id: nextMeta++, key, value });
    },
    add: ({ title, sku, quantity, tracked = true, barcode = '' }) =>
      insert({
        type: 'simple',
        title,
        sku: sku ?? '',
        barcode,
        manageStock: tracked,
        stock: tracked ? quantity : null,
      }),
    remove(post) {
      for (const one of store.variations(post.id)) posts.delete(one.id);
      posts.delete(post.id);
    },
  };

  for (const product of CATALOGUE) {
    const [first] = product.variants;
    if (first && first.title === null) {
      store.add({ title: product.title, sku: first.sku, quantity: first.woo, barcode: first.barcode });
      continue;
    }
    const parent = insert({ type: 'variable', title: product.title, sku: '', manageStock: false, stock: null });
    for (const variant of product.variants) {
      const [colour = '', size = ''] = (variant.title ?? '').split(' / ');
      insert({
        type: 'variation',
        parent: parent.id,
        title: product.title,
        sku: variant.sku,
        manageStock: true,
        stock: variant.woo,
        attributes: [
          { name: 'Colour', option: colour },
          { name: 'Size', option: size },
        ],
      });
    }
  }
  for (const post of posts.values()) post.modified -= A_WEEK;
  return store;
}
