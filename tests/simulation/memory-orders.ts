import type { Deductor, Shipment, ShiptheoryAccount } from '../../lib/model/shipment.ts';
import type { OrderCursor, OrderStore } from '../../lib/sync/order-ports.ts';
import { deepCopy } from './deep-copy.ts';

/** Shipments in memory, with what a person sets up. */
export type MemoryOrders = OrderStore & {
  setUp(more: { account?: ShiptheoryAccount | null; deductors?: readonly Deductor[] }): void;
  all(): readonly Shipment[];
};

const OPEN: readonly Shipment['state'][] = ['waiting', 'undecided', 'due'];

export function createMemoryOrders(): MemoryOrders {
  const shipments = new Map<string, Shipment>();
  const deductors = new Map<string, Deductor>();
  let account: ShiptheoryAccount | null = null;
  let cursor: OrderCursor | null = null;
  const some = (wanted: (shipment: Shipment) => boolean) => [...shipments.values()].filter(wanted).map(deepCopy);

  return {
    setUp(more) {
      if (more.account !== undefined) account = more.account;
      for (const one of more.deductors ?? []) deductors.set(one.channel, deepCopy(one));
    },
    all: () => some(() => true),

    account: async () => deepCopy(account),
    cursor: async () => deepCopy(cursor),
    async putCursor(next) {
      cursor = deepCopy(next);
    },
    byReference: async (references) => some(({ reference }) => references.includes(reference)),
    open: async () =>
      some(({ state }) => OPEN.includes(state)).sort((a, b) => a.modifiedAt - b.modifiedAt || (a.id < b.id ? -1 : 1)),
    async add(added) {
      for (const one of added) if (!shipments.has(one.id)) shipments.set(one.id, deepCopy(one));
    },
    async save(next) {
      if (next.revision < 2) throw new Error('a first revision is added, not saved');
      if (shipments.get(next.id)?.revision !== next.revision - 1) return false;
      shipments.set(next.id, deepCopy(next));
      return true;
    },
    async forget({ id, revision }) {
      const stored = shipments.get(id);
      const undone = stored?.state === 'waiting' || stored?.state === 'undecided';
      if (undone && stored.revision === revision) shipments.delete(id);
    },
    deductors: async () => [...deductors.values()].map(deepCopy),
    async addDeductors(added) {
      for (const one of added) if (!deductors.has(one.channel)) deductors.set(one.channel, deepCopy(one));
    },
  };
}
