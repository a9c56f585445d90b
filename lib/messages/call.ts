import * as z from 'zod/mini';
import { FormError } from '../model/views.ts';

/**
 * One thing that contexts ask of the background. `who`: `panel` calls may come from the
 * content script on a connected shop's page or from an extension page; `page` calls only from an extension page.
 */
export interface Call {
  readonly who: 'panel' | 'page';
  readonly request: z.ZodMiniType;
  readonly reply: z.ZodMiniType;
}

/** The answer to a form: what came of it, or what is wrong with which field. */
export const formReply = <T extends z.ZodMiniType>(value: T) =>
  z.union([z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), error: FormError })]);

export const nothing = z.object({});
