import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../model/channel-error.ts';

/** A reply as its schema has it, or `malformed` with the place where it differs. */
export function parse<T>(schema: z.ZodMiniType<T>, json: unknown): Result<T> {
  const parsed = z.safeParse(schema, json);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return fail({ kind: 'malformed', detail: `not what the API documents, at "${where.slice(0, 80)}"` });
}
