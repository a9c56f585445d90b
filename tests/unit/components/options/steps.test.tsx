// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StepList } from '../../../../components/options/steps/StepList.tsx';
import type { StepPorts } from '../../../../components/options/steps/step-ports.ts';
import { UndoDialog } from '../../../../components/options/steps/UndoDialog.tsx';
import { LinkStop } from '../../../../components/options/warehouses/LinkStop.tsx';
import { WarehouseCard } from '../../../../components/options/warehouses/WarehouseCard.tsx';
import { DE_STEPS } from '../../../../components/words/de-steps.ts';
import { EN_STEPS } from '../../../../components/words/en-steps.ts';
import { wordsOf } from '../../../../components/words/languages.ts';
import { english as t } from '../../../../components/words/translate.ts';
import type { StepView, UndoRow } from '../../../../lib/model/step.ts';
import { link, NOW, now, overview } from './given.ts';

afterEach(cleanup);

const STEP: StepView = {
  id: 'step-1',
  kind: 'first-sync',
  warehouse: 'leeds',
  location: 'acme/1',
  at: NOW - 60_000,
  rows: 3,
  state: 'done',
  through: 3,
  until: NOW + 86_400_000,
};
const aRow = (over: Partial<UndoRow>): UndoRow => ({
  sku: 'A',
  title: 'Mug',
  variant: null,
  from: 5,
  to: 47,
  count: { from: 5, to: 8 },
  since: -3,
  stays: null,
  ...over,
});
const ROWS = [aRow({}), aRow({ sku: 'B', from: 4, to: 4, count: { from: 4, to: 4 }, since: 0, stays: 'unclear' })];

function ports(change: Partial<StepPorts> = {}): StepPorts {
  return {
    preview: vi.fn(async () => ({ ok: true as const, value: { rows: ROWS } })),
    undo: vi.fn(async () => ({ ok: true as const, value: { back: 1, stays: 1 } })),
    progress: vi.fn(async () => null),
    ...change,
  };
}

async function show(change: Partial<StepPorts> = {}) {
  const given = ports(change);
  const onDone = vi.fn();
  const props = { step: STEP, location: 'Harbour Street', warehouse: 'Leeds', ports: given, onDone, onClose: vi.fn() };
  render(<UndoDialog {...props} t={t} />);
  await vi.waitFor(() => expect(given.preview).toHaveBeenCalled());
  return { ...props, dialog: screen.getByRole('dialog', { name: 'Undo first sync of Harbour Street' }) };
}

const rowOf = (text: string) => screen.getAllByRole('row').find((row) => row.textContent?.includes(text))?.textContent;

describe('the undo of a first sync', () => {
  it('shows what each SKU goes back to, what was sold since, and why others stay; nothing is done before Undo', async () => {
    const { dialog, ports: given, onDone } = await show();
    await within(dialog).findByRole('table');
    expect(rowOf('A')).toBeTruthy();
    expect(rowOf('3 sold there since')).toMatch(/5 becomes 47.*5 becomes 8/);
    expect(rowOf('it isn’t known whether its last change arrived')).toBeTruthy();
    expect(dialog.querySelector('footer')?.textContent).toContain('1 of 2 SKUs goes back');
    expect(given.undo).not.toHaveBeenCalled();

    fireEvent.click(within(dialog).getByRole('button', { name: 'Undo' }));
    await vi.waitFor(() =>
      expect(onDone).toHaveBeenCalledWith('1 SKU goes back to what it was before; 1 keep what they have.'),
    );
    expect(given.undo).toHaveBeenCalledWith('step-1');
  });

  it('can show those alone that stay', async () => {
    const { dialog } = await show();
    fireEvent.click(await within(dialog).findByRole('button', { name: 'Stays 1' }));
    expect(screen.getAllByRole('row')).toHaveLength(2);
    expect(rowOf('3 sold there since')).toBeUndefined();
  });

  it('says why it can’t be done, and stays open', async () => {
    const refused = { ok: false as const, error: { field: null, sentence: 'This can’t be undone any more.' } };
    const { dialog, onDone } = await show({ undo: vi.fn(async () => refused) });
    fireEvent.click(await within(dialog).findByRole('button', { name: 'Undo' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('can’t be undone any more');
    expect(onDone).not.toHaveBeenCalled();
  });

  it('says how far it is while it is done', async () => {
    const { dialog } = await show({
      undo: () => new Promise(() => {}),
      progress: async () => ({ through: 12_000, of: 50_000 }),
    });
    fireEvent.click(await within(dialog).findByRole('button', { name: 'Undo' }));
    await vi.waitFor(() => expect(within(dialog).getByRole('status').textContent).toContain('12,000 of 50,000'), 2_000);
  });
});

describe('the list of steps in Activity', () => {
  it('writes until when as the language does that was chosen, not as the browser’s', () => {
    render(<StepList overview={{ ...overview(), steps: [STEP] }} ports={ports()} now={now} t={wordsOf('de')} />);
    expect(screen.getByRole('list').textContent).toMatch(/ · bis \d+\. /);
  });

  it('names each with until when, and offers none that is on its way back', () => {
    const steps = [STEP, { ...STEP, id: 'step-2', kind: 'pull' as const, state: 'returning' as const, until: null }];
    render(<StepList overview={{ ...overview(), steps }} ports={ports()} now={now} t={t} />);
    const list = screen.getByRole('region', { name: 'Can be undone as a whole' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    expect(list.textContent).toMatch(/1 min ago · 3 SKUs · until \d+ \w+/);
    expect(list.textContent).toContain('on their way back');
    expect(within(list).getAllByRole('button')).toHaveLength(1);
  });
});

describe('a location whose step is under way', () => {
  it.each([
    ['confirming', { through: 2 }, 'Being linked: 2 of 3'],
    ['undoing', { through: 1 }, 'Being undone: 1 of 3'],
    ['returning', {}, 'on their way back'],
  ] as const)(
    'is told by its warehouse while it is %s, not as one that is still to be reviewed',
    (state, at, words) => {
      const review = link({ location: 'acme/1', name: 'Harbour Street', state: 'review' });
      const step: StepView = { ...STEP, ...at, state, until: null };
      const act = { onReview() {}, onSettings() {}, onPause() {}, onUndo() {}, onMove() {} };
      const { container } = render(
        <LinkStop link={review} shop={undefined} step={step} movable={false} {...act} t={t} />,
      );
      expect(container.textContent).toContain(words);
      expect(container.textContent).not.toContain('Not reviewed');
      expect(screen.queryByRole('button', { name: 'Review first sync' })).toBeNull();
    },
  );
});

describe('what is offered while a step is under way', () => {
  const act = { onReview() {}, onSettings() {}, onPause: vi.fn(), onUndo() {}, onMove() {} };
  const linked = link({ location: 'acme/1', name: 'Harbour Street' });
  const undoing: StepView = { ...STEP, state: 'undoing', through: 1, until: null };
  const offered = (step: StepView) => {
    render(<LinkStop link={linked} shop={undefined} step={step} movable {...act} t={t} />);
    return screen.getAllByRole('button').map((button) => button.textContent);
  };

  it('is neither Pause nor Move, which come back when it is over', () => {
    expect(offered(undoing)).toEqual(['Settings']);
    expect(screen.getByRole('group').getAttribute('draggable')).toBeNull();
    cleanup();
    expect(offered(STEP)).toEqual(['Pause', 'Settings', 'Undo first sync', 'Move']);
  });

  it('isn’t the warehouse’s Pause for that location either', () => {
    const other = link({ location: 'acme/2', name: 'Dock' });
    const [some] = overview().warehouses;
    if (!some) throw new Error('no warehouse');
    const warehouse = { ...some, links: [linked, other] };
    const none = { integrations: [], products: 3, movable: true, onResume() {}, onEdit() {}, onDelete() {}, ...act };
    render(<WarehouseCard warehouse={warehouse} steps={[undoing]} {...none} t={t} />);
    fireEvent.click(screen.getByRole('button', { name: `Pause ${warehouse.name}` }));
    expect(act.onPause).toHaveBeenCalledWith(['acme/2']);
  });
});

it('German says all of it, with the same blanks', () => {
  const blanks = (words: unknown) => [...new Set(JSON.stringify(words).match(/\{\w+\}/g) ?? [])].sort();
  for (const key of Object.keys(EN_STEPS) as (keyof typeof EN_STEPS)[]) {
    expect([key, blanks(DE_STEPS[key])]).toEqual([key, blanks(EN_STEPS[key])]);
  }
});
