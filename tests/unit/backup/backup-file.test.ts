import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARRIED_STORES } from '../../../lib/backup/carried.ts';
import { LONGEST_LINE } from '../../../lib/backup/format.ts';
import { aBackup, HEADER, read, SOME } from './a-backup.ts';

describe('the file of a backup', () => {
  it('is one JSON document with one row a line', async () => {
    const text = await aBackup();
    const document = JSON.parse(text);
    expect(document.rows).toEqual(SOME);
    expect(document).toMatchObject({ ...HEADER, counts: { records: 1, products: 1, entries: 0 } });
    expect(document.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(text.split('\n')).toHaveLength(SOME.length + 3);
  });

  it('is read back as it was written, whatever parts it comes in', async () => {
    const text = await aBackup();
    for (const size of [1, 7, 1_000_000]) {
      const { result, rows } = await read(text, size);
      expect(result).toMatchObject({ ok: true, header: HEADER, counts: { warehouses: 1 } });
      expect(rows.map(({ store, row }) => [store, row])).toEqual(SOME);
    }
  });

  it('of nothing is a backup too', async () => {
    expect((await read(await aBackup([]))).result.ok).toBe(true);
  });

  it('has the same checksum for parts of any size, also over many blocks', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) => ['products', product(`S-${n}`)] as const);
    const text = await aBackup(many);
    expect(text.length).toBeGreaterThan(3 * 100_000);
    expect((await read(text, 65_536)).result).toMatchObject({ ok: true, counts: { products: 3_000 } });
  });
});

describe('a bad file', () => {
  const kindOf = async (text: string) => {
    const { result } = await read(text, 50_000);
    return result.ok ? 'ok' : result.trouble.kind;
  };

  it('cut off anywhere says so', async () => {
    const text = await aBackup();
    const end = text.trimEnd().length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 60, max: end - 1 }), async (at) => {
        expect(await kindOf(text.slice(0, at))).toBe('cut-off');
      }),
    );
  });

  it('with any one character changed is refused', async () => {
    const text = await aBackup();
    await fc.assert(
      fc.asyncProperty(fc.nat(text.trimEnd().length - 1), fc.constantFrom('7', 'x', '{', ' '), async (at, by) => {
        fc.pre(text[at] !== by && text[at] !== '\n');
        expect(await kindOf(text.slice(0, at) + by + text.slice(at + 1))).not.toBe('ok');
      }),
    );
  });

  it('says that it was edited: a figure, a row more, a row less, lines the other way round', async () => {
    const text = await aBackup();
    const lines = text.split('\n');
    const without = [...lines.slice(0, 2), ...lines.slice(3)].join('\n');
    const turned = [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n');
    const twice = [...lines.slice(0, 2), lines[1], ...lines.slice(2)].join('\n');
    for (const edited of [text.replace('"count":5', '"count":50'), without, turned, twice, `${text}more`]) {
      expect(edited).not.toBe(text);
      expect(await kindOf(edited)).toBe('edited');
    }
  });

  it('with a row that isn’t one is edited, even if its checksum were right', async () => {
    expect(await kindOf(await aBackup([['records', { sku: 'A' }]]))).toBe('edited');
    expect(await kindOf(await aBackup([['settings', { name: 'lowStock', value: 'ten' }]]))).toBe('edited');
    expect(await kindOf(await aBackup([['settings', { name: 'unheard-of', value: 1 }]]))).toBe('edited');
    expect(await kindOf(await aBackup([['vault' as never, { id: 'x' }]]))).toBe('edited');
  });

  it('of a newer version says so, whether it is the file’s or the data’s, and names the version', async () => {
    for (const newer of [{ version: 2 }, { schema: HEADER.schema + 1 }]) {
      const { result } = await read(await aBackup(SOME, { ...HEADER, ...newer, extension: '9.0.0' }));
      expect(result).toEqual({ ok: false, trouble: { kind: 'newer', extension: '9.0.0' } });
    }
  });

  it('that is something else says so', async () => {
    expect(await kindOf('')).toBe('empty');
    expect(await kindOf('\n')).toBe('empty');
    expect(await kindOf('SKU;Count\nA;1\n')).toBe('not-a-backup');
    expect(await kindOf('{"name":"package"}')).toBe('not-a-backup');
    expect(await kindOf(JSON.stringify(JSON.parse(await aBackup()), null, 2))).toBe('not-a-backup');
    expect(await kindOf('\u0000\u0001PK'.repeat(1_000))).toBe('not-a-backup');
  });

  it('of one endless line is given up early', async () => {
    let told = 0;
    async function* endless() {
      for (;;) {
        told++;
        yield 'x'.repeat(1024 * 1024);
      }
    }
    const { readBackup } = await import('../../../lib/backup/read-backup.ts');
    const result = await readBackup(endless(), { schema: 1, isSetting: () => true, onRow: () => undefined });
    expect(result).toMatchObject({ trouble: { kind: 'not-a-backup' } });
    expect(told).toBeLessThan(LONGEST_LINE / 1024 / 1024 + 3);
  });

  it('asks now and then whether it is still wanted, and ends when it isn’t', async () => {
    const { readBackup } = await import('../../../lib/backup/read-backup.ts');
    const many = Array.from({ length: 2_000 }, (_, n) => ['products', product(`S-${n}`)] as const);
    const text = await aBackup(many);
    let rows = 0;
    const reading = readBackup(
      (async function* () {
        yield text;
      })(),
      {
        schema: HEADER.schema,
        isSetting: () => true,
        onRow: () => void rows++,
        check() {
          if (rows > 900) throw new Error('cancelled');
        },
      },
    );
    await expect(reading).rejects.toThrow('cancelled');
    expect(rows).toBeLessThan(1_600);
  });
});

it('settings come first: whoever reads needs the last number of a linking before the links', () => {
  expect(CARRIED_STORES[0]).toBe('settings');
});

const product = (sku: string) => ({ sku, title: `A product called ${sku}`.repeat(3), variant: null, addedAt: 1 });
