import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { checklistHandlers } from '../../../entrypoints/background/handlers/checklist.ts';
import { overviewHandler } from '../../../entrypoints/background/handlers/overview.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { Item } from '../../../lib/model/catalogue.ts';
import { Checklist } from '../../../lib/model/checklist.ts';
import { aHub } from './a-hub.ts';
import { PAGE, setUpLeeds } from './a-set-up.ts';

const item = (id: string, sku: string | null, integration = 'shop'): Item => ({
  integration,
  item: id,
  product: `p-${id}`,
  sku,
  title: id,
  variant: null,
  tracked: true,
  seenAt: 0,
});

let hub: Hub;
beforeEach(async () => {
  hub = await aHub();
  await setUpLeeds(hub);
  await hub.directory.addProducts([{ sku: 'A', title: 'A', variant: null, addedAt: 0 }]);
  await hub.directory.putItems([item('fits', 'A'), item('other', 'X'), item('none', null)]);
});

const calls = () => checklistHandlers(hub);
const matches = async () => (await calls()['checklist.matches']({}, PAGE)).shops;
const review = async () =>
  calls()['checklist.reviewed'](
    { shops: (await matches()).map(({ integration, open, which }) => ({ integration, open, which })) },
    PAGE,
  );

describe('the checklist', () => {
  it('counts the items of linked shops that aren’t in sync as they are', async () => {
    await hub.directory.putItems([item('elsewhere', null, 'not-linked')]);
    expect(await matches()).toEqual([
      {
        integration: 'shop',
        open: { duplicate: 0, differs: 0, 'no-sku': 1, untracked: 0, 'not-in-master': 1 },
        which: expect.stringMatching(/^[0-9a-f]{16}$/),
        read: true,
        reviewed: false,
      },
    ]);
  });

  it('has nothing to ask where every item fits', async () => {
    await hub.directory.removeItems('shop', ['other', 'none']);
    expect(await matches()).toMatchObject([{ reviewed: true }]);
  });

  it('knows of a shop that none of its items was seen yet', async () => {
    await hub.directory.removeItems('shop', ['fits', 'other', 'none']);
    expect(await matches()).toMatchObject([{ read: false }]);
    const cursor = { integration: 'shop', since: null, polledAt: 1, failures: 0, nextAt: 1, stopped: null };
    await hub.directory.changeCursor('shop', () => ({ ...cursor, fullAt: 1 }));
    expect(await matches()).toMatchObject([{ read: true }]);
  });

  it('takes a person’s word on those that are left, until there is one more', async () => {
    await review();
    expect(await matches()).toMatchObject([{ reviewed: true, open: { 'no-sku': 1 } }]);
    await hub.directory.removeItems('shop', ['none']);
    expect(await matches()).toMatchObject([{ reviewed: true }]);
    await hub.directory.putItems([item('none', null), item('another', null)]);
    expect(await matches()).toMatchObject([{ reviewed: false }]);
  });

  it('knows those that were left from others of the same kind, so that another in their place is told', async () => {
    await review();
    await hub.directory.removeItems('shop', ['none']);
    await hub.directory.putItems([item('another', null)]);
    expect(await matches()).toMatchObject([{ reviewed: false, open: { 'no-sku': 1 } }]);
    await review();
    expect(await matches()).toMatchObject([{ reviewed: true }]);
    // The same item for another reason is news as well.
    await hub.directory.putItems([item('another', 'Y')]);
    expect(await matches()).toMatchObject([{ reviewed: false, open: { 'not-in-master': 2 } }]);
  });

  it('still heeds a person’s word that was kept as numbers', async () => {
    const open = { duplicate: 0, differs: 0, 'no-sku': 1, untracked: 0, 'not-in-master': 1 };
    const before = { hidden: false, told: false, left: [{ integration: 'shop', open }] };
    await hub.settings.put('checklist', Checklist.parse(before));
    expect(await matches()).toMatchObject([{ reviewed: true }]);
    await hub.directory.putItems([item('another', null)]);
    expect(await matches()).toMatchObject([{ reviewed: false }]);
  });

  it('is put away and brought back, and the person’s word stays', async () => {
    await review();
    const checklist = async () => (await overviewHandler(hub)({}, PAGE)).settings.checklist;
    expect(await checklist()).toEqual({ hidden: false, told: false });
    await calls()['checklist.put']({ hidden: true }, PAGE);
    expect(await checklist()).toEqual({ hidden: true, told: false });
    await calls()['checklist.put']({ told: true }, PAGE);
    await calls()['checklist.put']({ hidden: false }, PAGE);
    expect(await checklist()).toEqual({ hidden: false, told: true });
    expect(await matches()).toMatchObject([{ reviewed: true }]);
    expect(hub.screens.changed).toHaveBeenCalledTimes(4);
  });
});
