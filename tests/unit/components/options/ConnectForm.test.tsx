// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectForm, type ConnectFormProps } from '../../../../components/options/integrations/ConnectForm.tsx';
import { suggestName } from '../../../../components/options/integrations/suggest-name.ts';
import { english as t } from '../../../../components/words/translate.ts';
import { form, WOO } from './given.ts';

afterEach(cleanup);

function show(change: Partial<ConnectFormProps> = {}) {
  const props: ConnectFormProps = {
    spec: form('woocommerce'),
    replace: null,
    url: '',
    takenNames: [],
    onConnect: vi.fn(async () => ({ ok: true as const, value: { integration: 'i' } })),
    onDone: vi.fn(),
    onCancel: vi.fn(),
    t,
    ...change,
  };
  render(<ConnectForm {...props} />);
  return props;
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Test and save' }));
const described = (label: string) =>
  document.getElementById(field(label).getAttribute('aria-describedby') ?? '')?.textContent;

describe('connecting a shop', () => {
  it('asks the browser for the shop’s own origins while the click is being handled', () => {
    const props = show();
    type('Store URL', 'https://shop.example.test');
    type('Consumer key', 'ck_1');
    type('Integration name', 'Acme Woo');
    submit();
    // Not awaited: a browser grants a permission only within the click.
    expect(props.onConnect).toHaveBeenCalledWith(
      {
        channel: 'woocommerce',
        name: 'Acme Woo',
        input: { url: 'https://shop.example.test', key: 'ck_1' },
        replace: null,
      },
      ['https://shop.example.test/*'],
    );
  });

  it('refuses a name that is too long, whole, before the shop is asked anything', () => {
    const props = show();
    type('Store URL', 'https://shop.example.test');
    type('Integration name', 'N'.repeat(500));
    submit();
    expect(described('Integration name')).toBe('A name has at most 80 characters. This one has 500.');
    expect(field('Integration name').value).toHaveLength(500);
    expect(field('Integration name').maxLength).toBe(-1);
    expect(document.activeElement).toBe(field('Integration name'));
    expect(props.onConnect).not.toHaveBeenCalled();
  });

  it('refuses what the form itself can tell, at its field, and sends nothing', () => {
    const props = show();
    type('Store URL', 'http://shop.example.test');
    submit();
    expect(props.onConnect).not.toHaveBeenCalled();
    expect(described('Store URL')).toContain('https');
    expect(field('Store URL').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field('Store URL'));
  });

  it('shows a refusal at the field that the background names, and keeps what was typed', async () => {
    const error = { field: 'key', sentence: 'This key can read but not write.' };
    show({ onConnect: async () => ({ ok: false, error }) });
    type('Store URL', 'https://shop.example.test');
    type('Consumer key', 'ck_1');
    submit();
    expect(await screen.findByText(error.sentence)).toBeTruthy();
    expect(described('Consumer key')).toBe(error.sentence);
    expect(field('Consumer key').value).toBe('ck_1');
    expect(field('Store URL').value).toBe('https://shop.example.test');
    type('Consumer key', 'ck_2');
    expect(screen.queryByText(error.sentence)).toBeNull();
  });

  it('shows what belongs to no field as an alert above the form', async () => {
    show({ onConnect: async () => ({ ok: false, error: { field: null, sentence: 'The permission was refused.' } }) });
    type('Store URL', 'https://shop.example.test');
    submit();
    expect((await screen.findByRole('alert')).textContent).toContain('The permission was refused.');
  });

  it('leaves somebody alone who went to another page before the answer', async () => {
    const props = show();
    type('Store URL', 'https://shop.example.test');
    type('Consumer key', 'ck_1');
    type('Integration name', 'Acme Woo');
    submit();
    expect(props.onConnect).toHaveBeenCalled();
    cleanup();
    await new Promise((resolve) => setTimeout(resolve));
    expect(props.onDone).not.toHaveBeenCalled();
  });

  it('says so when no answer came', async () => {
    show({ onConnect: () => Promise.reject(new Error('worker died')) });
    type('Store URL', 'https://shop.example.test');
    submit();
    expect((await screen.findByRole('alert')).textContent).toContain('didn’t answer');
  });

  it('hides secrets as they are typed', () => {
    show();
    expect(field('Consumer key').type).toBe('password');
    expect(field('Store URL').type).toBe('text');
  });

  it('starts with the address that the popup saw, and suggests a name from it', () => {
    show({ url: 'https://acme-outdoor.example', takenNames: ['acme outdoor'] });
    expect(field('Store URL').value).toBe('https://acme-outdoor.example');
    expect(field('Integration name').value).toBe('Acme Outdoor 2');
  });

  it('reconnects the same integration with its name and address', () => {
    const props = show({ replace: WOO });
    type('Consumer key', 'ck_new');
    submit();
    expect(props.onConnect).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'Acme Woo', replace: 'woo' }),
      expect.anything(),
    );
  });

  it('reconnects a shop that is called by login with its box ticked, and asks for a key once it isn’t', () => {
    const login = { name: 'login', label: 'Use my login', secret: false, check: true, help: 'No key.' } as const;
    const spec = form('woocommerce');
    const [url, key] = spec.fields;
    if (!url || !key) throw new Error('no fields');
    const fields = [url, login, { ...key, when: { field: 'login', is: false } }];
    show({ spec: { ...spec, fields }, replace: { ...WOO, loginUrl: 'https://shop.example.test/wp-admin/' } });
    expect(field('Use my login').checked).toBe(true);
    expect(screen.queryByLabelText('Consumer key')).toBeNull();
    fireEvent.click(field('Use my login'));
    expect(field('Consumer key').value).toBe('');
  });
});

describe('the suggested name', () => {
  it.each([
    ['acme-outdoor.myshopify.com', 'Acme Outdoor'],
    ['https://www.shop.example.test:8443/store', 'Example'],
    ['', ''],
    ['https://', ''],
  ])('%s → %s', (address, name) => {
    expect(suggestName(address, [])).toBe(name);
  });
});
