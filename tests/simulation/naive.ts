import type { Entry } from '../../lib/model/history.ts';
import { integrationOf, remoteIdOf } from '../../lib/model/ids.ts';
import type { Line, StockRecord } from '../../lib/stock/record.ts';
import type { Edit, EditOutcome, EngineDeps } from '../../lib/sync/ports.ts';
import type { Runner } from './worker.ts';

/**
 * What one would write first: read every location, add what moved, write the count everywhere, and trust the answer.
 * No intent is kept, a lost reply is forgotten, a reading is believed whenever it comes. A baseline for the rates.
 */
export function createNaive(deps: EngineDeps): Runner {
  const { stock, directory } = deps;

  const change = async (warehouse: string, sku: string, how: (record: StockRecord) => StockRecord): Promise<void> => {
    for (;;) {
      const record = (await stock.record(warehouse, sku)) ?? emptyRecord(warehouse, sku);
      const next = how(record);
      const saved = await stock.saveRecord(
        { ...next, outbox: next.outbox.slice(-1), revision: record.revision + 1 },
        record.revision,
      );
      if (saved) return stock.appendEntries(next.outbox);
    }
  };

  const observe = async (location: string, warehouse: string, gen: number): Promise<void> => {
    const client = await deps.client(integrationOf(location));
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<NonNullable<typeof client>['items']>> | undefined = await client?.items(cursor, [
        remoteIdOf(location),
      ]);
      if (!page?.ok) return;
      for (const item of page.value.items) {
        const quantity = item.levels[0]?.quantity;
        if (item.sku === null || quantity === null || quantity === undefined) continue;
        await change(warehouse, item.sku, (record) => {
          const line = record.lines[location] ?? newLine(gen, item.item);
          const moved = quantity - (line.base ?? quantity);
          const count = record.count === null ? quantity : record.count + moved;
          const lines = { ...record.lines, [location]: { ...line, base: quantity } };
          if (count === record.count) return { ...record, lines };
          return { ...record, count, lines, outbox: [entry(deps, record, count, 'channel', location, null)] };
        });
      }
      cursor = page.value.next;
    } while (cursor !== null);
  };

  const push = async (warehouse: string): Promise<void> => {
    for (const record of await stock.records(warehouse)) {
      for (const [location, line] of Object.entries(record.lines)) {
        if (record.count === null || line.base === null) continue;
        const to = Math.max(0, record.count);
        if (to === line.base) continue;
        const client = await deps.client(integrationOf(location));
        const lines = [{ item: line.item, remoteLocation: remoteIdOf(location), from: line.base, to }];
        const sent = await client?.send(client.seal(deps.uuid(), lines), lines);
        if (sent?.kind !== 'answered' || sent.lines[0]?.kind !== 'applied') continue;
        await change(warehouse, record.sku, (now) => {
          const known = now.lines[location] ?? line;
          return { ...now, lines: { ...now.lines, [location]: { ...known, base: to } } };
        });
      }
    }
  };

  return {
    run: async () => {
      await deps.locks.tryRun('pass', async () => {
        const links = (await directory.links()).filter((link) => link.state === 'linked');
        for (const link of links) await observe(link.location, link.warehouse, link.gen);
        for (const warehouse of new Set(links.map((link) => link.warehouse))) await push(warehouse);
      });
    },
    edit: async (edits: readonly Edit[]) => {
      const outcomes: EditOutcome[] = [];
      for (const edit of edits) {
        let outcome: EditOutcome = { kind: 'refused', id: edit.id, why: 'unknown-count' };
        await change(edit.warehouse, edit.sku, (record) => {
          const count = edit.change.kind === 'set' ? edit.change.to : (record.count ?? 0) + edit.change.by;
          outcome = { kind: 'applied', id: edit.id, count, revision: record.revision + 1 };
          return { ...record, count, outbox: [entry(deps, record, count, 'edit', null, edit.id)] };
        });
        outcomes.push(outcome);
      }
      return outcomes;
    },
  };
}

function emptyRecord(warehouse: string, sku: string): StockRecord {
  return {
    version: 1,
    warehouse,
    sku,
    count: null,
    revision: 0,
    lines: {},
    open: 0,
    raiseSince: null,
    applied: [],
    outbox: [],
  };
}

function newLine(gen: number, item: string): Line {
  return {
    gen,
    item,
    base: null,
    epoch: 0,
    readAt: null,
    settleUntil: 0,
    state: 'linked',
    why: null,
    direction: 'both',
    buffer: 0,
    max: null,
    refused: null,
    pending: null,
    doubt: null,
    seen: [],
  };
}

function entry(
  deps: EngineDeps,
  record: StockRecord,
  after: number,
  cause: Entry['cause'],
  location: string | null,
  ref: string | null,
): Entry {
  const { warehouse, sku, count: before } = record;
  return { id: deps.uuid(), warehouse, sku, at: deps.clock.now(), cause, before, after, location, reason: null, ref };
}
