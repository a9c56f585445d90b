import { type Handlers, Refusal } from '../../../lib/messages/server.ts';
import { type Shipment, shipmentId } from '../../../lib/model/shipment.ts';
import { LOOK, lookProblemId } from '../../../lib/sync/order-problems.ts';
import type { Hub } from '../hub.ts';
import { linkedAs } from '../linked-as.ts';

const MOST = 200;

/** The shipments of Shiptheory that were seen, who deducts, and what a person has looked at. */
export function shipmentsHandlers(
  hub: Hub,
): Pick<Handlers, 'shiptheory.shipments' | 'shiptheory.deducts' | 'shiptheory.looked'> {
  const { store } = hub.shiptheory;
  return {
    async 'shiptheory.shipments'({ offset, limit }) {
      const [page, look, deductors, open, linked, warehouses] = await Promise.all([
        store.list(Math.max(0, offset), Math.min(Math.max(0, limit), MOST)),
        toLookAt(hub),
        store.deductors(),
        store.open(),
        linkedAs(hub),
        hub.directory.warehouses(),
      ]);
      const view = (shipment: Shipment) => ({
        shipment,
        warehouse: warehouses.find(({ id }) => id === shipment.warehouse)?.name ?? null,
      });
      return {
        more: page.more,
        shipments: page.shipments.map(view),
        look: look.map(view),
        channels: deductors
          .map(({ channel, who }) => ({
            channel,
            who,
            linked: linked(channel),
            waiting: open.filter((one) => one.state === 'undecided' && one.channel === channel).length,
          }))
          .sort((a, b) => a.channel.localeCompare(b.channel)),
      };
    },

    async 'shiptheory.deducts'({ channel, who }) {
      const shop = (await linkedAs(hub))(channel);
      if (shop !== null) {
        throw new Refusal(hub.t('deducts.linked', { shop }));
      }
      const before = (await store.deductors()).find((one) => one.channel === channel);
      await store.putDeductor({ channel, who, seenAt: before?.seenAt ?? hub.clock.now() });
      hub.screens.changed();
      // What waits for this word is settled by the next pass.
      hub.sync();
      return {};
    },

    async 'shiptheory.looked'({ shipment: id }) {
      const shipment = await store.shipment(id);
      if (shipment?.look) {
        const saved = await store.save({ ...shipment, look: null, revision: shipment.revision + 1 });
        if (!saved) throw new Refusal(hub.t('shipments.error.changed'));
      }
      await hub.directory.clearProblem(lookProblemId(id));
      hub.screens.changed();
      return {};
    },
  };
}

async function toLookAt({ directory, shiptheory }: Hub): Promise<readonly Shipment[]> {
  const problems = (await directory.problems()).filter(({ kind }) => kind === LOOK);
  const ids = problems.map(({ detail }) => shipmentId(String(detail.channel ?? ''), String(detail.reference ?? '')));
  const shipments = await Promise.all(ids.map((id) => shiptheory.store.shipment(id)));
  return shipments.flatMap((shipment) => (shipment?.look ? [shipment] : []));
}
