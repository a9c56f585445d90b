// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OptionsPorts } from '../../../../components/options/ports.ts';
import { ProductsPage } from '../../../../components/options/products/ProductsPage.tsx';
import type { KeptSearch } from '../../../../components/options/products/use-kept-search.ts';
import { english as t } from '../../../../components/words/translate.ts';
import type { ProductRow } from '../../../../lib/model/views.ts';
import { NOW, now as NOW_SIGNAL, overview } from './given.ts';

afterEach(cleanup);

function product(sku: string, count: number | null): ProductRow {
  return {
    sku,
    title: `Title of ${sku}`,
    variant: null,
    barcode: null,
    inCatalogue: true,
    shops: [],
    low: [],
    cells: [
      {
        warehouse: 'leeds',
        count,
        revision: 1,
        locations: [
          {
            location: 'acme/1',
            name: 'Harbour Street',
            integration: 'acme',
            integrationName: 'Acme Outdoor',
            master: true,
            base: count,
            heldBack: 0,
            verifiedAt: NOW,
            state: { kind: 'in-sync' },
          },
        ],
      },
    ],
  };
}

const TALLY = { all: 2, low: 0, zero: 0, differs: 0, problem: 0, 'not-in-master': 0 };
const WAREHOUSES = [{ id: 'leeds', name: 'Leeds', master: true }];

function catalogue(rows: readonly ProductRow[]): OptionsPorts['products'] {
  return vi.fn(async ({ search, offset, limit, only }) => {
    const found = rows.filter((each) =>
      only === null ? `${each.sku} ${each.title}`.includes(search) : each.sku === only,
    );
    return { total: found.length, warehouses: WAREHOUSES, rows: found.slice(offset, offset + limit) };
  });
}

function show(
  sku: string | null,
  rows: readonly ProductRow[] = [product('A-1', 12), product('B-2', null)],
  given: KeptSearch = {},
) {
  const products = catalogue(rows);
  const save = vi.fn<OptionsPorts['save']>(async ({ edits }) => ({
    results: edits.map(({ id }) => ({ kind: 'applied' as const, id, count: 16, revision: 2 })),
  }));
  const ports = {
    products,
    tally: vi.fn(async () => TALLY),
    save,
    lowStock: { of: vi.fn(async () => ({ thresholds: [] })) },
    activity: vi.fn(async () => ({
      entries: [{ id: 'e', at: NOW, text: 'Sold on Acme Woo', sku: 'A-1', warehouse: 'leeds', before: 14, after: 12 }],
    })),
    trouble: () => 'failed' as const,
  } as unknown as OptionsPorts;
  const onOpen = vi.fn();
  const onKeep = vi.fn<(what: KeptSearch) => void>();
  const page = (now: KeptSearch) => (
    <ProductsPage
      overview={overview()}
      sku={sku}
      given={now}
      onKeep={onKeep}
      onOpen={onOpen}
      version={0}
      ports={ports}
      onDirty={vi.fn()}
      done={null}
      onDone={vi.fn()}
      uuid={() => 'edit-1'}
      now={NOW_SIGNAL}
      t={t}
    />
  );
  const { rerender } = render(page(given));
  return { products, save, onOpen, onKeep, goTo: (next: KeptSearch) => rerender(page(next)) };
}

describe('View products', () => {
  it('shows a count per warehouse, and a dash for what isn’t known', async () => {
    show(null);
    expect((await screen.findByText('Title of A-1')).closest('tr')?.textContent).toContain('12');
    const unknown = screen.getByText('Title of B-2').closest('tr');
    expect(unknown?.textContent).toContain('–');
    expect(unknown?.textContent).toContain('Not known');
    expect(unknown?.textContent).not.toMatch(/\b0\b/);
  });

  it('opens with what its address says', async () => {
    const { products } = show(null, undefined, { show: 'low', search: 'A-1' });
    await screen.findByText('Title of A-1');
    expect(products).toHaveBeenCalledWith(expect.objectContaining({ filter: 'low', search: 'A-1' }));
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('A-1');
    expect(screen.getByRole('button', { name: /^Low/ }).getAttribute('aria-pressed')).toBe('true');
  });

  it('searches, and says so when nothing matches', async () => {
    const { products } = show(null);
    await screen.findByText('Title of A-1');
    fireEvent.input(screen.getByRole('searchbox', { name: 'Search products' }), { target: { value: 'nothing such' } });
    expect(await screen.findByText('No product matches “nothing such”')).toBeTruthy();
    expect(products).toHaveBeenLastCalledWith(expect.objectContaining({ search: 'nothing such', offset: 0 }));
  });

  it('keeps what is searched and filtered for in its address, and what is typed meanwhile', async () => {
    const { onKeep, goTo } = show(null);
    await screen.findByText('Title of A-1');
    const field = screen.getByRole<HTMLInputElement>('searchbox');
    fireEvent.input(field, { target: { value: 'mug ' } });
    await vi.waitFor(() => expect(onKeep).toHaveBeenLastCalledWith({ search: 'mug' }));
    fireEvent.input(field, { target: { value: 'mug gr' } });
    goTo({ search: 'mug' });
    expect(field.value).toBe('mug gr');
    await vi.waitFor(() => expect(onKeep).toHaveBeenLastCalledWith({ search: 'mug gr' }));
    goTo({ search: 'mug gr' });
    fireEvent.click(screen.getByRole('button', { name: /^Low/ }));
    await vi.waitFor(() => expect(onKeep).toHaveBeenLastCalledWith({ show: 'low', search: 'mug gr' }));
    // Somebody goes to another address, as the popup does.
    goTo({ show: 'zero', search: 'bowl' });
    await vi.waitFor(() => expect(field.value).toBe('bowl'));
    expect(screen.getByRole('button', { name: /^Zero/ }).getAttribute('aria-pressed')).toBe('true');
    // The page as such, as its link in the navigation: what was searched for stays, and is in the address again.
    await vi.waitFor(() => expect(screen.getByText('No product matches “bowl”')).toBeTruthy());
    goTo({});
    await vi.waitFor(() => expect(onKeep).toHaveBeenLastCalledWith({ show: 'zero', search: 'bowl' }));
    expect(field.value).toBe('bowl');
  });

  it('reads and draws only what is in sight', async () => {
    const { products } = show(
      null,
      Array.from({ length: 50_000 }, (_, index) => product(`S-${index}`, index)),
    );
    await screen.findByText('Title of S-0');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(vi.mocked(products).mock.calls.length).toBeLessThan(4);
  });
});

describe('the dialog of a product', () => {
  const countOf = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Count of A-1 in Leeds' });
  const press = (name: string) => fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }));

  it('is named after the product and holds its counts, locations and last changes', async () => {
    show('A-1');
    expect((await countOf()).value).toBe('12');
    const dialog = screen.getByRole('dialog', { name: 'Title of A-1' });
    expect(within(dialog).getByRole('group', { name: 'Harbour Street · Acme Outdoor' }).textContent).toContain(
      'In sync',
    );
    expect((await within(dialog).findByText('Sold on Acme Woo')).closest('li')?.textContent).toContain('−2');
  });

  it('saves a count with what was seen', async () => {
    const { save } = show('A-1');
    fireEvent.input(await countOf(), { target: { value: '16' } });
    press('Save');
    await vi.waitFor(() =>
      expect(save).toHaveBeenCalledWith({
        edits: [
          { id: 'edit-1', warehouse: 'leeds', sku: 'A-1', change: { kind: 'set', to: 16, seen: 12 }, reason: null },
        ],
      }),
    );
  });

  it.each(['', '1.5', '-20', '1000000001', '1.204', 'twelve'])(
    'refuses %j at the field and sends nothing',
    async (text) => {
      const { save } = show('A-1');
      const field = await countOf();
      fireEvent.input(field, { target: { value: text } });
      press('Save');
      await vi.waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
      expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).not.toBe('');
      expect(field.value).toBe(text);
      expect(save).not.toHaveBeenCalled();
    },
  );

  it('says what a SKU outside the catalogue is', async () => {
    show('GONE');
    expect(await screen.findByText('GONE isn’t in your master stock location.')).toBeTruthy();
  });

  it('leads to all changes of this SKU', async () => {
    show('A-1');
    const link = await screen.findByRole('link', { name: 'All changes' });
    expect(link.getAttribute('href')).toBe('#/activity?sku=A-1');
  });

  it('says of a product that is only elsewhere where it is, and what to do', async () => {
    const elsewhere = { ...product('W-1', null), inCatalogue: false, shops: ['Acme Outdoor'], cells: [] };
    show('W-1', [elsewhere]);
    const dialog = await screen.findByRole('dialog', { name: 'Title of W-1' });
    expect(await within(dialog).findByText('Not in your master stock location')).toBeTruthy();
    expect(dialog.textContent).toContain('W-1 is on Acme Outdoor, but not at Harbour Street');
    expect(dialog.textContent).toContain('Add it there with this SKU');
    const link = within(dialog).getByRole('link', { name: 'SKU matches of Acme Outdoor' });
    expect(link.getAttribute('href')).toBe('#/matches/acme');
    expect(within(dialog).queryByRole('textbox')).toBeNull();
  });
});
