import * as z from 'zod/mini';
import { UndoRow } from '../model/step.ts';
import { type Call, formReply } from './call.ts';

/** What the options page asks about steps of the set-up that can be taken back as a whole. */
export const STEP_CALLS = {
  /** What taking it back would do, SKU by SKU; nothing is written. */
  'step.preview': {
    who: 'page',
    request: z.object({ step: z.string() }),
    reply: formReply(z.object({ rows: z.array(UndoRow) })),
  },
  /** Takes it back. `back`: SKUs that go back to what was before; `stays`: those that keep what they have. */
  'step.undo': {
    who: 'page',
    request: z.object({ step: z.string() }),
    reply: formReply(z.object({ back: z.number(), stays: z.number() })),
  },
  /** How far the confirmation or the undo of a location's step has come; null: nothing is going on. */
  'step.progress': {
    who: 'page',
    request: z.object({ location: z.string() }),
    reply: z.object({ progress: z.nullable(z.object({ through: z.number(), of: z.number() })) }),
  },
} as const satisfies Record<string, Call>;
