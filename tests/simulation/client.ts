import type {
  Capabilities,
  ChannelClient,
  Level,
  LineOutcome,
  Prepared,
  RemoteItem,
  SealedWrite,
  SendOutcome,
  WriteLine,
} from '../../lib/channels/channel.ts';
import { ok, type Result } from '../../lib/model/channel-error.ts';
import type { Network, Written } from './network.ts';
import { type Answer, markedOutcome, type Shop, type ShopItem, type ShopKind } from './shop.ts';

/** Late writes live at most `zombieMs` past the time-out; the rest is for the shop's own time and small clock jumps. */
const QUARANTINE = 105_000;
const PAGE = 3;

const WRITES: Record<ShopKind, Pick<Capabilities, 'write' | 'witness'>> = {
  shopify: { write: 'compare-and-set', witness: 'replay' },
  woo: { write: 'relative', witness: 'marker' },
  relative: { write: 'relative', witness: 'none' },
  set: { write: 'set', witness: 'none' },
};

export function capabilitiesOf(shop: Shop, maxLines: number): Capabilities {
  const { kind, raceMs, lagMs, memoryMs, feed } = shop.options;
  const exact = kind === 'shopify' || (kind === 'woo' && raceMs === 0);
  return {
    ...WRITES[kind],
    ...(kind === 'woo' && feed && { readsThenSaves: true }),
    replayWindowMs: kind === 'shopify' ? memoryMs : null,
    maxLines,
    grouped: false,
    settleMs: lagMs,
    quarantineMs: QUARANTINE,
    promise: { level: exact ? 'exact' : 'guarded', why: kind },
  };
}

/** What the client tells the world about, beside what goes over the network. */
export interface ClientHooks {
  /** A transmission or a resolution of this write begins; the function returned is called at its end: was it answered? */
  sending(what: 'send' | 'settle', sealed: SealedWrite, lines: readonly WriteLine[]): (answered: boolean) => void;
  /** The figure of this place was read by the shop at this moment, for a request that began at `asked`. */
  served(item: string, location: string, asked: number): void;
  /** Wraps every call: a crash point before and after. */
  port<T>(name: string, call: () => Promise<T>): Promise<T>;
  trace(text: string): void;
  shopTime(): number;
  /** A time of the shop's by the worker's clock. */
  ourTime(shop: number): number;
}

/** A `ChannelClient` of a simulated shop, over a network with faults. */
export function createSimClient(shop: Shop, network: Network, maxLines: number, hooks: ClientHooks): ChannelClient {
  const name = (what: string): string => `${shop.id}.${what}`;

  const levelsOf = (item: string, locations: readonly string[], asked: number): Level[] =>
    locations.map((location) => {
      hooks.served(item, location, asked);
      return shop.level(item, location);
    });
  const remote = (item: ShopItem, locations: readonly string[], asked: number): RemoteItem => {
    const levels = levelsOf(item.item, locations, asked);
    const tracked = levels.every((level) => level.absent !== 'untracked');
    return { item: item.item, product: item.product, sku: item.sku, title: item.sku, variant: null, tracked, levels };
  };
  const present = (item: ShopItem): boolean =>
    [...shop.places.values()].some((place) => place.item === item.item && place.present);
  const read = <T>(what: string, serve: (asked: number) => T): Promise<Result<T>> =>
    hooks.port(name(what), () => {
      const asked = hooks.shopTime();
      return network.read(name(what), () => serve(asked));
    });

  const transmit = async (
    what: 'send' | 'settle',
    sealed: SealedWrite,
    lines: readonly WriteLine[],
  ): Promise<SendOutcome> => {
    const done = hooks.sending(what, sealed, lines);
    const text = `${name(what)} ${sealed.key} ${lines.map((line) => `${line.item}:${line.from}→${line.to}`).join(' ')}`;
    hooks.trace(text);
    let answered = false;
    try {
      const written = await network.write<Answer>(
        text,
        (answered) => {
          const cut = shop.options.kind !== 'shopify' && network.chance('cut') ? network.whole(lines.length) : null;
          shop.arrive(sealed.key, lines, answered, cut);
        },
        // A shop that forgets what it refused can't tell a second copy from a new attempt, and nobody is told of copies.
        shop.options.kind === 'shopify' && !shop.options.forgetsFailures,
      );
      const outcome = outcomeOf(written);
      answered = outcome.kind === 'answered';
      return outcome;
    } finally {
      done(answered);
    }
  };

  const markers = async (sealed: SealedWrite, lines: readonly WriteLine[]): Promise<SendOutcome> => {
    const done = hooks.sending('settle', sealed, lines);
    let answered = false;
    try {
      const found = await network.read(name(`settle ${sealed.key}`), () =>
        lines.map((line): LineOutcome => {
          const { quantity } = shop.level(line.item, line.remoteLocation);
          // As the shipping client: what was deleted for good never answers, what has no figure for now may.
          if (shop.place(line.item, line.remoteLocation)?.deleted)
            return { kind: 'rejected', reason: 'It was deleted', absent: 'missing' };
          if (quantity === null) return { kind: 'unknown', detail: 'no figure, so the marker says nothing' };
          const found = shop.marker(line.item, line.remoteLocation) === sealed.key;
          if (!found) return { kind: 'not-applied' };
          return shop.options.resent ? markedOutcome(quantity, line) : { kind: 'applied' };
        }),
      );
      answered = found.ok;
      return found.ok ? { kind: 'answered', lines: found.value } : { kind: 'unknown', error: found.error };
    } finally {
      done(answered);
    }
  };

  return {
    channel: shop.options.kind === 'shopify' ? 'shopify' : 'woocommerce',
    capabilities: capabilitiesOf(shop, maxLines),
    check: () => read('check', () => ({ name: shop.id, shopKey: shop.id, adminHandle: null })),
    locations: () =>
      read('locations', () => {
        const ids = new Set([...shop.places.values()].map((place) => place.location));
        return [...ids].map((remoteId) => ({ remoteId, name: remoteId, active: true }));
      }),
    async product(product, locations) {
      const found = await read(`product ${product}`, (asked) =>
        [...shop.items.values()]
          .filter((item) => item.product === product && present(item))
          .map((item) => remote(item, locations, asked)),
      );
      if (!found.ok) return found;
      if (found.value.length === 0) return { ok: false, error: { kind: 'not-found', detail: product } };
      return ok({ product, title: product, items: found.value });
    },
    items: (cursor, locations) =>
      read(`items ${cursor ?? 0}`, (asked) => {
        const all = [...shop.items.values()].filter(present);
        const from = Number(cursor ?? 0);
        const next = from + PAGE < all.length ? String(from + PAGE) : null;
        return { items: all.slice(from, from + PAGE).map((item) => remote(item, locations, asked)), next };
      }),
    bySku: (skus, locations) =>
      read(`bySku ${skus.join(',')}`, (asked) =>
        [...shop.items.values()]
          .filter((item) => skus.includes(item.sku) && present(item))
          .map((item) => remote(item, locations, asked)),
      ),
    levels: (items, locations) =>
      read(`levels ${items.join(',')}`, (asked) => items.flatMap((item) => levelsOf(item, locations, asked))),
    changedSince: (since, locations) =>
      read(`changed ${since}`, (asked) => {
        const from = Number(since) - 5_000;
        const changed = new Set(
          [...shop.places.values()]
            .filter((place) => place.present && place.changedAt >= from)
            .map((place) => place.item),
        );
        // What isn't in the answer is read too: it hasn't changed.
        for (const item of shop.items.keys()) levelsOf(item, locations, asked);
        const items = [...shop.items.values()].filter((item) => changed.has(item.item));
        return { items: items.map((item) => remote(item, locations, asked)), now: String(hooks.shopTime()) };
      }),
    ...(shop.options.kind === 'set' && {
      prepare: (lines: readonly WriteLine[]) =>
        read(`prepare ${lines.map(({ item }) => item).join(',')}`, (asked): Prepared[] =>
          lines.map(({ item, remoteLocation, from }) => {
            hooks.served(item, remoteLocation, asked);
            const { quantity } = shop.level(item, remoteLocation);
            return quantity === from ? { kind: 'ready', basis: '' } : { kind: 'stale' };
          }),
        ),
    }),
    ...(shop.options.feed && {
      sales: (items: readonly string[], locations: readonly string[], since: number) =>
        read(`sales since ${since}`, () =>
          shop.orders
            .filter(({ item, location }) => items.includes(item) && locations.includes(location))
            .map(({ location, at, figures, ...order }) => ({
              ...order,
              ...(shop.options.kind === 'woo' && { figures }),
              remoteLocation: location,
              at: hooks.ourTime(at),
            }))
            .filter(({ at }) => at >= since - 60_000),
        ),
    }),
    now: () => read('now', () => String(hooks.shopTime())),
    group: () => '',
    seal: (key, lines) => ({ key, method: 'POST', path: `/${shop.id}`, body: JSON.stringify({ key, lines }) }),
    send: (sealed, lines) => hooks.port(name('send'), () => transmit('send', sealed, lines)),
    settle: (sealed, lines) =>
      hooks.port(name('settle'), () => {
        if (shop.options.kind === 'shopify') return transmit('settle', sealed, lines);
        if (shop.options.kind === 'woo') return markers(sealed, lines);
        return Promise.resolve<SendOutcome>({
          kind: 'unknown',
          error: { kind: 'unavailable', detail: 'this shop has no witness' },
        });
      }),
  };
}

function outcomeOf(written: Written<Answer>): SendOutcome {
  if (written.kind !== 'answered') return written;
  const { answer } = written;
  if (answer.kind === 'lines') return { kind: 'answered', lines: answer.lines };
  const detail = answer.kind === 'concurrent' ? 'the same key is being worked on' : 'the shop died in the middle';
  return { kind: 'unknown', error: { kind: 'unavailable', detail } };
}
