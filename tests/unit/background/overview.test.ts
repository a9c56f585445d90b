import { describe, expect, it } from 'vitest';
import { english } from '../../../components/words/translate.ts';
import type { Snapshot } from '../../../entrypoints/background/snapshot.ts';
import { locationView } from '../../../entrypoints/background/views/cell.ts';
import { overview } from '../../../entrypoints/background/views/overview.ts';
import type { Entry } from '../../../lib/model/history.ts';
import type { Link } from '../../../lib/model/warehouse.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { aLine, aRecord } from '../../contract/store-suite.ts';

const LOCATION = 'shop/1';
const LINK: Link = {
  location: LOCATION,
  warehouse: 'leeds',
  gen: 1,
  state: 'linked',
  direction: 'both',
  buffer: 0,
  max: null,
  linkedAt: 1,
};

const snapshot = (polledAt: number): Snapshot => ({
  t: english,
  now: 10_000,
  integrations: new Map([
    [
      'shop',
      {
        id: 'shop',
        channel: 'shopify',
        name: 'Acme',
        url: 'https://a.test',
        shopKey: 'a',
        adminHandle: null,
        origins: [],
        adminMatches: [],
        connectedAt: 1,
        paused: false,
      },
    ],
  ]),
  locations: new Map(),
  warehouses: [{ id: 'leeds', name: 'Leeds', revision: 1, createdAt: 1 }],
  links: [LINK],
  master: null,
  problems: [],
  deliveries: new Map(),
  cursors: new Map([
    ['shop', { integration: 'shop', since: '1', fullAt: 1, polledAt, failures: 0, nextAt: 9_000, stopped: null }],
  ]),
  unpermitted: new Set(),
});

const entry = (cause: Entry['cause']): Entry => {
  return {
    id: cause,
    warehouse: 'leeds',
    sku: 'A',
    at: 1,
    cause,
    before: null,
    after: 5,
    location: LOCATION,
    reason: null,
    ref: null,
  };
};

const facts = {
  version: '1',
  products: 2,
  promise: () => ({ level: 'exact' as const, why: '' }),
};

/** As the catalogue gives them, each on its own. */
const grouped = (...records: StockRecord[]) => new Map([['leeds', records.map((record) => ({ record, n: 1 }))]]);

describe('the overview', () => {
  it('counts nothing as waiting, failed or known where no count is known', () => {
    const known = aRecord({ sku: 'A', count: 5, lines: { [LOCATION]: aLine() } });
    const unknown = aRecord({ sku: 'B', count: null, lines: { [LOCATION]: aLine() } });
    const shown = overview(snapshot(1), { ...facts, records: grouped(known, unknown), entries: [] });
    expect(shown.integrations[0]).toMatchObject({ state: 'in-sync', waiting: 0, failed: 0 });
    expect(shown.warehouses[0]?.skus).toBe(1);
    expect(shown.counts).toBe(1);
  });

  it('tells how many SKUs of a location were left out', () => {
    const lines = { [LOCATION]: aLine({ state: 'skipped' }) };
    const records = grouped(aRecord({ sku: 'A', count: 5, lines }), aRecord({ sku: 'B', count: 5 }));
    const shown = overview(snapshot(1), { ...facts, records, entries: [] });
    expect(shown.warehouses[0]?.links).toMatchObject([{ location: LOCATION, leftOut: 1 }]);
  });

  it('says in a few words what happened last, beside its SKU', () => {
    const entries = [entry('first-count'), entry('pull'), entry('edit')];
    const { last } = overview(snapshot(1), { ...facts, records: new Map(), entries });
    expect(last.map(({ text, sku }) => `${text} ${sku}`)).toEqual(['First count A', 'Pulled A', 'Typed here A']);
  });
});

describe('when a figure was verified', () => {
  const verified = (readAt: number | null, polledAt: number) => {
    const line = aLine({ readAt });
    return locationView(snapshot(polledAt), LINK, aRecord({ lines: { [LOCATION]: line } }))?.verifiedAt;
  };

  it('is when it was read, or the poll after that, which found it unchanged', () => {
    expect(verified(4_000, 2_000)).toBe(4_000);
    expect(verified(4_000, 7_000)).toBe(7_000);
  });

  it('is never since the last write when that wasn’t read back', () => {
    expect(verified(null, 7_000)).toBeNull();
  });
});
