import type { Translate } from '../../../components/words/translate.ts';
import type { Entry } from '../../../lib/model/history.ts';
import type { Millis } from '../../../lib/model/time.ts';
import type { Notifications } from '../../../lib/platform/notifications.ts';
import { crosses, falls, isAtOrBelow, isLow } from '../../../lib/stock/low-stock.ts';
import type { Crossing, LowStockStore } from '../../../lib/store/low-stock-store.ts';
import type { Settings } from '../../../lib/store/settings.ts';
import type { Clock, Directory, Locks, StockStore } from '../../../lib/sync/ports.ts';
import { type LowCount, noticeWords } from './notice-words.ts';
import type { Thresholds } from './thresholds.ts';

/** What falls together is told together: so long nothing new may come, but nobody is kept waiting for longer than the second. */
const QUIET_MS: Millis = 2_000;
const LONGEST_MS: Millis = 15_000;
/** So long a crossing that was told is remembered: far longer than any entry stays in its record. */
const KEEP_MS: Millis = 7 * 24 * 60 * 60_000;

const NAME = 'low-stock';

interface Deps {
  settings: Pick<Settings, 'get' | 'put' | 'remove'>;
  store: LowStockStore;
  stock: Pick<StockStore, 'records'>;
  directory: Pick<Directory, 'warehouses'>;
  thresholds: Pick<Thresholds, 'current'>;
  notifications: Notifications;
  /** In the language that is chosen now. */
  t(): Translate;
  locks: Locks;
  clock: Pick<Clock, 'now'>;
  wakeAt(at: Millis): void;
  uuid(): string;
}

/**
 * Tells once that a count fell to its low-stock threshold.
 *
 * Entries pass by here on their way from their record to the history. An entry that crosses is noted under its own id
 * before it leaves the record, so a worker that dies at any moment finds it either in the record or noted. Telling is
 * at-least-once: what is told is sealed under a notification's id, shown, and only then over. A worker that dies between
 * showing and remembering shows the same id again, which takes the first one's place; the other order would lose a
 * warning for good, and a shelf that runs empty unseen is worse than a notification that blinks twice.
 */
export class LowStockNotices {
  private readonly deps: Deps;

  constructor(deps: Deps) {
    this.deps = deps;
  }

  /** Turned on, and may they be shown? */
  async state(): Promise<{ on: boolean; permitted: boolean }> {
    const [set, permitted] = await Promise.all([
      this.deps.settings.get('lowStockNotices'),
      this.deps.notifications.permitted(),
    ]);
    return { on: set !== undefined, permitted };
  }

  /** What became low before it was turned on isn't told. */
  async turn(on: boolean): Promise<void> {
    const { settings, clock } = this.deps;
    if (!on) return settings.remove('lowStockNotices');
    if ((await settings.get('lowStockNotices')) === undefined) {
      await settings.put('lowStockNotices', { since: clock.now() });
    }
  }

  /** Notes which of these cross. Told again of the same ones, it notes them once. */
  async note(entries: readonly Entry[]): Promise<void> {
    const { settings, store, thresholds, clock, wakeAt } = this.deps;
    const falling = entries.filter(falls);
    if (falling.length === 0) return;
    const set = await settings.get('lowStockNotices');
    if (set === undefined) return;
    const now = clock.now();
    const low = await thresholds.current();
    const crossed = falling.filter(
      // A clock that was set back makes nothing too old.
      (entry) => (entry.at >= set.since || set.since > now) && crosses(entry, low(entry.warehouse, entry.sku)),
    );
    if (crossed.length === 0) return;
    await store.note(
      crossed.map(({ id, warehouse, sku }) => ({ id, warehouse, sku, notedAt: now, notice: null, open: 1 })),
    );
    wakeAt(now + QUIET_MS);
  }

  /** Shows what is noted. One at a time over all contexts. */
  async tell(): Promise<void> {
    await this.deps.locks.run(NAME, () => this.tellAll());
  }

  private async tellAll(): Promise<void> {
    const { store, clock, wakeAt, uuid } = this.deps;
    const open = await store.openCrossings();
    const [oldest] = open;
    const newest = open.at(-1);
    if (!oldest || !newest) return;
    const { on, permitted } = await this.state();
    // Nobody is to be told: turned on again later, it doesn't tell of today.
    if (!on || !permitted) return store.close(open.map(({ id }) => id));
    const now = clock.now();
    const fresh = open.filter(({ notice }) => notice === null);
    // Those of a worker that died before they were over.
    const sealed = new Map<string, Crossing[]>();
    for (const crossing of open) {
      const { notice } = crossing;
      if (notice !== null) sealed.set(notice, [...(sealed.get(notice) ?? []), crossing]);
    }
    const moving = newest.notedAt <= now && newest.notedAt > now - QUIET_MS && oldest.notedAt > now - LONGEST_MS;
    if (fresh.length > 0 && moving) wakeAt(newest.notedAt + QUIET_MS);
    else if (fresh.length > 0) {
      const notice = uuid();
      await store.seal(
        fresh.map(({ id }) => id),
        notice,
      );
      sealed.set(notice, fresh);
    }
    for (const [notice, crossings] of sealed) await this.show(notice, crossings);
    await store.prune(now - KEEP_MS);
  }

  private async show(notice: string, crossings: readonly Crossing[]): Promise<void> {
    const { store, notifications } = this.deps;
    const low = await this.stillLow(crossings);
    if (low.length > 0) {
      const id = noticeId(notice, low);
      if (!(await notifications.shown()).includes(id)) await notifications.show(id, noticeWords(this.deps.t(), low));
    }
    await store.close(crossings.map(({ id }) => id));
  }

  /** What rose again meanwhile isn't told, nor what is gone, and every count is told once. */
  private async stillLow(crossings: readonly Crossing[]): Promise<LowCount[]> {
    const { stock, directory, thresholds } = this.deps;
    const threshold = await thresholds.current();
    const low: LowCount[] = [];
    for (const { id, name } of await directory.warehouses()) {
      const skus = [...new Set(crossings.flatMap(({ warehouse, sku }) => (warehouse === id ? [sku] : [])))];
      for (const { sku, count } of skus.length === 0 ? [] : await stock.records(id, skus)) {
        const from = threshold(id, sku);
        if (count !== null && from !== null && isAtOrBelow(count, from)) {
          low.push({ sku, warehouse: name, count, threshold: from });
        }
      }
    }
    return low;
  }
}

/** It says as well where a press leads: to what is low, or where nothing of it is left, to what is at zero. */
function noticeId(notice: string, low: readonly LowCount[]): string {
  return `${NAME}/${notice}/${low.some(({ count, threshold }) => isLow(count, threshold)) ? 'low' : 'zero'}`;
}

/** The place in the options page that a press on this notification opens; null: it isn't one of these. */
export function hashOfNotice(id: string): string | null {
  const [name, , filter] = id.split('/');
  if (name !== NAME) return null;
  return filter === 'zero' ? '/products?show=zero' : '/products?show=low';
}
