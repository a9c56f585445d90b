import { describe, expect, it } from 'vitest';
import { english } from '../../../components/words/translate.ts';
import { type LocationFacts, locationState } from '../../../entrypoints/background/views/location-state.ts';
import type { Problem } from '../../../lib/model/problem.ts';
import { aDelivery, aLine, aRecord } from '../../contract/store-suite.ts';

const problem = (kind: Problem['kind']): Problem => {
  return { id: kind, kind, integration: 'shop', location: null, warehouse: null, sku: null, since: 1, detail: {} };
};
const cursor = { integration: 'shop', since: '1', fullAt: 1, polledAt: 1, failures: 0, nextAt: 9_000, stopped: null };

const SHOP: LocationFacts['integration'] = {
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
};

type Over = Omit<Partial<LocationFacts>, 'line' | 'record'> & {
  line?: Parameters<typeof aLine>[0];
  record?: Parameters<typeof aRecord>[0];
};

function state({ line: lineOver, record: recordOver, ...over }: Over = {}) {
  const line = aLine(lineOver);
  return locationState({
    t: english,
    link: {
      location: 'shop/1',
      warehouse: 'leeds',
      gen: 1,
      state: 'linked',
      direction: 'both',
      buffer: 0,
      max: null,
      linkedAt: 1,
    },
    line,
    record: aRecord({ lines: { 'shop/1': line }, ...recordOver }),
    integration: SHOP,
    delivery: undefined,
    cursor,
    problems: [],
    permitted: true,
    ...over,
  });
}

const pending = { delivery: 'key-1', from: 5, to: 9, owner: 'worker', leaseUntil: 1 };

describe('the state of a location', () => {
  it('is in sync only when the figure is right and was read back', () => {
    expect(state()).toEqual({ kind: 'in-sync' });
    expect(state({ line: { readAt: null } })).toEqual({ kind: 'sending', from: 5, to: 5 });
    expect(state({ record: { count: 6 } })).toEqual({ kind: 'sending', from: 5, to: 6 });
    expect(state({ line: { base: 3, buffer: 2 }, record: { count: 5 } })).toEqual({ kind: 'in-sync' });
  });

  it('is sending while a write is on its way, and waits for the shop when that is in trouble', () => {
    expect(state({ line: { pending }, delivery: aDelivery({ state: 'sent' }) })).toEqual({
      kind: 'sending',
      from: 5,
      to: 9,
    });
    expect(state({ line: { pending }, delivery: aDelivery({ state: 'unknown', nextAt: 7 }) })).toEqual({
      kind: 'waiting',
      for: 'Acme',
      to: 9,
      retryAt: 7,
    });
    expect(state({ record: { count: 6 }, cursor: { ...cursor, failures: 2 } })).toMatchObject({
      kind: 'waiting',
      for: 'Acme',
      retryAt: 9_000,
    });
  });

  it('never takes unknown for 0', () => {
    expect(state({ record: { count: null } })).toMatchObject({ kind: 'waiting', for: 'the first change', to: null });
    expect(state({ line: { base: null } })).toMatchObject({ kind: 'waiting', for: 'a first reading' });
    expect(state({ line: { state: 'suspended', why: 'untracked' } })).toMatchObject({
      kind: 'failed',
      why: 'the shop doesn’t count it',
    });
  });

  it('lets a person stock again what is no longer stocked there, and nothing else', () => {
    expect(state({ line: { state: 'suspended', why: 'inactive' } })).toMatchObject({ kind: 'failed', action: 'stock' });
    expect(state({ line: { state: 'suspended', why: 'missing' } })).toMatchObject({ kind: 'failed', action: 'none' });
  });

  it('holds a raise until the others are read', () => {
    const other = aLine({ readAt: null });
    const lines = { 'shop/1': aLine({ readAt: 60 }), 'shop/2': other };
    expect(state({ record: { count: 9, raiseSince: 50, lines } })).toMatchObject({ for: 'a fresh reading', to: 9 });
  });

  it('waits for the shop, and says until when, where a write didn’t get through', () => {
    const unanswered = { tries: 4, since: 1, retryAt: 90_000 };
    expect(state({ line: { unanswered }, record: { count: 9 } })).toEqual({
      kind: 'waiting',
      for: SHOP.name,
      to: 9,
      retryAt: 90_000,
    });
    expect(state({ line: { unanswered } })).toMatchObject({ kind: 'in-sync' });
  });

  it('says what failed and what to do', () => {
    const refused = { reason: 'Too many.', tries: 3, retryAt: 1 };
    expect(state({ line: { refused }, record: { count: 9 } })).toEqual({
      kind: 'failed',
      why: 'Too many.',
      tries: 3,
      action: 'retry',
    });
    const doubt = { delivery: 'k', ifApplied: 0, ifNot: -1, taken: -1 };
    expect(state({ line: { doubt } })).toMatchObject({ kind: 'failed', action: 'choose' });
    expect(state({ problems: [problem('credentials-refused')] })).toMatchObject({ action: 'reconnect' });
    expect(state({ permitted: false })).toMatchObject({ action: 'reconnect' });
  });

  it('says why it is paused, or that it is read only', () => {
    expect(state({ cursor: { ...cursor, stopped: 'mass-drop' } })).toEqual({
      kind: 'paused',
      why: 'too many counts went to 0 at once',
    });
    expect(state({ line: { state: 'skipped' } })).toMatchObject({ kind: 'paused' });
    expect(state({ line: { direction: 'off' } })).toMatchObject({ kind: 'paused' });
    expect(state({ line: { direction: 'read' } })).toEqual({ kind: 'read-only' });
  });

  it('says that nobody is logged in, where the shop is called by login, and offers no new key', () => {
    const login = { ...SHOP, login: true } as const;
    expect(state({ integration: login, problems: [problem('credentials-refused')] })).toMatchObject({
      kind: 'failed',
      why: 'you are logged out of Acme; log in to its admin in this browser',
      action: 'retry',
    });
    expect(state({ integration: login, problems: [problem('right-missing')] })).toMatchObject({
      why: expect.stringContaining('lacks a right'),
      action: 'retry',
    });
    expect(state({ problems: [problem('credentials-refused')] })).toMatchObject({ action: 'reconnect' });
  });
});
