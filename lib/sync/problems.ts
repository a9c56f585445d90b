import type { ChannelError } from '../model/channel-error.ts';
import { DOUBTS, type Problem, type ProblemKind } from '../model/problem.ts';
import type { Doubt } from '../stock/record.ts';
import type { Context } from './context.ts';

/** What a problem is about; its id is made of it, so the same trouble seen twice is one problem. */
export interface About {
  integration?: string | null;
  location?: string | null;
  warehouse?: string | null;
  sku?: string | null;
}

export function problemId(kind: ProblemKind, about: About): string {
  return [
    kind,
    about.integration ?? '',
    ...(about.location ? [about.location] : []),
    ...(about.sku ? [about.sku] : []),
  ].join(':');
}

export async function raise(
  ctx: Context,
  kind: ProblemKind,
  about: About,
  detail: Problem['detail'] = {},
): Promise<void> {
  await ctx.deps.directory.putProblem({
    id: problemId(kind, about),
    kind,
    integration: about.integration ?? null,
    location: about.location ?? null,
    warehouse: about.warehouse ?? null,
    sku: about.sku ?? null,
    since: ctx.deps.clock.now(),
    detail,
  });
}

/** Raises it where it isn't known: a worker may have died between what it is about and saying so. */
export async function raiseUnlessKnown(ctx: Context, kind: ProblemKind, about: About): Promise<void> {
  const id = problemId(kind, about);
  if (!(await ctx.deps.directory.problems()).some((known) => known.id === id)) await raise(ctx, kind, about);
}

export const clear = (ctx: Context, kind: ProblemKind, about: About): Promise<void> =>
  ctx.deps.directory.clearProblem(problemId(kind, about));

/** Problems of a whole shop that one successful call disproves. */
const SHOP_PROBLEMS: readonly ProblemKind[] = [
  'credentials-refused',
  'right-missing',
  'permission-missing',
  'shop-unreachable',
  'shop-malformed',
];

/** `barred`: only readings get through, which says no more than that the shop is there. */
export async function clearShopProblems(ctx: Context, integration: string, barred = false): Promise<void> {
  const over: readonly ProblemKind[] = barred ? ['shop-unreachable'] : SHOP_PROBLEMS;
  for (const { id, kind, integration: of, location } of await ctx.deps.directory.problems()) {
    if (of === integration && location === null && over.includes(kind)) await ctx.deps.directory.clearProblem(id);
  }
}

/** Raises what a failed call says of the whole shop. A throttle is no problem, only a wait; a first silence isn't either. */
export async function raiseForError(
  ctx: Context,
  integration: string,
  error: ChannelError,
  failures: number,
): Promise<void> {
  const about = { integration };
  switch (error.kind) {
    case 'unauthorized':
      return raise(ctx, 'credentials-refused', about);
    case 'forbidden':
      return raise(ctx, 'right-missing', about, { missing: error.missing.join(', ') });
    case 'no-permission':
      return raise(ctx, 'permission-missing', about);
    case 'malformed':
    case 'rejected':
      return raise(ctx, 'shop-malformed', about, { detail: error.detail });
    case 'unavailable':
    case 'not-found':
      return failures >= 2 ? raise(ctx, 'shop-unreachable', about) : undefined;
    case 'rate-limited':
      return undefined;
  }
}

/** A doubt as a problem, with the counts that each answer leads to. `count`: the one that has the lower of both. */
export function raiseDoubt(ctx: Context, about: About, count: number, doubt: Doubt): Promise<void> {
  const { delivery, ifApplied, ifNot, taken } = doubt;
  return raise(ctx, kindOf(doubt), about, {
    ifApplied: count - taken + ifApplied,
    ifNot: count - taken + ifNot,
    doubt: delivery,
  });
}

const kindOf = ({ twice, over }: Doubt): ProblemKind =>
  twice ? 'applied-twice' : over ? 'sale-overwritten' : 'outcome-ambiguous';

/**
 * Takes back the question about `over`, and asks about `open` where nobody did; null: nothing is open. One that names
 * another delivery stays: it may be raised a moment before the record says so.
 */
export async function askNext(
  ctx: Context,
  about: About,
  { count, over, open }: { count: number; over: string | null; open: Doubt | null },
): Promise<void> {
  const ids = DOUBTS.map((kind) => problemId(kind, about));
  const shown = (await ctx.deps.directory.problems()).filter(({ id }) => ids.includes(id));
  const known = shown.some(({ detail }) => open !== null && detail.doubt === open.delivery);
  // The next one first: a worker that dies in between must not leave it open and unasked. It may take the place of the other.
  const asks = open !== null && !known;
  if (asks) await raiseDoubt(ctx, about, count, open);
  for (const { id, detail } of shown) {
    if (asks && id === problemId(kindOf(open), about)) continue;
    if (detail.doubt === undefined || detail.doubt === over) await ctx.deps.directory.clearProblem(id);
  }
}
