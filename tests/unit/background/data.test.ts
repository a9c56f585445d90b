import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: { runtime: { getPlatformInfo: async () => ({}) } } }));

import { createData, type Data } from '../../../entrypoints/background/data.ts';
import { dataHandlers } from '../../../entrypoints/background/handlers/data.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createSettings } from '../../../lib/store/settings.ts';
import { besideDatabase, currentDatabase } from '../../../lib/store/which-database.ts';
import { aHub } from './a-hub.ts';

const NEW = 'stock-panel-new';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function put(name: string, warehouse: string): Promise<void> {
  const database = await openDatabase(name);
  await database.put('warehouses', { id: warehouse, name: warehouse, createdAt: 1, revision: 1 });
  database.close();
}

/** The old data in use, and the new beside it. */
async function two(): Promise<void> {
  await put(await currentDatabase(), 'old');
  await put(NEW, 'new');
}

/** What a worker finds that starts now. */
async function found(): Promise<{ warehouses: string[]; installation: string | undefined }> {
  const database = await openDatabase(await currentDatabase());
  const warehouses = (await database.getAll('warehouses')).map(({ id }) => id);
  const installation = await createSettings(database).get('installation');
  database.close();
  return { warehouses, installation };
}

function someData(over: Partial<Parameters<typeof createData>[0]> = {}): Data {
  return createData({
    close: () => undefined,
    idle: async () => undefined,
    sleep: () => new Promise(() => undefined),
    installation: 'mine',
    uuid: () => 'empty',
    forgetAll: async () => undefined,
    busy: () => 'The data is being replaced just now. Try again in a moment.',
    onReplaced: async () => undefined,
    ...over,
  });
}

describe('another database in place of the one in use', () => {
  it('is used from then on, under this installation’s name, and the old one is gone', async () => {
    await two();
    await someData().replaceWith(NEW);
    expect(await found()).toEqual({ warehouses: ['new'], installation: 'mine' });
    expect((await indexedDB.databases()).map(({ name }) => name).sort()).toEqual([NEW, 'stock-panel-which']);
  });

  it('a worker that dies between any two steps leaves the old data or the new, whole, and the next one can go on', async () => {
    const seen = new Set<string>();
    for (let at = 1, died = true; died; at++) {
      const real = new IDBFactory();
      globalThis.indexedDB = real;
      await two();
      died = await dieAt(at, real, () => someData().replaceWith(NEW));
      const { warehouses, installation } = await found();
      expect([['old'], ['new']], `death at call ${at}`).toContainEqual(warehouses);
      if (warehouses[0] === 'new') expect(installation, `death at call ${at}`).toBe('mine');
      seen.add(warehouses.join());
      // Whoever got no answer asks again, where there is still something to be asked for.
      if (warehouses[0] === 'old') await someData().replaceWith(NEW);
      expect((await found()).warehouses).toEqual(['new']);
    }
    expect([...seen].sort()).toEqual(['new', 'old']);
  });

  it('deleting everything, and dying in the middle of it, leaves all or nothing as well', async () => {
    for (let at = 1, died = true; died; at++) {
      const real = new IDBFactory();
      globalThis.indexedDB = real;
      await put(await currentDatabase(), 'old');
      died = await dieAt(at, real, () => someData().deleteAll());
      expect([['old'], []], `death at call ${at}`).toContainEqual((await found()).warehouses);
      await someData({ uuid: () => 'again' }).deleteAll();
      expect(await found()).toEqual({ warehouses: [], installation: 'mine' });
      expect(await indexedDB.databases()).toHaveLength(2);
    }
  });
});

describe('panels that are open', () => {
  const PAGE = { kind: 'page' } as const;

  it('are told once everything is deleted, or something else is in its place, and not before', async () => {
    const hub = await aHub();
    const told = vi.mocked(hub.screens.left);
    const order: string[] = [];
    told.mockImplementation(() => void order.push('told'));
    hub.data.deleteAll = async () => void order.push('deleted');
    hub.data.replaceWith = async () => void order.push('replaced');
    await put(besideDatabase('new'), 'new');
    const handlers = dataHandlers(hub);
    await handlers['data.delete']({}, PAGE);
    await handlers['data.restore']({ database: besideDatabase('new') }, PAGE);
    expect(order).toEqual(['deleted', 'told', 'replaced', 'told']);
    await handlers['data.restore']({ database: besideDatabase('none') }, PAGE);
    expect(told).toHaveBeenCalledTimes(2);
  });
});

describe('what runs meanwhile', () => {
  it('is waited for with the database closed; what comes after is refused with a sentence', async () => {
    await two();
    const steps: string[] = [];
    let finish: () => void = () => undefined;
    const data = someData({ close: () => steps.push('closed'), onReplaced: async () => void steps.push('begun anew') });
    const running = data.during(
      () =>
        new Promise<void>((resolve) => {
          finish = () => {
            steps.push('work over');
            resolve();
          };
        }),
    );
    const replaced = data.replaceWith(NEW).then(() => steps.push('replaced'));
    await expect(data.during(async () => 1)).rejects.toThrow('being replaced just now');
    await expect(data.deleteAll()).rejects.toThrow('being replaced just now');
    expect((await found()).warehouses).toEqual(['old']);
    finish();
    await running;
    await replaced;
    expect(steps).toEqual(['closed', 'work over', 'begun anew', 'replaced']);
  });

  it('a call that never returns holds it up for so long and no longer', async () => {
    await two();
    const data = someData({ sleep: async () => undefined });
    void data.during(() => new Promise(() => undefined));
    await data.replaceWith(NEW);
    expect((await found()).warehouses).toEqual(['new']);
  });

  it('begins anew on the old data when the new can’t be had', async () => {
    await put(await currentDatabase(), 'old');
    const onReplaced = vi.fn(async () => undefined);
    const data = someData({
      onReplaced,
      idle: async () => {
        globalThis.indexedDB = dead(globalThis.indexedDB, () => {
          throw new DOMException('full', 'QuotaExceededError');
        });
      },
    });
    const real = globalThis.indexedDB;
    await expect(data.replaceWith(NEW)).rejects.toThrow('full');
    globalThis.indexedDB = real;
    expect(onReplaced).toHaveBeenCalledOnce();
    expect((await found()).warehouses).toEqual(['old']);
  });
});

/** Runs the work until its n-th call of the browser's databases, which never answers. False: it came to its end before. */
async function dieAt(at: number, real: IDBFactory, work: () => Promise<void>): Promise<boolean> {
  let calls = 0;
  let die: () => void = () => undefined;
  const death = new Promise<'died'>((resolve) => {
    die = () => resolve('died');
  });
  globalThis.indexedDB = dead(real, () => {
    if (++calls < at) return false;
    die();
    return true;
  });
  const outcome = await Promise.race([work().then(() => 'over' as const), death]);
  globalThis.indexedDB = real;
  return outcome === 'died';
}

/** The browser's databases, until `isDead`: then no request is made any more, and nothing answers. */
function dead(real: IDBFactory, isDead: () => boolean): IDBFactory {
  return new Proxy(real, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (!isDead()) return value.apply(target, given);
        return name === 'databases' ? new Promise(() => undefined) : new EventTarget();
      };
    },
  });
}
