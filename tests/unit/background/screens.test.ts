import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createScreens } from '../../../entrypoints/background/screens.ts';
import type { Directory } from '../../../lib/sync/ports.ts';

const { tellScreens } = vi.hoisted(() => ({ tellScreens: vi.fn(async (_message: unknown) => undefined) }));
vi.mock('../../../lib/platform/tabs.ts', () => ({ tellScreens, tellEveryTab: vi.fn(), openOptions: vi.fn() }));
vi.mock('../../../lib/platform/badge.ts', () => ({ showBadge: vi.fn(async () => undefined) }));
vi.mock('../../../lib/platform/scripting.ts', () => ({ registerPanelScripts: vi.fn(), startPanelInOpenTabs: vi.fn() }));

const changes = (n: number, of = 'A') =>
  Array.from({ length: n }, (_, at) => ({ warehouse: 'leeds', sku: `${of}-${at}`, revision: 2 }));

function given() {
  const naps: (() => void)[] = [];
  const directory = { integrations: async () => [], problems: async () => [] } as unknown as Directory;
  const screens = createScreens({
    directory,
    permissions: { has: async () => true, remove: async () => undefined },
    sleep: () => new Promise((wake) => naps.push(wake)),
    onError: (_what, error) => {
      throw error;
    },
  });
  /** SKUs of each telling so far, by the first of them. */
  const told = async () => {
    await new Promise((done) => setTimeout(done));
    return tellScreens.mock.calls.map(([message]) => {
      const of = (message as { changes: { sku: string }[] }).changes;
      return of.length === 0 ? 'pull' : `${of.length} from ${of[0]?.sku}`;
    });
  };
  return { screens, naps, told };
}

beforeEach(() => tellScreens.mockClear());

describe('what screens are told', () => {
  it('is each change at once, where they are few', async () => {
    const { screens, naps, told } = given();
    for (const of of ['A', 'B', 'C']) screens.changed(changes(1, of));
    expect(await told()).toEqual(['1 from A-0', '1 from B-0', '1 from C-0']);
    expect(naps).toEqual([]);
  });

  it('is the first part of many at once, and those that follow it together after a pause', async () => {
    const { screens, naps, told } = given();
    for (const of of ['A', 'B', 'C']) screens.changed(changes(500, of));
    expect(await told()).toEqual(['500 from A-0']);
    naps.shift()?.();
    expect(await told()).toEqual(['500 from A-0', '1000 from B-0']);
    screens.changed(changes(1, 'D'));
    naps.shift()?.();
    expect(await told()).toEqual(['500 from A-0', '1000 from B-0', '1 from D-0']);
    screens.changed(changes(1, 'E'));
    expect((await told()).at(-1)).toBe('1 from E-0');
    expect(naps).toEqual([]);
  });

  it('is at once what isn’t about counts, also meanwhile, and loses none of those', async () => {
    const { screens, naps, told } = given();
    screens.changed(changes(500));
    screens.changed(changes(3, 'B'));
    screens.changed();
    expect(await told()).toEqual(['500 from A-0', 'pull']);
    naps.shift()?.();
    expect(await told()).toEqual(['500 from A-0', 'pull', '3 from B-0']);
    expect(naps).toEqual([]);
  });
});
