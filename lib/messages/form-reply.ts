import * as z from 'zod/mini';
import { FormError } from '../model/views.ts';

/** The reply to a form: what came of it, or the sentence that says why nothing did. */
export const formReply = <T extends z.ZodMiniType>(value: T) =>
  z.union([z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), error: FormError })]);
