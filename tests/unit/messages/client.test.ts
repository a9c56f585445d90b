import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type CallError, call, onChanged } from '../../../lib/messages/client.ts';

beforeEach(() => fakeBrowser.reset());

const answer = (value: unknown) => browser.runtime.onMessage.addListener(async () => value);
const failure = (made: Promise<unknown>) => made.catch((error: unknown) => error as CallError);

describe('a call', () => {
  it('gives the reply', async () => {
    answer({ ok: true, reply: { pulled: 1 } });
    expect(await call('stock.pull', { warehouse: 'w', sku: 's', location: 'l' })).toEqual({ pulled: 1 });
  });

  it('that is refused tells why', async () => {
    answer({ ok: false, kind: 'refused', message: 'No.' });
    expect(await failure(call('sync.now', {}))).toMatchObject({ name: 'CallError', kind: 'refused', message: 'No.' });
  });

  it.each([[undefined], [{ ok: true, reply: { pulled: 'x' } }], ['hello']])(
    'that is answered with %o has failed',
    async (value) => {
      answer(value);
      const made = call('stock.pull', { warehouse: 'w', sku: 's', location: 'l' });
      expect(await failure(made)).toMatchObject({ kind: 'failed' });
    },
  );

  it('whose worker was stopped has failed and may be made again', async () => {
    vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(new Error('The message channel closed'));
    expect(await failure(call('sync.now', {}))).toMatchObject({ kind: 'failed' });
  });

  it('from a page whose extension was updated says so', async () => {
    vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(new Error('Extension context invalidated.'));
    expect(await failure(call('sync.now', {}))).toMatchObject({ kind: 'gone' });
  });
});

describe('changes', () => {
  it('are heard until the listener is taken away, and other messages aren’t', async () => {
    const heard = vi.fn();
    const stop = onChanged(heard);
    const changes = [{ warehouse: 'w', sku: 's', revision: 2 }];
    await fakeBrowser.runtime.onMessage.trigger({ type: 'changed', changes }, {} as never);
    await fakeBrowser.runtime.onMessage.trigger({ type: 'call', name: 'x', request: {} }, {} as never);
    expect(heard).toHaveBeenCalledExactlyOnceWith(changes);
    const remove = vi.spyOn(browser.runtime.onMessage, 'removeListener');
    stop();
    expect(remove).toHaveBeenCalledOnce();
  });
});
