import { describe, expect, it } from 'vitest';
import { setupFinished, setupSteps } from '../../../../components/options/setup-steps.ts';
import { english as t } from '../../../../components/words/translate.ts';
import { EMPTY, LEEDS, link, overview } from './given.ts';

const done = (state: Parameters<typeof setupSteps>[0]) =>
  setupSteps(state, t)
    .filter((step) => step.done)
    .map((step) => step.name);

describe('the steps of the set-up', () => {
  it('begins with nothing done', () => {
    expect(done(EMPTY)).toEqual([]);
  });

  it('goes on shop by shop and link by link', () => {
    expect(done(overview({ warehouses: [], master: null }))).toEqual(['connect', 'locations']);
    expect(done(overview({ master: null }))).toEqual(['connect', 'locations', 'warehouse']);
  });

  it('isn’t finished while a first sync is to be reviewed, and leads straight to it', () => {
    const waiting = link({ location: 'woo/1', name: 'Store stock', state: 'review' });
    const steps = setupSteps(overview({ warehouses: [{ ...LEEDS, links: [...LEEDS.links, waiting] }] }), t);
    expect(setupFinished(steps)).toBe(false);
    expect(steps.find((step) => !step.done)).toMatchObject({
      name: 'review',
      href: '#/warehouses/review/woo%2F1',
      note: '1 location to review',
    });
  });

  it('is finished when counts are in sync', () => {
    expect(setupFinished(setupSteps(overview(), t))).toBe(true);
  });
});
