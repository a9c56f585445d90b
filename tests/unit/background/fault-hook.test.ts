import { describe, expect, it, vi } from 'vitest';
import { createFaultHook } from '../../../entrypoints/background/fault-hook.ts';
import type { SendOutcome } from '../../../lib/channels/channel.ts';
import { aClient } from './a-hub.ts';

const SEALED = { key: 'k', method: 'POST', path: '/', body: '' } as const;
const state = { type: 'e2e.fault-state' };
const turn = () => new Promise((resolve) => setTimeout(resolve));

function hooked() {
  const send = vi.fn(async (): Promise<SendOutcome> => ({ kind: 'answered', lines: [] }));
  const hook = createFaultHook();
  return { hook, send, client: hook.wrap(aClient({ send })) };
}

describe('the hook that holds a write still', () => {
  it('leaves writes and other messages alone until it is armed', async () => {
    const { hook, client } = hooked();
    expect(hook.heard({ type: 'call', name: 'sync.now' })).toBeUndefined();
    expect(await client.send(SEALED, [])).toEqual({ kind: 'answered', lines: [] });
    expect(await hook.heard(state)).toEqual({ armed: null, held: false });
  });

  it.each([
    ['before-send', 0],
    ['after-reply', 1],
  ] as const)('%s: holds the next write for good when %i requests were sent', async (at, sent) => {
    const { hook, send, client } = hooked();
    expect(await hook.heard({ type: 'e2e.fault', at })).toEqual({ armed: at, held: false });
    const ended = vi.fn();
    void client.send(SEALED, []).then(ended);
    await turn();
    expect(send).toHaveBeenCalledTimes(sent);
    expect(ended).not.toHaveBeenCalled();
    expect(await hook.heard(state)).toEqual({ armed: null, held: true });
    expect(await client.send(SEALED, [])).toMatchObject({ kind: 'answered' });
  });
});
