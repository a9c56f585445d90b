// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../../entrypoints/options/router.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const LIST = { page: 'warehouses', show: { kind: 'list' } } as const;
const NEW = { page: 'warehouses', show: { kind: 'new' } } as const;

beforeEach(async () => {
  window.location.hash = '#/warehouses/new';
  await settle();
});

describe('the place in the options page', () => {
  it('follows the hash, however it was changed', async () => {
    const router = createRouter(window);
    expect(router.route.value).toEqual(NEW);
    router.go(LIST);
    await settle();
    expect(router.route.value).toEqual(LIST);
    router.open('#activity/problems');
    await settle();
    expect(router.route.value).toEqual({ page: 'activity', tab: 'problems' });
  });

  it('gives what is shown another address without a step of its own, and not while the person is being asked', async () => {
    const router = createRouter(window);
    const steps = window.history.length;
    const FOUND = { page: 'products', sku: null, search: 'mug' } as const;
    router.keep(FOUND);
    expect(router.route.value).toEqual(FOUND);
    expect([window.location.hash, window.history.length]).toEqual(['#/products?search=mug', steps]);
    window.location.hash = '#/help';
    await settle();
    expect(router.route.value).toEqual({ page: 'help' });
  });

  it('asks before unsaved input is left, and stays until the answer is given', async () => {
    const router = createRouter(window);
    router.setDirty(true);
    window.location.hash = '#/help';
    await settle();
    expect(router.leaving.value).toBe(true);
    expect(router.route.value).toEqual(NEW);
    expect(window.location.hash).toBe('#/warehouses/new');

    router.leave(false);
    expect(router.leaving.value).toBe(false);
    expect(router.route.value).toEqual(NEW);

    window.location.hash = '#/help';
    await settle();
    router.leave(true);
    await settle();
    expect(router.route.value).toEqual({ page: 'help' });
  });
});
