// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptionsApp, type OptionsAppProps } from '../../../../components/options/OptionsApp.tsx';
import type { OptionsPorts } from '../../../../components/options/ports.ts';
import type { Route } from '../../../../components/options/routes.ts';
import { english as t } from '../../../../components/words/translate.ts';
import type { Overview, ProblemView } from '../../../../lib/model/views.ts';
import { readShiptheory, SHIPTHEORY_FIELDS } from '../../../../lib/shiptheory/connect.ts';
import { dataPorts, EMPTY, form, LEEDS, NOW, now, overview, SHOPIFY, WOO } from './given.ts';

afterEach(cleanup);

function ports(change: Partial<OptionsPorts> = {}): OptionsPorts {
  const done = vi.fn(async () => ({}));
  return {
    connect: vi.fn(async () => ({ ok: true as const, value: { integration: 'i' } })),
    grant: vi.fn(async () => undefined),
    data: dataPorts(),
    disconnect: vi.fn(async () => ({})),
    connectShiptheory: vi.fn(async () => ({ ok: true as const, value: { name: 'Shiptheory' } })),
    disconnectShiptheory: done,
    shipments: vi.fn(async () => ({ more: false, shipments: [], look: [], channels: [] })),
    deducts: done,
    looked: done,
    pause: vi.fn(async () => ({ reviews: [] })),
    refreshLocations: vi.fn(async () => ({ ok: true as const, value: { count: 1 } })),
    saveWarehouse: vi.fn(async () => ({ ok: true as const, value: { warehouse: 'w', reviews: [], pulled: 8 } })),
    deleteWarehouse: vi.fn(async () => ({ ok: true as const, value: {} })),
    configure: vi.fn(async () => ({ ok: true as const, value: { review: false } })),
    moveLocation: vi.fn(async () => ({ ok: true as const, value: {} })),
    previewMatch: vi.fn(async () => ({ ok: true as const, value: { sku: null, changes: [] } })),
    previewMaster: vi.fn(async () => ({
      ok: true as const,
      value: { enter: { n: 0, some: [] }, missing: { n: 0, some: [] } },
    })),
    masterProgress: vi.fn(async () => ({ chosen: false, read: null })),
    matches: vi.fn(async () => ({ rows: [] })),
    match: vi.fn(async () => ({ ok: true as const, value: {} })),
    pauseLocations: vi.fn(async () => ({})),
    preview: vi.fn(async () => ({ ok: true as const, value: { gen: 1, rows: [] } })),
    confirm: vi.fn(async () => ({ ok: true as const, value: { linked: 0, step: 'step-1' } })),
    products: vi.fn(async () => ({ total: 0, warehouses: [], rows: [] })),
    lowStock: {
      of: vi.fn(),
      set: vi.fn(),
      notices: vi.fn(async () => ({ on: false, permitted: false })),
      turnOn: vi.fn(),
      turnOff: vi.fn(),
    },
    tally: vi.fn(async () => ({ all: 0, low: 0, zero: 0, differs: 0, problem: 0, 'not-in-master': 0 })),
    figures: vi.fn(async () => ({ total: 0, warehouses: [], rows: [], next: null })),
    undoBulk: vi.fn(async () => ({ undone: 0, refused: [], next: null })),
    readCsv: vi.fn(async () => ({ ok: false as const, trouble: { kind: 'empty' as const } })),
    download: vi.fn(),
    activity: vi.fn(async () => ({ entries: [] })),
    history: {
      page: vi.fn(async () => ({ entries: [], next: null })),
      kept: vi.fn(async () => ({ n: 0 })),
      bulk: vi.fn(async () => ({ n: 0, undone: 0, entries: [], next: null })),
      trace: vi.fn(async () => ({ trace: null })),
      asOf: vi.fn(async () => ({ total: 0, warehouses: [], rows: [] })),
      check: vi.fn(async () => ({ records: 0, entries: 0, mismatches: [], next: null })),
      saveFile: vi.fn(),
    },
    steps: {
      preview: vi.fn(async () => ({ ok: true as const, value: { rows: [] } })),
      undo: vi.fn(async () => ({ ok: true as const, value: { back: 0, stays: 0 } })),
      progress: vi.fn(async () => null),
    },
    save: vi.fn(async () => ({ results: [] })),
    undo: vi.fn(async () => ({ results: [] })),
    retry: done,
    pull: done,
    choose: done,
    stock: done,
    resume: vi.fn(async () => ({ reviews: [] })),
    saveLimits: vi.fn(async () => ({ ok: true as const, value: {} })),
    saveLowStock: vi.fn(async () => ({ ok: true as const, value: {} })),
    putChecklist: vi.fn(async () => ({})),
    shopMatches: vi.fn(async () => ({ shops: [] })),
    leaveMatches: vi.fn(async () => ({})),
    syncNow: vi.fn(async () => ({})),
    openPage: vi.fn(async () => ({})),
    open: vi.fn(),
    trouble: () => 'failed',
    whyNot: () => 'The background didn’t answer',
    ...change,
  };
}

function show(change: Partial<OptionsAppProps> = {}) {
  const props: OptionsAppProps = {
    state: { kind: 'ready', overview: overview() },
    language: { chosen: null, system: 'en', choose: vi.fn() },
    route: null,
    onGo: vi.fn(),
    onKeep: vi.fn(),
    onDirty: vi.fn(),
    leaving: false,
    onLeave: vi.fn(),
    ports: ports(),
    forms: {
      shopify: form('shopify'),
      woocommerce: form('woocommerce'),
      bigcommerce: form('bigcommerce'),
      magento: form('magento'),
      vendure: form('vendure'),
    },
    shiptheory: { fields: SHIPTHEORY_FIELDS, read: readShiptheory },
    version: 0,
    setUpVersion: 0,
    onTryAgain: vi.fn(),
    theme: 'system',
    onTheme: vi.fn(),
    uuid: () => 'id',
    now,
    t,
    ...change,
  };
  return { props, ...render(<OptionsApp {...props} />) };
}

const title = () => screen.getByRole('heading', { level: 1 }).textContent;
const press = (name: string, within_: HTMLElement = document.body) =>
  fireEvent.click(within(within_).getByRole('button', { name }));
const card = (name: string) => screen.getByRole('article', { name });

function problem(change: Partial<ProblemView> & { action: ProblemView['action'] }): ProblemView {
  return {
    problem: {
      id: `loop:${change.action}`,
      kind: 'loop',
      integration: 'woo',
      location: 'woo/1',
      warehouse: 'leeds',
      sku: 'A-1',
      since: NOW - 60_000,
      detail: {},
    },
    sentence: 'Acme Woo needs you.',
    step: 'Do it',
    ...change,
  };
}

/** Everything is set up, and the checklist was put away. */
const awayWith = (change: Partial<Overview>, told = true): Overview => {
  const { settings } = overview();
  return overview({ settings: { ...settings, checklist: { hidden: true, told } }, ...change });
};

/** Pages on which people work on something else. */
const ELSEWHERE: readonly Route[] = [
  { page: 'warehouses', show: { kind: 'list' } },
  { page: 'integrations', form: null },
  { page: 'matches', integration: 'acme' },
  { page: 'shipments' },
  { page: 'activity', tab: 'history' },
  { page: 'settings' },
  { page: 'help' },
];

describe('the frame', () => {
  it('has a link to every page, with the number of problems on Activity', () => {
    show({ state: { kind: 'ready', overview: awayWith({ problems: [problem({ action: 'sync' })] }) } });
    const links = within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('link');
    expect(links.map((link) => link.textContent)).toEqual([
      'View products',
      'Manage warehouses',
      'Integrations',
      expect.stringMatching(/^Activity1/),
      'Settings',
      'Help',
    ]);
  });

  it('opens at the set-up until that is finished, then at the products', () => {
    show({ state: { kind: 'ready', overview: EMPTY } });
    expect(title()).toBe('Set up');
    expect(screen.getByText('0 of 7 done')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Set up 7 to do' })).toBeTruthy();
    cleanup();
    show();
    expect(title()).toBe('View products');
    cleanup();
    // Put away before anything is done: nobody is led there again.
    show({ state: { kind: 'ready', overview: awayWith({ ...EMPTY, settings: awayWith({}).settings }, false) } });
    expect(title()).toBe('View products');
    expect(screen.queryByRole('link', { name: /^Set up/ })).toBeNull();
  });

  it('says once that the set-up is done, and then puts the checklist away', async () => {
    const { props } = show({ route: { page: 'products', sku: null } });
    expect(await screen.findByText('The set-up is done')).toBeTruthy();
    press('Got it');
    expect(props.ports.putChecklist).toHaveBeenCalledExactlyOnceWith({ told: true, hidden: true });
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    cleanup();
    const { settings } = overview();
    const told = overview({ settings: { ...settings, checklist: { hidden: false, told: true } } });
    const again = show({ state: { kind: 'ready', overview: told } });
    await vi.waitFor(() => expect(again.props.ports.shopMatches).toHaveBeenCalled());
    await Promise.resolve();
    expect(screen.queryByText('The set-up is done')).toBeNull();
  });

  it('says so where a person starts, and leads on from the checklist; no other page is taken up by it', async () => {
    const note = () => document.querySelector<HTMLElement>('.note-box.ok');
    show({ route: { page: 'setup' } });
    await screen.findByText('The set-up is done');
    expect(within(note() as HTMLElement).getByRole('link', { name: 'View products' })).toBeTruthy();
    cleanup();
    // At the products, a link to them would lead nowhere.
    show();
    await screen.findByText('The set-up is done');
    expect(within(note() as HTMLElement).queryByRole('link')).toBeNull();
    for (const route of ELSEWHERE) {
      cleanup();
      const { props } = show({ route });
      await vi.waitFor(() => expect(props.ports.shopMatches).toHaveBeenCalled());
      await vi.waitFor(() => expect(screen.getByRole('link', { name: 'Set up' })).toBeTruthy());
      expect([route.page, note()]).toEqual([route.page, null]);
    }
  });

  it('isn’t done while items are to be matched: their number is shown, and a person may leave them', async () => {
    const open = { duplicate: 0, differs: 2, 'no-sku': 1, untracked: 0, 'not-in-master': 0 };
    const which = '0000000a0000000b0000000c';
    const shopMatches = async () => ({ shops: [{ integration: 'woo', open, which, read: true, reviewed: false }] });
    const { props } = show({ route: { page: 'setup' }, ports: ports({ shopMatches }) });
    expect(await screen.findByText('3 items aren’t in sync as they are: 3 in Acme Woo')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Set up 1 to do' })).toBeTruthy();
    expect(screen.queryByText('The set-up is done')).toBeNull();
    press('Leave as they are');
    expect(props.ports.leaveMatches).toHaveBeenCalledExactlyOnceWith([{ integration: 'woo', open, which }]);
  });

  it('compares no SKUs where nobody looks at the checklist', () => {
    const away = { kind: 'ready', overview: awayWith({}) } as const;
    for (const route of [null, { page: 'settings' }] as const) {
      const { props } = show({ state: away, route });
      expect(props.ports.shopMatches).not.toHaveBeenCalled();
      cleanup();
    }
    const { props } = show({ state: away, route: { page: 'setup' } });
    expect(props.ports.shopMatches).toHaveBeenCalled();
  });

  it('compares SKUs again after a change of more than counts, and not after each count', async () => {
    const { props, rerender } = show({ route: { page: 'setup' } });
    await screen.findByText('The set-up is done');
    rerender(<OptionsApp {...props} version={1} />);
    rerender(<OptionsApp {...props} version={2} />);
    await Promise.resolve();
    expect(props.ports.shopMatches).toHaveBeenCalledTimes(1);
    rerender(<OptionsApp {...props} version={3} setUpVersion={1} />);
    await vi.waitFor(() => expect(props.ports.shopMatches).toHaveBeenCalledTimes(2));
  });

  it('keeps what was known on screen when the background doesn’t answer', () => {
    const { props } = show({
      state: { kind: 'no-answer', overview: overview(), gone: false },
      route: { page: 'integrations', form: null },
    });
    expect(screen.getByRole('alert').textContent).toContain('didn’t answer');
    expect(card('Acme Outdoor')).toBeTruthy();
    press('Try again');
    expect(props.onTryAgain).toHaveBeenCalled();
  });

  it.each([[{ kind: 'loading' }], [{ kind: 'no-answer', overview: null, gone: false }]] as const)(
    'has a heading before anything is known: %o',
    (state) => {
      show({ state });
      expect(title()).toBe('Stock Panel');
    },
  );

  it('asks before unsaved input is left behind', () => {
    const { props } = show({ leaving: true });
    const dialog = screen.getByRole('dialog', { name: 'Leave without saving?' });
    press('Stay', dialog);
    expect(props.onLeave).toHaveBeenCalledWith(false);
    press('Leave', dialog);
    expect(props.onLeave).toHaveBeenLastCalledWith(true);
  });
});

describe('Integrations', () => {
  const route = { page: 'integrations', form: null } as const;

  it('shows how each shop is, what it promises and why, and where its locations are', () => {
    show({ route });
    const text = card('Acme Woo').textContent;
    expect(text).toContain('shop.example.test');
    expect(text).toContain('Guarded. A sale within the same milliseconds can be missed.');
    expect(card('Acme Outdoor').textContent).toContain('Harbour Streetin Leeds');
    expect(card('Acme Outdoor').textContent).toContain('12 s ago');
  });

  it('pauses and resumes one shop', () => {
    const { props } = show({
      route,
      state: { kind: 'ready', overview: overview({ integrations: [SHOPIFY, { ...WOO, paused: true }] }) },
    });
    press('Pause', card('Acme Outdoor'));
    expect(props.ports.pause).toHaveBeenCalledWith('acme', true);
    press('Resume', card('Acme Woo'));
    expect(props.ports.pause).toHaveBeenCalledWith('woo', false);
  });

  it('asks before disconnecting and says what stops', async () => {
    const { props } = show({ route });
    press('Disconnect', card('Acme Outdoor'));
    const dialog = screen.getByRole('dialog', { name: 'Disconnect Acme Outdoor?' });
    expect(dialog.textContent).toContain('1 location is unlinked');
    expect(dialog.textContent).toContain('Harbour Street in Leeds');
    expect(props.ports.disconnect).not.toHaveBeenCalled();
    press('Disconnect', dialog);
    expect(props.ports.disconnect).toHaveBeenCalledWith('acme');
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says in the question why a shop couldn’t be disconnected, and tells when it is', async () => {
    const disconnect = vi.fn(async (): Promise<unknown> => {
      throw new Error('refused');
    });
    show({ route, ports: ports({ disconnect, whyNot: () => 'Acme hasn’t confirmed the last change.' }) });
    press('Disconnect', card('Acme Outdoor'));
    const dialog = screen.getByRole('dialog');
    press('Disconnect', dialog);
    expect(await within(dialog).findByText('Acme hasn’t confirmed the last change.')).toBeTruthy();
    disconnect.mockResolvedValueOnce({});
    press('Disconnect', dialog);
    expect(await screen.findByText('Acme Outdoor is disconnected')).toBeTruthy();
  });

  it('offers the permission, not only new keys, where a reconnect is asked for without it', () => {
    const { props } = show({
      route: { page: 'integrations', form: { kind: 'reconnect', integration: 'woo' } },
      state: { kind: 'ready', overview: overview({ integrations: [{ ...WOO, permitted: false }] }) },
    });
    press('Grant access');
    expect(props.ports.grant).toHaveBeenCalledWith(expect.objectContaining({ id: 'woo' }));
  });

  it('asks for a lost permission within the click', () => {
    const { props } = show({
      route,
      state: { kind: 'ready', overview: overview({ integrations: [{ ...WOO, permitted: false }] }) },
    });
    press('Grant access');
    expect(props.ports.grant).toHaveBeenCalledWith(expect.objectContaining({ id: 'woo' }));
  });

  it('opens a form per channel at an address of its own', () => {
    const { props } = show({ route });
    press('Connect WooCommerce');
    expect(props.onGo).toHaveBeenCalledWith({
      page: 'integrations',
      form: { kind: 'connect', channel: 'woocommerce', url: '' },
    });
  });
});

describe('a shop that is called by the merchant’s own login', () => {
  it('says that nobody is logged in, and one press opens its admin; a new key isn’t the next step', () => {
    const openPage = vi.fn(async () => ({}));
    const woo = { ...WOO, loginUrl: 'https://shop.example.test/wp-admin/' };
    const out = problem({ action: 'log-in', step: 'Log in', sentence: 'You are logged out of Acme Woo.' });
    show({
      state: { kind: 'ready', overview: overview({ integrations: [woo], problems: [out] }) },
      route: { page: 'integrations', form: null },
      ports: ports({ openPage }),
    });
    expect(within(card('Acme Woo')).getByText('You are logged out of Acme Woo.')).toBeTruthy();
    press('Log in', card('Acme Woo'));
    expect(openPage).toHaveBeenCalledWith('https://shop.example.test/wp-admin/');
    expect(within(card('Acme Woo')).getByRole('button', { name: 'Reconnect' }).className).toContain('quiet');
  });
});

describe('Manage warehouses', () => {
  const list = { page: 'warehouses', show: { kind: 'list' } } as const;

  it('offers the review again where SKUs were left out', () => {
    const links = LEEDS.links.map((link) => ({ ...link, leftOut: 2 }));
    const { props } = show({
      route: list,
      state: { kind: 'ready', overview: overview({ warehouses: [{ ...LEEDS, links }] }) },
    });
    expect(card('Leeds').textContent).toContain('2 SKUs left out');
    press('Review first sync', card('Leeds'));
    expect(props.onGo).toHaveBeenCalledWith({ page: 'warehouses', show: { kind: 'review', location: 'acme/1' } });
  });

  it('has all paused locations of a warehouse go on at once, each after its review', () => {
    const [link] = LEEDS.links;
    const paused = ['acme/1', 'woo/1'].map((location) => ({ ...link, location, name: location, paused: true }));
    const leeds = { ...LEEDS, links: paused as typeof LEEDS.links };
    const state = { kind: 'ready', overview: overview({ warehouses: [leeds] }) } as const;
    const { props, rerender } = show({ route: list, state });
    press('Resume Leeds');
    // The button that was pressed becomes the other one, with the focus on it.
    const resume = screen.getByRole('button', { name: 'Resume Leeds' });
    const running = { ...leeds, links: leeds.links.map((each) => ({ ...each, paused: false })) };
    rerender(<OptionsApp {...props} state={{ kind: 'ready', overview: overview({ warehouses: [running] }) }} />);
    expect(screen.getByRole('button', { name: 'Pause Leeds' })).toBe(resume);
    const mixed = { ...leeds, links: leeds.links.map((each, n) => ({ ...each, paused: n === 0 })) };
    rerender(<OptionsApp {...props} state={{ kind: 'ready', overview: overview({ warehouses: [mixed] }) }} />);
    expect(screen.getByRole('button', { name: 'Pause Leeds' })).toBe(resume);
    expect(screen.getByRole('button', { name: 'Resume Leeds' })).toBeTruthy();
    expect(props.onGo).toHaveBeenCalledWith({ page: 'warehouses', show: { kind: 'review', location: 'acme/1' } });
    const one = { ...leeds, links: leeds.links.slice(0, 1) };
    rerender(<OptionsApp {...props} state={{ kind: 'ready', overview: overview({ warehouses: [one] }) }} />);
    expect(screen.queryByRole('button', { name: 'Resume Leeds' })).toBeNull();
  });

  it('moves the focus to the title when the form closes, so that Tab goes on from there', async () => {
    const { props, rerender } = show({ route: { page: 'warehouses', show: { kind: 'edit', id: 'leeds' } } });
    screen.getByRole('button', { name: 'Save' }).focus();
    rerender(<OptionsApp {...props} route={list} />);
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
  });

  it('leads to Integrations while no shop is connected', () => {
    show({ route: list, state: { kind: 'ready', overview: EMPTY } });
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Connect a shop' }).getAttribute('href')).toBe(
      '#/integrations',
    );
    expect(screen.queryByRole('button', { name: 'Add new warehouse' })).toBeNull();
  });

  it('offers the review of a location that isn’t reviewed', () => {
    const links = LEEDS.links.map((link) => ({ ...link, state: 'review' as const }));
    const { props } = show({
      route: list,
      state: { kind: 'ready', overview: overview({ warehouses: [{ ...LEEDS, links }] }) },
    });
    expect(card('Leeds').textContent).toContain('Not reviewed');
    press('Review first sync', card('Leeds'));
    expect(props.onGo).toHaveBeenCalledWith({ page: 'warehouses', show: { kind: 'review', location: 'acme/1' } });
  });

  it('asks before deleting, says what that stops, and shows a refusal there', async () => {
    const refused = { ok: false as const, error: { field: null, sentence: 'Leeds was changed meanwhile.' } };
    const deleteWarehouse = vi.fn(async () => refused);
    show({ route: list, ports: ports({ deleteWarehouse }) });
    press('Delete Leeds');
    const dialog = screen.getByRole('dialog', { name: 'Delete Leeds?' });
    expect(dialog.textContent).toContain('Harbour Street · Acme Outdoor');
    expect(dialog.textContent).toContain('The counts of 8 SKUs');
    expect(dialog.textContent).toContain('master stock location');
    press('Delete warehouse', dialog);
    expect(deleteWarehouse).toHaveBeenCalledWith({ id: 'leeds', revision: 3 });
    expect(await within(dialog).findByText('Leeds was changed meanwhile.')).toBeTruthy();
  });

  it('tells what was deleted, and speaks of no counts where there are none', async () => {
    const state = { kind: 'ready', overview: overview({ warehouses: [{ ...LEEDS, skus: 0 }] }) } as const;
    show({ route: list, state });
    press('Delete Leeds');
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain('It has no counts yet.');
    press('Delete warehouse', dialog);
    expect(await screen.findByText('Leeds is deleted')).toBeTruthy();
  });

  it('opens the saved warehouse when its master couldn’t be had, so that Save tries again', async () => {
    const masterFailed = { location: 'acme/1', sentence: 'Acme Outdoor doesn’t answer just now.' };
    const saveWarehouse = vi.fn(async () => ({
      ok: true as const,
      value: { warehouse: 'leeds', reviews: ['acme/1'], pulled: null, masterFailed },
    }));
    const state = { kind: 'ready', overview: overview({ warehouses: [], master: null }) } as const;
    const { props, rerender } = show({
      route: { page: 'warehouses', show: { kind: 'new' } },
      state,
      ports: ports({ saveWarehouse }),
    });
    fireEvent.input(screen.getByRole('textbox', { name: 'Warehouse name' }), { target: { value: 'Leeds' } });
    press('Save');
    const edit = { page: 'warehouses', show: { kind: 'edit', id: 'leeds' } } as const;
    await vi.waitFor(() => expect(props.onGo).toHaveBeenCalledWith(edit));
    const saved = overview({ warehouses: [{ ...LEEDS, revision: 1, master: false }], master: null });
    rerender(<OptionsApp {...props} route={edit} state={{ kind: 'ready', overview: saved }} />);
    expect(screen.getByText(masterFailed.sentence)).toBeTruthy();
    press('Save');
    expect(saveWarehouse).toHaveBeenLastCalledWith(
      expect.objectContaining({ id: 'leeds', revision: 1, master: 'acme/1' }),
    );
  });

  it('doesn’t tick off a review that was put off', async () => {
    const review = { page: 'warehouses', show: { kind: 'review', location: 'acme/1' } } as const;
    const { props, rerender } = show({ route: review });
    press('Cancel', screen.getByRole('dialog', { name: 'Review first sync' }));
    rerender(<OptionsApp {...props} route={list} />);
    const note = screen.getByText(/isn’t reviewed yet/).closest('.note-box');
    expect(note?.classList.contains('wait')).toBe(true);
  });

  it('goes from a shop that goes on to the reviews that it needs, one after the other', async () => {
    const pause = vi.fn(async () => ({ reviews: ['woo/1', 'acme/1'] }));
    const state = { kind: 'ready' as const, overview: overview({ integrations: [{ ...WOO, paused: true }] }) };
    const { props, rerender } = show({ route: { page: 'integrations', form: null }, state, ports: ports({ pause }) });
    press('Resume');
    const review = { page: 'warehouses', show: { kind: 'review', location: 'woo/1', more: ['acme/1'] } } as const;
    await vi.waitFor(() => expect(props.onGo).toHaveBeenCalledWith(review));
    const paused = LEEDS.links.map((link) => ({ ...link, paused: true }));
    const woo = { ...LEEDS.links[0], location: 'woo/1', name: 'Store stock', paused: true } as (typeof paused)[number];
    const both = overview({ warehouses: [{ ...LEEDS, links: [...paused, woo] }] });
    rerender(<OptionsApp {...props} route={review} state={{ kind: 'ready', overview: both }} />);
    const dialog = await screen.findByRole('dialog', { name: 'Review before it goes on' });
    expect(dialog.textContent).toContain('1 of 2');
  });

  it('offers to undo a first sync that was just confirmed, and where its location is', async () => {
    const step = {
      id: 'step-1',
      kind: 'first-sync' as const,
      warehouse: 'leeds',
      location: 'acme/1',
      at: 1,
      rows: 3,
      state: 'done' as const,
      through: 3,
      until: 2,
    };
    const given = ports();
    const review = { page: 'warehouses', show: { kind: 'review', location: 'acme/1' } } as const;
    const { props, rerender } = show({ route: review, ports: given });
    const confirm = await screen.findByRole<HTMLButtonElement>('button', { name: 'Confirm' });
    await vi.waitFor(() => expect(confirm.disabled).toBe(false));
    fireEvent.click(confirm);
    await vi.waitFor(() => expect(props.onGo).toHaveBeenCalledWith(list));
    const state = { kind: 'ready' as const, overview: overview({ steps: [step] }) };
    rerender(<OptionsApp {...props} route={list} state={state} />);
    press('Undo this first sync');
    await vi.waitFor(() => expect(given.steps.preview).toHaveBeenCalledWith('step-1'));
    press('Cancel', screen.getByRole('dialog', { name: 'Undo first sync of Harbour Street' }));
    press('Undo first sync of Harbour Street');
    expect(screen.getByRole('dialog', { name: 'Undo first sync of Harbour Street' })).toBeTruthy();
    const returning = { ...step, state: 'returning' as const, until: null };
    rerender(
      <OptionsApp {...props} route={list} state={{ kind: 'ready', overview: overview({ steps: [returning] }) }} />,
    );
    expect(screen.getAllByText(/its figures are on their way back/).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Undo first sync of Harbour Street' })).toBeNull();
  });

  it('goes from a save to the reviews that it needs', async () => {
    const saveWarehouse = vi.fn(async () => ({
      ok: true as const,
      value: { warehouse: 'leeds', reviews: ['woo/1', 'acme/2'], pulled: null },
    }));
    const { props } = show({
      route: { page: 'warehouses', show: { kind: 'edit', id: 'leeds' } },
      ports: ports({ saveWarehouse }),
    });
    press('Save');
    await vi.waitFor(() =>
      expect(props.onGo).toHaveBeenCalledWith({ page: 'warehouses', show: { kind: 'review', location: 'woo/1' } }),
    );
  });
});

describe('Problems', () => {
  const route = { page: 'activity', tab: 'problems' } as const;
  const withProblem = (view: ProblemView) =>
    show({ route, state: { kind: 'ready', overview: overview({ problems: [view] }) } }).props;

  it('says that there are none', () => {
    show({ route });
    expect(screen.getByText('No problems')).toBeTruthy();
  });

  it('shows the sentence and does the step', () => {
    const props = withProblem(problem({ action: 'resume' }));
    expect(screen.getByText('Acme Woo needs you.')).toBeTruthy();
    press('Do it');
    expect(props.ports.resume).toHaveBeenCalledWith('woo');
  });

  it('retries exactly the push that failed', () => {
    const props = withProblem(problem({ action: 'retry' }));
    press('Do it');
    expect(props.ports.retry).toHaveBeenCalledWith({ warehouse: 'leeds', sku: 'A-1', location: 'woo/1' });
  });

  it('goes where a choice is made, or new credentials are given', () => {
    const choice = withProblem(problem({ action: 'choose' }));
    press('Do it');
    expect(choice.onGo).toHaveBeenCalledWith({ page: 'products', sku: 'A-1' });
    cleanup();
    const key = withProblem(problem({ action: 'reconnect' }));
    press('Do it');
    expect(key.onGo).toHaveBeenCalledWith({
      page: 'integrations',
      form: { kind: 'reconnect', integration: 'woo' },
    });
  });

  it('tells when the step got no answer', async () => {
    const failing = ports({ syncNow: () => Promise.reject(new Error('dead')) });
    show({
      route,
      ports: failing,
      state: { kind: 'ready', overview: overview({ problems: [problem({ action: 'sync' })] }) },
    });
    press('Do it');
    expect(await screen.findByText(/didn’t answer/)).toBeTruthy();
  });
});
