import { withoutEntries } from '../stock/entry.ts';
import { type Context, updateMany } from './context.ts';

/** Copies history entries out of the records that still hold them; by their ids it may be done twice. */
export async function copyEntries(ctx: Context): Promise<void> {
  const holding = (await ctx.open.all()).filter((record) => record.outbox.length > 0);
  if (holding.length === 0) return;
  const entries = holding.flatMap((record) => record.outbox);
  await ctx.deps.leaving?.(entries);
  await ctx.deps.stock.appendEntries(entries);
  const copied = new Set(entries.map((entry) => entry.id));
  await updateMany(ctx, holding, (record) => withoutEntries(record, copied));
}
