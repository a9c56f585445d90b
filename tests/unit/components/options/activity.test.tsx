// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ActivityPage, type ActivityPageProps } from '../../../../components/options/activity/ActivityPage.tsx';
import type { ActivityPorts } from '../../../../components/options/activity/activity-ports.ts';
import { exportHistory } from '../../../../components/options/activity/export-history.ts';
import { english as t } from '../../../../components/words/translate.ts';
import { type ActivityEntry, NO_FILTER, type Trace } from '../../../../lib/model/activity.ts';
import { editOfBulk } from '../../../../lib/model/ids.ts';
import type { ProblemView } from '../../../../lib/model/views.ts';
import { NOW, now, overview } from './given.ts';

afterEach(cleanup);

function entry(over: Partial<ActivityEntry> & { id: string }): ActivityEntry {
  return {
    at: NOW,
    text: 'Typed here',
    kind: 'person',
    cause: 'edit',
    sku: 'A-1',
    warehouse: 'leeds',
    warehouseName: 'Leeds',
    place: null,
    reason: null,
    before: 5,
    after: 8,
    ...over,
  };
}

const TRACE: Trace = {
  entry: entry({ id: 'e' }),
  forgotten: false,
  undo: { kind: 'can' },
  stops: [
    {
      location: 'acme/1',
      name: 'Harbour Street · Acme Outdoor',
      origin: false,
      withNewer: false,
      now: null,
      verified: { at: NOW, took: 420 },
      sends: [
        {
          key: '01234567',
          from: 5,
          to: 8,
          read: { at: NOW - 500, took: 38 },
          sentAt: NOW - 400,
          took: 310,
          tries: 1,
          outcome: 'applied',
          detail: null,
        },
      ],
    },
  ],
};

function show(history: Partial<ActivityPorts> = {}, change: Partial<ActivityPageProps> = {}) {
  const props: ActivityPageProps = {
    overview: overview(),
    route: { page: 'activity', tab: 'history' },
    onGo: vi.fn(),
    version: 0,
    ports: {
      history: {
        page: vi.fn(async () => ({ entries: [], next: null })),
        kept: vi.fn(async () => ({ n: 100_000 })),
        bulk: vi.fn(async () => ({ n: 0, undone: 0, entries: [], next: null })),
        trace: vi.fn(async () => ({ trace: TRACE })),
        asOf: vi.fn(async () => ({ total: 0, warehouses: [], rows: [] })),
        check: vi.fn(async () => ({ records: 0, entries: 0, mismatches: [], next: null })),
        saveFile: vi.fn(),
        ...history,
      },
      steps: {
        preview: vi.fn(async () => ({ ok: true as const, value: { rows: [] } })),
        undo: vi.fn(async () => ({ ok: true as const, value: { back: 0, stays: 0 } })),
        progress: vi.fn(async () => null),
      },
      undo: vi.fn(async () => ({ results: [{ kind: 'applied' as const, id: 'u', count: 5, revision: 2 }] })),
      undoBulk: vi.fn(async () => ({ undone: 2, refused: [], next: null })),
      trouble: () => 'failed' as const,
      choose: vi.fn(async () => ({})),
      whyNot: () => 'The background didn’t answer',
    },
    onSolve: vi.fn(async () => undefined),
    now,
    t,
    ...change,
  };
  return { props, ...render(<ActivityPage {...props} />) };
}

const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent ?? '');
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

describe('the history', () => {
  it('tells what a count became, and the one figure where it stayed as it was', async () => {
    const entries = [
      entry({ id: 'a', at: 2, text: 'Sold', before: 50, after: 48 }),
      entry({ id: 'b', at: 1, text: 'Kept', before: 50, after: 50 }),
    ];
    show({ page: vi.fn(async () => ({ entries, next: null })) });
    await screen.findByText('Sold');
    const [sold, kept] = rows();
    expect(sold).toMatch(/50 →becomes 48$/);
    expect(kept).toMatch(/Leeds50$/);
  });

  it('shows what is new at once at the top, and behind a button while somebody reads', async () => {
    let entries = [entry({ id: 'a', at: 1, text: 'First' })];
    const page = vi.fn(async () => ({ entries, next: null }));
    const { props, rerender } = show({ page });
    await screen.findByText('First');
    entries = [entry({ id: 'b', at: 2, text: 'Second' }), ...entries];
    rerender(<ActivityPage {...props} version={1} />);
    await screen.findByText('Second');

    screen.getAllByRole('link', { name: /First/ })[0]?.focus();
    entries = [entry({ id: 'd', at: 4, text: 'Fourth' }), entry({ id: 'c', at: 3, text: 'Third' }), ...entries];
    rerender(<ActivityPage {...props} version={2} />);
    const bar = await screen.findByRole('button', { name: 'Show 2 new changes' });
    expect(rows()).toHaveLength(2);
    window.scrollTo = vi.fn();
    fireEvent.click(bar);
    expect(rows().map((row) => row.match(/First|Second|Third|Fourth/)?.[0])).toEqual([
      'Fourth',
      'Third',
      'Second',
      'First',
    ]);
  });

  it('starts anew where more came than one answer holds, so that no change is left out unseen', async () => {
    let reply = { entries: [entry({ id: 'a', text: 'Old' })], next: null as { at: number; id: string } | null };
    const { props, rerender } = show({ page: async () => reply });
    await screen.findByText('Old');
    reply = { entries: [entry({ id: 'z', text: 'New' })], next: { at: NOW, id: 'z' } };
    rerender(<ActivityPage {...props} version={1} />);
    await screen.findByText('New');
    expect(screen.queryByText('Old')).toBeNull();
    expect(screen.getByRole('button', { name: 'Show older' })).toBeTruthy();
  });

  it('says how many changes are kept, since nothing of it is deleted by itself', async () => {
    show({ page: async () => ({ entries: [entry({ id: 'a' })], next: null }) });
    expect(await screen.findByText(/100,000 changes are kept\. None is deleted by itself\./)).toBeTruthy();
  });

  it('reads older ones from where it ended, looking on while nothing fits', async () => {
    const page = vi.fn<ActivityPorts['page']>();
    page.mockResolvedValueOnce({ entries: [entry({ id: 'a', text: 'New' })], next: { at: 9, id: 'a' } });
    page.mockResolvedValueOnce({ entries: [], next: { at: 5, id: 'x' } });
    page.mockResolvedValueOnce({ entries: [entry({ id: 'o', at: 1, text: 'Old' })], next: null });
    show({ page });
    await screen.findByText('New');
    press('Show older');
    await screen.findByText('Old');
    expect(page.mock.lastCall?.[0].after).toEqual({ at: 5, id: 'x' });
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
  });

  it('puts filters into the address, and asks with those that it has', async () => {
    const page = vi.fn(async () => ({ entries: [], next: null }));
    const filter = { ...NO_FILTER, kind: 'channel' as const };
    const { props } = show({ page }, { route: { page: 'activity', tab: 'history', filter } });
    expect(await screen.findByText('No change fits these filters')).toBeTruthy();
    expect(page).toHaveBeenCalledWith(expect.objectContaining({ filter }));
    fireEvent.change(screen.getByRole('combobox', { name: 'Warehouse' }), { target: { value: 'leeds' } });
    expect(props.onGo).toHaveBeenLastCalledWith({
      page: 'activity',
      tab: 'history',
      filter: { ...filter, warehouse: 'leeds' },
    });
    fireEvent.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as HTMLElement);
    expect(props.onGo).toHaveBeenLastCalledWith({ page: 'activity', tab: 'history' });
  });
});

describe('one change in full', () => {
  const route = { page: 'activity', tab: 'history', entry: 'e' } as const;

  it('shows what was read, decided, sent and verified, and undoes it once', async () => {
    const { props } = show({}, { route });
    const line = await screen.findByRole('row', { name: /Harbour Street/ });
    expect(line.textContent).toMatch(/5 →becomes 8.*Done.*1 try · key 01234567….*310 ms/);
    expect(screen.getByText('38 ms')).toBeTruthy();
    expect(screen.getByText('+420 ms')).toBeTruthy();
    press('Undo');
    expect(await screen.findByText('Undone. The count is now 5.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    const undos = [{ id: 'e', undoId: 'undo/e', warehouse: 'leeds', sku: 'A-1' }];
    expect(props.ports.undo).toHaveBeenCalledWith({ undos });
  });

  it('says a place once', async () => {
    const place = 'Harbour Street · Acme Outdoor';
    const first = entry({
      id: 'e',
      kind: 'pull',
      cause: 'first-count',
      text: `First count, from ${place}`,
      place,
      before: null,
    });
    show({ trace: async () => ({ trace: { ...TRACE, entry: first, stops: [] } }) }, { route });
    const said = await screen.findByText(`First count, from ${place}`);
    expect(said.closest('p')?.textContent).toBe(`First count, from ${place}`);
  });

  it('says why it can’t be undone, that it is too old, and that there is none', async () => {
    const undo = { kind: 'refused', sentence: 'It was undone.' } as const;
    show({ trace: async () => ({ trace: { ...TRACE, undo, stops: [], forgotten: true } }) }, { route });
    expect(await screen.findByText('It was undone.')).toBeTruthy();
    expect(screen.getByText(/kept for 14 days/)).toBeTruthy();
    cleanup();
    show({ trace: async () => ({ trace: null }) }, { route });
    expect(await screen.findByText('This change isn’t in the history')).toBeTruthy();
  });
});

describe('the file', () => {
  const none = { onProgress: () => undefined, isCancelled: () => false };
  const formula = entry({ id: '1', sku: '=HYPERLINK("x")', reason: '@a', before: null, after: -3, at: 0 });

  it('is safe to open in a spreadsheet, and empty where nothing is known', async () => {
    const file = await exportHistory(async () => ({ entries: [formula], next: null }), NO_FILTER, 'csv', none);
    expect(file?.parts.join('').split('\r\n')[1]).toBe(
      `1970-01-01T00:00:00.000Z,"'=HYPERLINK(""x"")",Leeds,Typed here,edit,,'@a,,-3,1`,
    );
  });

  it('holds every page, as JSON too, and none when it is cancelled', async () => {
    const pages = [
      { entries: [formula], next: { at: 0, id: '1' } },
      { entries: [], next: { at: 0, id: '0' } },
      { entries: [entry({ id: '2' })], next: null },
    ];
    let n = 0;
    const page = async () => pages[n++ % 3] as (typeof pages)[number];
    const file = await exportHistory(page, NO_FILTER, 'json', none);
    expect(JSON.parse(file?.parts.join('') ?? '')).toMatchObject([
      { id: '1', before: null },
      { id: '2', before: 5 },
    ]);
    const empty = await exportHistory(async () => ({ entries: [], next: null }), NO_FILTER, 'json', none);
    expect(JSON.parse(empty?.parts.join('') ?? '')).toEqual([]);
    n = 0;
    expect(await exportHistory(page, NO_FILTER, 'csv', { ...none, isCancelled: () => n > 1 })).toBeNull();
  });
});

describe('the self-check', () => {
  it('goes on part by part, then tells what doesn’t add up and when it was checked', async () => {
    const check = vi.fn<ActivityPorts['check']>();
    const mismatch = { warehouse: 'leeds', warehouseName: 'Leeds', sku: 'B', count: 4, entries: null };
    check.mockResolvedValueOnce({ records: 3, entries: 9, mismatches: [], next: { warehouse: 'leeds', sku: 'A' } });
    check.mockResolvedValueOnce({ records: 1, entries: 2, mismatches: [mismatch], next: null });
    show({ check });
    press('Check the history');
    press('Start');
    expect(await screen.findByText('1 count doesn’t add up')).toBeTruthy();
    expect(screen.getByText('B in Leeds: the count is 4, its changes lead to –.')).toBeTruthy();
    expect(screen.getByText(/^4 counts and 11 changes were checked at .*2027/)).toBeTruthy();
  });

  it('stops when it is told to', async () => {
    const waits = new Promise<never>(() => undefined);
    show({ check: () => waits });
    press('Check the history');
    press('Start');
    press('Stop');
    expect(await screen.findByText('Stopped before the end')).toBeTruthy();
  });
});

describe('the counts of a moment', () => {
  it('are shown beside those of now, and – where nothing was known', async () => {
    const counts = [
      { was: 5, now: 7 },
      { was: null, now: null },
    ];
    const warehouses = [
      { id: 'leeds', name: 'Leeds' },
      { id: 'york', name: 'York' },
    ];
    const asOf = async () => ({ total: 1, warehouses, rows: [{ sku: 'A-1', title: 'Mug', variant: null, counts }] });
    show({ asOf }, { route: { page: 'activity', tab: 'as-of', at: NOW - 1_000 } });
    const row = await screen.findByRole('row', { name: /Mug/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['MugA-1', '5now 7', '–the same now']);
  });
});

describe('problems', () => {
  const route = { page: 'activity', tab: 'problems' } as const;
  const about = { integration: 'woo', location: 'woo/1', warehouse: 'leeds', sku: 'A-1', since: NOW };
  const view = (over: Partial<ProblemView['problem']>, action: ProblemView['action']): ProblemView => ({
    problem: {
      id: 'p',
      kind: 'outcome-ambiguous',
      detail: { ifApplied: 48, ifNot: 40, doubt: 'write-1' },
      ...about,
      ...over,
    },
    sentence: 'Nobody can tell.',
    step: 'Choose the count',
    action,
  });

  it.each([
    ['outcome-ambiguous', 'It arrived (count 48)', true],
    ['applied-twice', 'It arrived twice (count 40)', false],
    ['sale-overwritten', 'It was written over (count 40)', false],
  ] as const)('offers both counts of %s as buttons', async (kind, name, applied) => {
    const { props } = show({}, { route, overview: overview({ problems: [view({ kind }, 'choose')] }) });
    expect(screen.getAllByRole('button', { description: 'Nobody can tell.' })).toHaveLength(2);
    press(name);
    expect(document.body.textContent).not.toContain('write-1');
    const place = { warehouse: 'leeds', sku: 'A-1', location: 'woo/1', doubt: 'write-1' };
    await waitFor(() => expect(props.ports.choose).toHaveBeenCalledWith({ ...place, applied }));
  });

  it('leads to the product where the counts aren’t known', () => {
    const { props } = show({}, { route, overview: overview({ problems: [view({ detail: {} }, 'choose')] }) });
    press('Choose the count');
    expect(props.onSolve).toHaveBeenCalled();
  });

  it('says at the problem why its step came to nothing', async () => {
    const onSolve = vi.fn(async () => Promise.reject(new Error('dead')));
    show({}, { route, onSolve, overview: overview({ problems: [view({}, 'retry')] }) });
    press('Choose the count');
    const item = screen.getByRole('listitem');
    expect(await within(item).findByText('The background didn’t answer')).toBeTruthy();
  });

  it('hands the focus on when the problem that had it goes', () => {
    const two = [view({}, 'retry'), view({ id: 'q', since: NOW + 1 }, 'sync')];
    const { props, rerender } = show({}, { route, overview: overview({ problems: two }) });
    screen.getAllByRole('button', { name: 'Choose the count' })[0]?.focus();
    rerender(<ActivityPage {...props} overview={overview({ problems: two.slice(1) })} />);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Choose the count' }));
  });
});

describe('a bulk', () => {
  const BULK = '0b6f2a9e-1c3d-4e5f-8a7b-9c0d1e2f3a4b';
  const made = (n: number) => entry({ id: editOfBulk(BULK, n), sku: `S-${n}`, reason: 'Stocktake' });
  const opened = (history: Partial<ActivityPorts> = {}, change: Partial<ActivityPageProps> = {}) =>
    show(
      { bulk: vi.fn(async () => ({ n: 240, undone: 0, entries: [made(0), made(1)], next: null })), ...history },
      { route: { page: 'activity', tab: 'history', bulk: BULK }, ...change },
    );
  const dialog = () => within(screen.getByRole('dialog', { hidden: true }));
  const undo = () => fireEvent.click(dialog().getByRole('button', { name: 'Undo', hidden: true }));

  it('is one line that opens', async () => {
    const line = { bulk: BULK, undo: false, imported: false, n: 240 };
    show({ page: async () => ({ entries: [entry({ id: 'e', bulk: line, reason: 'Stocktake' })], next: null }) });
    const link = await screen.findByRole('link', { name: /^Bulk edit of 240 counts Stocktake/ });
    expect(link.getAttribute('href')).toBe(`#/activity/bulk/${BULK}`);
  });

  it('is undone as a whole, after any reload, and says what of it couldn’t be', async () => {
    const { props } = opened();
    expect(await screen.findByText('Bulk edit of 240 counts')).toBeTruthy();
    expect(dialog().getByText('S-1')).toBeTruthy();
    vi.mocked(props.ports.undoBulk).mockResolvedValueOnce({
      undone: 1,
      refused: [{ warehouse: 'leeds', sku: 'S-1', sentence: 'That would make the count less than 0.' }],
      next: 'more',
    });
    undo();
    expect(await screen.findByText('Undone. 3 counts went back')).toBeTruthy();
    expect(vi.mocked(props.ports.undoBulk).mock.calls).toEqual([
      [{ bulk: BULK, after: null }],
      [{ bulk: BULK, after: 'more' }],
    ]);
    expect(screen.getByText('That would make the count less than 0.')).toBeTruthy();
  });

  it('that was undone has no Undo, and one that was undone in part goes on', async () => {
    opened({ bulk: async () => ({ n: 2, undone: 2, entries: [made(0), made(1)], next: null }) });
    expect(await screen.findByText('All of it was undone.')).toBeTruthy();
    expect(dialog().queryByRole('button', { name: 'Undo', hidden: true })).toBeNull();
    cleanup();
    opened({ bulk: async () => ({ n: 2, undone: 1, entries: [made(0), made(1)], next: null }) });
    expect(await screen.findByText('1 of 2 were undone. Undo goes on with the rest.')).toBeTruthy();
    expect(dialog().getByRole('button', { name: 'Undo', hidden: true })).toBeTruthy();
  });

  it('shows more of it where it is long', async () => {
    const bulk = vi.fn<ActivityPorts['bulk']>(async ({ after }) =>
      after === null
        ? { n: 240, undone: 0, entries: [made(0)], next: made(0).id }
        : { n: 240, undone: 0, entries: [made(1)], next: null },
    );
    opened({ bulk });
    fireEvent.click(await screen.findByRole('button', { name: 'Show more', hidden: true }));
    expect(await screen.findByText('S-1')).toBeTruthy();
    expect(dialog().getByText('S-0')).toBeTruthy();
  });
});
