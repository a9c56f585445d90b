import { DEFAULT_LIMITS, type Limits } from '../model/limits.ts';
import type { Context } from './context.ts';

/** The limits as they are set now: a person may change them while a round runs, so nobody keeps them for long. */
export async function limitsOf(ctx: Context): Promise<Readonly<Limits>> {
  return ctx.deps.limits ? ctx.deps.limits() : DEFAULT_LIMITS;
}
