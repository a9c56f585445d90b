import { describe, expect, test } from 'vitest';
import { changesIn, type NamedLine, words } from '../../../../lib/channels/woocommerce/stock-notes.ts';

const line = (item: string, name: string, sku = ''): NamedLine => {
  const [product = 0, variation] = item.split('/').map(Number);
  return { id: variation ?? product, product, item, name: words(name), sku };
};
const MUG = line('794', 'Ceramic mug', 'TEA-001');
const TEA = line('812', 'Tea');
const GREEN = line('813', 'Green Tea');
const SHIRT = line('12/34', 'Shirt - Slate Blue, M', 'SH-M');
const ALL = [MUG, TEA, GREEN, SHIRT];

/** Short: `item before→after`. */
const told = (note: string, lines: readonly NamedLine[] = ALL) =>
  changesIn(note, lines).map(
    ({ item, figures }) => `${item ?? '?'} ${figures ? `${figures.before}→${figures.after}` : '?'}`,
  );

describe('a note of what an order took or gave back', () => {
  test.each([
    ['English', 'Stock levels reduced:'],
    ['German', 'Lagerbestände reduziert:'],
    ['Japanese', '在庫レベル減少:'],
    ['Arabic', 'انخفضت مستويات المخزون:'],
  ])('in %s, as newer and older shops write it', (_, reduced) => {
    expect(told(`${reduced} Ceramic mug (10&rarr;9), Shirt - Slate Blue, M (5&rarr;3)`)).toEqual([
      '794 10→9',
      '12/34 5→3',
    ]);
    expect(
      told(
        `${reduced} Ceramic mug (TEA-001) 10&rarr;9, Tea (#812) 5→4, Shirt (SH-M) <span class="description">Colour: Blue (#812)</span> 5&#8594;3`,
      ),
    ).toEqual(['794 10→9', '812 5→4', '12/34 5→3']);
  });

  test('a bare name and an edited line', () => {
    expect(told('Stock levels increased: Ceramic mug 9&rarr;10')).toEqual(['794 9→10']);
    expect(told('Adjusted stock: Ceramic mug &ndash; 10&rarr;9, Tea – 3→4')).toEqual(['794 10→9', '812 3→4']);
  });

  test('a longer name isn’t claimed by one that it ends with', () => {
    expect(told('Stock levels reduced: Green Tea (10&rarr;9), Tea (5&rarr;4)')).toEqual(['813 10→9', '812 5→4']);
  });

  test('names with brackets, arrows, figures, commas and entities in them', () => {
    const odd = [
      line('1', 'USB 3→2 adapter'),
      line('2', 'Bowl (large)'),
      line('3', 'Size 02'),
      line('4', 'Salt &amp; Pepper, set of 2 -'),
    ];
    expect(
      told('Reduced: Bowl (large) (4&rarr;3), Size 02 (7&rarr;6), Salt &amp; Pepper, set of 2 - (1&rarr;0)', odd),
    ).toEqual(['2 4→3', '3 7→6', '4 1→0']);
    expect(told('Reduced: USB 3→2 adapter (10&rarr;9)', odd)).toEqual(['? 3→2', '1 10→9']);
    expect(told('Reduced: Size 02 (#3) 7&rarr;6', odd)).toEqual(['3 7→6']);
  });

  test('two lines of one product are two changes of it', () => {
    expect(told('Reduced: Ceramic mug (10&rarr;8), Ceramic mug (8&rarr;7)', [MUG, MUG])).toEqual([
      '794 10→8',
      '794 8→7',
    ]);
  });

  test('oversold is a figure; parts of a unit aren’t', () => {
    expect(told('Reduced: Ceramic mug (0&rarr;-2), Tea (-1&rarr;-3)')).toEqual(['794 0→-2', '812 -1→-3']);
    expect(told('Reduced: Ceramic mug (10.5&rarr;9), Tea (3&rarr;2,5)')).toEqual(['794 ?', '812 ?']);
  });

  test('what names nobody, or two, is nobody’s', () => {
    expect(told('Deleted Old bowl and adjusted stock (9&rarr;10)')).toEqual(['? 9→10']);
    const sisters = [line('12/34', 'Shirt', 'SH'), line('12/35', 'Shirt', 'SH')];
    expect(told('Reduced: Shirt (9&rarr;8)', sisters)).toEqual(['? 9→8']);
    expect(told('Reduced: Shirt (SH) 9&rarr;8', sisters)).toEqual(['? 9→8']);
  });

  test('variations with their product’s SKU are told apart by name', () => {
    const sisters = [line('12/34', 'Shirt - S', 'SH'), line('12/35', 'Shirt - M', 'SH')];
    expect(told('Reduced: Shirt - M (SH) 9&rarr;8, Shirt - S (SH) 5&rarr;4', sisters)).toEqual([
      '12/35 9→8',
      '12/34 5→4',
    ]);
  });
});

describe('a note of what a refund put back', () => {
  test.each([
    ['Item #794 stock increased from 9 to 10.', '794 9→10'],
    ['Bestand von #794 von 9 auf 10 erhöht.', '794 9→10'],
    ['商品#794の在庫が9から10に増えました。', '794 9→10'],
    ['زاد مخزون المنتج #794 من 9 إلى 10.', '794 9→10'],
    ['Raised to 10 from 9: #794', '794 9→10'],
    ['Item #34 stock increased from -1 to 1.', '12/34 -1→1'],
    ['Item #12 stock increased from 3 to 4.', '12/34 3→4'],
    ['Item #794 stock increased from 9.5 to 10.', '794 ?'],
  ])('%s', (note, expected) => {
    expect(told(note)).toEqual([expected]);
  });

  test.each([
    'Item #999 stock increased from 9 to 10.',
    'Order #794 and #812: 9 and 10',
    'Paid by card #794',
    'Parcel #794 in 1 of 2 boxes, 3 kg',
    'Order status changed from Pending payment to Processing.',
    '',
  ])('is none of “%s”', (note) => {
    expect(told(note)).toEqual([]);
  });
});
