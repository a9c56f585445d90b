import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId } from '../../model/ids.ts';
import { ledgers, MOVEMENTS } from './documents.ts';
import { chunks } from './paging.ts';
import { isTracked } from './remote-item.ts';
import { LedgersReply, type Movement, Movements, type Stocked } from './schema.ts';
import type { StockApi } from './stock-api.ts';

/** A variant as it is now, and what happened to it since its ledger had a certain length. */
export interface Since {
  variant: Stocked;
  tracked: boolean;
  /** Oldest first. null: the ledger grew shorter, is too long to read, or doesn't tell its own order. */
  movements: readonly Movement[] | null;
}

/** Variants in one request: of each, the ledger is read at the position of every one. */
const TOGETHER = 10;
/** A ledger that has to be read whole, or that has grown by more than this, is given up. */
const MOST = 1_000;

/** What came into the ledgers of these variants since they had `length` movements. Those that are gone aren't in the result. */
export async function readSince(
  api: StockApi,
  asked: readonly { item: ItemId; length: number }[],
): Promise<Result<ReadonlyMap<ItemId, Since>>> {
  const found = new Map<ItemId, Since>();
  for (const some of chunks(asked, TOGETHER)) {
    const first = await readAt(
      api,
      some.map(({ item }) => item),
      some.map(({ length }) => length),
    );
    if (!first.ok) return first;
    for (const [index, { item, length }] of some.entries()) {
      const at = first.value.get(item);
      const page = at?.pages[index];
      if (!at || !page) continue;
      const movements = await complete(api, item, length, page);
      if (!movements.ok) return movements;
      found.set(item, { variant: at.variant, tracked: at.tracked, movements: movements.value });
    }
  }
  return ok(found);
}

type Page = z.infer<typeof Movements>;

interface At {
  variant: Stocked;
  tracked: boolean;
  /** One for each position that was asked for. */
  pages: readonly Page[];
}

async function readAt(
  api: StockApi,
  ids: readonly ItemId[],
  positions: readonly number[],
): Promise<Result<ReadonlyMap<ItemId, At>>> {
  const skips = Object.fromEntries(positions.map((position, index) => [`s${index}`, position]));
  const variables = { options: { filter: { id: { in: ids } }, take: ids.length }, ...skips };
  const reply = await api.askStock(ledgers(positions.length), variables, LedgersReply);
  if (!reply.ok) return reply;
  const { counting, data } = reply.value;
  const found = new Map<ItemId, At>();
  for (const variant of data.productVariants.items) {
    const pages: Page[] = [];
    for (const index of positions.keys()) {
      const page = z.safeParse(Movements, variant[`m${index}`]);
      if (!page.success) return fail({ kind: 'malformed', detail: 'a ledger of another shape' });
      pages.push(page.data);
    }
    found.set(variant.id, { variant, tracked: isTracked(variant, counting.byDefault), pages });
  }
  return ok(found);
}

/** The rest of what came since, of this ledger and as long as it was at the first look. */
async function complete(
  api: StockApi,
  item: ItemId,
  length: number,
  first: Page,
): Promise<Result<readonly Movement[] | null>> {
  const { totalItems: total } = first;
  if (total < length || total - length > MOST) return ok(null);
  const rest = await readOn(api, item, length, total, first.items);
  if (!rest.ok || rest.value === null) return rest;
  // Pages are in the order of the shop's own keys. Numbers that count up are the order in which things happened.
  if (rest.value.every(({ id }) => /^\d+$/.test(id)))
    return ok([...rest.value].sort((a, b) => Number(a.id) - Number(b.id)));
  if (total > MOST) return ok(null);
  const all = await readOn(api, item, 0, total, []);
  return all.ok && all.value !== null ? ok(newest(all.value, total - length)) : all;
}

async function readOn(
  api: StockApi,
  item: ItemId,
  from: number,
  to: number,
  start: readonly Movement[],
): Promise<Result<readonly Movement[] | null>> {
  const found = start.slice(0, to - from);
  while (from + found.length < to) {
    const page = await readAt(api, [item], [from + found.length]);
    if (!page.ok) return page;
    const items = page.value.get(item)?.pages[0]?.items.slice(0, MOVEMENTS) ?? [];
    if (items.length === 0) return ok(null);
    found.push(...items.slice(0, to - from - found.length));
  }
  return ok(found);
}

/** Where keys say nothing of the order, times do, unless the first of these is as old as the last of the others. */
function newest(all: readonly Movement[], count: number): readonly Movement[] | null {
  const sorted = [...all].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  const [before, first] = [sorted[sorted.length - count - 1], sorted[sorted.length - count]];
  if (before && first && !(Date.parse(before.createdAt) < Date.parse(first.createdAt))) return null;
  return sorted.slice(sorted.length - count);
}
