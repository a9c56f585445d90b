import { describe, expect, it } from 'vitest';
import {
  isRunning,
  type MatchesKnown,
  setupFinished,
  setupSteps,
} from '../../../../../components/options/setup/setup-steps.ts';
import { english as t } from '../../../../../components/words/translate.ts';
import type { ShopMatches } from '../../../../../lib/model/checklist.ts';
import type { Overview } from '../../../../../lib/model/views.ts';
import { EMPTY, LEEDS, link, overview } from '../given.ts';

const shop = (integration: string, more: Partial<ShopMatches['open']>, reviewed: boolean): ShopMatches => ({
  integration,
  open: { duplicate: 0, differs: 0, 'no-sku': 0, untracked: 0, 'not-in-master': 0, ...more },
  which: '',
  read: true,
  reviewed,
});
const known = (...shops: ShopMatches[]): MatchesKnown => ({ kind: 'known', shops });
const ALL_FIT = known(shop('acme', {}, true));

const steps = (state: Overview, matches: MatchesKnown = ALL_FIT) => setupSteps(state, matches, t);
const done = (state: Overview, matches: MatchesKnown = ALL_FIT) =>
  steps(state, matches)
    .filter((step) => step.done)
    .map((step) => step.name);
const matchesOf = (matches: MatchesKnown, state: Overview = overview()) =>
  steps(state, matches).find(({ name }) => name === 'matches');

describe('the steps of the set-up', () => {
  it('are seven, each a link, and at first nothing is done', () => {
    expect(done(EMPTY)).toEqual([]);
    expect(steps(EMPTY).map(({ name, href }) => [name, href])).toEqual([
      ['connect', '#/integrations'],
      ['locations', '#/integrations'],
      ['warehouse', '#/warehouses/new'],
      ['master', '#/warehouses/new'],
      ['matches', '#/integrations'],
      ['review', '#/warehouses'],
      ['on', '#/products'],
    ]);
  });

  it('go on shop by shop and link by link', () => {
    expect(done(overview({ warehouses: [], master: null }))).toEqual(['connect', 'locations']);
    expect(done(overview({ master: null }))).toEqual(['connect', 'locations', 'warehouse']);
  });

  it('aren’t finished while a first sync is to be reviewed, and lead straight to it', () => {
    const waiting = link({ location: 'woo/1', name: 'Store stock', state: 'review' });
    const left = steps(overview({ warehouses: [{ ...LEEDS, links: [...LEEDS.links, waiting] }] }));
    expect([setupFinished(left), isRunning(left)]).toEqual([false, false]);
    expect(left.find((step) => !step.done)).toMatchObject({
      name: 'review',
      href: '#/warehouses/review/woo%2F1',
      note: '1 location to review',
    });
  });

  it('are finished when counts are in sync and matches are reviewed', () => {
    expect(setupFinished(steps(overview()))).toBe(true);
  });
});

describe('the step of the SKU matches', () => {
  it('says how many items fit no SKU and in which shop, and leads to the first of them', () => {
    const open = known(shop('acme', { 'no-sku': 2 }, true), shop('woo', { differs: 1, 'not-in-master': 11 }, false));
    expect(matchesOf(open)).toMatchObject({
      done: false,
      note: '12 items aren’t in sync as they are: 12 in Acme Woo',
      href: '#/matches/woo',
    });
    const left = steps(overview(), open);
    // Counts are in sync all the same: these items just aren't among them.
    expect([setupFinished(left), isRunning(left)]).toEqual([false, true]);
  });

  it('is done when a person left them as they are, and keeps saying how many', () => {
    const left = known(shop('acme', { 'no-sku': 2 }, true));
    expect(matchesOf(left)).toMatchObject({ done: true, note: '2 items are left as they are', href: '#/matches/acme' });
  });

  it('is neither done nor open while it isn’t known', () => {
    for (const kind of ['reading', 'failed'] as const) expect(matchesOf({ kind })?.done).toBeNull();
  });

  it('waits for a shop that hasn’t been read yet, and leads to its review', () => {
    const unread = known({ ...shop('woo', {}, true), read: false });
    expect(matchesOf(unread)).toMatchObject({
      done: false,
      note: 'Acme Woo hasn’t been read yet. Its review reads it.',
      href: '#/warehouses',
    });
  });

  it('isn’t done before there is a master to compare with', () => {
    expect(matchesOf(ALL_FIT, overview({ master: null }))?.done).toBe(false);
  });
});
