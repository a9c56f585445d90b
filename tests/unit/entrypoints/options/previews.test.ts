import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadingStage } from '../../../../components/options/reading/reading.ts';
import { english } from '../../../../components/words/translate.ts';
import { createPreviews } from '../../../../entrypoints/options/previews.ts';
import { CallError, call } from '../../../../lib/messages/client.ts';
import type { PreviewState } from '../../../../lib/model/preview.ts';

vi.mock(import('../../../../lib/messages/client.ts'), async (original) => ({ ...(await original()), call: vi.fn() }));

const ROW = { sku: 'A-1', title: 'Mug', variant: null, action: 'lower' as const, old: 9, new: 5, why: null };

/** What the background answers: its states one after the other, then its rows, two a message. */
function answering(states: readonly PreviewState[], total = 0) {
  const left = [...states];
  const asked: { name: string; request: unknown }[] = [];
  vi.mocked(call).mockImplementation((async (name: string, request: { from?: number }) => {
    asked.push({ name, request });
    if (name === 'preview.state') return left.shift() ?? { kind: 'gone' };
    if (name !== 'preview.rows') return {};
    const from = request.from ?? 0;
    const rows = Array.from({ length: Math.min(2, total - from) }, () => ROW);
    return { rows, next: from + 2 < total ? from + 2 : null };
  }) as typeof call);
  return asked;
}

const previews = createPreviews(() => english);
let stages: ReadingStage[];
let waiting: AbortController;
const watching = () => ({ onStage: (stage: ReadingStage) => void stages.push(stage), signal: waiting.signal });
const READY = { kind: 'rows', total: 5, gen: 4, canStock: true } as const;

beforeEach(() => {
  stages = [];
  waiting = new AbortController();
});

describe('a page that waits for a review', () => {
  it('tells each stage, and puts the parts together', async () => {
    const asked = answering(
      [{ kind: 'reading', read: 100 }, { kind: 'working', read: 200 }, { ...READY }],
      READY.total,
    );
    const reply = await previews.review('woo/1', watching());
    expect(reply).toEqual({ ok: true, value: { gen: 4, canStock: true, rows: Array.from({ length: 5 }, () => ROW) } });
    expect(stages).toEqual([
      { kind: 'reading', read: 100 },
      { kind: 'working', read: 200 },
      { kind: 'rows', n: 0, of: 5 },
      { kind: 'rows', n: 2, of: 5 },
      { kind: 'rows', n: 4, of: 5 },
    ]);
    expect(asked[0]).toEqual({ name: 'first-sync.preview', request: { id: expect.any(String), location: 'woo/1' } });
  });

  it('gives each reading an id of its own', async () => {
    const asked = answering([
      { ...READY, total: 0 },
      { ...READY, total: 0 },
    ]);
    await previews.review('woo/1', watching());
    await previews.review('woo/1', watching());
    const ids = asked.filter(({ name }) => name === 'first-sync.preview').map(({ request }) => request);
    expect(ids[0]).not.toEqual(ids[1]);
  });

  it('calls it off, by its id, as soon as nobody waits, and asks no more', async () => {
    const asked = answering(Array.from({ length: 99 }, () => ({ kind: 'reading', read: 1 }) as const));
    const reply = previews.review('woo/1', {
      onStage: () => waiting.abort(),
      signal: waiting.signal,
    });
    expect(await reply).toMatchObject({ ok: false });
    expect(asked.filter(({ name }) => name === 'preview.state')).toHaveLength(1);
    expect(asked.at(-1)).toEqual({
      name: 'preview.stop',
      request: { id: expect.any(String) },
    });
  });

  it('says that it was cut short when the worker died, while it read or while rows were fetched', async () => {
    const sentence = 'The reading was cut short: the browser put the extension or this tab to sleep';
    answering([{ kind: 'reading', read: 100 }, { kind: 'gone' }]);
    expect(await previews.review('woo/1', watching())).toEqual({ ok: false, error: { field: null, sentence } });
    answering([{ ...READY }]);
    vi.mocked(call).mockImplementation((async (name: string) => {
      if (name === 'preview.state') return READY;
      return name === 'preview.rows' ? { rows: null, next: null } : {};
    }) as typeof call);
    expect(await previews.review('woo/1', watching())).toEqual({ ok: false, error: { field: null, sentence } });
  });

  it('hands on why it failed, and rejects when there is no answer at all', async () => {
    const error = { field: null, sentence: 'Acme Woo doesn’t answer just now. Try again.' };
    answering([{ kind: 'failed', error }]);
    expect(await previews.review('woo/1', watching())).toEqual({ ok: false, error });
    vi.mocked(call).mockRejectedValue(new CallError('gone', 'The extension was updated. Reload the page.'));
    await expect(previews.review('woo/1', watching())).rejects.toThrow('updated');
  });
});

describe('a page that waits for what another master would mean', () => {
  it('tells how far it is, then what came of it', async () => {
    const enter = { n: 1, some: ['NEW'] };
    const missing = { n: 0, some: [] };
    answering([
      { kind: 'reading', read: 100 },
      { kind: 'difference', enter, missing },
    ]);
    expect(await previews.master('woo/1', watching())).toEqual({ ok: true, value: { enter, missing } });
    expect(stages).toEqual([{ kind: 'reading', read: 100 }]);
  });
});
