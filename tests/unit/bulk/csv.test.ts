import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnTrouble, guessColumns } from '../../../lib/bulk/columns.ts';
import { MAX_MEGABYTES } from '../../../lib/bulk/csv-file.ts';
import { readCsv } from '../../../lib/bulk/read-csv.ts';
import { guarded, unguarded } from '../../../lib/bulk/safe-cell.ts';
import { csvLine, exportHead, exportLine } from '../../../lib/bulk/write-csv.ts';
import type { ProductFigures } from '../../../lib/model/views.ts';

const QUIET = { onProgress: () => undefined, isCancelled: () => false };
const fileOf = (...parts: BlobPart[]) => new File(parts, 'counts.csv');
const read = (...parts: BlobPart[]) => readCsv(fileOf(...parts), QUIET);

async function table(...parts: BlobPart[]) {
  const reading = await read(...parts);
  if (!reading.ok) throw new Error(JSON.stringify(reading.trouble));
  return reading.file;
}
const trouble = async (...parts: BlobPart[]) => {
  const reading = await read(...parts);
  return reading.ok ? null : reading.trouble;
};
const rows = async (...parts: BlobPart[]) => (await table(...parts)).rows.map(({ line, cells }) => [line, ...cells]);

describe('reading a file', () => {
  it.each([
    ['commas', 'sku,Leeds\nA-1,12\n'],
    ['semicolons', 'sku;Leeds\nA-1;12\n'],
    ['tabs', 'sku\tLeeds\nA-1\t12\n'],
    ['bars', 'sku|Leeds\nA-1|12\n'],
    ['lines of Windows', 'sku,Leeds\r\nA-1,12\r\n'],
    ['lines of old Macs', 'sku,Leeds\rA-1,12\r'],
    ['no end of the last line', 'sku,Leeds\nA-1,12'],
    ['a byte order mark', '\uFEFFsku,Leeds\nA-1,12\n'],
    ['quotes', '"sku","Leeds"\n"A-1","12"\n'],
    ['another order of columns', 'Leeds,SKU\n12,A-1\n'],
  ])('finds out %s by itself', async (_, text) => {
    const { header, rows } = await table(text);
    expect(header.map((name) => name.toLowerCase()).sort()).toEqual(['leeds', 'sku']);
    expect([...(rows[0]?.cells ?? [])].sort()).toEqual(['12', 'A-1']);
    expect(rows).toHaveLength(1);
  });

  it('takes the separator that the file names', async () => {
    const file = await table('sep=;\r\nsku;Leeds\r\nA,1;12\r\n');
    expect(file).toMatchObject({ header: ['sku', 'Leeds'], rows: [{ line: 3, cells: ['A,1', '12'] }] });
  });

  it('isn’t led astray by commas in titles', async () => {
    expect(await rows('sku;title;Leeds\nA;One, two, three;1\nB;Four, five, six;2\n')).toEqual([
      [2, 'A', 'One, two, three', '1'],
      [3, 'B', 'Four, five, six', '2'],
    ]);
  });

  it('reads separators, quotes and lines within quotes, and still knows its lines', async () => {
    expect(await rows('sku,title,Leeds\nA,"a ""b"", c\nd",1\n\n\nB,b,2\n')).toEqual([
      [2, 'A', 'a "b", c\nd', '1'],
      [6, 'B', 'b', '2'],
    ]);
  });

  it('reads the encodings that spreadsheets write', async () => {
    const utf16 = (text: string, little: boolean) => {
      const bytes = new DataView(new ArrayBuffer(text.length * 2));
      for (const [index, letter] of [...text].entries()) bytes.setUint16(index * 2, letter.charCodeAt(0), little);
      return bytes;
    };
    const text = 'sku,Köln\nÄ-1,12\n';
    expect(await table(text)).toMatchObject({ encoding: 'utf-8', header: ['sku', 'Köln'] });
    for (const little of [true, false]) {
      expect(await table(utf16(`\uFEFF${text}`, little))).toMatchObject({ header: ['sku', 'Köln'] });
    }
    const old = Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
    expect(await table(old)).toMatchObject({ encoding: 'windows-1252', rows: [{ cells: ['Ä-1', '12'] }] });
  });

  it('doesn’t cut a letter in two, wherever the file is cut', async () => {
    const text = `sku,title\n${'x'.repeat((1 << 20) - 11)}é,ü\n`;
    expect((await table(text)).rows[0]?.cells.at(-1)).toBe('ü');
    expect((await table(text)).rows[0]?.cells[0]?.endsWith('é')).toBe(true);
  });

  it.each([
    ['empty', '', { kind: 'empty' }],
    ['blank', ' \n ,\n\n', { kind: 'empty' }],
    ['only a head', 'sku,Leeds\n', { kind: 'only-head' }],
    ['a workbook', 'PK\u0003\u0004rest', { kind: 'workbook' }],
    ['no text', 'sku,\0\n', { kind: 'not-text' }],
    ['a quote that is never closed', 'sku,Leeds\nA,1\nB,"2\nC,3\n', { kind: 'unclosed-quote', line: 3 }],
  ])('refuses what is %s', async (_, text, why) => {
    expect(await trouble(text)).toEqual(why);
  });

  it('refuses a file that is too large without reading it', async () => {
    let reads = 0;
    const huge = Object.assign(fileOf('sku'), {
      slice: () => {
        reads += 1;
        throw new Error('it was read');
      },
    });
    Object.defineProperty(huge, 'size', { value: 200 * (1 << 20) });
    expect(await readCsv(huge, QUIET)).toEqual({
      ok: false,
      trouble: { kind: 'too-large', megabytes: 200, most: MAX_MEGABYTES },
    });
    expect(reads).toBe(0);
  });

  it('gives up on a quote that swallows a long file, before it has read all of it', async () => {
    const text = `sku,Leeds\nA,"1\n${'B,2\n'.repeat(2_000_000)}`;
    expect(await trouble(text)).toEqual({ kind: 'unclosed-quote', line: 2 });
  });

  it('says that a row has a quote where none can be, and keeps the others', async () => {
    const { rows } = await table('sku,Leeds\nA,"1"x"\nB,2\n');
    expect(rows[0]).toMatchObject({ line: 2, malformed: true });
    expect(rows.at(-1)).toMatchObject({ cells: expect.arrayContaining(['B']) });
  });

  it('goes on in pieces, tells how far it is, and ends when it is told to', async () => {
    const text = `sku,Leeds\n${Array.from({ length: 100_000 }, (_, n) => `SKU-${n},${n}`).join('\n')}`;
    const parts: number[] = [];
    let others = 0;
    const other = setInterval(() => {
      others += 1;
    });
    const reading = await readCsv(fileOf(text), { ...QUIET, onProgress: (part) => parts.push(part) });
    clearInterval(other);
    expect(reading.ok && reading.file.rows.length).toBe(100_000);
    expect(others).toBeGreaterThan(1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts.at(-1)).toBeGreaterThan(0.99);
    const given = await readCsv(fileOf(text), { ...QUIET, isCancelled: () => true });
    expect(given).toEqual({ ok: false, trouble: { kind: 'cancelled' } });
  });
});

describe('columns', () => {
  const warehouses = [
    { id: 'leeds', name: 'Leeds', master: true },
    { id: 'title', name: 'Title', master: false },
    { id: 'sum', name: '=SUM', master: false },
  ];

  it('are known by their names in any case; what has no such name is left out', () => {
    expect(guessColumns([' LEEDS', 'Sku', 'Price', 'barcode'], warehouses)).toEqual([
      { kind: 'warehouse', id: 'leeds' },
      { kind: 'sku' },
      { kind: 'ignored' },
      { kind: 'barcode' },
    ]);
  });

  it('of an export are found again, whatever the warehouses are called', () => {
    const head = exportHead(warehouses).slice(1).trim().split(',');
    expect(guessColumns(head, warehouses).map((column) => ('id' in column ? column.id : column.kind))).toEqual([
      'sku',
      'title',
      'barcode',
      'leeds',
      'title',
      'sum',
    ]);
  });

  it('must have one SKU and at least one warehouse, each once', () => {
    const sku = { kind: 'sku' } as const;
    const leeds = { kind: 'warehouse', id: 'leeds' } as const;
    expect(columnTrouble([sku, leeds])).toBeNull();
    expect(columnTrouble([leeds])).toEqual({ kind: 'no-sku' });
    expect(columnTrouble([sku, sku, leeds])).toEqual({ kind: 'two-skus' });
    expect(columnTrouble([sku, { kind: 'title' }])).toEqual({ kind: 'no-warehouse' });
    expect(columnTrouble([sku, leeds, leeds])).toEqual({ kind: 'warehouse-twice', id: 'leeds' });
  });
});

describe('writing a file', () => {
  const product = (over: Partial<ProductFigures> = {}): ProductFigures => ({
    sku: 'A-1',
    title: 'Mug',
    variant: null,
    barcode: null,
    inCatalogue: true,
    counts: [12, null],
    linked: [true, true],
    ...over,
  });

  it('has a line per product; an unknown count is an empty cell, never 0', () => {
    expect(exportLine(product())).toBe('A-1,Mug,,12,\r\n');
    expect(exportLine(product({ title: 'A, "b"', variant: 'Red', barcode: '5012', counts: [-3, 0] }))).toBe(
      'A-1,"A, ""b"", Red",5012,-3,0\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1+1', '@SUM', '\tx', '\rx', "'=1", '=HYPERLINK("http://x.test","y")'])(
    'keeps a spreadsheet from running %j',
    (text) => {
      const [cell = ''] = csvLine([text]).replace(/^"/, '').split(',');
      expect(cell.startsWith("'")).toBe(true);
    },
  );

  it.each(['-5', '12', 'A-1', 'plain', "it's", "'quoted'"])('leaves %j as it is', (text) => {
    expect(guarded(text)).toBe(text);
  });

  it('comes back as it went out, whatever stands in it', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'=+-@\t\'",; \nA1é😀') }).filter((sku) => sku.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (skus) => {
        const lines = skus.map((sku) => exportLine(product({ sku, title: sku })));
        const { rows } = await table(exportHead([{ name: 'Leeds' }, { name: 'York' }]), ...lines);
        expect(rows.map(({ cells }) => cells.slice(0, 2).map(unguarded))).toEqual(skus.map((sku) => [sku, sku]));
      }),
      { numRuns: 200 },
    );
  });
});
