import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  ChannelClient,
  ItemPage,
  LineOutcome,
  RemoteItem,
  SealedWrite,
  SendOutcome,
  WriteLine,
} from '../../lib/channels/channel.ts';
import { CATALOGUE } from '../shops/catalogue.ts';
import type { StandIn } from '../shops/shop.ts';
import { describeBadAnswers } from './bad-answers-suite.ts';
import { good, only } from './expect-result.ts';
import { describeSize } from './size-suite.ts';
import { type ChannelUnderTest, clientOf, placesOf, preparedBy } from './under-test.ts';

export { type ChannelUnderTest, clientOf, preparedBy };

/** A time limit that no healthy reply comes near, and a delay that is sure to be past it. */
const IMPATIENT = { timeoutMs: 1_500, delayMs: 4_000 };

const SEEDS = CATALOGUE.flatMap((product) => product.variants.map((variant) => ({ ...variant, product })));
/** Three simple products and one variant, none of which starts at zero. */
const [THROW, MUG, DRIPPER] = ['FW-THR-130', 'EM-350-FG', 'CD-02-MW'] as const;
const VARIANT = 'MB-SB-M';

/**
 * What every client does on its shop, whatever the channel: the cases are one set, and only what a channel declares in
 * its capabilities makes them differ.
 */
export function describeChannel(under: ChannelUnderTest): void {
  describe(under.name, () => {
    let cases = 0;
    beforeEach(() => {
      cases += 1;
    });
    afterAll(() => console.info(`${under.name}: ${cases} cases of the suite that every channel passes`));
    describeOrdinary(under);
    describeBadAnswers(under);
    describeSize(under);
  });
}

function describeOrdinary(under: ChannelUnderTest): void {
  describe('from day to day', () => {
    let shop: StandIn;
    let client: ChannelClient;
    /** Remote ids of `under.locations`, in that order. */
    let places: string[];
    let here: string;

    beforeEach(async () => {
      shop = await under.start();
      client = clientOf(under, shop);
      places = await placesOf(client, under.locations);
      here = places[0] as string;
    });
    afterEach(() => shop.close());

    const figure = (sku: string, place = 0) => shop.control.figure(sku, under.locations[place]);
    const item = async (sku: string): Promise<RemoteItem> => only(good(await client.bySku([sku], places)));
    /** A line that takes this SKU at the first location from what it has to `to(what it has)`. */
    const line = async (sku: string, to: (from: number) => number): Promise<WriteLine> => {
      const from = figure(sku);
      if (from === null) throw new Error(`${sku} has no figure`);
      return { item: (await item(sku)).item, remoteLocation: here, from, to: to(from) };
    };
    /** Prepared, where the client prepares, and sealed. */
    const seal = async (lines: readonly WriteLine[]): Promise<{ sealed: SealedWrite; lines: readonly WriteLine[] }> => {
      const prepared = await preparedBy(client, lines);
      return { sealed: client.seal(randomUUID(), prepared), lines: prepared };
    };
    const write = async (lines: readonly WriteLine[]): Promise<SendOutcome> => {
      const sealed = await seal(lines);
      return client.send(sealed.sealed, sealed.lines);
    };
    /** What a sealed write changed. A shop that keeps no keys had no other write in such a test. */
    const writesOf = ({ sealed }: { sealed: SealedWrite }) =>
      shop.control.writes.filter((entry) => entry.key === sealed.key || entry.key === null);
    const isCas = () => client.capabilities.write === 'compare-and-set';
    const witness = () => client.capabilities.witness;
    /** What settling says of a write that the shop applied, or didn't: nothing where there is no witness. */
    const settled = (...kinds: ('applied' | 'stale' | 'not-applied')[]) =>
      witness() === 'none' ? expect.objectContaining({ kind: 'unknown' }) : answered(...kinds);

    describe('trying the credentials', () => {
      test('good ones give the shop, the same one each time', async () => {
        const info = good(await client.check());
        expect(info.name).not.toBe('');
        expect(good(await client.check()).shopKey).toBe(info.shopKey);
      });

      test('refused ones are unauthorized', async () => {
        shop.control.faults.revoke();
        expect(await client.check()).toMatchObject({ ok: false, error: { kind: 'unauthorized' } });
      });

      test('a right that is missing is named', async () => {
        shop.control.faults.lackRight(under.writeRight);
        const result = await client.check();
        expect(result).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
        if (!result.ok && result.error.kind === 'forbidden') expect(result.error.missing).toContain(under.writeRight);
      });

      test('a shop that is down is unavailable', async () => {
        shop.control.faults.down();
        expect(await client.check()).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
        shop.control.faults.up();
        good(await client.check());
      });
    });

    describe('reading', () => {
      test('locations have the names that the merchant gave them', async () => {
        const locations = good(await client.locations());
        expect(locations.map(({ name }) => name).sort()).toEqual([...under.locations].sort());
        expect(locations.every(({ active }) => active)).toBe(true);
      });

      test('every figure of every seeded SKU is the shop’s own', async () => {
        const skus = SEEDS.map(({ sku }) => sku);
        const items = good(await client.bySku(skus, places));
        expect(items.map(({ sku }) => sku).sort()).toEqual([...skus].sort());
        const levels = good(
          await client.levels(
            items.map((each) => each.item),
            places,
          ),
        );
        expect(levels).toHaveLength(skus.length * places.length);
        for (const each of items) {
          for (const [index, place] of places.entries()) {
            const truth = figure(each.sku as string, index);
            const fresh = levels.filter((level) => level.item === each.item && level.remoteLocation === place);
            expect(fresh.map(({ quantity }) => quantity)).toEqual([truth]);
            expect(each.levels.find((level) => level.remoteLocation === place)?.quantity).toBe(truth);
          }
        }
      });

      test('a product page gives all its variants with their titles', async () => {
        const product = good(await client.product((await item(VARIANT)).product, places));
        const seed = CATALOGUE.find(({ variants }) => variants.some(({ sku }) => sku === VARIANT));
        expect(product.title).toBe(seed?.title);
        expect(product.items.map(({ sku }) => sku).sort()).toEqual(seed?.variants.map(({ sku }) => sku).sort());
        for (const each of product.items) {
          expect(each.variant, each.sku ?? '').not.toBeNull();
          expect(each.levels.find((level) => level.remoteLocation === here)?.quantity).toBe(figure(each.sku as string));
        }
      });

      test('a product without variants has none to show', async () => {
        const product = good(await client.product((await item(MUG)).product, places));
        expect(product.items.map(({ variant }) => variant)).toEqual([null]);
      });

      test('a product that is gone is not found', async () => {
        const { product } = await item(MUG);
        shop.control.removeProduct(MUG);
        expect(await client.product(product, places)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
      });

      test('an unknown SKU is nothing, not zero', async () => {
        expect(good(await client.bySku(['NO-SUCH-SKU'], places))).toEqual([]);
      });

      test('a SKU counts by case, by spaces and by every sign in it', async () => {
        const alike = under.uniqueSkus === 'folded' ? [] : ['TEA-001 ', ' TEA-001'];
        for (const sku of [...alike, 'TEA 001', 'TEA', `a'b"c\\d`, 'OR', 'x:y*', '50,5']) {
          shop.control.addProduct({ title: `Product ${sku}`, sku, quantity: 5 });
        }
        for (const sku of ['tea-001', 'TEA 001', 'TEA', `a'b"c\\d`, 'OR', 'x:y*', '50,5']) {
          expect(
            good(await client.bySku([sku], places)).map((found) => found.sku),
            sku,
          ).toEqual([sku]);
        }
        expect(good(await client.bySku(['Tea-001'], places))).toEqual([]);
      });

      test('two items with one SKU are both given, where the shop allows them', async () => {
        const add = () => shop.control.addProduct({ title: 'Another mug', sku: MUG, quantity: 3 });
        if (under.uniqueSkus) return expect(add).toThrow();
        add();
        const found = good(await client.bySku([MUG], places));
        expect(new Set(found.map((each) => each.item)).size).toBe(2);
      });

      test('an item that is gone has no figure', async () => {
        const { item: id } = await item(MUG);
        shop.control.removeProduct(MUG);
        const levels = good(await client.levels([id], [here]));
        expect(levels).toEqual([{ item: id, remoteLocation: here, quantity: null, absent: 'missing' }]);
      });

      test('a location that the shop doesn’t have has no figure, and the others still do', async () => {
        const { item: id } = await item(MUG);
        const unknown = under.unknownLocation;
        const levels = good(await client.levels([id], [unknown, here]));
        expect(levels).toContainEqual({ item: id, remoteLocation: unknown, quantity: null, absent: 'missing' });
        const one = levels.find(({ remoteLocation }) => remoteLocation === here);
        expect(one).toMatchObject({ item: id, quantity: figure(MUG) });
      });

      test('an item whose stock isn’t counted has no figure', async () => {
        shop.control.setTracked(MUG, false);
        const found = await item(MUG);
        expect(found.tracked).toBe(false);
        expect(found.levels.every(({ quantity, absent }) => quantity === null && absent === 'untracked')).toBe(true);
        const levels = good(await client.levels([found.item], [here]));
        expect(levels).toMatchObject([{ item: found.item, remoteLocation: here, quantity: null, absent: 'untracked' }]);
      });

      test('a figure below zero is kept as it is', async () => {
        shop.control.sell(DRIPPER, (figure(DRIPPER) ?? 0) + 3, under.locations[0]);
        const levels = good(await client.levels([(await item(DRIPPER)).item], [here]));
        expect(levels.map(({ quantity }) => quantity)).toEqual([-3]);
      });

      test('a pass over all items is complete, without repeats, and holds those without a SKU', async () => {
        for (let index = 0; index < 120; index += 1) {
          shop.control.addProduct({ title: `Many ${index}`, sku: `MANY-${index}`, quantity: index });
        }
        shop.control.addProduct({ title: 'Without a SKU', sku: null, quantity: 4 });
        const items = await all(client, places);
        expect(items).toHaveLength(SEEDS.length + 121);
        expect(new Set(items.map((each) => each.item)).size).toBe(items.length);
        expect(items.filter(({ sku }) => sku === null).map(({ title }) => title)).toEqual(['Without a SKU']);
        for (const each of items) {
          const level = each.levels.find(({ remoteLocation }) => remoteLocation === here);
          if (each.sku !== null) expect(level?.quantity, each.sku).toBe(figure(each.sku));
        }
      });

      test('hundreds of items are read by SKU and by id, however many calls it takes', async () => {
        const skus = Array.from({ length: 270 }, (_, index) => `LOT-${index}`);
        for (const [index, sku] of skus.entries()) shop.control.addProduct({ title: sku, sku, quantity: index });
        const items = good(await client.bySku(skus, [here]));
        expect(items.map(({ sku }) => sku).sort()).toEqual([...skus].sort());
        const levels = good(
          await client.levels(
            items.map((each) => each.item),
            [here],
          ),
        );
        expect(levels.map(({ quantity }) => quantity)).toEqual(items.map(({ sku }) => figure(sku as string)));
      });
    });

    describe('what changed', () => {
      test('a sale, a return, a staff edit and a lost SKU are seen with the figure that the shop has now', async () => {
        const since = good(await client.now());
        shop.control.sell(THROW, 2, under.locations[0]);
        shop.control.staffEdit(VARIANT, 77, under.locations[0]);
        shop.control.takeBack(DRIPPER, 1, under.locations[0]);
        const { items, now } = good(await client.changedSince(since, places));
        for (const sku of [THROW, VARIANT, DRIPPER]) {
          const seen = items.find((each) => each.sku === sku);
          expect(seen?.levels.find(({ remoteLocation }) => remoteLocation === here)?.quantity, sku).toBe(figure(sku));
        }
        expect(items.map(({ sku }) => sku)).not.toContain(MUG);
        shop.control.sell(MUG, 1, under.locations[0]);
        expect(good(await client.changedSince(now, places)).items.map(({ sku }) => sku)).toContain(MUG);
      });

      test('an item that is no longer counted is seen without a figure', async () => {
        const since = good(await client.now());
        shop.control.setTracked(MUG, false);
        const seen = good(await client.changedSince(since, places)).items.find(({ sku }) => sku === MUG);
        expect(seen?.tracked).toBe(false);
        expect(seen?.levels.every(({ quantity }) => quantity === null)).toBe(true);
      });
    });

    describe('writing', () => {
      test('a line is applied, once, under its key', async () => {
        const mug = await line(MUG, (from) => from - 3);
        const sealed = await seal([mug]);
        expect(await client.send(sealed.sealed, sealed.lines)).toEqual(answered('applied'));
        expect(figure(MUG)).toBe(mug.to);
        expect(writesOf(sealed)).toMatchObject([{ sku: MUG, from: mug.from, to: mug.to }]);
      });

      test('a batch is one request, its outcomes in the order of its lines', async () => {
        const lines = await Promise.all([THROW, MUG, DRIPPER].map((sku) => line(sku, (from) => from + 5)));
        const before = shop.control.requests.length;
        expect(await write(lines)).toEqual(answered('applied', 'applied', 'applied'));
        expect(shop.control.requests.slice(before).filter((request) => request.write)).toHaveLength(1);
        expect([THROW, MUG, DRIPPER].map((sku) => figure(sku))).toEqual(lines.map(({ to }) => to));
      });

      test('a variant is written like any other', async () => {
        const variant = await line(VARIANT, () => 1);
        expect(await write([variant])).toEqual(answered('applied'));
        expect(figure(VARIANT)).toBe(1);
      });

      test('the other locations of the item keep their figures', async () => {
        const before = places.slice(1).map((_, index) => figure(THROW, index + 1));
        await write([await line(THROW, (from) => from - 1)]);
        expect(places.slice(1).map((_, index) => figure(THROW, index + 1))).toEqual(before);
      });

      test('one bad item doesn’t make the others unknown', async () => {
        const lines = await Promise.all([THROW, MUG, DRIPPER].map((sku) => line(sku, (from) => from + 1)));
        const sealed = await seal(lines);
        shop.control.removeProduct(MUG);
        const outcomes = linesOf(await client.send(sealed.sealed, sealed.lines));
        expect(outcomes[1]?.kind).toBe('rejected');
        for (const index of [0, 2]) {
          const [sku, { from, to }] = [[THROW, MUG, DRIPPER][index] as string, lines[index] as WriteLine];
          expect(['applied', 'not-applied']).toContain(outcomes[index]?.kind);
          expect(figure(sku)).toBe(outcomes[index]?.kind === 'applied' ? to : from);
        }
      });

      test('a figure that moved meanwhile is not overwritten', async () => {
        const lines = await Promise.all([THROW, MUG].map((sku) => line(sku, (from) => from - 4)));
        const [throwLine, mugLine] = lines as [WriteLine, WriteLine];
        shop.control.sell(THROW, 1, under.locations[0]);
        if (client.prepare) {
          const found = good(await client.prepare(lines)).map(({ kind }) => kind);
          expect(found).toEqual(['stale', 'ready']);
          expect([figure(THROW), figure(MUG)]).toEqual([throwLine.from - 1, mugLine.from]);
          return;
        }
        const outcome = await write(lines);
        if (isCas()) {
          expect(outcome).toEqual(answered('stale', 'not-applied'));
          expect([figure(THROW), figure(MUG)]).toEqual([throwLine.from - 1, mugLine.from]);
        } else {
          expect(outcome).toEqual(answered('applied', 'applied'));
          expect([figure(THROW), figure(MUG)]).toEqual([throwLine.to - 1, mugLine.to]);
        }
      });

      test('a sale between the preparing and the sending isn’t undone, whatever the shop overwrites', async () => {
        const mug = await line(MUG, (from) => from + 6);
        const sealed = await seal([mug]);
        shop.control.sell(MUG, 1, under.locations[0]);
        const [outcome] = linesOf(await client.send(sealed.sealed, sealed.lines));
        if (isCas()) expect([outcome?.kind, figure(MUG)]).toEqual(['stale', mug.from - 1]);
        // The write's own part and the sale's make the figure, whichever of the two the shop let stand.
        else {
          const own = outcome?.kind === 'applied' ? (outcome.by ?? mug.to - mug.from) : Number.NaN;
          expect(figure(MUG)).toBe(mug.from - 1 + own);
        }
      });

      test('an item whose stock isn’t counted is refused, with a reason', async () => {
        const mug = await line(MUG, (from) => from - 1);
        const sealed = await seal([mug]);
        shop.control.setTracked(MUG, false);
        const [outcome] = linesOf(await client.send(sealed.sealed, sealed.lines));
        expect(outcome?.kind).toBe('rejected');
        if (outcome?.kind === 'rejected') expect(outcome.reason).not.toBe('');
        shop.control.setTracked(MUG, true);
        expect(figure(MUG)).toBe(mug.from);
      });

      test.each([
        ['credentials that no longer work', 'unauthorized', () => shop.control.faults.revoke()],
        ['a missing right', 'forbidden', () => shop.control.faults.lackRight(under.writeRight)],
        ['too many requests', 'rate-limited', () => shop.control.faults.throttle(1)],
      ])('%s: surely not sent', async (_, kind, fault) => {
        const mug = await line(MUG, (from) => from - 1);
        const sealed = await seal([mug]);
        const started = Date.now();
        fault();
        const outcome = await client.send(sealed.sealed, sealed.lines);
        expect(outcome).toMatchObject({ kind: 'not-sent', error: { kind } });
        if (outcome.kind === 'not-sent' && outcome.error.kind === 'rate-limited') {
          expect(outcome.error.retryAt).toBeGreaterThan(started);
        }
        expect(figure(MUG)).toBe(mug.from);
      });
    });

    describe('when the shop is in trouble', () => {
      test.each([
        ['too many requests', 'rate-limited', () => shop.control.faults.throttle(1)],
        ['a maintenance page in HTML', 'unavailable', () => shop.control.faults.maintenance(1)],
        ['a reply that isn’t what the API documents', 'malformed', () => shop.control.faults.malformed(1)],
      ])('%s: no figure, and the next call works', async (_, kind, fault) => {
        const { item: id } = await item(MUG);
        fault();
        expect(await client.levels([id], [here])).toMatchObject({ ok: false, error: { kind } });
        expect(good(await client.levels([id], [here]))[0]?.quantity).toBe(figure(MUG));
      });

      test('several malformed replies in a row are all malformed', async () => {
        const { item: id } = await item(MUG);
        shop.control.faults.malformed(6);
        for (let index = 0; index < 6; index += 1) {
          expect(await client.levels([id], [here])).toMatchObject({ ok: false, error: { kind: 'malformed' } });
        }
      });

      test.each([
        ['a maintenance page', () => shop.control.faults.maintenance(1)],
        ['a malformed reply', () => shop.control.faults.malformed(1)],
        ['a cut connection', () => shop.control.faults.dropRequest(1)],
      ])('a write answered by %s is unknown, and settled', async (_, fault) => {
        const mug = await line(MUG, (from) => from - 2);
        const sealed = await seal([mug]);
        fault();
        expect(await client.send(sealed.sealed, sealed.lines)).toMatchObject({ kind: 'unknown' });
        const before = figure(MUG);
        const applied = witness() === 'replay' || before === mug.to;
        expect(await client.settle(sealed.sealed, sealed.lines)).toEqual(settled(applied ? 'applied' : 'not-applied'));
        expect(figure(MUG)).toBe(applied ? mug.to : mug.from);
        expect(writesOf(sealed)).toHaveLength(applied ? 1 : 0);
      });

      test('a reply that is lost after the write was applied: settled as applied, exactly once', async () => {
        const lines = await Promise.all([THROW, MUG].map((sku) => line(sku, (from) => from - 2)));
        const sealed = await seal(lines);
        shop.control.faults.dropReply(1);
        expect(await client.send(sealed.sealed, sealed.lines)).toMatchObject({ kind: 'unknown' });
        shop.control.sell(MUG, 1, under.locations[0]);
        for (let again = 0; again < 2; again += 1) {
          expect(await client.settle(sealed.sealed, sealed.lines)).toEqual(settled('applied', 'applied'));
        }
        expect([figure(THROW), figure(MUG)]).toEqual([lines[0]?.to, (lines[1]?.to ?? 0) - 1]);
        expect(writesOf(sealed)).toHaveLength(2);
      });

      test('a time-out after the write was applied: settled as applied, exactly once', async () => {
        const mug = await line(MUG, (from) => from - 2);
        const sealed = await seal([mug]);
        const impatient = clientOf(under, shop, { timeoutMs: IMPATIENT.timeoutMs });
        shop.control.faults.delayReply(1, IMPATIENT.delayMs);
        const sent = await impatient.send(sealed.sealed, sealed.lines);
        expect(sent).toMatchObject({ kind: 'unknown', error: { kind: 'unavailable' } });
        expect(await client.settle(sealed.sealed, sealed.lines)).toEqual(settled('applied'));
        expect(writesOf(sealed)).toHaveLength(1);
        expect(figure(MUG)).toBe(mug.to);
      });

      test('a request that was lost and a sale before it is settled: nothing of the sale is undone', async () => {
        const mug = await line(MUG, (from) => from - 2);
        const sealed = await seal([mug]);
        shop.control.faults.dropRequest(1);
        expect(await client.send(sealed.sealed, sealed.lines)).toMatchObject({ kind: 'unknown' });
        shop.control.sell(MUG, 1, under.locations[0]);
        const outcome = isCas() ? 'stale' : witness() === 'replay' ? 'applied' : 'not-applied';
        expect(await client.settle(sealed.sealed, sealed.lines)).toEqual(settled(outcome));
        expect(figure(MUG)).toBe(outcome === 'applied' ? mug.to - 1 : mug.from - 1);
      });

      test('a shop that is down while a write is sent: unknown, and settled when it is back', async () => {
        const mug = await line(MUG, (from) => from + 1);
        const sealed = await seal([mug]);
        shop.control.faults.down();
        const sent = await client.send(sealed.sealed, sealed.lines);
        expect(sent).toMatchObject({ kind: 'unknown', error: { kind: 'unavailable' } });
        expect(await client.settle(sealed.sealed, sealed.lines)).toMatchObject({ kind: 'unknown' });
        shop.control.faults.up();
        const applied = witness() === 'replay';
        expect(await client.settle(sealed.sealed, sealed.lines)).toEqual(settled(applied ? 'applied' : 'not-applied'));
        expect(figure(MUG)).toBe(applied ? mug.to : mug.from);
        expect(writesOf(sealed)).toHaveLength(applied ? 1 : 0);
      });
    });
  });
}

async function all(client: ChannelClient, places: readonly string[]): Promise<RemoteItem[]> {
  const items: RemoteItem[] = [];
  let cursor: string | null = null;
  do {
    const page: ItemPage = good(await client.items(cursor, places));
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

function linesOf(outcome: SendOutcome): readonly LineOutcome[] {
  if (outcome.kind !== 'answered') throw new Error(`Expected an answer, got ${JSON.stringify(outcome)}`);
  return outcome.lines;
}

const answered = (...kinds: ('applied' | 'stale' | 'not-applied')[]): SendOutcome => ({
  kind: 'answered',
  // An applied line may tell the figure that it left behind.
  lines: kinds.map((kind) => (kind === 'applied' ? expect.objectContaining({ kind }) : { kind })),
});
