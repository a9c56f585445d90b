import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { stockHandlers } from '../../../entrypoints/background/handlers/stock.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { EditRequest } from '../../../lib/messages/protocol.ts';
import { MAX_COUNT } from '../../../lib/model/count.ts';
import type { EditOutcome } from '../../../lib/sync/ports.ts';
import { aHub, NOW } from './a-hub.ts';
import { LOCATION, PAGE, setUpLeeds } from './a-set-up.ts';

let hub: Hub;
beforeEach(async () => {
  hub = await aHub();
  await setUpLeeds(hub);
});

const edit = (over: Partial<EditRequest> = {}): EditRequest => {
  const change = { kind: 'set', to: 8, seen: 5 } as const;
  return { id: 'e1', warehouse: 'leeds', sku: 'A-1', change, reason: null, ...over };
};

/** What the screen is told when the engine answers an edit with this. */
async function told(outcome: EditOutcome, change: EditRequest['change'] = { kind: 'set', to: 8, seen: 5 }) {
  hub.engine.edit = vi.fn(async () => [outcome]);
  const { results } = await stockHandlers(hub)['stock.save']({ edits: [edit({ change })] }, PAGE);
  return results[0];
}

describe('saving counts', () => {
  it('tells the count and revision that came of it', async () => {
    const applied = { kind: 'applied', id: 'e1', count: 8, revision: 2 } as const;
    expect(await told(applied)).toEqual(applied);
  });

  it('offers both results where the count moved meanwhile, with what moved it', async () => {
    const sold = { id: 'h1', warehouse: 'leeds', sku: 'A-1', at: NOW - 20_000, cause: 'channel' as const };
    const entry = { ...sold, before: 5, after: 3, location: LOCATION, reason: null, ref: null };
    expect(await told({ kind: 'moved', id: 'e1', count: 3, entries: [entry] })).toMatchObject({
      kind: 'moved',
      count: 3,
      setTo: 8,
      applyBy: 3,
      makes: 6,
      what: expect.stringMatching(/2 .*Acme Woo/),
    });
  });

  it('offers no result that can’t be: below zero, beyond the highest, or from an unknown count', async () => {
    const moved = (count: number | null): EditOutcome => ({ kind: 'moved', id: 'e1', count, entries: [] });
    const none = { applyBy: null, makes: null };
    expect(await told(moved(1), { kind: 'set', to: 2, seen: 5 })).toMatchObject(none);
    expect(await told(moved(MAX_COUNT), { kind: 'set', to: 8, seen: 5 })).toMatchObject(none);
    expect(await told(moved(null))).toMatchObject(none);
  });

  it.each(['below-zero', 'unknown-count', 'not-in-catalogue', 'too-large', 'unlinked'] as const)(
    'refuses %s with a sentence',
    async (why) => {
      expect(await told({ kind: 'refused', id: 'e1', why })).toMatchObject({
        kind: 'refused',
        sentence: expect.stringMatching(/^[A-Z].{20,}\.$/),
      });
    },
  );

  it('never hands on edits of a deleted warehouse or of a SKU that isn’t kept, and does the others', async () => {
    const engineEdit = vi.fn(async () => [{ kind: 'applied', id: 'e3', count: 8, revision: 2 } as const]);
    hub.engine.edit = engineEdit;
    const edits = [edit({ id: 'e1', warehouse: 'york' }), edit({ id: 'e2', sku: 'B-1' }), edit({ id: 'e3' })];
    const { results } = await stockHandlers(hub)['stock.save']({ edits }, PAGE);
    expect(engineEdit).toHaveBeenCalledWith([edits[2]]);
    expect(results).toMatchObject([
      { id: 'e3', kind: 'applied' },
      { id: 'e1', kind: 'refused', sentence: expect.stringContaining('deleted') },
      { id: 'e2', kind: 'refused', sentence: expect.stringContaining('master stock location') },
    ]);
  });
});

describe('what else is done to one count', () => {
  const one = { warehouse: 'leeds', sku: 'A-1', location: LOCATION };

  it('undoes, retries, pulls and chooses', async () => {
    const engine = {
      undo: vi.fn(async () => ({ kind: 'applied', id: 'u1', count: 5, revision: 3 }) as const),
      retry: vi.fn(async () => undefined),
      pullCounts: vi.fn(async () => ({ pulled: 1 })),
      choose: vi.fn(async () => true),
    };
    Object.assign(hub.engine, engine);
    const calls = stockHandlers(hub);
    const undos = [{ id: 'e1', undoId: 'u1', warehouse: 'leeds', sku: 'A-1' }];
    expect(await calls['stock.undo']({ undos }, PAGE)).toMatchObject({ results: [{ kind: 'applied', count: 5 }] });
    await calls['stock.retry'](one, PAGE);
    expect(await calls['stock.pull'](one, PAGE)).toEqual({ pulled: 1 });
    await calls['stock.choose']({ ...one, applied: true, doubt: 'write-1' }, PAGE);
    expect(engine.retry).toHaveBeenCalledWith('leeds', 'A-1', LOCATION);
    expect(engine.pullCounts).toHaveBeenCalledWith('leeds', LOCATION, ['A-1']);
    expect(engine.choose).toHaveBeenCalledWith('leeds', 'A-1', LOCATION, { asked: 'write-1', applied: true });
    expect(hub.screens.changed).toHaveBeenCalledTimes(3);
  });

  it('says that a question was answered already, and has the screens look again', async () => {
    hub.engine.choose = async () => false;
    const answer = { ...one, applied: true, doubt: 'write-1' };
    await expect(stockHandlers(hub)['stock.choose'](answer, PAGE)).rejects.toThrow('answered already');
    expect(hub.screens.changed).toHaveBeenCalled();
  });

  it.each(['stock.retry', 'stock.pull'] as const)('%s refuses what isn’t kept', async (name) => {
    await expect(stockHandlers(hub)[name]({ ...one, sku: 'B-1' }, PAGE)).rejects.toThrow('master stock location');
    await expect(stockHandlers(hub)[name]({ ...one, warehouse: 'york' }, PAGE)).rejects.toThrow('deleted');
  });
});
