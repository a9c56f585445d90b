// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { LocationView } from '../../../../lib/model/views.ts';
import { applied, button, field, noButton, openPanel, place, press, settle, status, type } from './bench.tsx';
import { leeds, location, NOW, product, rotterdam, row, SKU, throwAt } from './views.ts';

describe('a product with one SKU', () => {
  it('shows each warehouse’s count and its locations with figure and state', async () => {
    await openPanel(throwAt(12, { woo: { base: 10, heldBack: 2 } }));
    screen.getByRole('region', { name: 'Shiptheory stock' });
    expect(field().value).toBe('12');
    expect(field('Rotterdam').value).toBe('18,240');
    const woo = screen.getByRole('group', { name: 'Store stock · Acme Woo' });
    expect(woo.textContent).toContain('10');
    expect(woo.textContent).toContain('In sync');
    expect(woo.textContent).toContain('2 held back');
    expect(woo.textContent).toContain('verified 12 s ago');
    expect(status()).toBe('In sync 3 locations');
  });

  it('shows bare digits while the field has the focus', async () => {
    await openPanel(throwAt(12));
    fireEvent.focus(field('Rotterdam'));
    await settle();
    expect(field('Rotterdam').value).toBe('18240');
    fireEvent.blur(field('Rotterdam'));
    await settle();
    expect(field('Rotterdam').value).toBe('18,240');
  });

  it('steps with the arrow keys and the steppers, which are out of the tab order', async () => {
    await openPanel(throwAt(12));
    fireEvent.keyDown(field(), { key: 'ArrowUp' });
    await settle();
    expect(field().value).toBe('13');
    await press('One less of FW-THR-130 in Leeds');
    await press('One less of FW-THR-130 in Leeds');
    expect(field().value).toBe('11');
    expect(button('One less of FW-THR-130 in Leeds').tabIndex).toBe(-1);
  });

  it('Escape brings the count back, Discard all of them', async () => {
    await openPanel(throwAt(12));
    await type('20');
    fireEvent.keyDown(field(), { key: 'Escape' });
    await settle();
    expect(status()).toBe('In sync 3 locations');
    await type('20');
    await type('7', field('Rotterdam'));
    expect(status()).toBe('2 changes');
    await press('Discard');
    expect(field().value).toBe('12');
    expect(noButton('Save')).toBe(true);
  });
});

describe('saving', () => {
  it('sends what was typed with what was seen, and says Saved only when the locations have it', async () => {
    const bench = await openPanel(throwAt(12));
    await type('16');
    expect(button('Save').textContent).toContain('Save');
    await press('Save');
    expect(bench.saved).toEqual([
      [{ id: 'edit-1', warehouse: 'leeds', sku: SKU, change: { kind: 'set', to: 16, seen: 12 }, reason: null }],
    ]);
    expect(status()).toBe('Sending 0 of 2 locations');
    expect(place('Store stock · Acme Woo').getByText('12 → 16')).toBeTruthy();

    bench.view = throwAt(16, { revision: 11, woo: { base: 12, state: { kind: 'sending', from: 12, to: 16 } } });
    await bench.model.pull(false);
    await settle();
    expect(status()).toBe('Sending 1 of 2 locations');

    bench.view = throwAt(16, { revision: 12 });
    await bench.model.pull(false);
    await settle();
    expect(status()).toBe('Saved. 2 of 2 locations updated');
  });

  it('sends +3 and -2 as adjustments', async () => {
    const bench = await openPanel(throwAt(12));
    await type('+3');
    await type('-2', field('Rotterdam'));
    fireEvent.keyDown(field(), { key: 'Enter' });
    await settle();
    expect(bench.saved[0]?.map((edit) => edit.change)).toEqual([
      { kind: 'adjust', by: 3 },
      { kind: 'adjust', by: -2 },
    ]);
  });

  it('undoes what was saved, until the next edit', async () => {
    const bench = await openPanel(throwAt(12));
    await type('16');
    await press('Save');
    await press('Undo');
    expect(bench.undos).toEqual([[{ id: 'edit-1', undoId: 'edit-2', warehouse: 'leeds', sku: SKU }]]);
    expect(field().value).toBe('12');
    expect(noButton('Undo')).toBe(true);
  });

  it('asks again under the same id when an answer gets lost, so that +3 counts once', async () => {
    const bench = await openPanel(throwAt(12));
    let attempts = 0;
    bench.onSave = async (edits) => {
      attempts += 1;
      if (attempts < 3) throw new Error('the worker was stopped');
      return edits.map((edit) => applied(edit, 15));
    };
    await type('+3');
    await press('Save');
    await settle();
    expect(bench.saved.map((edits) => edits.map((edit) => edit.id))).toEqual([['edit-1'], ['edit-1'], ['edit-1']]);
    expect(field().value).toBe('15');
  });

  it('keeps what was typed on while an edit was under way', async () => {
    const bench = await openPanel(throwAt(12));
    let answer = () => {};
    bench.onSave = (edits) =>
      new Promise((resolve) => {
        answer = () => resolve(edits.map((edit) => applied(edit, 16)));
      });
    await type('16');
    await press('Save');
    await type('17');
    answer();
    await settle();
    expect(field().value).toBe('17');
    expect(status()).toBe('1 change');
    await press('Save');
    expect(bench.saved[1]?.[0]?.change).toEqual({ kind: 'set', to: 17, seen: 16 });
  });

  it('names who is waited for, and how many locations failed', async () => {
    const bench = await openPanel(throwAt(12));
    await type('16');
    await press('Save');
    bench.view = throwAt(16, {
      revision: 11,
      woo: { base: 12, state: { kind: 'waiting', for: 'Acme Woo', to: 16, retryAt: null } },
    });
    await bench.model.pull(false);
    await settle();
    expect(status()).toBe('Waiting for Acme Woo');

    bench.view = throwAt(16, {
      revision: 12,
      woo: { base: 12, state: { kind: 'failed', why: 'the shop refused the key', tries: 3, action: 'reconnect' } },
    });
    await bench.model.pull(false);
    await settle();
    expect(status()).toBe('1 location failed');
    const woo = screen.getByRole('group', { name: 'Store stock · Acme Woo' });
    expect(woo.textContent).toContain('Failed: the shop refused the key');
    expect(woo.textContent).toContain('still has 12');
    await press('Retry');
    expect(bench.asked).toEqual([
      { name: 'retry', with: { warehouse: 'leeds', sku: SKU, location: 'Acme Woo/Store stock' } },
    ]);
  });
});

describe('what waits or can’t be sent', () => {
  it('can be tried again before its time', async () => {
    const bench = await openPanel(
      throwAt(16, { woo: { base: 12, state: { kind: 'waiting', for: 'Acme Woo', to: 16, retryAt: NOW + 49_000 } } }),
    );
    const woo = screen.getByRole('group', { name: 'Store stock · Acme Woo' });
    expect(woo.textContent).toContain('next try in 49 s');
    await press('Retry');
    expect(bench.asked.map(({ name }) => name)).toEqual(['retry']);
  });

  it('leads to its problem where nothing can be done from here', async () => {
    const state = { kind: 'failed', why: 'the shop doesn’t count it', tries: 1, action: 'none' } as const;
    const bench = await openPanel(throwAt(16, { woo: { base: 12, state } }));
    expect(screen.getByRole('group', { name: 'Store stock · Acme Woo' }).textContent).toContain(
      'had 12 when last read',
    );
    expect(screen.getByRole('region').textContent).toContain('1 of 2 locations');
    await press('Open problems');
    expect(bench.asked).toEqual([{ name: 'open', with: '#activity/problems' }]);
  });
});

describe('a button that goes away when it is pressed', () => {
  it('leaves the focus where it was: in its warehouse, or in the panel', async () => {
    const bench = await openPanel(throwAt(12));
    await type('16');
    bench.view = throwAt(10, { revision: 2 });
    await bench.model.pull(false);
    await settle();
    button('Apply +4 (makes 14)').focus();
    await press('Apply +4 (makes 14)');
    expect(document.activeElement?.contains(field())).toBe(true);
    expect(document.activeElement?.contains(field('Rotterdam'))).toBe(false);

    await type('9');
    button('Discard').focus();
    await press('Discard');
    expect(document.activeElement).toBe(screen.getByRole('region'));
  });

  it('takes no focus back from somebody who went elsewhere', async () => {
    await openPanel(throwAt(12));
    await type('16');
    button('Discard').focus();
    button('Discard').blur();
    await settle();
    field().focus();
    fireEvent.click(button('Discard'));
    await settle();
    expect(document.activeElement).toBe(field());
  });
});

describe('what can’t be a count', () => {
  it.each([
    ['', /Type a count/],
    ['1.5', /whole|digits/],
    ['1.204', /digits/],
    ['1 204', /digits/],
    ['-50', /would make −38.*below 0/],
    ['1000000001', /1,000,000,000/],
    ['+2000000000', /1,000,000,000/],
  ])('says so at the field for “%s”, and sends nothing', async (text, sentence) => {
    const bench = await openPanel(throwAt(12));
    await type(text);
    fireEvent.blur(field());
    await settle();
    expect(screen.getByRole('alert').textContent).toMatch(sentence);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    await press('Save');
    expect(bench.saved).toEqual([]);
  });

  it('waits with its sentence until the field is left, unless typing on can’t heal it', async () => {
    await openPanel(throwAt(12));
    await type('-');
    expect(screen.queryByRole('alert')).toBeNull();
    await type('-13');
    expect(screen.getByRole('alert').textContent).toContain('would make −1');
    await type('-1');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('sends nothing at all while one of several can’t be read', async () => {
    const bench = await openPanel(throwAt(12));
    await type('16');
    await type('many', field('Rotterdam'));
    await press('Save');
    expect(bench.saved).toEqual([]);
    expect(status()).toBe('2 changes to correct');
  });

  it('shows the background’s sentence when it refuses', async () => {
    const bench = await openPanel(throwAt(12));
    bench.onSave = async ([edit]) => [{ kind: 'refused', id: edit?.id ?? '', sentence: 'This location was unlinked.' }];
    await type('16');
    await press('Save');
    expect(screen.getByRole('alert').textContent).toBe('This location was unlinked.');
    expect(field().value).toBe('16');
  });
});

describe('the count moved while typing', () => {
  it('offers both results, and applies the one chosen', async () => {
    const bench = await openPanel(throwAt(10));
    bench.onSave = async ([edit]) => [
      {
        kind: 'moved',
        id: edit?.id ?? '',
        count: 8,
        what: '2 sold on Acme Woo, 20 s ago',
        setTo: 12,
        applyBy: 2,
        makes: 10,
      },
    ];
    bench.view = throwAt(8, { revision: 2 });
    await type('12');
    await press('Save');
    const alert = within(screen.getByRole('alert'));
    alert.getByText('2 sold on Acme Woo, 20 s ago');
    alert.getByText('You saw 10 and typed 12. Leeds now has 8. Nothing was saved.');
    expect(status()).toBe('1 change choose a result');
    expect(button('Save')).toHaveProperty('disabled', true);
    alert.getByRole('button', { name: 'Set to 12' });
    await press('Apply +2 (makes 10)');
    expect(bench.saved[1]?.[0]?.change).toEqual({ kind: 'adjust', by: 2 });
  });

  it('says it before Save too, and Set to sends what is known now', async () => {
    const bench = await openPanel(throwAt(10));
    await type('12');
    bench.view = throwAt(8, { revision: 2 });
    await bench.model.pull(false);
    await settle();
    expect(field().value).toBe('12');
    await press('Set to 12');
    expect(bench.saved[0]?.[0]?.change).toEqual({ kind: 'set', to: 12, seen: 8 });
  });

  it('never asks about a difference: it is right whatever happened', async () => {
    const bench = await openPanel(throwAt(10));
    await type('+3');
    bench.view = throwAt(8, { revision: 2 });
    await bench.model.pull(false);
    await settle();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(field().value).toBe('+3');
  });

  it('offers no result below 0', async () => {
    const bench = await openPanel(throwAt(10));
    await type('4');
    bench.view = throwAt(3, { revision: 2 });
    await bench.model.pull(false);
    await settle();
    expect(noButton(/^Apply/)).toBe(true);
    button('Set to 4');
  });
});

describe('answers that come late', () => {
  it('ignores an older revision of a count', async () => {
    const bench = await openPanel(throwAt(12, { revision: 5 }));
    bench.view = throwAt(9, { revision: 4 });
    await bench.model.pull(false);
    await settle();
    expect(field().value).toBe('12');
  });
});

describe('what isn’t known or isn’t synced', () => {
  it('shows – and never 0, and pulls from a location on request', async () => {
    const waits = location('Rotterdam DC', 'Acme Shopify', 41, {
      state: { kind: 'waiting', for: 'the first change', to: null, retryAt: null },
    });
    const bench = await openPanel(product([row(SKU, [leeds(12), rotterdam(null, [waits])])]));
    expect(field('Rotterdam').value).toBe('–');
    expect(screen.getByRole('region').textContent).toContain('Not known');
    expect(status()).toBe('In sync 2 locations');
    await press('Pull counts from …');
    await press('Rotterdam DC · Acme Shopify: 41');
    expect(bench.asked[0]).toEqual({
      name: 'pull',
      with: { warehouse: 'rotterdam', sku: SKU, location: 'Acme Shopify/Rotterdam DC' },
    });
    await type('+3', field('Rotterdam'));
    fireEvent.blur(field('Rotterdam'));
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('isn’t known');
  });

  it.each([
    ['no-sku', null, 'This product has no SKU'],
    ['untracked', SKU, 'Acme Shopify doesn’t count this product'],
    ['not-in-master', SKU, 'Not in your master stock location'],
    ['not-linked', SKU, 'is in no linked location'],
    ['duplicate', SKU, 'is used more than once in Acme Shopify'],
  ] as const)('%s: says why and what to do, and has no field', async (state, sku, sentence) => {
    await openPanel(product([row(sku, [], { state })]));
    expect(screen.getByRole('region').textContent).toContain(sentence);
    expect(status()).toContain('Not synced');
    expect(screen.queryByRole('textbox', { name: /^Count of/ })).toBeNull();
    expect(noButton('Refresh') && noButton('Open Manage warehouses')).toBe(false);
  });

  it.each([
    ['MB', 'comes out of the count of MB'],
    [null, 'has no SKU. Give the product one'],
  ])('counted with its product, whose SKU is %s: says where its stock is and what to do', async (holder, sentence) => {
    await openPanel(product([row(SKU, [], { state: 'untracked', stockOf: { sku: holder } })]));
    expect(screen.getByRole('region').textContent).toContain(`counts ${SKU} with its product`);
    expect(screen.getByRole('region').textContent).toContain(sentence);
    expect(screen.getByRole('region').textContent).not.toContain('doesn’t count');
  });

  it('shows both possibilities of an outcome that nobody can tell', async () => {
    const bench = await openPanel(
      throwAt(16, {
        woo: {
          base: 12,
          choices: { ifApplied: 16, ifNot: 12, doubt: 'write-1' },
          state: {
            kind: 'failed',
            why: 'it can’t be told whether the last change arrived',
            tries: 1,
            action: 'choose',
          },
        },
      }),
    );
    await press('It didn’t (count 12)');
    const answer = { location: 'Acme Woo/Store stock', doubt: 'write-1', applied: false };
    expect(bench.asked[0]?.with).toMatchObject(answer);
    button('It arrived (count 16)');
    expect(document.body.textContent).not.toContain('write-1');
    // Another window was quicker.
    bench.whyNot = 'That was answered already.';
    await press('It didn’t (count 12)');
    await screen.findByText('That was answered already.');
  });
});

describe('the panel itself', () => {
  it('folds to a pill that says what matters, and keeps the focus on the way', async () => {
    await openPanel(throwAt(12));
    await type('3');
    await press('Collapse panel');
    const pill = button('Expand panel');
    expect(pill.textContent).toContain('1 change not saved');
    expect(document.activeElement).toBe(pill);
    await press('Expand panel');
    expect(field().value).toBe('3');
    expect(document.activeElement).toBe(button('Collapse panel'));
  });

  it('moves by the keyboard', async () => {
    const onMove = vi.fn();
    await openPanel(throwAt(12), { onMove });
    fireEvent.keyDown(button('Move panel'), { key: 'ArrowLeft' });
    fireEvent.keyDown(button('Move panel'), { key: 'Home' });
    expect(onMove.mock.calls).toEqual([[{ dx: -16, dy: 0 }], ['home']]);
  });

  it('says when the extension was updated, and keeps what was typed', async () => {
    const onReload = vi.fn();
    const bench = await openPanel(throwAt(12), { onReload });
    await type('16');
    bench.onSave = async () => Promise.reject('gone');
    await press('Save');
    expect(status()).toBe('Not live');
    expect(screen.getByRole('alert').textContent).toContain('16 in Leeds');
    expect(field().readOnly).toBe(true);
    expect(screen.getByRole('region').textContent).not.toContain('In sync');
    await press('Reload the page');
    expect(onReload).toHaveBeenCalledOnce();
  });

  it('says when its shop isn’t connected any more, with what to do, and goes on once it is again', async () => {
    const bench = await openPanel(throwAt(12));
    await type('16');
    bench.lost = 'unconnected';
    await bench.model.pull(false);
    await settle();
    expect(status()).toBe('Not live');
    expect(screen.getByRole('alert').textContent).toContain('This shop isn’t connected any more');
    expect(screen.getByRole('alert').textContent).toContain('toolbar');
    expect(screen.getByRole('alert').textContent).toContain('What you typed (16 in Leeds) isn’t saved.');
    expect(field().readOnly).toBe(true);
    expect(screen.getByRole('region').textContent).not.toContain('In sync');
    expect(screen.queryByRole('button', { name: 'Reload the page' })).toBeNull();
    bench.lost = null;
    await bench.model.pull(false);
    await settle();
    expect(screen.queryByRole('alert')).toBeNull();
    expect([field().value, field().readOnly]).toEqual(['16', false]);
  });

  it('keeps as typed what wasn’t taken since its shop isn’t connected any more', async () => {
    const bench = await openPanel(throwAt(12));
    await type('16');
    bench.onSave = async () => Promise.reject('unconnected');
    bench.lost = 'unconnected';
    await press('Save');
    expect(status()).toBe('Not live');
    bench.lost = null;
    await bench.model.pull(false);
    await settle();
    expect(status()).toContain('1 change');
    expect(field().value).toBe('16');
  });

  it('warns when saving the page would undo a change', async () => {
    const bringUpToDate = vi.fn();
    await openPanel(throwAt(16), {
      pageStale: { fields: [{ sku: 'FW-THR-130', location: 'Store stock', shows: 12, has: 16 }], bringUpToDate },
    });
    expect(screen.getByRole('alert').textContent).toContain('says 12');
    await press('Bring the page up to date');
    expect(bringUpToDate).toHaveBeenCalledOnce();
  });

  it('shows what is wrong when the shop doesn’t answer, and what was known stays', async () => {
    const bench = await openPanel(throwAt(12));
    bench.view = { kind: 'trouble', sentence: 'Acme Shopify didn’t answer.', step: 'Try now' };
    await bench.model.pull(true);
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('Acme Shopify didn’t answer.');
    expect(field().value).toBe('12');
  });
});

describe('a location that doesn’t stock the product', () => {
  const somewhere = (state: LocationView['state']) => throwAt(12, { woo: { base: null, verifiedAt: null, state } });

  it('asks, and stocks it on a press alone', async () => {
    const bench = await openPanel(somewhere({ kind: 'not-stocked' }));
    const stop = place('Store stock · Acme Woo');
    expect(stop.getByText('Not stocked')).toBeTruthy();
    expect(stop.getByText('Stock this product at Store stock?')).toBeTruthy();
    expect(bench.asked).toEqual([]);
    await press('Stock at Store stock');
    expect(bench.asked).toEqual([
      { name: 'stock', with: { warehouse: 'leeds', sku: SKU, location: 'Acme Woo/Store stock' } },
    ]);
  });

  it('is no part of what is in sync, and nothing that failed', async () => {
    await openPanel(somewhere({ kind: 'not-stocked' }));
    expect(screen.getByRole('region').textContent).toContain('1 location');
    expect(screen.getByRole('region').textContent).not.toMatch(/failed|Failed/);
  });

  it('has nowhere to send a count to where no location stocks it', async () => {
    const only = location('Rotterdam DC', 'Acme Shopify', null, { verifiedAt: null, state: { kind: 'not-stocked' } });
    await openPanel(product([row(SKU, [leeds(12), rotterdam(null, [only])])]));
    expect(field('Rotterdam').disabled || field('Rotterdam').readOnly).toBe(true);
    expect(screen.getByRole('region').textContent).not.toContain('Rotterdam has no count yet');
    expect(button('Stock at Rotterdam DC')).toBeTruthy();
  });

  it('says why it couldn’t be done', async () => {
    const bench = await openPanel(
      somewhere({ kind: 'failed', why: 'it isn’t stocked at this location', tries: 1, action: 'stock' }),
    );
    bench.whyNot = 'Acme Woo doesn’t answer just now. Try again.';
    await press('Stock at Store stock');
    expect(screen.getByRole('alert').textContent).toContain('Acme Woo doesn’t answer just now.');
  });

  it('is offered to a product that isn’t in the master stock location', async () => {
    const stockAt = [{ location: 'Acme Shopify/Harbour Street', name: 'Harbour Street' }];
    const bench = await openPanel(product([row(SKU, [], { state: 'not-in-master', stockAt })]));
    expect(screen.getByRole('region').textContent).toContain('Stock this product at Harbour Street?');
    await press('Stock at Harbour Street');
    expect(bench.asked[0]).toMatchObject({ name: 'stock', with: { sku: SKU, location: stockAt[0]?.location } });
  });
});
