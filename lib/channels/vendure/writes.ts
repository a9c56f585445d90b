import type { ChannelError } from '../../model/channel-error.ts';
import type { ItemId } from '../../model/ids.ts';
import type { LineOutcome, SealedWrite, SendOutcome, WriteLine } from '../channel.ts';
import { targetOf } from './basis.ts';
import { SET_STOCK, STOCK } from './documents.ts';
import { findDone } from './ledger.ts';
import { isTracked, unitsAt } from './remote-item.ts';
import { SetStockReply, type Stocked, StockReply } from './schema.ts';
import { GONE, outcomesBy } from './settling.ts';
import type { StockApi } from './stock-api.ts';

/**
 * The exact request: for each line the units on hand that make the wanted figure, by what `prepare` read. Vendure
 * overwrites what it has then; its ledger tells what that was.
 */
export function seal(key: string, lines: readonly WriteLine[]): SealedWrite {
  const stockLevels = new Map<ItemId, { stockLocationId: string; stockOnHand: number }[]>();
  for (const line of lines) {
    const target = targetOf(line);
    if (!target) continue;
    const level = { stockLocationId: line.remoteLocation, stockOnHand: target.onHand };
    stockLevels.set(line.item, [...(stockLevels.get(line.item) ?? []), level]);
  }
  const input = [...stockLevels].map(([id, levels]) => ({ id, stockLevels: levels }));
  // The API has one address, so there is no path.
  return { key, method: 'POST', path: '', body: JSON.stringify({ query: SET_STOCK, variables: { input } }) };
}

export async function send(api: StockApi, sealed: SealedWrite, lines: readonly WriteLine[]): Promise<SendOutcome> {
  if (lines.some((line) => targetOf(line) === null)) {
    return { kind: 'answered', lines: lines.map((line) => (targetOf(line) ? HELD_UP : UNPREPARED)) };
  }
  const before = await look(api, lines);
  if (before.kind !== 'fine') return before.outcome;
  const reply = await api.post(sealed.body, SetStockReply);
  if (reply.ok) return written(api, reply.value.data, lines);
  const { error } = reply;
  if (error.kind === 'rejected') {
    return { kind: 'answered', lines: lines.map(() => ({ kind: 'rejected', reason: error.reason })) };
  }
  if (error.kind !== 'not-found') return failed(error);
  // One variant was deleted in this very moment, and the shop rolled all back: which one, is seen by looking again.
  const after = await look(api, lines);
  return after.kind === 'fine' ? { kind: 'answered', lines: lines.map(() => HELD_UP) } : after.outcome;
}

/** Surely not applied, or perhaps. A shop that doesn't answer is in trouble, so nothing is sent anew right away. */
function failed(error: ChannelError): SendOutcome {
  const kind = error.kind === 'unavailable' || error.kind === 'malformed' ? 'unknown' : 'not-sent';
  return { kind, error };
}

type Look = { kind: 'fine' } | { kind: 'not'; outcome: SendOutcome };

/**
 * Vendure would take a figure for what isn't counted, put a wrong one over one that has moved, and refuses the whole
 * batch for one variant that is gone without saying more: all this is seen beforehand, and then nothing is sent.
 */
async function look(api: StockApi, lines: readonly WriteLine[]): Promise<Look> {
  const ids = [...new Set(lines.map(({ item }) => item))];
  const reply = await api.askStock(STOCK, { options: { filter: { id: { in: ids } }, take: ids.length } }, StockReply);
  if (!reply.ok) return { kind: 'not', outcome: failed(reply.error) };
  const { counting, data } = reply.value;
  const byId = new Map(data.productVariants.items.map((variant) => [variant.id, variant]));
  const outcomes = lines.map((line) => inTheWay(byId.get(line.item), line, counting.byDefault));
  if (outcomes.every((outcome) => outcome === null)) return { kind: 'fine' };
  return { kind: 'not', outcome: { kind: 'answered', lines: outcomes.map((outcome) => outcome ?? HELD_UP) } };
}

function inTheWay(variant: Stocked | undefined, line: WriteLine, byDefault: boolean): LineOutcome | null {
  if (!variant) return GONE;
  if (!isTracked(variant, byDefault)) return UNTRACKED;
  if (!variant.stockLevels.some(({ stockLocationId }) => stockLocationId === line.remoteLocation)) return NO_PLACE;
  return unitsAt(variant, line.remoteLocation)?.onHand === targetOf(line)?.basis.onHand ? null : { kind: 'stale' };
}

/** What the shop answered with: mostly that there is one adjustment more, which is ours. Else its ledger is asked. */
async function written(api: StockApi, data: SetStockReply, lines: readonly WriteLine[]): Promise<SendOutcome> {
  const saved = new Map(data.updateProductVariants.flatMap((variant) => (variant ? [[variant.id, variant]] : [])));
  const plain = (line: WriteLine): boolean => {
    const [variant, target] = [saved.get(line.item), targetOf(line)];
    if (!variant || !target) return false;
    const own = lines.filter(({ item, from, to }) => item === line.item && from !== to).length;
    const { movements, adjustments } = target.basis;
    const moved = variant.stockMovements.totalItems === movements + own;
    const set = variant.adjustments.totalItems === adjustments + own;
    return moved && set && unitsAt(variant, line.remoteLocation)?.onHand === target.onHand;
  };
  const rest = lines.filter((line) => !plain(line));
  const told = rest.length === 0 ? null : await outcomesBy(api, rest, findDone);
  return {
    kind: 'answered',
    lines: lines.map((line): LineOutcome => {
      const at = rest.indexOf(line);
      if (at < 0) return { kind: 'applied' };
      // Applied, but it isn't known what came along: settled later, by the same ledger.
      return (told?.ok ? told.value[at] : null) ?? { kind: 'unknown', detail: 'the shop’s ledger could not be read' };
    }),
  };
}

/** Nothing is wrong with this line: another one of the batch was in the way. */
const HELD_UP: LineOutcome = { kind: 'not-applied' };

const UNPREPARED: LineOutcome = {
  kind: 'rejected',
  reason: 'The change couldn’t be worked out: the figure is too large for the shop, or what it was made of got lost.',
};

const UNTRACKED: LineOutcome = {
  kind: 'rejected',
  reason: 'The shop doesn’t count this variant’s stock. Set it to “Track” on its page.',
  absent: 'untracked',
};

const NO_PLACE: LineOutcome = {
  kind: 'rejected',
  reason: 'This stock location is no longer in the shop.',
  absent: 'missing',
};
