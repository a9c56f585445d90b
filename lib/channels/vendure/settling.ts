import { ok, type Result } from '../../model/channel-error.ts';
import type { LineOutcome, SendOutcome, WriteLine } from '../channel.ts';
import { targetOf } from './basis.ts';
import { type Account, type Finding, find } from './ledger.ts';
import { readSince, type Since } from './ledger-reads.ts';
import { unitsAt } from './remote-item.ts';
import type { StockApi } from './stock-api.ts';

/** Settles a write whose outcome isn't known by the shop's ledger: is our adjustment among what came since? */
export async function settle(api: StockApi, lines: readonly WriteLine[]): Promise<SendOutcome> {
  const outcomes = await outcomesBy(api, lines, find);
  return outcomes.ok ? { kind: 'answered', lines: outcomes.value } : { kind: 'unknown', error: outcomes.error };
}

/** One outcome for each line, by what `judge` finds in the ledger of its variant. */
export async function outcomesBy(
  api: StockApi,
  lines: readonly WriteLine[],
  judge: (account: Account) => Finding,
): Promise<Result<readonly LineOutcome[]>> {
  const asked = new Map<string, number>();
  for (const line of lines) {
    const length = targetOf(line)?.basis.movements;
    // Lines of one variant were prepared together; if not, the older reading holds what both need.
    if (length !== undefined) asked.set(line.item, Math.min(length, asked.get(line.item) ?? length));
  }
  const found = await readSince(
    api,
    [...asked].map(([item, length]) => ({ item, length })),
  );
  if (!found.ok) return found;
  return ok(lines.map((line) => outcome(line, found.value.get(line.item), judge)));
}

function outcome(line: WriteLine, since: Since | undefined, judge: (account: Account) => Finding): LineOutcome {
  const target = targetOf(line);
  if (!target) return { kind: 'unknown', detail: 'what the write was made of can’t be understood' };
  if (!since) return GONE;
  const after = unitsAt(since.variant, line.remoteLocation);
  if (!after || since.movements === null) return { kind: 'unknown', detail: 'the shop’s ledger can’t be read' };
  // What isn't counted has movements that moved nothing.
  const elsewhere = since.variant.stockLevels.length > 1 || !since.tracked;
  const { basis, onHand } = target;
  const finding = judge({ before: basis, target: onHand, after, movements: since.movements, elsewhere });
  if (finding.kind !== 'applied') return finding;
  return finding.by === line.to - line.from ? { kind: 'applied' } : finding;
}

export const GONE: LineOutcome = {
  kind: 'rejected',
  reason: 'The variant is no longer in the shop.',
  absent: 'missing',
};
