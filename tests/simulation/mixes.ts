import { drawFaults, type Faults, MEASURED, NONE } from './faults.ts';
import type { Random } from './random.ts';
import type { ShopKind, ShopOptions } from './shop.ts';

/** A family of schedules: which shops, and what may happen to them. */
export interface Mix {
  readonly name: string;
  /** Every write is atomic and witnessed: nothing may be wrong, unconverged or unflagged. */
  readonly witness: boolean;
  readonly kinds: readonly ShopKind[];
  readonly raceMs: number;
  readonly lagMs: number;
  /** The shops have a feed of orders. */
  readonly feed?: boolean;
  /** How long the shops remember a key; a day unless said. */
  readonly memoryMs?: number;
  faults(random: Random): Faults;
  /** Made for one rule: left out where mixes are listed. */
  readonly hidden?: boolean;
  /** Settings of the schedule that this mix fixes, for tests that aim at one rule. */
  readonly fixed?: Partial<Habits>;
}

/** What people and computers do in a schedule; each is drawn, unless its mix fixes it. */
export interface Habits {
  /** Length of the busy part. */
  hotMs: number;
  /** Mean time between two external changes anywhere. */
  changeEveryMs: number;
  edits: number;
  profiles: number;
  shops: number;
  skus: number;
  /** The worker is stopped this often, at any time. */
  kills: number;
  /** Times that a shop is down, throttled, forbidden or locked. */
  troubles: number;
  /** Times that an item has no figure for a while. */
  absences: number;
  /** Times that a location is unlinked, and linked again. */
  relinks: number;
  pauses: number;
  /** Times that a SKU is given to a second item, or an item gets another SKU, for a while. */
  relabels: number;
  /** Times that staff rename, swap, delete or make an item anew for good. */
  renames: number;
  /** Times that the panel opens on a product's page and keeps what it saw there. */
  panels: number;
  /** Times that a location's direction, buffer or maximum is changed. */
  configures: number;
  /** Times that all figures of a shop are 0 at once. */
  empties: number;
  /** Times that a first sync is taken back as a whole. */
  undos: number;
  sleeps: number;
  jumps: number;
  /** Chance that a shop forgets attempts that failed. */
  forgetful: number;
  /** Links with a direction, a buffer or a maximum of their own. */
  special: number;
  /** A person looks into every ambiguous outcome and says what was. */
  asked: boolean;
  /** Chance that a place is oversold from the start. */
  oversold: number;
  /** Small figures, so that zero and oversold are common. */
  scarce: boolean;
  staffShare: number;
}

/** `later`: draws that came to the simulator later have a source of their own, so that older seeds stay what they were. */
export function drawHabits(random: Random, later: Random, fixed: Partial<Habits> = {}): Habits {
  const some = (chance: number, most: number): number => (random.chance(chance) ? random.int(1, most) : 0);
  return {
    hotMs: random.int(90, 420) * 1000,
    changeEveryMs: random.pick([10_000, 25_000, 40_000, 80_000]),
    edits: random.int(0, 6),
    profiles: random.chance(0.15) ? 2 : 1,
    shops: random.int(1, 3),
    skus: random.pick([1, 1, 2, 3, 5]),
    kills: some(0.3, 3),
    troubles: some(0.3, 3),
    absences: some(0.15, 2),
    relinks: some(0.2, 2),
    pauses: some(0.1, 2),
    relabels: later.chance(0.12) ? 1 : 0,
    configures: later.chance(0.12) ? later.int(1, 3) : 0,
    undos: later.chance(0.12) ? 1 : 0,
    empties: 0,
    renames: 0,
    panels: 0,
    sleeps: some(0.12, 1),
    jumps: some(0.15, 1),
    forgetful: 0.5,
    special: random.chance(0.25) ? 0.4 : 0,
    scarce: random.chance(0.3),
    staffShare: 0.15,
    oversold: 0,
    asked: false,
    ...fixed,
  };
}

export function drawShop(random: Random, mix: Mix, habits: Habits): ShopOptions {
  return {
    kind: random.pick(mix.kinds),
    forgetsFailures: random.chance(habits.forgetful),
    raceMs: mix.raceMs,
    lagMs: mix.lagMs,
    processingMs: random.pick([50, 300, 3_000]),
    memoryMs: mix.memoryMs ?? 24 * 3_600_000,
    feed: mix.feed ?? false,
    resent: mix.name === 'woo-resent',
  };
}

const base = { witness: true, raceMs: 0, lagMs: 0, faults: drawFaults };
const hot = (): Faults => MEASURED;
/** Rates are measured under one fixed, deliberately hot weather, so that runs can be compared. */
const measured = {
  hotMs: 600_000,
  changeEveryMs: 40_000,
  profiles: 1,
  skus: 1,
  relinks: 0,
  pauses: 0,
  relabels: 0,
  configures: 0,
  undos: 0,
  special: 0,
};

const aimed = { ...base, hidden: true };
const busy = {
  hotMs: 240_000,
  changeEveryMs: 8_000,
  skus: 1,
  shops: 2,
  profiles: 1,
  sleeps: 0,
  relabels: 0,
  configures: 0,
  undos: 0,
  special: 0,
};

/** The feed tells all. Its times are told from readings by our clock: one that is set in between is a known limit. */
const fedOnly = { ...measured, staffShare: 0, jumps: 0 };

export const MIXES: readonly Mix[] = [
  { ...base, name: 'shopify', kinds: ['shopify'] },
  { ...base, name: 'woo', kinds: ['woo'] },
  { ...base, name: 'both', kinds: ['shopify', 'woo'] },
  { ...base, name: 'undone', kinds: ['shopify', 'woo'], fixed: { undos: 3, shops: 2, relinks: 1, oversold: 0.3 } },
  { ...base, name: 'emptied', kinds: ['shopify', 'woo'], fixed: { empties: 2, shops: 2, skus: 7, edits: 6 } },
  { ...base, name: 'configured', kinds: ['shopify', 'woo'], fixed: { configures: 5, pauses: 2 } },
  {
    ...base,
    name: 'renamed',
    kinds: ['shopify', 'woo'],
    fixed: { renames: 7, panels: 6, hotMs: 480_000, shops: 2, skus: 4, relabels: 0, undos: 0 },
  },
  {
    ...aimed,
    name: 'gate-crashes',
    kinds: ['shopify', 'woo'],
    faults: () => ({ ...NONE, crash: 0.01, storeMs: 4 }),
    fixed: { ...busy, kills: 3 },
  },
  {
    ...aimed,
    name: 'gate-lost-replies',
    kinds: ['shopify'],
    faults: () => ({ ...NONE, lostReply: 0.3 }),
    fixed: { ...busy, forgetful: 0 },
  },
  {
    ...aimed,
    name: 'gate-late-writes',
    kinds: ['woo'],
    faults: () => ({ ...NONE, zombie: 0.25 }),
    fixed: busy,
  },
  {
    ...aimed,
    name: 'gate-forgetful',
    kinds: ['shopify'],
    faults: () => ({ ...NONE, zombie: 0.3, lostReply: 0.2 }),
    fixed: { ...busy, changeEveryMs: 3_000, forgetful: 1, scarce: true, staffShare: 0.6 },
  },
  {
    ...aimed,
    name: 'gate-slow-reads',
    kinds: ['shopify', 'woo'],
    faults: () => ({ ...NONE, slow: 0.3, storeMs: 40 }),
    fixed: busy,
  },
  {
    ...aimed,
    name: 'gate-two-browsers',
    kinds: ['shopify', 'woo'],
    faults: () => ({ ...NONE, lostReply: 0.2, lostRequest: 0.1, slow: 0.2, storeMs: 40 }),
    fixed: { ...busy, profiles: 2, edits: 6 },
  },
  {
    ...aimed,
    name: 'gate-returns',
    kinds: ['shopify', 'woo'],
    faults: () => ({ ...NONE, slow: 0.2, lostRequest: 0.05 }),
    fixed: { ...busy, shops: 3, staffShare: 0.5 },
  },
  {
    ...aimed,
    name: 'gate-leaving',
    kinds: ['shopify', 'woo'],
    faults: () => ({ ...NONE, crash: 0.01, lostReply: 0.3, storeMs: 4 }),
    fixed: { ...busy, relinks: 6, edits: 6 },
  },
  { ...aimed, name: 'relabels', kinds: ['shopify', 'woo'], fixed: { relabels: 2 } },
  {
    ...base,
    name: 'disk',
    kinds: ['shopify', 'woo'],
    faults: (random) => ({ ...drawFaults(random), disk: random.pick([0.001, 0.004, 0.02]) }),
  },
  {
    ...base,
    name: 'woo-resent',
    kinds: ['woo'],
    witness: false,
    faults: () => ({ ...MEASURED, resent: 0.03 }),
    fixed: measured,
  },
  {
    ...base,
    name: 'old-keys',
    kinds: ['shopify'],
    witness: false,
    faults: hot,
    memoryMs: 180_000,
    fixed: { ...measured, sleeps: 1, kills: 3, asked: true },
  },
  /**
   * What writes may have gone over is looked up, and it was nothing. Staff who undo a sale by hand in the very moment of
   * a write look just like a write that went over it, so even here nothing wrong can't be promised.
   */
  { ...base, name: 'woo-feed', kinds: ['woo'], witness: false, feed: true },
  ...[20, 100, 1_500].flatMap((raceMs): Mix[] => {
    const race = { ...base, kinds: ['woo'] as const, witness: false, faults: hot, raceMs, fixed: measured };
    return [
      { ...race, name: `woo-race-${raceMs}` },
      { ...race, name: `woo-race-${raceMs}-feed`, feed: true },
      { ...race, name: `woo-race-${raceMs}-no-staff`, fixed: { ...measured, staffShare: 0 } },
      { ...race, name: `woo-race-${raceMs}-feed-no-staff`, feed: true, fixed: { ...measured, staffShare: 0 } },
    ];
  }),
  { ...base, name: 'relative', kinds: ['relative'], witness: false, faults: hot, fixed: measured },
  { ...base, name: 'relative-lag', kinds: ['relative'], witness: false, faults: hot, lagMs: 5_000, fixed: measured },
  {
    ...base,
    name: 'relative-asked',
    kinds: ['relative'],
    witness: false,
    faults: hot,
    fixed: { ...measured, asked: true },
  },
  { ...base, name: 'relative-feed', kinds: ['relative'], witness: false, faults: hot, feed: true, fixed: measured },
  {
    ...base,
    name: 'relative-feed-asked',
    kinds: ['relative'],
    witness: false,
    faults: hot,
    feed: true,
    fixed: { ...measured, asked: true },
  },
  {
    ...base,
    name: 'relative-feed-no-staff',
    kinds: ['relative'],
    witness: false,
    faults: hot,
    feed: true,
    fixed: fedOnly,
  },
  { ...base, name: 'set-feed', kinds: ['set'], witness: false, faults: hot, feed: true, fixed: measured },
  {
    ...base,
    name: 'set-feed-asked',
    kinds: ['set'],
    witness: false,
    faults: hot,
    feed: true,
    fixed: { ...measured, asked: true },
  },
  {
    ...base,
    name: 'set-feed-no-staff',
    kinds: ['set'],
    witness: false,
    faults: hot,
    feed: true,
    fixed: fedOnly,
  },
  { ...base, name: 'set', kinds: ['set'], witness: false, faults: hot, fixed: measured },
  { ...base, name: 'set-asked', kinds: ['set'], witness: false, faults: hot, fixed: { ...measured, asked: true } },
];

export function mixNamed(name: string): Mix {
  const mix = MIXES.find((one) => one.name === name);
  if (!mix) throw new Error(`no mix "${name}"; there are ${MIXES.map((one) => one.name).join(', ')}`);
  return mix;
}
