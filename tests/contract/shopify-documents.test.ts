import { getOperationAST, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import * as queries from '../../lib/channels/shopify/queries.ts';
import { MAX_COST, requestedCost } from '../shops/shopify/cost.ts';
import { SCHEMA_VERSIONS, shopifySchema } from '../shops/shopify/fetch-schema.ts';

const LOCATIONS = [0, 1, 2, queries.MAX_LOCATIONS];
const LOCATION_FEEDS = Array.from({ length: queries.MAX_FEEDS - 1 }, () => 'location' as const);
const ids = (count: number) => ({ ids: Array.from({ length: count }, (_, index) => String(index)) });

/** Every document that the client can send, with the largest lists that it sends along. */
const DOCUMENTS: [name: string, document: string, variables: Record<string, unknown>][] = [
  ['shop', queries.SHOP, {}],
  ['heartbeat', queries.HEARTBEAT, {}],
  ['set heartbeat', queries.SET_HEARTBEAT, {}],
  ['locations', queries.LOCATIONS, {}],
  ['set quantities', queries.SET_QUANTITIES, {}],
  ['activate', queries.ACTIVATE, {}],
  ['count', queries.COUNT, {}],
  ['bulk run', queries.BULK_RUN, {}],
  ['bulk', queries.BULK, {}],
  ['bulk cancel', queries.BULK_CANCEL, {}],
  ...LOCATIONS.flatMap((count): [string, string, Record<string, unknown>][] => [
    [`product, ${count} locations`, queries.product(count), {}],
    [`variants, ${count} locations`, queries.variants(count), {}],
    [`levels, ${count} locations`, queries.levels(count), ids(queries.levelPage(count))],
    [`items, ${count} locations`, queries.items(count), ids(queries.itemPage(count))],
  ]),
  ['changes of items', queries.changes(['items']), {}],
  ['changes of a location', queries.changes(['location']), {}],
  ['changes, as many as go', queries.changes(['items', ...LOCATION_FEEDS]), {}],
];

/** Run by Shopify itself: it has no pages, so no cost as others do. */
const BULK: typeof DOCUMENTS = [['bulk items', queries.BULK_ITEMS, {}]];

test('no document is left out', () => {
  const texts = [...DOCUMENTS, ...BULK].map(([, document]) => document);
  const left = Object.entries(queries).filter(
    ([, value]) => typeof value === 'string' && /^(query|mutation) /.test(value) && !texts.includes(value),
  );
  expect(left.map(([name]) => name)).toEqual([]);
});

describe.each(SCHEMA_VERSIONS)('every document is valid at Shopify, version %s', (version) => {
  test.each([...DOCUMENTS, ...BULK])('%s', (_, document) => {
    expect(validate(shopifySchema(version), parse(document))).toEqual([]);
  });
});

test.each(DOCUMENTS)('%s stays below what one query may cost', (_, document, variables) => {
  const parsed = parse(document);
  const operation = getOperationAST(parsed);
  if (!operation) throw new Error('no operation');
  const cost = requestedCost(shopifySchema(queries.API_VERSION), operation, new Map(), variables);
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBeLessThanOrEqual(MAX_COST);
});
