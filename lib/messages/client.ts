import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { Answer } from './envelope.ts';
import { CALLS, type CallName, Changed, type ReplyOf, type RequestOf } from './protocol.ts';

/**
 * `gone`: the extension was updated or removed, so this page's copy of it can't ask any more; reloading the page helps.
 * `refused`: answered with no; the message says why. `failed`: no usable answer, perhaps done; asking again is safe.
 * `unconnected`: the shop of this page isn't connected any more, so nothing is done here until it is again.
 */
export class CallError extends Error {
  override readonly name = 'CallError';

  constructor(
    readonly kind: 'gone' | 'refused' | 'failed' | 'unconnected',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Asks the background. @throws CallError */
export async function call<N extends CallName>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>> {
  const answer = z.safeParse(Answer, await send({ type: 'call', name, request }));
  if (!answer.success) throw new CallError('failed', 'The extension gave no answer.');
  if (!answer.data.ok) throw new CallError(answer.data.kind, answer.data.message);
  const reply = z.safeParse(CALLS[name].reply, answer.data.reply);
  if (!reply.success) throw new CallError('failed', 'The extension gave an answer that can’t be understood.');
  return reply.data as ReplyOf<N>;
}

/** Calls the listener when something changed in the background. Returns what stops it. */
export function onChanged(listener: (changes: Changed['changes']) => void): () => void {
  const heard = (message: unknown): undefined => {
    const changed = z.safeParse(Changed, message);
    if (changed.success) listener(changed.data.changes);
  };
  browser.runtime.onMessage.addListener(heard);
  return () => {
    // After an update the listener is gone with its context, and so is the way to remove it.
    if (!isGone()) browser.runtime.onMessage.removeListener(heard);
  };
}

async function send(message: unknown): Promise<unknown> {
  if (isGone()) throw gone();
  try {
    return await browser.runtime.sendMessage(message);
  } catch (cause) {
    if (isGone() || /context invalidated/i.test(cause instanceof Error ? cause.message : '')) throw gone(cause);
    throw new CallError('failed', 'The extension gave no answer.', { cause });
  }
}

function gone(cause?: unknown): CallError {
  return new CallError('gone', 'The extension was updated. Reload the page.', { cause });
}

/** A content script outlives its extension; what is left then has no id. */
function isGone(): boolean {
  try {
    return !browser.runtime.id;
  } catch {
    return true;
  }
}
