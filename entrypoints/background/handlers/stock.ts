import { type Handlers, Refusal } from '../../../lib/messages/server.ts';
import type { SaveResult } from '../../../lib/model/views.ts';
import type { EditOutcome } from '../../../lib/sync/ports.ts';
import type { Hub } from '../hub.ts';
import { takeSnapshot } from '../snapshot.ts';
import { saveResult } from '../views/save-result.ts';

type Names = 'stock.save' | 'stock.undo' | 'stock.retry' | 'stock.pull' | 'stock.choose' | 'stock.undo-bulk';

/** So many edits are taken back in one call, since a worker that works too long on one is stopped. */
const BULK_PART = 100;

/** What a person does to counts. Only SKUs of the catalogue in warehouses that exist are touched, whoever asks. */
export function stockHandlers(hub: Hub): Pick<Handlers, Names> {
  return {
    async 'stock.save'({ edits }) {
      const { allowed, refused } = await split(hub, edits);
      const outcomes = allowed.length > 0 ? await hub.engine.edit(allowed) : [];
      return { results: [...(await results(hub, outcomes, edits)), ...refused] };
    },

    async 'stock.undo'({ undos }) {
      const { allowed, refused } = await split(hub, undos);
      const outcomes: EditOutcome[] = [];
      for (const undo of allowed) outcomes.push(await hub.engine.undo(undo));
      return { results: [...(await results(hub, outcomes, [])), ...refused] };
    },

    async 'stock.undo-bulk'({ bulk, after }) {
      const { undone, next } = await hub.engine.undoBulk(bulk, after, BULK_PART);
      const snapshot = await takeSnapshot(hub);
      return {
        undone: undone.filter(({ outcome }) => outcome.kind === 'applied').length,
        refused: undone.flatMap(({ warehouse, sku, outcome }) => {
          if (outcome.kind === 'refused' && outcome.why === 'unknown-count')
            return [{ warehouse, sku, sentence: hub.t('undo.itsWasUnknown') }];
          const result = saveResult(snapshot, outcome, null);
          return result.kind === 'refused' ? [{ warehouse, sku, sentence: result.sentence }] : [];
        }),
        next,
      };
    },

    async 'stock.retry'({ warehouse, sku, location }) {
      await mustExist(hub, warehouse, sku);
      await hub.engine.retry(warehouse, sku, location);
      hub.screens.changed();
      return {};
    },

    async 'stock.pull'({ warehouse, sku, location }) {
      await mustExist(hub, warehouse, sku);
      const pulled = await hub.engine.pullCounts(warehouse, location, [sku]);
      hub.screens.changed();
      return pulled;
    },

    async 'stock.choose'({ warehouse, sku, location, applied, doubt }) {
      await mustExist(hub, warehouse, sku);
      const answered = await hub.engine.choose(warehouse, sku, location, { asked: doubt ?? null, applied });
      hub.screens.changed();
      if (!answered) throw new Refusal(hub.t('edit.answered'));
      return {};
    },
  };
}

interface Cell {
  warehouse: string;
  sku: string;
}

async function split<T extends Cell & { id: string }>(hub: Hub, asked: readonly T[]) {
  const why = await refusals(hub, asked);
  const refused = asked.flatMap((one): SaveResult[] => {
    const sentence = why(one);
    return sentence === null ? [] : [{ kind: 'refused', id: one.id, sentence }];
  });
  return { allowed: asked.filter((one) => why(one) === null), refused };
}

async function mustExist(hub: Hub, warehouse: string, sku: string): Promise<void> {
  const sentence = (await refusals(hub, [{ warehouse, sku }]))({ warehouse, sku });
  if (sentence !== null) throw new Refusal(sentence);
}

async function refusals(hub: Hub, asked: readonly Cell[]) {
  const warehouses = new Set((await hub.directory.warehouses()).map(({ id }) => id));
  const products = new Set((await hub.directory.products(asked.map(({ sku }) => sku))).map(({ sku }) => sku));
  return ({ warehouse, sku }: Cell): string | null =>
    !warehouses.has(warehouse)
      ? hub.t('edit.warehouseGone')
      : !products.has(sku)
        ? hub.t('edit.not-in-catalogue')
        : null;
}

async function results(
  hub: Hub,
  outcomes: readonly EditOutcome[],
  edits: Parameters<Handlers['stock.save']>[0]['edits'],
): Promise<SaveResult[]> {
  const snapshot = await takeSnapshot(hub);
  return outcomes.map((outcome) => saveResult(snapshot, outcome, edits.find((edit) => edit.id === outcome.id) ?? null));
}
