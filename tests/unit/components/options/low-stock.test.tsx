// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BulkLowDialog } from '../../../../components/options/low-stock/BulkLowDialog.tsx';
import { LowStockSection } from '../../../../components/options/low-stock/LowStockSection.tsx';
import { LowStockSettings } from '../../../../components/options/low-stock/LowStockSettings.tsx';
import type { LowStockPorts } from '../../../../components/options/low-stock/low-stock-ports.ts';
import type { OptionsPorts } from '../../../../components/options/ports.ts';
import { EVERYTHING } from '../../../../components/options/products/selection.ts';
import { english as t } from '../../../../components/words/translate.ts';
import type { LowStockView } from '../../../../lib/model/low-choice.ts';
import { BY_TITLE } from '../../../../lib/model/product-query.ts';

afterEach(cleanup);

const WAREHOUSES = [
  { id: 'leeds', name: 'Leeds', master: true },
  { id: 'rotterdam', name: 'Rotterdam', master: false },
];
const THRESHOLDS: LowStockView[] = [
  { warehouse: 'leeds', own: 'inherit', inherited: 5, from: 'settings' },
  { warehouse: 'rotterdam', own: 0, inherited: null, from: 'warehouse' },
];

function somePorts(over: Partial<LowStockPorts> = {}): LowStockPorts {
  return {
    of: vi.fn(async () => ({ thresholds: THRESHOLDS })),
    set: vi.fn(async ({ skus }) => ({ saved: skus.length })),
    notices: vi.fn(async () => ({ on: false, permitted: false })),
    turnOn: vi.fn(async () => true),
    turnOff: vi.fn(async () => undefined),
    ...over,
  };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const choose = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
const type = (value: string) =>
  fireEvent.input(screen.getByRole('textbox', { name: 'Warn at or below' }), { target: { value } });
const whyNot = () => 'No answer.';

describe('the warnings of a product', () => {
  const show = (ports = somePorts()) => {
    render(<LowStockSection sku="MUG" warehouses={WAREHOUSES} version={0} ports={ports} whyNot={whyNot} t={t} />);
    return ports;
  };

  it('say from where it is low in each warehouse, and whose choice that is', async () => {
    show();
    const [leeds, rotterdam] = await screen.findAllByRole('listitem');
    expect(leeds?.textContent).toContain('Leeds · 5 or feweras in Settings');
    expect(rotterdam?.textContent).toContain('Rotterdam · when none is leftown choice for this SKU');
  });

  it('are changed for one warehouse, with what would hold otherwise in sight', async () => {
    const ports = show();
    await screen.findAllByRole('listitem');
    press('Change the low-stock warning in Leeds');
    expect(screen.getByRole('option', { name: 'As in Settings: 5 or fewer' })).toBeTruthy();
    choose('Low-stock warning in Leeds', 'at');
    type('12');
    press('Save');
    expect(ports.set).toHaveBeenCalledWith({ warehouses: ['leeds'], skus: ['MUG'], low: 12 });
    await vi.waitFor(() => expect(ports.of).toHaveBeenCalledTimes(2));
    await vi.waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('Change the low-stock warning in Leeds'),
    );
  });

  it.each(['', '-3', '+2', '1.5', 'five'])('are no “%s”', async (text) => {
    const ports = show();
    await screen.findAllByRole('listitem');
    press('Change the low-stock warning in Leeds');
    choose('Low-stock warning in Leeds', 'at');
    type(text);
    press('Save');
    expect(screen.getByText('Type a whole number, 0 or more.')).toBeTruthy();
    expect(ports.set).not.toHaveBeenCalled();
  });

  it('stay open with the reason where they can’t be saved', async () => {
    show(somePorts({ set: vi.fn(async () => Promise.reject(new Error('gone'))) }));
    await screen.findAllByRole('listitem');
    press('Change the low-stock warning in Leeds');
    choose('Low-stock warning in Leeds', 'none');
    press('Save');
    expect((await screen.findByRole('alert')).textContent).toBe('No answer.');
  });
});

describe('the warning of many products', () => {
  const page = (from: number, n: number) =>
    Array.from({ length: n }, (_, index) => ({
      sku: `S-${from + index}`,
      title: '',
      variant: null,
      barcode: null,
      inCatalogue: true,
      counts: [],
      linked: [],
    }));
  const show = (lowStock = somePorts()) => {
    const figures = vi.fn(async ({ after }: { after: string | null }) => ({
      total: 1_200,
      warehouses: WAREHOUSES,
      rows: after === null ? page(0, 1_000) : page(1_000, 200),
      next: after === null ? 'S-999' : null,
    }));
    const ports = { figures, lowStock, whyNot } as unknown as OptionsPorts;
    render(
      <BulkLowDialog
        query={{ search: '', filter: 'all', sort: BY_TITLE }}
        selection={EVERYTHING}
        selected={1_200}
        warehouses={WAREHOUSES}
        ports={ports}
        onClose={vi.fn()}
        t={t}
      />,
    );
    return lowStock;
  };
  const dialog = () => within(screen.getByRole('dialog', { hidden: true }));
  const save = () => fireEvent.click(dialog().getByRole('button', { name: 'Save', hidden: true }));
  const typeIn = (value: string) =>
    fireEvent.input(dialog().getByRole('textbox', { hidden: true }), { target: { value } });

  it('reaches all that match, part by part, in every warehouse', async () => {
    const ports = show(
      somePorts({ set: vi.fn(async ({ skus }) => ({ saved: skus.includes('S-0') ? skus.length - 1 : skus.length })) }),
    );
    typeIn('3');
    save();
    expect(await screen.findByText('Saved for 1,199 products.')).toBeTruthy();
    expect(screen.getByText(/^1 isn’t in your master stock location/)).toBeTruthy();
    expect(
      vi.mocked(ports.set).mock.calls.map(([{ warehouses, skus, low }]) => [warehouses, skus.length, low]),
    ).toEqual([
      [['leeds', 'rotterdam'], 1_000, 3],
      [['leeds', 'rotterdam'], 200, 3],
    ]);
  });

  it('says how far it came, and goes on when it is saved again', async () => {
    let fails = true;
    const set = vi.fn<LowStockPorts['set']>(async ({ skus }) => {
      if (skus.length === 200 && fails) throw new Error('gone');
      return { saved: skus.length };
    });
    show(somePorts({ set }));
    typeIn('3');
    save();
    expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain('1,000 of 1,200 are saved');
    fails = false;
    save();
    expect(await screen.findByText('Saved for 1,200 products.')).toBeTruthy();
  });

  it('asks for a threshold before anything is saved', () => {
    const ports = show();
    save();
    expect(screen.getByText('Type a whole number, 0 or more.')).toBeTruthy();
    expect(ports.set).not.toHaveBeenCalled();
  });
});

describe('notifications', () => {
  const box = () => screen.getByRole<HTMLInputElement>('checkbox');
  const show = (ports: LowStockPorts) => {
    render(<LowStockSettings version={0} ports={ports} whyNot={whyNot} t={t} />);
    return ports;
  };

  it('are off until they are turned on, which asks the browser on that click', async () => {
    let on = false;
    const ports = show(
      somePorts({
        notices: async () => ({ on, permitted: on }),
        turnOn: vi.fn(async () => {
          on = true;
          return true;
        }),
      }),
    );
    await vi.waitFor(() => expect(box().disabled).toBe(false));
    expect(box().checked).toBe(false);
    expect(ports.turnOn).not.toHaveBeenCalled();
    fireEvent.click(box());
    expect(ports.turnOn).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(box().checked).toBe(true));
    fireEvent.click(box());
    expect(ports.turnOff).toHaveBeenCalledOnce();
  });

  it('stay off with a sentence where the browser says no', async () => {
    show(somePorts({ turnOn: async () => false }));
    await vi.waitFor(() => expect(box().disabled).toBe(false));
    fireEvent.click(box());
    expect((await screen.findByRole('alert')).textContent).toContain('The browser didn’t allow notifications');
    expect(box().checked).toBe(false);
  });

  it('say that nothing is known yet where no answer comes, and ask again', async () => {
    let answers = false;
    show(
      somePorts({
        notices: async () => {
          if (!answers) throw new Error('no answer');
          return { on: true, permitted: true };
        },
      }),
    );
    expect((await screen.findByRole('alert')).textContent).toContain('The extension’s background didn’t answer');
    expect(box().disabled).toBe(true);
    answers = true;
    press('Try again');
    await vi.waitFor(() => expect(box().checked).toBe(true));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('say that the browser took the permission back, and ask again', async () => {
    const ports = show(somePorts({ notices: async () => ({ on: true, permitted: false }) }));
    expect(await screen.findByText(/no longer allows notifications/)).toBeTruthy();
    press('Allow notifications');
    expect(ports.turnOn).toHaveBeenCalledOnce();
  });
});
