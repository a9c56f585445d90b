import type { SealedWrite, WriteLine } from '../../lib/channels/channel.ts';
import type { Item } from '../../lib/model/catalogue.ts';
import type { Entry } from '../../lib/model/history.ts';
import { integrationOf, remoteIdOf } from '../../lib/model/ids.ts';
import { DOUBTS, type Problem } from '../../lib/model/problem.ts';
import type { Line, StockRecord } from '../../lib/stock/record.ts';
import { isAccounted } from '../../lib/stock/target.ts';
import type { Cursor, Delivery, Edit, EditOutcome } from '../../lib/sync/ports.ts';
import { PlaceBook } from './place-book.ts';
import { type Mover, type Place, placeKey, type Shop } from './shop.ts';
import type { WhoseItem } from './whose-item.ts';
import { DiskFault, type Worker } from './worker.ts';

export type Fault = 'wrong' | 'unconverged' | 'unflagged';

export interface Violation {
  fault: Fault;
  /** Short name of the invariant. */
  rule: string;
  text: string;
  at: number;
}

/** What the world knows of one (warehouse, SKU). */
interface Book {
  record: StockRecord;
  /** The count there should be once all that happened is accounted; null while the count isn't known. */
  truth: number | null;
  entries: Map<string, Entry>;
  /** By location: the moment of the place's external history that the base stands for. */
  moments: Map<string, number>;
  /** Locations that are to be read before a raise goes out elsewhere, by readings asked for since then, and why. */
  owed: Map<string, { since: number; why: string }>;
  /** When the base, the write on its way or the linking of each line last changed. */
  moved: Map<string, number>;
}

/** A write that was let go of although nobody witnessed what became of it. */
interface Ambiguous {
  location: string;
  warehouse: string;
  sku: string;
  key: string;
}

/**
 * The all-knowing observer: mirrors every commit, knows every real change, and checks the invariants after each step.
 * It never helps the engine: the engine can't reach it.
 */
export class Watch {
  readonly books = new Map<string, Book>();
  readonly deliveries = new Map<string, Delivery>();
  readonly problems = new Map<string, Problem>();
  readonly violations: Violation[] = [];
  private readonly cursors = new Map<string, Cursor>();
  /** When a browser last got no answer of a shop. */
  private readonly unansweredAt = new Map<string, number>();
  /** The same, of a call that would have read. */
  private readonly unreadAt = new Map<string, number>();
  readonly kept = new Map<string, Entry>();
  private readonly committed = new Set<string>();
  /** What the person saw at the review of a link, by location and SKU. */
  readonly reviewed = new Map<string, number>();
  readonly edits = new Map<string, Edit | { undo: string }>();
  /**
   * Where each line began: its base, the external history that it stood for, and what had been written by then.
   * `counted`: what happened there since and is in the count; a location that is only written counts nothing.
   */
  private readonly begun = new Map<
    string,
    { base: number; sum: number; written: number; known: boolean; counted: number }
  >();
  /**
   * Lines that are given back what they had: what is due to them, the external history that it stands for, what was sold
   * beyond it, which was the warehouse's, and what they are given beyond it, since no shop takes a figure below 0.
   */
  private readonly backs = new Map<string, { due: number; sum: number; beyond: number; raised: number }>();
  private readonly firstSent = new Map<string, number>();
  /** Writes whose newest answer a shop gave that still knew their key. */
  private readonly witnessed = new Set<string>();
  /** Which record an item is of, where items change their SKUs. */
  whose: WhoseItem | null = null;
  private readonly places = new Map<string, PlaceBook>();
  private readonly busy = new Map<string, Set<Worker>>();
  /** Since when a line that is being taken out is on its way out with nothing pending. */
  private readonly leaving = new Map<string, number>();
  private readonly ambiguous: Ambiguous[] = [];
  /** Questions that a person was ever asked about a write, also those that are over. */
  private readonly asked = new Set<string>();

  constructor(
    private readonly shops: ReadonlyMap<string, Shop>,
    private readonly now: () => number,
    /**
     * `all`: every invariant, after every step. `process`: counts may be wrong, but how they are kept may not. `rest`:
     * only what comes out at the end.
     */
    readonly held: 'all' | 'process' | 'rest',
    private readonly trace: (text: string) => void,
    /** Traces cost time: their texts are made only when somebody reads them. */
    private readonly traced: boolean,
  ) {}

  private get strict(): boolean {
    return this.held === 'all';
  }

  // ── The world outside ──────────────────────────────────────────────────────────────────────────

  /** A figure moved in a shop. */
  moved(shop: Shop, place: Place, delta: number, by: Mover): void {
    const book = this.placeBook(shop.id, place.item, place.location);
    if (by.kind === 'external') {
      book.changed(delta, this.now());
      this.whose?.moved(shop.id, place, delta);
      this.trace(`${shop.id} ${place.item}: ${by.what} ${delta > 0 ? '+' : ''}${delta} → ${place.x}`);
    } else {
      const times = book.wrote(by.key, delta);
      this.trace(`${shop.id} ${place.item}: write ${by.key} ${delta > 0 ? '+' : ''}${delta} → ${place.x}`);
      if (times > 1) this.violate('wrong', 'I3 at most once', `${by.key} was applied ${times} times at ${place.item}`);
    }
    for (const [key, each] of this.books) {
      if (each.truth === null) continue;
      for (const [location, line] of counted(each.record)) {
        if (integrationOf(location) !== shop.id || line.item !== place.item) continue;
        if (remoteIdOf(location) !== place.location) continue;
        if (by.kind === 'external') each.truth += delta;
        this.check(key, each, by.kind);
      }
    }
  }

  served(integration: string, item: string, location: string, asked: number): void {
    const figure = this.shops.get(integration)?.level(item, location).quantity ?? null;
    this.placeBook(integration, item, location).served(this.now(), asked, figure);
  }

  /** A browser got no answer of this shop. */
  unanswered(integration: string, worker: Worker, reading: boolean): void {
    const who = `${worker.profile.name} ${integration}`;
    this.unansweredAt.set(who, this.now());
    if (reading) this.unreadAt.set(who, this.now());
  }

  // ── Commits ────────────────────────────────────────────────────────────────────────────────────

  commit(next: StockRecord, _expected: number, worker: Worker): void {
    const key = `${next.warehouse}|${next.sku}`;
    this.whose?.writtenToNothing(this.books.get(key)?.record, next);
    const known = this.books.get(key);
    const previous = known?.record;
    const book: Book = known ?? {
      record: next,
      truth: null,
      entries: new Map(),
      moments: new Map(),
      owed: new Map(),
      moved: new Map(),
    };
    this.books.set(key, book);
    const off = this.off(book, book.record);
    const fresh = next.outbox.filter((entry) => !book.entries.has(entry.id));
    for (const entry of fresh) {
      book.entries.set(entry.id, entry);
      this.committed.add(entry.id);
    }
    if (this.traced)
      this.trace(`${worker.name} commits ${commitText(next, previous)}${fresh.map(describeEntry).join('')}`);
    this.toldOf(previous, next, fresh);
    const unwitnessed = this.linesChanged(previous, next);
    this.goesBack(previous, next, fresh);
    const accounted = this.account(book, previous, next, fresh);
    this.leaves(previous, next, worker);
    this.counts(previous, fresh, accounted);
    this.raises(book, previous, next, fresh, worker);
    book.record = next;
    // What came out right needs no word: the shop's feed had decided it. The count may be off by what was guessed before.
    const right = next.count !== null && this.off(book, next) === off;
    for (const one of right ? [] : unwitnessed) {
      this.ambiguous.push(one);
      // A person is told before the record says so: a worker may die between the two.
      if (!this.isTold(one))
        this.violate('unflagged', 'I9', `${one.key} at ${one.location} ${one.sku} is ambiguous and nobody was told`);
    }
    this.positions(book, previous, next, accounted);
    this.begins(previous, next);
    this.returned(previous, next);
    if (this.strict) this.whose?.commit(previous, next, accounted);
    this.check(key, book, 'commit');
  }

  /** Only a record that holds nothing may go: no count, no line, no question, and all of its entries in the history. */
  deleted(warehouse: string, sku: string): void {
    const key = `${warehouse}|${sku}`;
    const record = this.books.get(key)?.record;
    this.books.delete(key);
    if (!record) return;
    const { count, lines, left = [], outbox } = record;
    const uncopied = outbox.some((entry) => !this.kept.has(entry.id));
    if (count !== null || Object.keys(lines).length > 0 || left.length > 0 || uncopied)
      this.violate('wrong', 'count forgotten', `${sku} was ${count} and its record was deleted`);
  }

  entries(entries: readonly Entry[]): void {
    for (const entry of entries) if (!this.kept.has(entry.id)) this.kept.set(entry.id, entry);
  }

  delivery(delivery: Delivery, worker: Worker): void {
    const before = this.deliveries.get(delivery.key);
    this.deliveries.set(delivery.key, delivery);
    if (this.traced) this.trace(`${worker.name} ${describeDelivery(delivery)}`);
    if (before && !sameWrite(before.sealed, delivery.sealed)) {
      this.violate('wrong', 'I6 sealed', `the payload of ${delivery.key} was changed after it was saved`);
    }
  }

  directory(call: string, args: readonly unknown[], result: unknown): void {
    if (call === 'putItems') this.whose?.kept(args[0] as readonly Item[]);
    if (call === 'clearProblem') this.problems.delete(args[0] as string);
    if (call === 'changeCursor') this.cursors.set((result as Cursor).integration, result as Cursor);
    if (call !== 'putProblem') return;
    const problem = args[0] as Problem;
    if (!this.problems.has(problem.id)) this.trace(`problem ${problem.id} ${JSON.stringify(problem.detail)}`);
    this.problems.set(problem.id, problem);
    const { location, sku, detail } = problem;
    if (DOUBTS.includes(problem.kind) && location && sku && typeof detail.doubt === 'string')
      this.asked.add(questionKey(location, sku, detail.doubt));
  }

  // ── Sending ────────────────────────────────────────────────────────────────────────────────────

  /** A write goes out, or its outcome is being resolved. Returns what to call when that is over. */
  sending(
    what: 'send' | 'settle',
    integration: string,
    sealed: SealedWrite,
    lines: readonly WriteLine[],
    worker: Worker,
  ): (answered: boolean) => void {
    const stored = this.deliveries.get(sealed.key);
    if (what === 'send') {
      if (!stored || !sameWrite(stored.sealed, sealed)) {
        this.violate('wrong', 'I6 durable', `${sealed.key} is sent and not saved like this`);
      } else if (stored.state === 'void' || stored.state === 'done') {
        this.violate('wrong', 'I6 durable', `${sealed.key} is sent though it is ${stored.state}`);
      }
      this.claimed(integration, sealed.key, lines);
    }
    const busy = this.busy.get(sealed.key) ?? new Set();
    if (busy.size > 0) {
      this.violate(
        'wrong',
        'one resolver',
        `${sealed.key} is already in the hands of ${[...busy].map((one) => one.name)}`,
      );
    }
    busy.add(worker);
    this.busy.set(sealed.key, busy);
    const first = this.firstSent.get(sealed.key) ?? this.now();
    if (what === 'send') this.firstSent.set(sealed.key, first);
    const { kind, memoryMs } = this.shops.get(integration)?.options ?? {};
    const kept = kind !== 'shopify' || this.now() - first < (memoryMs ?? 0);
    return (answered) => {
      busy.delete(worker);
      if (!answered) return;
      // A key that the shop may have forgotten is taken for a new write: what it says of that is no witness.
      if (kept) this.witnessed.add(sealed.key);
      else this.witnessed.delete(sealed.key);
    };
  }

  died(worker: Worker): void {
    for (const busy of this.busy.values()) busy.delete(worker);
  }

  /** Catches what must never happen: a promise of the engine that fails. */
  guard<T>(what: string, promise: Promise<T>): Promise<T | undefined> {
    return promise.catch((error: unknown) => {
      // A person is told that nothing was saved; only what runs by itself must go on whatever happens.
      if (error instanceof DiskFault && !what.endsWith('run')) return undefined;
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.violate('wrong', 'never throws', `${what}: ${text}`);
      return undefined;
    });
  }

  violate(fault: Fault, rule: string, text: string): void {
    if (this.held === 'rest' && !AT_REST.includes(rule)) return;
    this.violations.push({ fault, rule, text, at: this.now() });
    this.trace(`✗ ${fault} (${rule}): ${text}`);
  }

  /** Ambiguous outcomes that were cleared without a word to anybody. */
  silent(): readonly Ambiguous[] {
    return this.ambiguous.filter((one) => !this.isTold(one));
  }

  /**
   * Was a person asked about this very write, or does another question about the same line stand, after whose answer this
   * one comes up? That its shop doesn't answer, or anything else about it, says nothing of a figure that was guessed.
   */
  private isTold({ location, warehouse, sku, key }: Ambiguous): boolean {
    return this.asked.has(questionKey(location, sku, key)) || this.isAsked(warehouse, sku, location);
  }

  /** Does a question stand about a write of this SKU, at this location or anywhere? */
  isAsked(warehouse: string, sku: string, location?: string): boolean {
    return [...this.problems.values()].some(
      (one) =>
        DOUBTS.includes(one.kind) &&
        one.sku === sku &&
        (one.warehouse === null || one.warehouse === warehouse) &&
        (location === undefined || one.location === location),
    );
  }

  placeBook(integration: string, item: string, location: string): PlaceBook {
    const key = `${integration} ${placeKey(item, location)}`;
    const known = this.places.get(key);
    if (known) return known;
    const book = new PlaceBook();
    this.places.set(key, book);
    return book;
  }

  private placeOf(location: string, line: Line): PlaceBook {
    return this.placeBook(integrationOf(location), line.item, remoteIdOf(location));
  }

  /** The place that a line stands for. */
  place(location: string, line: Line): Place | undefined {
    return this.shops.get(integrationOf(location))?.place(line.item, remoteIdOf(location));
  }

  /** What a person was told about an edit must be what was done. */
  told(edit: Edit, outcome: EditOutcome): void {
    const book = this.books.get(`${edit.warehouse}|${edit.sku}`);
    const done = [...(book?.entries.values() ?? [])].some((entry) => this.editOf(entry) === edit.id);
    const nothing = edit.change.kind === 'set' && edit.change.to === edit.change.seen;
    if (outcome.kind === 'applied' && !done && !nothing) {
      this.violate('wrong', 'told the truth', `${edit.id} was reported applied and wasn't`);
    }
    if (outcome.kind !== 'applied' && done) {
      this.violate('wrong', 'told the truth', `${edit.id} was applied and reported ${outcome.kind}`);
    }
  }

  /** Edits that were applied, for undo. */
  applied(): Edit[] {
    return [...this.books.values()].flatMap((book) =>
      [...book.entries.values()].flatMap((entry) => {
        const edit = entry.cause === 'edit' && entry.before !== null ? this.edits.get(this.editOf(entry)) : undefined;
        return edit && 'change' in edit ? [edit] : [];
      }),
    );
  }

  unaccounted(record: StockRecord): number {
    return this.residuals(record);
  }

  /** Entries that were committed and are not in the history at rest, and the other way round. */
  entriesLost(): string[] {
    const missing = [...this.committed].filter((id) => !this.kept.has(id)).map((id) => `${id} isn't in the history`);
    const invented = [...this.kept.keys()]
      .filter((id) => !this.committed.has(id))
      .map((id) => `${id} was never committed`);
    return [...missing, ...invented];
  }

  stats(): { writes: number; unknown: number; entries: number; virtualMs: number } {
    const deliveries = [...this.deliveries.values()];
    return {
      writes: deliveries.length,
      unknown: deliveries.filter((one) => one.lastUnknownAt !== null).length,
      entries: this.kept.size,
      virtualMs: this.now(),
    };
  }

  // ── The rules ──────────────────────────────────────────────────────────────────────────────────

  private claimed(integration: string, key: string, lines: readonly WriteLine[]): void {
    const stored = this.deliveries.get(key);
    for (const line of lines) {
      const settled = stored?.lines.find((one) => one.item === line.item && one.remoteLocation === line.remoteLocation);
      if (settled?.settled) continue;
      const claims = [...this.books.values()].filter((book) =>
        Object.entries(book.record.lines).some(
          ([location, one]) =>
            integrationOf(location) === integration &&
            remoteIdOf(location) === line.remoteLocation &&
            one.item === line.item &&
            one.pending?.delivery === key &&
            one.pending.from === line.from &&
            one.pending.to === line.to,
        ),
      );
      if (claims.length !== 1) {
        this.violate('wrong', 'I6 claimed', `${key} is sent for ${line.item} and ${claims.length} records claim it`);
      }
    }
  }

  /** Returns the writes that were let go of although nobody witnessed what became of them. */
  private linesChanged(previous: StockRecord | undefined, next: StockRecord): Ambiguous[] {
    const unwitnessed: Ambiguous[] = [];
    for (const [location, line] of Object.entries(next.lines)) {
      const before = previous?.lines[location];
      if (before?.state === 'suspended' && !before.pending && line.pending && line.state === 'suspended')
        this.violate('wrong', 'I7 suspended', `${location} ${next.sku} is sent ${line.pending.to} without a figure`);
      if (line.pending && !before?.pending) this.mayBeWritten(location, next.sku, line, line.pending);
      if (!before?.pending) continue;
      if (line.pending && line.pending.delivery !== before.pending.delivery) {
        this.violate(
          'wrong',
          'I5 single pending',
          `${location} ${next.sku}: ${before.pending.delivery} → ${line.pending.delivery}`,
        );
      }
      const delivery = this.deliveries.get(before.pending.delivery);
      const unsure = delivery !== undefined && delivery.lastUnknownAt !== null;
      if (!line.pending && unsure && !this.isWitnessed(location, next.sku, delivery)) {
        unwitnessed.push({ location, warehouse: next.warehouse, sku: next.sku, key: before.pending.delivery });
      }
    }
    return unwitnessed;
  }

  /** Did a witness of the shop's own say what became of this write, and was just that taken in? */
  private isWitnessed(location: string, sku: string, { key, lines }: Delivery): boolean {
    const kind = this.shops.get(integrationOf(location))?.options.kind;
    if (kind !== 'shopify' && kind !== 'woo') return false;
    const outcome = lines.find((one) => one.location === location && one.sku === sku)?.outcome ?? null;
    return outcome !== null && outcome.kind !== 'unknown' && this.witnessed.has(key);
  }

  /** Only a linked location is written, only where it may be, and what is below 0 at a shop is never lifted to 0. */
  private mayBeWritten(location: string, sku: string, line: Line, { from, to }: NonNullable<Line['pending']>): void {
    const text = `${location} ${sku}, ${line.state}, ${line.direction}: ${from} → ${to}`;
    const closed = !line.back && (line.direction === 'read' || line.direction === 'off');
    if (line.state !== 'linked' || closed) this.violate('wrong', 'written where it may not be', text);
    if (!line.back && from < 0 && to === 0) this.violate('wrong', 'oversold lifted to 0', text);
  }

  /**
   * A raise goes out only after every reachable location was read since a reading elsewhere raised the count, or since it
   * came back itself. A person's edit goes on, but not past a raise that waits.
   */
  private raises(
    book: Book,
    previous: StockRecord | undefined,
    next: StockRecord,
    fresh: readonly Entry[],
    worker: Worker,
  ): void {
    for (const [location, line] of Object.entries(next.lines)) {
      const claim = line.pending;
      // What a location is given back is its own, whatever was observed elsewhere.
      if (!claim || line.back || claim.to <= claim.from || previous?.lines[location]?.pending) continue;
      for (const [other, one] of counted(next)) {
        const owed = other === location ? undefined : book.owed.get(other);
        if (!owed || one.state !== 'linked' || one.pending || !isAccounted(one)) continue;
        if (this.placeOf(other, one).isReadSince(owed.since) || this.isOutOfReach(other, owed.since, worker)) continue;
        const text = `${location} ${next.sku}: ${other} wasn't read since ${owed.why}`;
        this.violate('wrong', 'raise on a stale reading', text);
      }
    }
    this.owes(book, previous, next, fresh);
    for (const [location, line] of Object.entries(next.lines)) {
      const old = previous?.lines[location];
      if (!same(line, old) || old?.base !== line.base || old.pending?.delivery !== line.pending?.delivery)
        book.moved.set(location, this.now());
    }
  }

  /** What has to be read since a commit, before a raise goes out. */
  private owes(book: Book, previous: StockRecord | undefined, next: StockRecord, fresh: readonly Entry[]): void {
    for (const [location, line] of counted(next)) {
      const old = previous?.lines[location];
      if (!old || !same(line, old) || line.state !== 'linked') continue;
      const isBack = old.state === 'paused' || (old.state === 'suspended' && NOT_ITS_OWN.includes(old.why ?? ''));
      if (isBack) book.owed.set(location, { since: this.now(), why: 'it came back' });
    }
    for (const { cause, location: source, before, after } of fresh) {
      const line = source ? next.lines[source] : undefined;
      if (cause !== 'channel' || !source || !line || (after ?? 0) <= (before ?? 0)) continue;
      book.owed.delete(source);
      // What else the very reply told is from the same moment.
      const asked = this.placeOf(source, line).askedFor(line.base ?? 0, book.moved.get(source) ?? 0);
      for (const [other, one] of counted(next)) {
        if (other === source || one.state !== 'linked') continue;
        const together =
          integrationOf(other) === integrationOf(source)
            ? asked.filter((at) =>
                this.placeOf(other, one)
                  .askedFor(one.base ?? 0, at)
                  .includes(at),
              )
            : [];
        const since = together.length > 0 ? Math.min(...together) : this.now();
        book.owed.set(other, { since, why: `${source} was raised` });
      }
    }
  }

  /** Did this browser get no answer there since then, did the last poll of any fail, or does a brake keep all from asking? */
  private isOutOfReach(location: string, since: number, worker: Worker): boolean {
    const integration = integrationOf(location);
    const { failures = 0, stopped = null } = this.cursors.get(integration) ?? {};
    if (failures > 0 || stopped !== null) return true;
    return (this.unansweredAt.get(`${worker.profile.name} ${integration}`) ?? Number.NEGATIVE_INFINITY) >= since;
  }

  /** Every change of a count has its entries: each goes on from where the one before left off, up to what it is now. */
  private toldOf(previous: StockRecord | undefined, next: StockRecord, fresh: readonly Entry[]): void {
    let count = previous?.count ?? null;
    for (const entry of fresh) {
      const moves = entry.after !== count || entry.cause === 'undo-step';
      if (entry.before !== count || !moves)
        this.violate('wrong', 'history of counts', `${describeEntry(entry)} of ${next.sku} goes on from ${count}`);
      if (entry.warehouse !== next.warehouse || entry.sku !== next.sku)
        this.violate('wrong', 'history of counts', `${describeEntry(entry)} isn't of ${next.sku}`);
      count = entry.after;
    }
    if (count !== next.count)
      this.violate('wrong', 'history of counts', `${next.sku} became ${next.count} and its entries say ${count}`);
  }

  /** Moves the truth along with what the commit says, checking each entry; returns what was accounted by location. */
  private account(
    book: Book,
    previous: StockRecord | undefined,
    next: StockRecord,
    fresh: readonly Entry[],
  ): Map<string, number> {
    const accounted = new Map<string, number>();
    let expected = 0;
    for (const entry of fresh) {
      const delta = (entry.after ?? 0) - (entry.before ?? 0);
      if (entry.cause === 'edit' || entry.cause === 'undo') expected += this.person(book, entry, delta);
      else if (entry.cause === 'undo-step') expected += this.undone(previous, entry, delta);
      else if (entry.cause === 'channel' && entry.location && previous?.lines[entry.location]?.back) {
        // Sold beyond what a location is given back: that was the warehouse's.
        expected += delta;
      } else if (entry.cause === 'channel' && entry.location) {
        accounted.set(entry.location, (accounted.get(entry.location) ?? 0) + delta);
      } else if (entry.cause === 'resolution') {
        if (this.strict) this.violate('wrong', 'no entry without an event', `${describeEntry(entry)}`);
        else expected += 0;
      }
    }
    const shown = this.shownAt(previous, next);
    if (next.count === null) {
      const back = fresh.some(({ cause, after }) => cause === 'undo-step' && after === null);
      if (back) book.truth = null;
      else if (previous && previous.count !== null)
        this.violate('wrong', 'count forgotten', `${next.sku} was ${previous.count}`);
      return accounted;
    }
    if (book.truth === null) {
      book.truth = next.count + this.residuals(next);
      this.firstCount(next, fresh);
      return accounted;
    }
    book.truth += expected;
    const before = new Map(previous ? counted(previous) : []);
    const after = new Map(counted(next));
    for (const [location, line] of before) {
      if (same(line, after.get(location))) continue;
      book.truth -= this.residual(location, line) - (accounted.get(location) ?? 0);
    }
    for (const [location, line] of after) {
      if (same(line, before.get(location))) continue;
      const seen = shown.get(location);
      // What the person saw is where accounting starts; a figure that moved since must be accounted.
      book.truth += this.residual(location, line) + (seen === undefined ? 0 : (line.base as number) - seen);
    }
    return accounted;
  }

  /** What a person saw at the review of the lines that this commit attaches; it is about these lines and no later ones. */
  private shownAt(previous: StockRecord | undefined, next: StockRecord): Map<string, number> {
    const shown = new Map<string, number>();
    for (const [location, line] of Object.entries(next.lines)) {
      if (same(line, previous?.lines[location])) continue;
      const key = `${location}|${next.sku}`;
      const figure = this.reviewed.get(key);
      // What the review left out, since its SKU was on two items, comes later by itself, and nobody has seen that.
      if (figure !== undefined && line.since !== undefined) shown.set(location, figure);
      this.reviewed.delete(key);
    }
    return shown;
  }

  /**
   * A location that is taken out is read once more, and after what was on its way: what had happened there by then is in
   * the count when it goes, unless the browser that lets it go got no reading since, the shop gives no figure, or is
   * stopped by a brake. Of one that keeps a reason to the end nothing is accounted: its item may be another SKU's, or it
   * was left out.
   */
  private leaves(previous: StockRecord | undefined, next: StockRecord, worker: Worker): void {
    for (const [location, line] of Object.entries(previous?.lines ?? {})) {
      const key = lineKey(location, next.sku, line);
      const after = next.lines[location];
      if (after && same(line, after)) {
        const begins = after.state === 'unlinking' && (line.state !== 'unlinking' || line.pending !== null);
        if (begins) this.leaving.set(key, this.now());
        continue;
      }
      const since = this.leaving.get(key);
      if (!this.strict || since === undefined || line.base === null || line.why !== null || !isAccounted(line))
        continue;
      const integration = integrationOf(location);
      const place = this.place(location, line);
      const excused =
        !place?.present ||
        place.deleted ||
        !place.tracked ||
        // The last reading may have been made before.
        place.backAt >= since ||
        (this.cursors.get(integration)?.stopped ?? null) !== null ||
        (this.unreadAt.get(`${worker.profile.name} ${integration}`) ?? Number.NEGATIVE_INFINITY) >= since;
      const book = this.placeBook(integration, line.item, remoteIdOf(location));
      if (excused || book.moment(this.sumAt(location, line), book.momentAt(since)) >= 0) continue;
      this.violate('wrong', 'taken out unread', `${location} ${next.sku}: base ${line.base}, the shop ${place.x}`);
    }
  }

  /** Notes where lines begin that this commit attaches. */
  private begins(previous: StockRecord | undefined, next: StockRecord): void {
    for (const [location, line] of Object.entries(next.lines)) {
      if (line.base === null || line.state === 'skipped' || line.back) continue;
      if (same(line, previous?.lines[location])) continue;
      const { written } = this.placeBook(integrationOf(location), line.item, remoteIdOf(location));
      const sum = this.sumAt(location, line);
      const known = previous?.count != null;
      const key = lineKey(location, next.sku, line);
      this.begun.set(key, { base: line.base, sum, written, known, counted: 0 });
      // The same linking may have been taken back before.
      this.backs.delete(key);
    }
  }

  /** Sums up what lines brought into the count; a first count brings what moved the figure that it was made of. */
  private counts(
    previous: StockRecord | undefined,
    fresh: readonly Entry[],
    accounted: ReadonlyMap<string, number>,
  ): void {
    for (const [location, line] of Object.entries(previous?.lines ?? {})) {
      const begun = this.begun.get(lineKey(location, previous?.sku ?? '', line));
      if (!begun) continue;
      begun.counted += accounted.get(location) ?? 0;
      const first = fresh.find((one) => one.cause === 'first-count' && one.location === location);
      if (first && line.base !== null) begun.counted += (first.after ?? 0) - line.base;
    }
  }

  /**
   * What is due to lines that are taken back, with what happens there meanwhile: never less than nothing, or than a figure
   * below 0 that it had. What is sold beyond that while it is on its way is counted in the warehouse.
   */
  private goesBack(previous: StockRecord | undefined, next: StockRecord, fresh: readonly Entry[]): void {
    for (const [location, line] of Object.entries(previous?.lines ?? {})) {
      const key = lineKey(location, next.sku, line);
      const begun = this.begun.get(key);
      if (!begun) continue;
      const after = next.lines[location];
      const kept = same(line, after) ? after : undefined;
      const here = fresh.filter((entry) => entry.location === location);
      const begins = !line.back && (kept?.back?.to != null || here.some(({ cause }) => cause === 'undo-step'));
      // One that keeps what it has is due nothing.
      const gets = line.back?.to != null;
      const known = begins ? { due: begun.base, sum: begun.sum, beyond: 0, raised: 0 } : gets && this.backs.get(key);
      if (!known) continue;
      const sum = this.sumAt(location, begins ? line : (kept ?? line));
      const due = known.due + sum - known.sum;
      const base = (begins ? line : (kept ?? line)).base ?? 0;
      const { given, sold } = dueAt(due, Math.min(known.due, 0), base);
      const raised = known.raised + given - (due - sold);
      this.backs.set(key, { due: given, sum, beyond: known.beyond + sold, raised });
      if (begins || !this.strict || previous?.count == null) continue;
      const counted = here.reduce((all, { before, after }) => all + (after ?? 0) - (before ?? 0), 0);
      if (counted !== sold)
        this.violate(
          'wrong',
          'undo of a first sync',
          `${location} ${next.sku}: ${counted} counted, ${sold} sold beyond`,
        );
    }
  }

  /** A first sync that was undone gives the count back just what it had counted of its location since. */
  private undone(previous: StockRecord | undefined, entry: Entry, delta: number): number {
    const location = entry.location ?? '';
    const line = previous?.lines[location];
    const key = line && lineKey(location, entry.sku, line);
    const begun = key && this.begun.get(key);
    const back = key && this.backs.get(key);
    if (!begun || !back || !this.strict || previous?.count === null) return delta;
    const by = back.beyond - begun.counted;
    // Where the count wasn't known before, it may also stay what it is.
    if ((delta !== 0 || begun.known) && entry.after !== null && delta !== by)
      this.violate('wrong', 'undo of a first sync', `${describeEntry(entry)} should be ${by}`);
    return delta;
  }

  /**
   * A location that was given back what it had: all that was ever written there since comes to nothing, but for what was
   * sold beyond that.
   */
  private returned(previous: StockRecord | undefined, next: StockRecord): void {
    for (const [location, line] of Object.entries(previous?.lines ?? {})) {
      if (line.back?.to == null || line.state !== 'linked' || same(line, next.lines[location])) continue;
      const key = lineKey(location, next.sku, line);
      const begun = this.begun.get(key);
      const back = this.backs.get(key);
      const { written } = this.placeBook(integrationOf(location), line.item, remoteIdOf(location));
      if (!this.strict || !begun || !back || written - begun.written === back.raised - back.beyond) continue;
      this.violate(
        'wrong',
        'undo of a first sync',
        `${location} ${next.sku} keeps ${written - begun.written} of what was written, ${-back.beyond} were sold beyond, ${back.raised} can't be taken`,
      );
    }
  }

  /** The sum of a place's own history that a line's base stands for. */
  private sumAt(location: string, line: Line): number {
    const place = this.placeBook(integrationOf(location), line.item, remoteIdOf(location));
    return place.external - this.residual(location, line);
  }

  /** Which edit or undo of a person an entry is about. */
  private editOf(entry: Entry): string {
    return this.edits.has(entry.id) ? entry.id : (entry.ref ?? '');
  }

  /** An edit or an undo: known, once, and by what was typed. Returns by how much the truth moves. */
  private person(book: Book, entry: Entry, delta: number): number {
    const id = this.editOf(entry);
    const edit = this.edits.get(id);
    if (!edit) {
      this.violate('wrong', 'no entry without an event', `nobody made ${describeEntry(entry)}`);
      return delta;
    }
    const others = [...book.entries.values()].filter(
      (one) => this.editOf(one) === id && one.id !== entry.id && one.cause === entry.cause,
    );
    if (others.length > 0) {
      this.violate('wrong', 'I3 at most once', `${id} was applied twice`);
      return 0;
    }
    if ('undo' in edit) {
      const undone = [...book.entries.values()].find((one) => this.editOf(one) === edit.undo && one.cause === 'edit');
      const opposite = undone ? (undone.before ?? 0) - (undone.after ?? 0) : 0;
      if (opposite !== delta) this.violate('wrong', 'undo', `${describeEntry(entry)} should be ${opposite}`);
      return opposite;
    }
    if (edit.change.kind === 'adjust') return edit.change.by;
    if (edit.change.seen !== null && entry.before !== edit.change.seen) {
      this.violate('wrong', 'edit on what was seen', `${describeEntry(entry)}: ${edit.change.seen} was seen`);
    }
    return edit.change.to - (entry.before ?? 0);
  }

  /** A first count comes from a person or is the figure of the location it names. */
  private firstCount(next: StockRecord, fresh: readonly Entry[]): void {
    const entry = fresh.find((one) => one.before === null);
    if (!entry) {
      this.violate('wrong', 'no count without an entry', `${next.sku} became ${next.count}`);
      return;
    }
    if (entry.cause === 'edit') return;
    const line = entry.location ? next.lines[entry.location] : undefined;
    const base = line?.base ?? null;
    if (base !== null && (entry.after === base || entry.after === base + (line?.buffer ?? 0))) return;
    this.violate('wrong', 'first count', `${describeEntry(entry)} but its base is ${base}`);
  }

  /**
   * Each base stands for a moment of its place's own history, and moments only go forward: a reading that is older
   * than what is accounted already, or a figure that was never there, is found here at once.
   */
  private positions(
    book: Book,
    previous: StockRecord | undefined,
    next: StockRecord,
    accounted: ReadonlyMap<string, number>,
  ): void {
    if (!this.strict) return;
    const before = new Map(previous ? counted(previous) : []);
    for (const [location, line] of counted(next)) {
      const places = this.placeBook(integrationOf(location), line.item, remoteIdOf(location));
      const sum = this.sumAt(location, line);
      const old = before.get(location);
      const from = same(line, old) ? (book.moments.get(location) ?? 0) : 0;
      const moment = places.moment(sum, from);
      if (moment < 0) {
        this.violate(
          'wrong',
          'reading',
          `${location} ${next.sku}: base ${line.base} stands for no moment since the last one`,
        );
      }
      book.moments.set(location, Math.max(0, moment));
      const entry = accounted.get(location) ?? 0;
      if (old?.state === 'suspended' && line.state === 'suspended' && entry !== 0) {
        this.violate('wrong', 'I7 suspended', `${location} ${next.sku}: ${entry} accounted`);
      }
    }
  }

  /** I1 and I2 in one: the count, plus all that isn't accounted yet, is the truth, at every moment. */
  private check(key: string, book: Book, after: string): void {
    if (!this.strict || book.truth === null || book.record.count === null) return;
    const sum = book.record.count + this.residuals(book.record);
    if (sum === book.truth) return;
    const lines = counted(book.record).map(
      ([location, line]) => `${location} ${this.place(location, line)?.x}−${line.base}`,
    );
    this.violate(
      'wrong',
      'I1/I2 conservation',
      `${key} after ${after}: count ${book.record.count} + unaccounted ${sum - book.record.count} ≠ ${book.truth} (${lines.join(', ')})`,
    );
  }

  /** By how much a record's count, with all that isn't accounted yet, is off the truth. null: one of both isn't known. */
  private off({ truth }: Book, record: StockRecord): number | null {
    return truth === null || record.count === null ? null : record.count + this.residuals(record) - truth;
  }

  private residuals(record: StockRecord): number {
    let sum = 0;
    for (const [location, line] of counted(record)) sum += this.residual(location, line);
    return sum;
  }

  /** What happened at a line's place and isn't in the count: the figure less the base less what a pending write did. */
  residual(location: string, line: Line): number {
    const x = this.place(location, line)?.x ?? 0;
    const places = this.placeBook(integrationOf(location), line.item, remoteIdOf(location));
    return x - (line.base ?? 0) - (line.pending ? places.effect(line.pending.delivery) : 0);
  }
}

function sameWrite(a: SealedWrite, b: SealedWrite): boolean {
  return a.key === b.key && a.method === b.method && a.path === b.path && a.body === b.body;
}

/**
 * What a location is given by its own history, and what of it was the warehouse's: no less than nothing or than the figure
 * below 0 that it had, and nothing that a shop refuses. What is below 0 already stays there.
 */
function dueAt(due: number, floor: number, base: number): { given: number; sold: number } {
  const least = Math.max(floor, due);
  const sold = due - least;
  if (least >= 0 || least === base) return { given: least, sold };
  return base < 0 ? { given: base, sold: Math.max(due - base, sold) } : { given: 0, sold };
}

/** The rules that are judged at rest. */
export const AT_REST = ['I4/I8 at rest', 'I1 at rest', 'I9'];

/** Reasons of a suspended line whose item may be another SKU's. */
const NOT_ITS_OWN: readonly string[] = ['duplicate', 'renamed'];

/** Lines whose figures are part of the count. */
export function counted(record: StockRecord): [string, Line][] {
  return Object.entries(record.lines).filter(
    ([, line]) => line.base !== null && line.direction !== 'write' && line.state !== 'skipped' && !line.back,
  );
}

const questionKey = (location: string, sku: string, delivery: string): string => `${location}|${sku}|${delivery}`;

const lineKey = (location: string, sku: string, { gen, item }: Line): string => `${location}|${sku}|${gen}|${item}`;

export function same(a: Line, b: Line | undefined): boolean {
  return b !== undefined && a.gen === b.gen && a.item === b.item;
}

function commitText(next: StockRecord, previous: StockRecord | undefined): string {
  const lines = Object.entries(next.lines)
    .filter(([location, line]) => JSON.stringify(previous?.lines[location]) !== JSON.stringify(line))
    .map(([location, line]) => {
      const pending = line.pending ? ` ${line.pending.delivery}:${line.pending.from}→${line.pending.to}` : '';
      return ` | ${location} ${line.base}${pending} e${line.epoch}${line.state === 'linked' ? '' : ` ${line.state}`}`;
    });
  const gone = Object.keys(previous?.lines ?? {}).filter((location) => !next.lines[location]);
  return `${next.sku} r${next.revision} count ${next.count}${lines.join('')}${gone.map((one) => ` | ${one} dropped`).join('')}`;
}

function describeDelivery(delivery: Delivery): string {
  const outcomes = delivery.lines.map((line) => line.outcome?.kind ?? '?').join(',');
  return `delivery ${delivery.key} ${delivery.state} [${outcomes}] ${delivery.lastError ?? ''}`;
}

function describeEntry(entry: Entry): string {
  return ` «${entry.cause} ${entry.before}→${entry.after} ${entry.location ?? ''} ${entry.ref ?? ''}»`;
}
