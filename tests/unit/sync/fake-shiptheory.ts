import { type ChannelError, fail, ok, type Result } from '../../../lib/model/channel-error.ts';
import { dayOf } from '../../../lib/sync/order-poll.ts';
import type { Found, SentShipment, ShipmentFeed, ShipmentHead } from '../../../lib/sync/order-ports.ts';
import { Account, type StoredShipment } from '../../shops/shiptheory/account.ts';

const MOST = 100;

/** A Shiptheory account in memory behind the port of the engine. */
export class FakeShiptheory {
  readonly account: Account;
  readonly calls: string[] = [];
  /** Every call fails with it. */
  trouble: ChannelError | null = null;
  /** Nobody is logged in. */
  loggedOut = false;
  /** A search by reference isn't heeded. */
  ignoresReference = false;

  constructor(private readonly clock: () => number) {
    this.account = new Account(clock);
  }

  feed(): ShipmentFeed {
    const on = (day: string, at: number) => dayOf(at) === day;
    const all = () => this.account.shipments;
    return {
      modifiedOn: async (day) =>
        this.serve('modifiedOn', () => ({
          shipments: all()
            .filter((one) => on(day, one.modified))
            .map(headOf),
          at: this.clock(),
        })),
      createdOn: async (day) =>
        this.serve('createdOn', () =>
          all()
            .filter((one) => on(day, one.created) && one.status === 'Complete')
            .map(headOf),
        ),
      createdBetween: async (from, to) =>
        this.serve('createdBetween', () =>
          found(
            all()
              .filter((one) => isBetween(one, from, to) && one.status === 'Complete')
              .map(headOf),
          ),
        ),
      sentOn: async (day) =>
        this.serve('sentOn', () =>
          found(
            all()
              .filter((one) => on(day, one.created) && one.status === 'Complete')
              .map(sentOf),
          ),
        ),
      sentAs: async (reference, from, to) =>
        this.serve('sentAs', () =>
          found(
            all()
              .filter((one) => isBetween(one, from, to) && (this.ignoresReference || one.reference === reference))
              .map(sentOf),
          ),
        ),
      products: async (page) =>
        this.serve('products', () => {
          const products = this.account.products.slice((page - 1) * MOST, page * MOST);
          return { products, last: page * MOST >= this.account.products.length };
        }),
    };
  }

  private serve<T>(call: string, answer: () => T): Result<T> {
    this.calls.push(call);
    return this.trouble ? fail(this.trouble) : ok(answer());
  }
}

const isBetween = ({ created }: StoredShipment, from: string, to: string): boolean =>
  dayOf(created) >= from && dayOf(created) <= to;

/** The newest first, as the real one. */
function found<T extends ShipmentHead>(shipments: readonly T[]): Found<T> {
  const newest = [...shipments].sort((a, b) => b.createdAt - a.createdAt).slice(0, MOST);
  return { shipments: newest, full: newest.length === MOST };
}

const headOf = (one: StoredShipment): ShipmentHead => ({
  reference: one.reference,
  order: one.order,
  channel: one.channel,
  complete: one.status === 'Complete',
  createdAt: one.created,
  modifiedAt: one.modified,
});

const sentOf = (one: StoredShipment): SentShipment => ({
  ...headOf(one),
  lines: one.products.map(({ sku, name, qty }) => ({ sku, name, quantity: qty })),
});
