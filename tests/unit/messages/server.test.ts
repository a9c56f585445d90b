import { describe, expect, it, vi } from 'vitest';
import { createServer, type Handlers, Refusal, type Sender } from '../../../lib/messages/server.ts';

const ORIGIN = 'chrome-extension://abc';
const PAGE: Sender = { id: 'abc', url: `${ORIGIN}/options.html` };
const PANEL: Sender = { id: 'abc', url: 'https://shop.example.test/wp-admin/post.php', frameId: 0, tab: { id: 1 } };

function server(handlers: Partial<Record<keyof Handlers, unknown>>) {
  const onError = vi.fn();
  const serve = createServer({
    extension: { id: 'abc', origin: ORIGIN },
    handlers: async () => handlers as Handlers,
    isShopPage: async (url) => url.startsWith('https://shop.example.test/'),
    onError,
  });
  return {
    onError,
    ask: (name: string, request: unknown, sender: Sender) => serve({ type: 'call', name, request }, sender),
  };
}

describe('who may ask', () => {
  const { ask } = server({ 'sync.now': async () => ({}), 'stock.save': async () => ({ results: [] }) });

  it('an extension page may ask everything', async () => {
    expect(await ask('sync.now', {}, PAGE)).toEqual({ ok: true, reply: {} });
    expect(await ask('stock.save', { edits: [] }, PAGE)).toMatchObject({ ok: true });
  });

  it('a panel on a connected shop’s page may ask only what panels need', async () => {
    expect(await ask('stock.save', { edits: [] }, PANEL)).toMatchObject({ ok: true });
    expect(await ask('sync.now', {}, PANEL)).toMatchObject({ ok: false, kind: 'refused' });
  });

  it.each([
    ['another extension', { ...PAGE, id: 'evil' }],
    ['a page that only begins like ours', { id: 'abc', url: 'chrome-extension://abcdef/x.html' }],
    ['a frame inside the shop’s page', { ...PANEL, frameId: 3 }],
    ['somebody without a tab', { ...PANEL, tab: undefined }],
    ['somebody without an address', { id: 'abc' }],
  ])('%s may ask nothing', async (_, sender) => {
    expect(await ask('stock.save', { edits: [] }, sender)).toMatchObject({ ok: false, kind: 'refused' });
  });
});

describe('a panel that is left on the page of a shop that isn’t connected any more', () => {
  const { ask } = server({ 'stock.save': async () => ({ results: [] }) });
  const LEFT = { ...PANEL, url: 'https://other.example.test/wp-admin/' };

  it('may ask nothing, and is told why, so that it can say so', async () => {
    expect(await ask('stock.save', { edits: [] }, LEFT)).toMatchObject({ ok: false, kind: 'unconnected' });
    expect(await ask('sync.now', {}, LEFT)).toMatchObject({ ok: false, kind: 'unconnected' });
  });

  it('is no frame within such a page, nor somebody else', async () => {
    expect(await ask('stock.save', { edits: [] }, { ...LEFT, frameId: 3 })).toMatchObject({ kind: 'refused' });
    expect(await ask('stock.save', { edits: [] }, { ...LEFT, id: 'evil' })).toMatchObject({ kind: 'refused' });
  });
});

describe('what crosses the edge', () => {
  it('a request of another shape never reaches the handler', async () => {
    const handler = vi.fn();
    const { ask } = server({ 'stock.save': handler });
    expect(await ask('stock.save', { edits: 'all' }, PANEL)).toMatchObject({ ok: false, kind: 'refused' });
    expect(handler).not.toHaveBeenCalled();
  });

  it('a reply loses what the protocol doesn’t name', async () => {
    const { ask } = server({
      'integration.connect': async () => ({ ok: true, value: { integration: 'x', secret: 's' } }),
    });
    const request = { channel: 'shopify', name: 'A', input: {}, replace: null };
    expect(await ask('integration.connect', request, PAGE)).toEqual({
      ok: true,
      reply: { ok: true, value: { integration: 'x' } },
    });
  });

  it('a reply of another shape is a failure, not an answer', async () => {
    const { ask, onError } = server({ 'stock.pull': async () => ({ pulled: 'many' }) });
    const answer = await ask('stock.pull', { warehouse: 'w', sku: 's', location: 'l' }, PANEL);
    expect(answer).toMatchObject({ ok: false, kind: 'failed' });
    expect(onError).toHaveBeenCalledOnce();
  });

  it('an error’s own words stay inside, a refusal’s are told', async () => {
    const { ask } = server({
      'sync.now': async () => {
        throw new Error('token shpat_123');
      },
      'sync.resume': async () => {
        throw new Refusal('It isn’t stopped.');
      },
    });
    expect(JSON.stringify(await ask('sync.now', {}, PAGE))).not.toContain('shpat');
    expect(await ask('sync.resume', { integration: 'x' }, PAGE)).toEqual({
      ok: false,
      kind: 'refused',
      message: 'It isn’t stopped.',
    });
  });

  it('an unknown call is refused, what isn’t a call is left to others', async () => {
    const { ask } = server({});
    expect(await ask('toString', {}, PAGE)).toMatchObject({ ok: false, kind: 'refused' });
    const serve = createServer({} as never);
    expect(serve({ type: 'changed', changes: [] }, PAGE)).toBeUndefined();
  });
});
