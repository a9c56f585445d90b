import { type CellKey, cellKey } from '../../components/panel/cells.ts';
import type { Draft } from '../../components/panel/draft.ts';

/**
 * What was typed and not saved outlives a reload of the page (its own Save, an update of the extension), in the tab's
 * session storage. The page could read or change it: it holds nothing but figures that a person sees before they save.
 */
export interface KeptDrafts {
  read(page: string): ReadonlyMap<CellKey, Draft>;
  write(page: string, drafts: ReadonlyMap<CellKey, Draft>): void;
}

const KEY = 'shiptheory-stock.typed';
/** Figures typed longer ago than this, in ms, are no longer meant. */
const TTL = 60 * 60 * 1000;

interface Kept {
  page: string;
  at: number;
  typed: { warehouse: string; sku: string; text: string; seen: number | null }[];
}

export function createKeptDrafts(storage: Storage | null, now: () => number): KeptDrafts {
  function put(text: string): void {
    try {
      storage?.setItem(KEY, text);
    } catch {
      // The page filled its storage: what was typed is still on screen, it just won't outlive a reload.
    }
  }

  return {
    read(page) {
      const kept = parse(storage?.getItem(KEY) ?? null);
      if (!kept || kept.page !== page || now() - kept.at > TTL) return new Map();
      return new Map(
        kept.typed.map(({ warehouse, sku, text, seen }) => [
          cellKey(warehouse, sku),
          { warehouse, sku, text, seen, checked: true, what: null, refused: null, sending: null },
        ]),
      );
    },
    write(page, drafts) {
      // What was sent isn't kept: it may have been applied, and "+3" must not be offered twice.
      const typed = [...drafts.values()]
        .filter((draft) => draft.sending === null)
        .map(({ warehouse, sku, text, seen }) => ({ warehouse, sku, text, seen }));
      if (typed.length > 0) put(JSON.stringify({ page, at: now(), typed } satisfies Kept));
      else if (parse(storage?.getItem(KEY) ?? null)?.page === page) storage?.removeItem(KEY);
    },
  };
}

function parse(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept : null;
  } catch {
    // Not ours, or cut short: as if nothing had been typed.
    return null;
  }
}

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | null;
  return (
    typeof kept === 'object' &&
    typeof kept?.page === 'string' &&
    typeof kept.at === 'number' &&
    Array.isArray(kept.typed) &&
    kept.typed.every(
      (each) =>
        typeof each?.warehouse === 'string' &&
        typeof each.sku === 'string' &&
        typeof each.text === 'string' &&
        (each.seen === null || typeof each.seen === 'number'),
    )
  );
}
