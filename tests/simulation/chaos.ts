import { undoOfEdit } from '../../lib/model/ids.ts';
import type { Link } from '../../lib/model/warehouse.ts';
import type { Edit } from '../../lib/sync/ports.ts';
import { comfort } from './rest.ts';
import type { Place } from './shop.ts';
import type { Profile } from './worker.ts';
import type { World } from './world.ts';

/** Spreads over the busy part of a schedule what customers, staff, people at the panel and computers do. */
export function plan(world: World): void {
  const { habits, random, scheduler } = world;
  const start = scheduler.now;
  const anytime = (): number => start + random.next() * habits.hotMs;
  const times = (count: number, act: () => void): void => {
    for (let i = 0; i < count; i++) scheduler.at(anytime(), act);
  };
  const profile = (): Profile => random.pick(world.profiles);

  times(Math.ceil(habits.hotMs / habits.changeEveryMs), () => change(world));
  times(habits.edits, () => type(world, profile()));
  times(habits.kills, () => profile().worker?.die('while idle or waiting'));
  times(habits.troubles, () => trouble(world));
  times(habits.absences, () => absence(world));
  times(habits.relinks, () => relink(world, profile()));
  times(habits.pauses, () => pause(world, profile()));
  // Somebody is asked, and answers within half a minute.
  if (habits.asked) for (let at = 0; at < habits.hotMs; at += 30_000) scheduler.at(start + at, () => comfort(world));
  times(habits.relabels, () => relabel(world));
  times(habits.renames, () => world.renames.happens());
  times(habits.panels, () => world.renames.opensPanel(profile()));
  times(habits.configures, () => configure(world, profile()));
  times(habits.empties, () => empty(world, profile()));
  times(habits.undos, () => undoFirstSync(world, profile()));
  times(habits.sleeps, () => sleep(world));
  times(habits.jumps, () => jump(world, profile()));
  times(random.int(0, 4), () => {
    const { worker } = awake(profile());
    if (worker) world.watch.guard('run now', worker.runner.run({ now: true }));
  });
  times(random.int(0, 3), () => {
    const { worker } = awake(profile());
    const skus = [...world.watch.books.values()].map((book) => book.record.sku);
    if (worker?.runner.refresh && skus.length > 0)
      world.watch.guard('refresh', worker.runner.refresh([random.pick(skus)]));
  });
}

function awake(profile: Profile): Profile {
  if (!profile.asleep) profile.start();
  return profile;
}

/** A sale, a return or a staff edit. */
function change(world: World): void {
  const { random, habits } = world;
  const places = world.linkedPlaces().filter((place) => place.present && !world.renames.still(place));
  if (places.length === 0) return;
  const place = random.pick(places);
  const roll = random.next();
  const shop = world.shopOf(place);
  if (roll < habits.staffShare) {
    const to = habits.scarce ? random.int(0, 4) : Math.max(0, place.x + random.int(-6, 8));
    shop.external(place, to - place.x, 'staff');
    return;
  }
  const units = random.chance(0.8) ? 1 : random.int(2, 3);
  if (roll < habits.staffShare + 0.1) {
    shop.external(place, units, 'return');
    return;
  }
  if (place.x < units && !random.chance(0.2)) return;
  shop.external(place, -units, 'sale');
}

/** A person reads a count, thinks, types and presses Save. */
function type(world: World, profile: Profile): void {
  const { random, scheduler } = world;
  const books = [...world.watch.books.values()];
  if (books.length === 0 || profile.asleep) return;
  const { warehouse, sku, count } = random.pick(books).record;
  const made = world.watch.applied();
  scheduler.after(random.int(0, 15_000), () => {
    if (profile.asleep) return;
    if (made.length > 0 && random.chance(0.2)) return undo(world, profile, random.pick(made));
    const id = `edit-${world.uuid()}`;
    const base = { id, warehouse, sku, reason: null };
    const by = random.pick([-2, -1, 1, 2, 5]);
    const edit: Edit = random.chance(0.4)
      ? { ...base, change: { kind: 'adjust', by } }
      : { ...base, change: { kind: 'set', to: Math.max(0, (count ?? 5) + random.int(-4, 6)), seen: count } };
    world.edit(profile, edit, (outcome) => {
      if (outcome.kind !== 'moved' || outcome.count === null) return;
      const now = outcome.count;
      scheduler.after(3_000, () => {
        if (profile.asleep) return;
        const to = edit.change.kind === 'set' ? edit.change.to : now;
        world.edit(profile, { ...base, id: `edit-${world.uuid()}`, change: { kind: 'set', to, seen: now } });
      });
    });
    if (random.chance(0.1)) scheduler.after(random.int(0, 2_000), () => world.edit(profile, edit));
  });
}

function undo(world: World, profile: Profile, edit: Edit): void {
  const { runner } = profile.start();
  if (!runner.undo) return;
  const undoId = `undo-${world.uuid()}`;
  // However often it is asked for.
  world.watch.edits.set(undoOfEdit(edit.id), { undo: edit.id });
  world.trace(`person: undoes ${edit.id} as ${undoId}`);
  const { warehouse, sku } = edit;
  world.watch.guard('undo', runner.undo({ id: edit.id, undoId, warehouse, sku }));
}

/** A shop is down, throttles, isn't permitted any more, or its credentials are locked away; it ends by itself. */
function trouble(world: World): void {
  const { random, scheduler } = world;
  const [id, weather] = random.pick([...world.weathers]);
  const until = scheduler.now + random.int(5, 240) * 1000;
  const kind = random.pick(['downUntil', 'throttledUntil', 'forbiddenUntil', 'lockedUntil'] as const);
  world.trace(`${id}: ${kind} ${(until / 1000).toFixed(0)}`);
  weather[kind] = until;
}

/** An item gives no figure for a while; its stock is the same stock afterwards. */
function absence(world: World): void {
  const { random, scheduler } = world;
  const places = world.linkedPlaces();
  if (places.length === 0) return;
  const place = random.pick(places);
  const what = random.chance(0.5) ? 'present' : 'tracked';
  const change = (to: boolean): void => {
    place[what] = to;
    place.changedAt = scheduler.now;
    if (to) place.backAt = scheduler.now;
    world.trace(`${place.item} is ${to ? '' : 'not '}${what}`);
  };
  change(false);
  scheduler.after(random.int(5, 200) * 1000, () => change(true));
}

/** Staff give a SKU to a second item, or an item another SKU, and put it right later. */
function relabel(world: World): void {
  const { random, scheduler } = world;
  const shop = random.pick([...world.shops.values()]);
  const original = random.pick([...shop.items.values()].filter((one) => !one.item.endsWith('twin')));
  const { sku } = original;
  const other = `${sku}-of-${original.item}`;
  const label = (item: string, to: string): void => {
    const known = shop.items.get(item);
    if (known) known.sku = to;
    for (const place of shop.places.values()) if (place.item === item) place.changedAt = scheduler.now;
    world.watch.whose?.renamed(shop.id, item);
    world.trace(`${item} has the SKU ${to}`);
  };
  const until = scheduler.now + random.int(5, 200) * 1000;
  // In the master's shop the other SKU would be a product of its own: then one item is two products, one after the other.
  if (shop.id !== 'shop0' && random.chance(0.5)) {
    label(original.item, other);
    scheduler.at(until, () => label(original.item, sku));
    return;
  }
  const twin = `${original.item}-twin`;
  if (shop.items.has(twin)) return;
  const locations = new Set([...shop.places.values()].map((place) => place.location));
  shop.addItem(twin, sku, Object.fromEntries([...locations].map((location) => [location, random.int(0, 20)])));
  label(twin, sku);
  scheduler.at(until, () => label(twin, other));
}

/** A location is unlinked while things are in flight, and mostly linked again later. */
function relink(world: World, profile: Profile): void {
  const { random, scheduler } = world;
  void (async () => {
    if (profile.asleep) return;
    const links = (await world.held(world.options.stores.directory.links())).filter((link) => link.state === 'linked');
    const link = links.length > 1 ? random.pick(links.slice(1)) : null;
    const worker = profile.asleep ? null : profile.start();
    if (!link || !worker?.runner.unlink) return;
    world.trace(`person: unlinks ${link.location}`);
    world.watch.guard('unlink', worker.runner.unlink(link.location));
    const again: Link = { ...link, gen: world.gen(), state: 'review' };
    const attempt = async (): Promise<void> => {
      if (profile.asleep) return;
      const taken = (await world.held(world.options.stores.directory.links())).find(
        (one) => one.location === link.location,
      );
      if (taken && taken.gen !== again.gen) return;
      if (!taken && !(await world.held(world.options.stores.directory.addLink(again)))) return;
      world.trace(`person: links ${again.location} again`);
      await world.watch.guard('link', world.link(profile, again));
    };
    if (random.chance(0.8)) scheduler.after(random.int(1, 120) * 1000, () => void attempt());
  })();
}

/** A person takes a whole first sync back, and mostly reviews it again later. */
function undoFirstSync(world: World, profile: Profile): void {
  const { random, scheduler } = world;
  void (async () => {
    if (profile.asleep) return;
    const { directory, steps } = world.options.stores;
    const done = (await world.held(steps.steps())).filter(
      ({ state, kind }) => state === 'done' && kind === 'first-sync',
    );
    if (done.length === 0) return;
    const { id, location } = random.pick(done);
    const worker = profile.asleep ? null : profile.start();
    if (!worker?.runner.undoStep) return;
    world.trace(`person: undoes the first sync of ${location}`);
    world.watch.guard('undo of a first sync', worker.runner.undoStep(id));
    const again = async (): Promise<void> => {
      if (profile.asleep) return;
      const link = (await world.held(directory.links())).find((one) => one.location === location);
      if (link?.state !== 'review') return;
      world.trace(`person: reviews ${location} again`);
      await world.watch.guard('link', world.link(profile, link));
    };
    if (random.chance(0.7)) scheduler.after(random.int(10, 120) * 1000, () => void again());
  })();
}

function pause(world: World, profile: Profile): void {
  const { random, scheduler } = world;
  const { worker } = awake(profile);
  const location = random.pick(world.locations()).id;
  if (!worker?.runner.pause) return;
  world.trace(`person: pauses ${location}`);
  world.watch.guard('pause', worker.runner.pause(location, true));
  scheduler.after(random.int(10, 200) * 1000, () => {
    const { worker } = awake(profile);
    if (!worker?.runner.pause) return;
    world.trace(`person: lets ${location} go on`);
    world.watch.guard('pause', worker.runner.pause(location, false));
  });
}

/**
 * A person changes what a linked location may do or how much it is shown, as the form was when they opened it. What
 * wants a review pauses the location, and goes on when they have looked.
 */
function configure(world: World, profile: Profile): void {
  const { random, scheduler } = world;
  void (async () => {
    if (profile.asleep) return;
    const links = (await world.held(world.options.stores.directory.links())).filter((link) => link.state === 'linked');
    const link = links.length > 1 ? random.pick(links.slice(1)) : null;
    if (!link) return;
    const to = {
      direction: random.pick(['both', 'both', 'read', 'write', 'off'] as const),
      buffer: random.pick([0, 0, 1, 3]),
      max: random.pick([null, null, 4, 15]),
    };
    await scheduler.sleep(random.int(0, 10_000));
    const worker = profile.asleep ? null : profile.start();
    if (!worker?.runner.configure) return;
    world.trace(`person: configures ${link.location} ${JSON.stringify(to)}`);
    const saved = await world.watch.guard('configure', worker.runner.configure(link.location, link.gen, link, to));
    world.trace(`person: ${link.location} is ${JSON.stringify(saved)}`);
    if (saved?.kind !== 'saved' || !saved.review) return;
    scheduler.after(random.int(1, 60) * 1000, () => {
      const { worker } = awake(profile);
      if (!worker?.runner.pause) return;
      world.trace(`person: lets ${link.location} go on`);
      world.watch.guard('pause', worker.runner.pause(link.location, false));
    });
  })();
}

/** An import gone wrong: all of a shop's figures are 0 at once. Somebody looks at it, some time later, and lets it go on. */
function empty(world: World, profile: Profile): void {
  const { random, scheduler, watch } = world;
  const shop = random.pick([...world.shops.values()]);
  world.trace(`${shop.id} is emptied`);
  for (const place of shop.places.values()) if (place.x > 0) shop.external(place, -place.x, 'staff');
  scheduler.after(random.int(20, 300) * 1000, () => {
    void (async () => {
      const stopped = [...watch.problems.values()].some(
        ({ kind, integration }) => kind === 'mass-drop' && integration === shop.id,
      );
      const { runner } = awake(profile).worker ?? {};
      if (!stopped || profile.asleep || !runner?.resume) return;
      if (!runner.holdForReview || random.chance(0.3)) {
        world.trace(`person: lets ${shop.id} go on`);
        return void watch.guard('resume', runner.resume(shop.id));
      }
      world.trace(`person: reviews ${shop.id} before it goes on`);
      for (const location of (await watch.guard('hold for review', runner.holdForReview([shop.id]))) ?? []) {
        const link = (await world.held(world.options.stores.directory.links())).find(
          (one) => one.location === location,
        );
        if (link && !profile.asleep) await watch.guard('review', world.link(profile, link));
      }
    })();
  });
}

/** The computer sleeps, mostly for minutes, sometimes for most of a day; the shops go on selling. */
function sleep(world: World): void {
  const { random, scheduler } = world;
  const long = random.chance(0.2) ? random.int(60, 20 * 60) : random.int(1, 50);
  for (const profile of world.profiles) {
    profile.asleep = true;
    profile.worker?.die('asleep');
  }
  world.trace(`sleeps for ${long} min`);
  const asleep = long * 60_000;
  for (let i = random.int(0, 6); i > 0; i--) scheduler.after(random.next() * asleep, () => change(world));
  scheduler.after(asleep, () => {
    for (const profile of world.profiles) {
      profile.asleep = false;
      profile.alarm();
    }
  });
}

/**
 * A computer's clock is set. By a little at any time; by much only while nothing is pending: no wall clock can tell
 * how long ago a write was sent when the clock itself has moved by more than the quarantine's margin.
 */
function jump(world: World, profile: Profile): void {
  const { random } = world;
  const pending = [...world.watch.books.values()].some(({ record }) =>
    Object.values(record.lines).some((line) => line.pending !== null),
  );
  const by = pending ? random.int(-10_000, 10_000) : random.int(-1_800_000, 3_600_000);
  // Browsers of one team disagree by seconds, not by hours: their leases and quarantines are compared by their clocks.
  const clocks = pending ? [profile] : world.profiles;
  for (const one of clocks) one.skew += by;
  world.trace(`clock of ${clocks.map((one) => one.name)} jumps by ${by / 1000} s`);
}

/** Ends every fault and every fault's aftermath that a person would have to end. */
export function calmDown(world: World): void {
  world.calm = true;
  for (const weather of world.weathers.values()) weather.clear();
  for (const shop of world.shops.values()) {
    for (const place of shop.places.values()) {
      if (place.present && place.tracked) continue;
      place.present = true;
      place.tracked = true;
      place.backAt = world.scheduler.now;
      place.changedAt = world.scheduler.now;
    }
  }
}

export type { Place };
