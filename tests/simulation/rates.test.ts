import { describe, expect, it } from 'vitest';
import { batch } from './batch.ts';
import { ENGINES } from './engines.ts';
import { judge, story } from './gate.ts';

const SEEDS = 200;
const rates = (mix: string) => batch(mix, 1, SEEDS, { make: ENGINES.shipping });

/** Shops without a witness, under one hot weather: what can't be known is told, and a feed of orders decides most of it. */
describe.each(['relative', 'set'])('a shop whose writes nobody witnesses: %s', (kind) => {
  it('is wrong less often by a third at least where the shop has a feed of orders', { timeout: 300_000 }, async () => {
    const [blind, fed, sold] = [await rates(kind), await rates(`${kind}-feed`), await rates(`${kind}-feed-no-staff`)];
    expect(blind.wrong).toBeGreaterThan(SEEDS / 3);
    expect(fed.wrong * 3).toBeLessThan(blind.wrong * 2);
    // Without anybody who changes figures by hand the feed is the whole truth: what is left is told.
    expect(sold.wrong).toBeLessThanOrEqual(fed.wrong);
    expect(sold.unflagged).toBe(0);
    expect([blind.unconverged, fed.unconverged, sold.unconverged]).toEqual([0, 0, 0]);
  });
});

/** The window is far longer than any shop's, so that few schedules show what many would. */
it('a write that the shop reads and saves goes over sales, and the feed of orders tells which', {
  timeout: 300_000,
}, async () => {
  const seeds = 300;
  const of = (mix: string) => batch(`woo-race-1500${mix}`, 1, seeds, { make: ENGINES.shipping });
  const [blind, fed, sold] = [await of('-no-staff'), await of('-feed'), await of('-feed-no-staff')];
  expect(blind.wrong).toBeGreaterThan(seeds / 20);
  expect(blind.unflagged).toBeGreaterThan(0);
  expect(fed.wrong * 3).toBeLessThan(blind.wrong * 2);
  // What is left went over something and wasn't answered, so nothing tells which figure it found.
  expect(sold.wrong * 3).toBeLessThan(blind.wrong * 2);
  expect([blind.unconverged, fed.unconverged, sold.unconverged]).toEqual([0, 0, 0]);
});

it('what is looked up after every write invents nothing: 300 seeds', { timeout: 300_000 }, async () => {
  expect(story(await judge('woo-feed', 300))).toBe('300 seeds of woo-feed: nothing wrong');
});

it('nothing is lost when the disk fails at any call: 300 seeds', { timeout: 300_000 }, async () => {
  expect(story(await judge('disk', 300))).toBe('300 seeds of disk: nothing wrong');
});

it('a key that the shop has forgotten is never taken for a witness: 100 seeds', { timeout: 300_000 }, async () => {
  const tally = await judge('old-keys', 100);
  expect([tally.unflagged, tally.unconverged]).toEqual([0, 0]);
});
