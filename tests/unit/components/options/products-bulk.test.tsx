// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OptionsPorts } from '../../../../components/options/ports.ts';
import { ProductsPage } from '../../../../components/options/products/ProductsPage.tsx';
import { english as t } from '../../../../components/words/translate.ts';
import type { CsvReading } from '../../../../lib/bulk/csv-file.ts';
import type { ProductFigures, ProductRow } from '../../../../lib/model/views.ts';
import { now, overview } from './given.ts';

afterEach(cleanup);

const WAREHOUSES = [{ id: 'leeds', name: 'Leeds', master: true }];
const TALLY = { all: 3, low: 1, zero: 0, differs: 0, problem: 0, 'not-in-master': 1 };

const row = (sku: string, count: number | null, over: Partial<ProductRow> = {}): ProductRow => ({
  sku,
  title: `Title of ${sku}`,
  variant: null,
  barcode: null,
  inCatalogue: true,
  shops: [],
  low: [],
  cells: [{ warehouse: 'leeds', count, revision: 1, locations: [] }],
  ...over,
});
const ROWS = [
  row('A', 12),
  row('B', 3, { low: ['leeds'] }),
  row('N', null, { inCatalogue: false, shops: ['Acme Woo'] }),
];

const figures = ({ sku, title, inCatalogue, cells }: ProductRow): ProductFigures => ({
  sku,
  title,
  variant: null,
  barcode: null,
  inCatalogue,
  counts: cells.map(({ count }) => count),
  linked: cells.map(() => inCatalogue),
});

function show(over: Partial<OptionsPorts> = {}) {
  const ports = {
    products: vi.fn(async () => ({ total: ROWS.length, warehouses: WAREHOUSES, rows: ROWS })),
    tally: vi.fn(async () => TALLY),
    figures: vi.fn(async ({ only }: { only: string[] | null }) => {
      const rows = ROWS.filter(({ sku }) => only?.includes(sku) ?? true).map(figures);
      return { total: rows.length, warehouses: WAREHOUSES, rows, next: null };
    }),
    save: vi.fn<OptionsPorts['save']>(async ({ edits }) => ({
      results: edits.map(({ id }) => ({ kind: 'applied', id, count: 9, revision: 2 })),
    })),
    undoBulk: vi.fn(async () => ({ undone: 2, refused: [], next: null })),
    download: vi.fn(),
    trouble: () => 'failed' as const,
    whyNot: () => 'No answer.',
    ...over,
  } as unknown as OptionsPorts;
  let done: Parameters<typeof ProductsPage>[0]['done'] = null;
  const page = () => (
    <ProductsPage
      overview={overview()}
      sku={null}
      given={{}}
      onKeep={vi.fn()}
      onOpen={vi.fn()}
      version={0}
      ports={ports}
      onDirty={vi.fn()}
      done={done}
      onDone={(next) => {
        done = next;
        view.rerender(page());
      }}
      uuid={() => 'bulk'}
      now={now}
      t={t}
    />
  );
  const view = render(page());
  return ports;
}

const tick = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('checkbox', { name }));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

async function preview(how: string, text: string) {
  const bar = within(screen.getByRole('region', { name: 'Selected products' }));
  fireEvent.change(bar.getByRole('combobox', { name: 'How' }), { target: { value: how } });
  fireEvent.input(bar.getByRole('textbox'), { target: { value: text } });
  fireEvent.submit(bar.getByRole('textbox').closest('form') as HTMLFormElement);
}

describe('finding products', () => {
  it('asks for what is filtered and how it is sorted, and says so to a screen reader', async () => {
    const { products } = show();
    fireEvent.click(await screen.findByRole('button', { name: /^Low 1$/ }));
    await vi.waitFor(() => expect(products).toHaveBeenLastCalledWith(expect.objectContaining({ filter: 'low' })));
    expect(screen.getByRole('button', { name: /^Low/ }).getAttribute('aria-pressed')).toBe('true');
    const head = screen.getByRole('columnheader', { name: /Leeds/ });
    expect(head.getAttribute('aria-sort')).toBe('none');
    fireEvent.click(within(head).getByRole('button'));
    const sort = { by: 'count', warehouse: 'leeds', descending: false };
    await vi.waitFor(() => expect(products).toHaveBeenLastCalledWith(expect.objectContaining({ sort })));
    expect(screen.getByRole('columnheader', { name: /Leeds/ }).getAttribute('aria-sort')).toBe('ascending');
    fireEvent.click(within(screen.getByRole('columnheader', { name: /Leeds/ })).getByRole('button'));
    expect(screen.getByRole('columnheader', { name: /Leeds/ }).getAttribute('aria-sort')).toBe('descending');
  });

  it('marks what is low in words too, and says where what isn’t in the master is', async () => {
    show();
    expect((await screen.findByText('Title of B')).closest('tr')?.textContent).toContain('(low)');
    expect(screen.getByText('Title of N').closest('tr')?.textContent).toContain(
      'Not in masteron Acme Woo'.slice(0, 13),
    );
    expect(screen.getByText('Title of N').closest('tr')?.textContent).toContain('on Acme Woo');
  });
});

describe('many counts at once', () => {
  it('are shown old and new, made on Confirm, and taken back with one Undo', async () => {
    const { save, undoBulk } = show();
    await tick('Select A');
    await tick('Select N');
    await preview('adjust', '-4');
    await screen.findByRole('button', { name: 'Confirm' });
    const dialog = within(screen.getByRole('dialog', { name: 'Review changes' }));
    expect((await dialog.findByText('Title of A')).closest('tr')?.textContent).toContain('12→8');
    expect(dialog.getByText('Title of N').closest('tr')?.textContent).toContain('not in your master stock location');
    expect(save).not.toHaveBeenCalled();
    fireEvent.click(dialog.getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByText('Saved. 1 count was changed')).toBeTruthy();
    expect(vi.mocked(save).mock.calls[0]?.[0].edits).toMatchObject([
      { sku: 'A', warehouse: 'leeds', change: { kind: 'adjust', by: -4 } },
    ]);
    press('Undo');
    // The button goes with it: the focus stays at the note that tells.
    expect(document.activeElement?.getAttribute('role')).toBe('status');
    expect(await screen.findByText('Undone. 2 counts went back')).toBeTruthy();
    expect(undoBulk).toHaveBeenCalledWith({ bulk: 'bulk', after: null });
  });

  it('takes everything that matches, read or not', async () => {
    const ports = show();
    await tick('Select all 3 that match');
    expect(screen.getByText('3 selected')).toBeTruthy();
    await preview('set', '0');
    await screen.findByRole('button', { name: 'Confirm' });
    const dialog = within(screen.getByRole('dialog', { name: 'Review changes' }));
    expect(await dialog.findByText('2 counts will be changed')).toBeTruthy();
    expect(dialog.getByText('· 2 to zero')).toBeTruthy();
    expect(ports.figures).toHaveBeenCalledWith(expect.objectContaining({ only: null }));
  });

  it('refuses what means nothing at the field, and opens nothing', async () => {
    show();
    await tick('Select A');
    await preview('set', '1.5');
    expect(screen.getByRole('alert').textContent).toBe('Type a whole number: units can’t be split.');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('offers both results for a count that moved meanwhile', async () => {
    const save = vi.fn<OptionsPorts['save']>(async ({ edits }) => ({
      results: edits.map(({ id, change }) =>
        change.kind === 'set' && change.seen === 12
          ? { kind: 'moved', id, count: 10, what: '2 sold on Acme Woo', setTo: 20, applyBy: 8, makes: 18 }
          : { kind: 'applied', id, count: 18, revision: 3 },
      ),
    }));
    show({ save });
    await tick('Select A');
    await preview('set', '20');
    await screen.findByRole('button', { name: 'Confirm' });
    const dialog = within(screen.getByRole('dialog', { name: 'Review changes' }));
    fireEvent.click(await dialog.findByRole('button', { name: 'Confirm' }));
    expect((await dialog.findByText(/You saw 12, it is 10 now/)).textContent).toContain('2 sold on Acme Woo');
    fireEvent.click(dialog.getByRole('button', { name: 'Apply +8 (makes 18)' }));
    expect(await dialog.findByText('Set to 18')).toBeTruthy();
    const [first, second] = vi.mocked(save).mock.calls.map(([{ edits }]) => edits[0]?.id);
    expect(first?.startsWith('bulk/') && second?.startsWith('bulk/') && first !== second).toBe(true);
  });
});

describe('files', () => {
  const reading = (cells: string[][]): CsvReading => ({
    ok: true,
    file: {
      name: 'counts.csv',
      header: ['sku', 'Leeds'],
      rows: cells.map((each, index) => ({ line: index + 2, cells: each })),
      delimiter: ',',
      encoding: 'utf-8',
    },
  });

  async function choose(answer: CsvReading) {
    const ports = show({ readCsv: vi.fn(async () => answer) });
    await screen.findByText('Title of A');
    press('Import CSV');
    const dialog = within(screen.getByRole('dialog', { name: 'Import counts' }));
    fireEvent.change(dialog.getByLabelText('CSV file'), { target: { files: [new File(['x'], 'counts.csv')] } });
    return { ports, dialog: () => within(screen.getByRole('dialog', { name: 'Import counts' })) };
  }

  it('change nothing while rows can’t be taken, until a person leaves them out', async () => {
    const { ports, dialog } = await choose(
      reading([
        ['A', '15'],
        ['B', '1.5'],
        ['NOBODY', '2'],
      ]),
    );
    fireEvent.click(await dialog().findByRole('button', { name: 'Preview changes' }));
    const confirm = await screen.findByRole<HTMLButtonElement>('button', { name: 'Confirm' });
    expect(confirm.disabled).toBe(true);
    expect(
      dialog()
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Line 3 “1.5” in Leeds isn’t a whole number: units can’t be split.',
      'Line 4 NOBODY isn’t in your master stock location.',
    ]);
    fireEvent.click(dialog().getByRole('checkbox', { name: 'Leave out these 2 rows and take the rest' }));
    fireEvent.click(dialog().getByRole('button', { name: 'Confirm' }));
    await screen.findByText('Saved. 1 count was changed');
    expect(vi.mocked(ports.save).mock.calls[0]?.[0].edits).toMatchObject([
      { sku: 'A', change: { kind: 'set', to: 15, seen: 12 } },
    ]);
  });

  it('give all their errors as a file', async () => {
    const { ports, dialog } = await choose(reading([['=A', '-5']]));
    fireEvent.click(await dialog().findByRole('button', { name: 'Preview changes' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Download errors' }));
    expect(vi.mocked(ports.download).mock.calls[0]?.[1].join('')).toBe(
      "\uFEFFLine,SKU,Column,Problem\r\n2,'=A,,=A isn’t in your master stock location.\r\n".replace(',,=A', ",,'=A"),
    );
  });

  it.each([
    [{ kind: 'too-large', megabytes: 200, most: 64 }, 'This file has 200 MB'],
    [{ kind: 'workbook' }, 'This is a workbook'],
    [{ kind: 'unclosed-quote', line: 7 }, 'A quote that begins in line 7'],
    [{ kind: 'too-many-rows', most: 250_000 }, 'more than 250,000 rows'],
    [{ kind: 'unreadable' }, 'The file can’t be read'],
  ] as const)('that can’t be read say why: %o', async (trouble, words) => {
    const { dialog } = await choose({ ok: false, trouble });
    expect((await dialog().findByRole('alert')).textContent).toContain(words);
    expect(dialog().getByRole<HTMLButtonElement>('button', { name: 'Preview changes' }).disabled).toBe(true);
  });

  it('are written with what is ticked, or with all that matches', async () => {
    const ports = show();
    await tick('Select B');
    press('Export selected');
    await vi.waitFor(() => expect(ports.download).toHaveBeenCalledTimes(1));
    const [name, parts] = vi.mocked(ports.download).mock.calls[0] ?? [];
    expect(name).toMatch(/^stock-\d{4}-\d\d-\d\d\.csv$/);
    expect(parts?.join('')).toBe('\uFEFFsku,title,barcode,Leeds\r\nB,Title of B,,3\r\n');
    await screen.findByRole('button', { name: 'Export CSV' });
    press('Export CSV');
    await vi.waitFor(() => expect(ports.download).toHaveBeenCalledTimes(2));
    expect(vi.mocked(ports.download).mock.calls[1]?.[1].join('')).toContain('A,Title of A,,12\r\n');
  });
});
