import { CallError, call } from '../../lib/messages/client.ts';
import type { CallName, ReplyOf, RequestOf } from '../../lib/messages/protocol.ts';

/** A worker that was just stopped needs a moment to start. */
const AGAIN_AFTER_MS = 300;

/**
 * Asks the background, and once more when no answer came: a worker may have died under the first call. Only for calls
 * that may be made twice, readings and what carries its own id.
 */
export async function ask<N extends CallName>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>> {
  try {
    return await call(name, request);
  } catch (error) {
    if (!(error instanceof CallError) || error.kind !== 'failed') throw error;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    return await call(name, request);
  }
}

/** Is this page's copy of the extension cut off, since the extension was updated? */
export function isGone(error: unknown): boolean {
  return error instanceof CallError && error.kind === 'gone';
}
