// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ShipmentsPage, type ShipmentsPageProps } from '../../../../components/options/shipments/ShipmentsPage.tsx';
import { ShiptheoryForm } from '../../../../components/options/shiptheory/ShiptheoryForm.tsx';
import { english as t } from '../../../../components/words/translate.ts';
import type { ReplyOf } from '../../../../lib/messages/protocol.ts';
import type { ShipmentView, ShiptheoryView } from '../../../../lib/model/shipment-views.ts';
import { readShiptheory, SHIPTHEORY_FIELDS } from '../../../../lib/shiptheory/connect.ts';
import { NOW, now, overview } from './given.ts';

afterEach(cleanup);

const ACCOUNT: ShiptheoryView = {
  name: 'Shiptheory',
  email: 'ops@acme.example',
  kept: false,
  permitted: true,
  state: 'in-sync',
  checkedAt: NOW,
  waiting: 0,
};

function shipment(over: Partial<ShipmentView['shipment']> = {}, warehouse: string | null = null): ShipmentView {
  return {
    shipment: {
      id: 'Manual/S1',
      reference: 'S1',
      order: '1001',
      channel: 'Manual',
      createdAt: NOW,
      modifiedAt: NOW,
      state: 'deducted',
      why: null,
      warehouse: null,
      lines: [{ sku: 'hat1', name: 'Hat', quantity: 2, outcome: 'deducted' }],
      look: null,
      seenAt: NOW,
      ...over,
    },
    warehouse,
  };
}

type Reply = ReplyOf<'shiptheory.shipments'>;

async function show(reply: Partial<Reply>, over: Partial<ShipmentsPageProps> = {}) {
  const ports = {
    shipments: vi.fn(async () => ({ more: false, shipments: [], look: [], channels: [], ...reply })),
    deducts: vi.fn(async () => ({})),
    looked: vi.fn(async () => ({})),
  };
  const given = { ...overview(), shiptheory: ACCOUNT };
  render(
    <ShipmentsPage overview={given} ports={ports} act={(work) => void work} version={0} now={now} t={t} {...over} />,
  );
  await screen.findByRole('heading', { name: 'Completed shipments' });
  return ports;
}

describe('the shipments', () => {
  it('say what was sent and what became of it', async () => {
    await show({
      shipments: [
        shipment({}, 'Leeds'),
        shipment({ id: 'b', reference: 'S2', state: 'shown', why: 'channel-linked' }),
        shipment({
          id: 'c',
          reference: 'S3',
          lines: [
            { sku: 'cap', name: 'Cap', quantity: 1, outcome: 'unknown-count' },
            { sku: '', name: 'Gift wrap', quantity: 1, outcome: 'no-sku' },
          ],
        }),
        shipment({ id: 'd', reference: 'S4', state: 'waiting', lines: [] }),
      ],
    });
    const row = (name: RegExp) => screen.getByRole('row', { name }).textContent ?? '';
    expect(row(/S1/)).toMatch(/Manual.*1001.*2 × hat1.*Deducted.*from Leeds/);
    expect(row(/S2/)).toMatch(/Shown only.*its channel is linked here/);
    expect(row(/S3/)).toMatch(
      /1 × cap count not known, not deducted.*no SKU \(Gift wrap\) not counted.*Nothing to deduct/,
    );
    expect(row(/S4/)).toMatch(/Waiting.*for what it holds/);
  });

  it('who deducts is a choice for each channel, but where a shop is linked', async () => {
    const ports = await show({
      channels: [
        { channel: 'Etsy', who: null, linked: null, waiting: 3 },
        { channel: 'Shopify', who: null, linked: 'Acme Outdoor', waiting: 0 },
      ],
    });
    const choice = screen.getByRole('combobox', { name: 'Who deducts Etsy’s orders' });
    const words = within(choice)
      .getAllByRole('option')
      .map((option) => option.textContent);
    expect(words).toEqual(['Not decided yet', 'This extension deducts', 'The channel deducts itself']);
    expect(screen.getByText(/3 shipments wait/)).toBeTruthy();
    fireEvent.change(choice, { target: { value: 'extension' } });
    expect(ports.deducts).toHaveBeenCalledWith({ channel: 'Etsy', who: 'extension' });
    expect(screen.queryByRole('combobox', { name: /Shopify/ })).toBeNull();
    expect(screen.getByText(/Acme Outdoor is linked here/)).toBeTruthy();
  });

  it('one that was changed shows both and can be ticked off', async () => {
    const changed = shipment({ look: 'changed', changedTo: [{ sku: 'hat1', quantity: 3 }] });
    const ports = await show({ look: [changed], shipments: [changed] });
    const table = screen.getByRole('table', { name: 'To look at' });
    expect(table.textContent).toMatch(/2 × hat1.*Now: 3 × hat1/);
    fireEvent.click(screen.getByRole('button', { name: 'Looked at S1' }));
    expect(ports.looked).toHaveBeenCalledWith('Manual/S1');
  });

  it('without a master it is said that nothing is deducted', async () => {
    await show({}, { overview: { ...overview(), master: null, shiptheory: ACCOUNT } });
    expect(screen.getByText(/never deducted, not even later/)).toBeTruthy();
    expect(screen.getByText('No shipment yet')).toBeTruthy();
  });
});

describe('the form', () => {
  it('asks for the origin in the click, and keeps the password out of everything but the call', async () => {
    const onConnect = vi.fn(async () => ({ ok: true as const, value: { name: 'Shiptheory' } }));
    const onDone = vi.fn();
    const spec = { fields: SHIPTHEORY_FIELDS, read: readShiptheory };
    render(
      <ShiptheoryForm spec={spec} account={null} onConnect={onConnect} onDone={onDone} onCancel={vi.fn()} t={t} />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Test and save' }));
    expect(screen.getByText(/Enter the email/)).toBeTruthy();
    fireEvent.input(screen.getByLabelText('Email'), { target: { value: 'ops@acme.example' } });
    const password = screen.getByLabelText('Password');
    expect(password.getAttribute('type')).toBe('password');
    fireEvent.input(password, { target: { value: 'secret' } });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Keep my password' }));
    fireEvent.click(screen.getByRole('button', { name: 'Test and save' }));
    expect(onConnect).toHaveBeenCalledWith(
      { name: 'Shiptheory', input: { email: 'ops@acme.example', password: 'secret', keep: 'yes' } },
      ['https://api.shiptheory.com/*'],
    );
    await vi.waitFor(() => expect(onDone).toHaveBeenCalledWith('Shiptheory'));
  });
});
