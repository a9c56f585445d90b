import * as z from 'zod/mini';
import type { ChannelClient } from '../../lib/channels/channel.ts';

/**
 * For tests in the browser, in the `e2e` build only: holds the worker still at a moment of a write, so that a test can
 * stop it exactly there. `before-send`: the intent is saved and nothing was sent. `after-reply`: the shop has answered
 * and nothing of that was saved.
 */
export const FaultMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('e2e.fault'), at: z.nullable(z.enum(['before-send', 'after-reply'])) }),
  z.object({ type: z.literal('e2e.fault-state') }),
]);

export interface FaultHook {
  /** Answers the messages above with what is armed and whether the worker is held; undefined for other messages. */
  heard(message: unknown): Promise<{ armed: string | null; held: boolean }> | undefined;
  wrap(client: ChannelClient): ChannelClient;
}

export function createFaultHook(): FaultHook {
  let armed: 'before-send' | 'after-reply' | null = null;
  let held = false;

  const holdAt = async (point: typeof armed): Promise<void> => {
    if (armed !== point) return;
    armed = null;
    held = true;
    await new Promise<never>(() => undefined);
  };

  return {
    heard(message) {
      const told = z.safeParse(FaultMessage, message);
      if (!told.success) return undefined;
      if (told.data.type === 'e2e.fault') armed = told.data.at;
      return Promise.resolve({ armed, held });
    },
    wrap: (client) => ({
      ...client,
      async send(sealed, lines) {
        await holdAt('before-send');
        const outcome = await client.send(sealed, lines);
        await holdAt('after-reply');
        return outcome;
      },
    }),
  };
}
