import type { Integration, Location } from '../../lib/model/integration.ts';
import type { Link, Warehouse } from '../../lib/model/warehouse.ts';
import type { Rules } from '../../lib/sync/rules.ts';
import { calmDown, plan } from './chaos.ts';
import type { Mix } from './mixes.ts';
import { checkRest, comfort, settled } from './rest.ts';
import { memoryStores, type Stores } from './stores.ts';
import { AT_REST, type Violation } from './watch.ts';
import type { MakeRunner } from './worker.ts';
import { World } from './world.ts';

const ALARM = 30_000;
/** Late writes are dead after this, and quarantines over. */
const REST_MIN = 100_000;
/** Where nothing can come late. */
const REST_SHORT = 30_000;
/** If it hasn't come to rest by then, it never will. */
const REST_MAX = 4 * 3_600_000;

export interface Verdict {
  seed: number;
  mix: string;
  wrong: boolean;
  unconverged: boolean;
  unflagged: boolean;
  /** A rule of how counts are kept was broken, whatever came out of it. */
  broken: boolean;
  violations: readonly Violation[];
  /** What happened, for a measure of what the seeds reach. */
  stats: { writes: number; unknown: number; entries: number; virtualMs: number };
}

export interface Options {
  make: MakeRunner;
  rules?: Partial<Rules>;
  stores?: () => Promise<Stores>;
  trace?: ((line: string) => void) | null;
  /** A baseline isn't held to how it works, only to what comes out. */
  held?: 'process' | 'rest';
  /** Go on after the first violation. */
  toTheEnd?: boolean;
}

/** Runs the schedule of one seed and says what became of it. The same seed gives the same verdict and trace. */
export async function simulate(mix: Mix, seed: number, options: Options): Promise<Verdict> {
  const stores = await (options.stores ?? memoryStores)();
  const world = new World({
    mix,
    seed,
    stores,
    make: options.make,
    rules: options.rules ?? {},
    held: options.held ?? (mix.witness ? 'all' : 'process'),
    trace: options.trace ?? null,
  });
  const { scheduler, watch } = world;
  const stop = (): boolean =>
    !options.toTheEnd && mix.witness && options.held !== 'rest' && watch.violations.length > 0;
  try {
    await setUp(world);
    if (!stop()) {
      world.calm = false;
      plan(world);
      const hotEnd = scheduler.now + world.habits.hotMs;
      let alarms = true;
      for (const profile of world.profiles) {
        const ring = (): void => {
          if (alarms) scheduler.after(ALARM, ring);
          profile.alarm();
        };
        scheduler.after(world.random.next() * ALARM, ring);
      }
      await scheduler.run(hotEnd, stop);
      // Whoever sleeps wakes up first; the rest begins when everybody is awake and all late writes are dead.
      while (world.profiles.some((profile) => profile.asleep) && !stop())
        await scheduler.run(scheduler.now + ALARM, stop);
      calmDown(world);
      const deadline = scheduler.now + REST_MAX;
      const late = world.faults.zombie > 0 || world.faults.duplicate > 0;
      await scheduler.run(scheduler.now + (late ? REST_MIN : REST_SHORT), stop);
      while (!stop() && scheduler.now < deadline && !settled(world)) {
        comfort(world);
        await scheduler.run(scheduler.now + ALARM, stop);
      }
      alarms = false;
      if (!stop()) checkRest(world);
    }
  } finally {
    await stores.close();
  }
  const has = (fault: Violation['fault']): boolean => watch.violations.some((one) => one.fault === fault);
  return {
    seed,
    mix: mix.name,
    wrong: mix.witness ? has('wrong') : watch.violations.some((one) => one.rule === 'I1 at rest'),
    broken: watch.violations.some((one) => one.fault === 'wrong' && !AT_REST.includes(one.rule)),
    unconverged: has('unconverged'),
    unflagged: has('unflagged'),
    violations: watch.violations,
    stats: watch.stats(),
  };
}

/** Connects the shops, makes the warehouses, chooses the master and confirms the first syncs, with nothing going wrong. */
async function setUp(world: World): Promise<void> {
  const { random, scheduler, habits } = world;
  const { stores } = world.options;
  const locations = world.locations();
  await stores.setUp({
    integrations: [...world.shops.values()].map(
      (shop): Integration => ({
        id: shop.id,
        channel: shop.options.kind === 'shopify' ? 'shopify' : 'woocommerce',
        name: shop.id,
        url: `https://${shop.id}.test`,
        shopKey: shop.id,
        adminHandle: null,
        origins: [],
        adminMatches: [],
        connectedAt: 0,
        paused: false,
      }),
    ),
    locations: locations.map(
      ({ id, integration, remoteId }): Location => ({
        id,
        integration,
        remoteId,
        name: id,
        active: true,
        fetchedAt: 0,
      }),
    ),
    warehouses: ['w0', 'w1'].map((id): Warehouse => ({ id, name: id, createdAt: 0, revision: 1 })),
  });
  const profile = world.profiles[0];
  const master = locations[0];
  if (!profile || !master) throw new Error('a world needs a browser and a location');
  const two = random.chance(0.2);
  let ready = false;
  const links = locations.map((location, i): Link => {
    const special = i > 0 && random.chance(habits.special);
    return {
      location: location.id,
      warehouse: i > 0 && two && random.chance(0.5) ? 'w1' : 'w0',
      gen: world.gen(),
      state: 'review',
      direction: special ? random.pick(['both', 'both', 'read', 'write', 'off'] as const) : 'both',
      buffer: special && random.chance(0.5) ? random.int(1, 3) : 0,
      max: special && random.chance(0.3) ? random.int(3, 15) : null,
      linkedAt: 0,
    };
  });
  const act = async (): Promise<void> => {
    const { runner } = profile.start();
    for (const link of links) {
      await world.held(stores.directory.addLink(link.location === master.id ? { ...link, state: 'linked' } : link));
      if (link.location === master.id && runner.chooseMaster) {
        const chosen = await runner.chooseMaster({ warehouse: link.warehouse, location: link.location });
        if (!chosen.ok) world.watch.violate('wrong', 'set-up', `chooseMaster: ${JSON.stringify(chosen.error)}`);
      } else if (!(await world.link(profile, link))) {
        if (runner.confirmFirstSync) world.watch.violate('wrong', 'set-up', `${link.location} couldn't be linked`);
        else
          await world.held(
            stores.directory.changeLink(link.location, link.gen, (kept) => ({ ...kept, state: 'linked' })),
          );
      }
    }
    await runner.run({ now: true });
    ready = true;
  };
  world.watch.guard('set-up', act());
  await scheduler.run(scheduler.now + 600_000, () => ready || world.watch.violations.length > 0);
  if (!ready && world.watch.violations.length === 0) world.watch.violate('wrong', 'set-up', 'it never ends');
}
