import fc from 'fast-check';
import { expect, it } from 'vitest';
import { english } from '../../../components/words/translate.ts';
import { Figures } from '../../../entrypoints/background/catalogue/figures.ts';
import type { Group } from '../../../entrypoints/background/catalogue/shape.ts';
import type { Snapshot } from '../../../entrypoints/background/snapshot.ts';
import { overview } from '../../../entrypoints/background/views/overview.ts';
import type { Line, StockRecord } from '../../../lib/stock/record.ts';
import { aDelivery, aLine, aRecord } from '../../contract/store-suite.ts';
import { createMemoryStore } from '../../simulation/memory-store.ts';
import { SHOP } from './a-set-up.ts';

const PLACES = ['shop/1', 'other/1'] as const;

const FIELDS = {
  state: fc.constantFrom('linked', 'linked', 'suspended', 'skipped', 'paused', 'unlinking' as const),
  direction: fc.constantFrom('both', 'both', 'read', 'write', 'off' as const),
  base: fc.constantFrom(null, 3, 5, 9),
  readAt: fc.constantFrom(null, 1),
  refused: fc.constantFrom(null, { reason: 'no', tries: 1, retryAt: 0 }),
  doubt: fc.constantFrom(null, null, { delivery: 'd', ifApplied: 1, ifNot: 2, taken: 1 }),
  pending: fc.constantFrom(
    null,
    null,
    { delivery: 'known', from: 3, to: 5, owner: 'o', leaseUntil: 0 },
    { delivery: 'troubled', from: 3, to: 5, owner: 'o', leaseUntil: 0 },
  ),
};
const line: fc.Arbitrary<Line> = fc.record(FIELDS).map((over) => aLine(over));
/** One of the fields as it could be, too. */
const change: fc.Arbitrary<Partial<Line>> = fc.oneof(
  ...Object.entries(FIELDS).map(([name, values]) =>
    (values as fc.Arbitrary<unknown>).map((value) => ({ [name]: value })),
  ),
);

/** Records that are like one another but for a field here and there: what differs little is easily taken for the same. */
const SKUS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
const records: fc.Arbitrary<StockRecord[]> = fc
  .record({
    base: line,
    other: fc.option(line),
    changes: fc.tuple(
      ...SKUS.map(() => fc.record({ change, count: fc.constantFrom(5, 5, null), since: fc.constantFrom(null, 1) })),
    ),
  })
  .map(({ base, other, changes }) =>
    SKUS.map((sku, n) => {
      const { change: over, count = 5, since = null } = changes[n] ?? {};
      const lines = { [PLACES[0]]: { ...base, ...over }, ...(other && { [PLACES[1]]: other }) };
      return aRecord({ sku, count, raiseSince: since, lines });
    }),
  );

const cursor = { since: '1', fullAt: 1, polledAt: 1, nextAt: 9, stopped: null };
const snapshot = (failures: number): Snapshot => ({
  t: english,
  now: 10,
  integrations: new Map(['shop', 'other'].map((id) => [id, { ...SHOP, id }])),
  locations: new Map(),
  warehouses: [{ id: 'leeds', name: 'Leeds', revision: 1, createdAt: 1 }],
  links: PLACES.map((location) => {
    return {
      location,
      warehouse: 'leeds',
      gen: 1,
      state: 'linked',
      direction: 'both',
      buffer: 0,
      max: null,
      linkedAt: 1,
    };
  }),
  master: null,
  problems: [],
  deliveries: new Map([
    ['known', aDelivery({ key: 'known' })],
    ['troubled', aDelivery({ key: 'troubled', lastError: 'down' })],
  ]),
  cursors: new Map(['shop', 'other'].map((integration) => [integration, { ...cursor, integration, failures }])),
  unpermitted: new Set(),
});

const told = (failures: number, groups: readonly Group[]) =>
  overview(snapshot(failures), {
    version: '1',
    products: 0,
    entries: [],
    promise: () => ({ level: 'exact', why: '' }),
    records: new Map([['leeds', groups]]),
  });

it('counting alike records together says the same as looking at each, also after they changed', async () => {
  await fc.assert(
    fc.asyncProperty(records, records, fc.constantFrom(0, 2), async (first, second, failures) => {
      const stock = createMemoryStore();
      for (const one of first) await stock.saveRecord(one, 0);
      const figures = await Figures.load(stock, 'leeds');
      expect(told(failures, figures.groups())).toEqual(
        told(
          failures,
          first.map((one) => ({ record: one, n: 1 })),
        ),
      );
      const renewed = second.slice(0, 3);
      figures.replace(['A', 'B', 'C', 'H'], renewed);
      const now = [...first.slice(3, -1), ...renewed];
      expect(told(failures, figures.groups())).toEqual(
        told(
          failures,
          now.map((one) => ({ record: one, n: 1 })),
        ),
      );
    }),
    { numRuns: 300 },
  );
});
