import { integrationOf, remoteIdOf } from '../../lib/model/ids.ts';
import { questionAt } from '../../lib/stock/questions.ts';
import { isTold, OF_LINES, saidOf } from '../../lib/sync/line-problems.ts';
import { problemId } from '../../lib/sync/problems.ts';
import { isDoubled, unrestOfItems, untoldOfItems } from './whose-item-at-rest.ts';
import type { Runner } from './worker.ts';
import { rightFigure, type World } from './world.ts';

/** A figure that wasn't verified for so long, though everything works, is too old (I8). */
const STALE = 10 * 60_000;

/** What isn't as it should be once nothing goes wrong any more: one sentence each. */
function unrest(world: World): string[] {
  const { watch, scheduler } = world;
  const found: string[] = [];
  for (const { record } of watch.books.values()) {
    const name = `${record.warehouse} ${record.sku}`;
    for (const [location, line] of Object.entries(record.lines)) {
      if (line.state === 'skipped' || line.direction === 'off') continue;
      const place = watch.place(location, line);
      if (!place) continue;
      // Its item carries another SKU now: there is nothing to sync it with.
      if (world.shops.get(integrationOf(location))?.items.get(line.item)?.sku !== record.sku) continue;
      if (world.habits.renames > 0 && isDoubled(world, location, record.sku)) continue;
      if (line.state !== 'linked') found.push(`${name} ${location} is ${line.state}: ${line.why}`);
      if (line.doubt && world.habits.asked) found.push(`${name} ${location} waits for a person's word`);
      if (line.pending) found.push(`${name} ${location} is pending: ${line.pending.delivery}`);
      if (line.base !== place.x) found.push(`${name} ${location} has base ${line.base} and the shop ${place.x}`);
      // Also where nothing is written, and where no count is known yet: what is shown there is to be true.
      const read = watch.placeBook(integrationOf(location), line.item, place.location).servedAt;
      if (scheduler.now - read > STALE)
        found.push(`${name} ${location} was last read ${(scheduler.now - read) / 1000} s ago`);
      if (record.count === null || line.direction === 'read') continue;
      if (!rightFigure(record.count, line.buffer, line.max, place.x)) {
        found.push(
          `${name} ${location} has ${place.x} and the count is ${record.count} (−${line.buffer}, ≤ ${line.max})`,
        );
      }
    }
    for (const { location } of world.habits.asked ? (record.left ?? []) : []) {
      found.push(`${name} ${location} was taken out and waits for a person's word`);
    }
    const unwritten = record.outbox.filter((entry) => !watch.kept.has(entry.id));
    if (unwritten.length > 0) found.push(`${name}: ${unwritten.length} entries aren't in the history`);
  }
  found.push(...unrestOfItems(world));
  for (const delivery of watch.deliveries.values()) {
    if (delivery.state !== 'done' && delivery.state !== 'void')
      found.push(`delivery ${delivery.key} is ${delivery.state}`);
  }
  return found;
}

/** Lines that need a person who wasn't told, and problems of lines that need nobody (I9). */
function untold(world: World): string[] {
  const { watch } = world;
  // The baseline tells nobody anything.
  if (watch.held === 'rest') return [];
  const found: string[] = [];
  const wanted = new Set<string>();
  for (const { record } of watch.books.values()) {
    for (const [location, line] of Object.entries(record.lines)) {
      const integration = integrationOf(location);
      for (const { kind } of saidOf(line)) {
        const about = kind === 'duplicate-sku' ? { integration } : { integration, location };
        const id = problemId(kind, { ...about, sku: record.sku });
        wanted.add(id);
        if (isTold(line) && !watch.problems.has(id)) found.push(`nobody was told of ${id}`);
      }
    }
  }
  for (const { id, kind, sku } of watch.problems.values()) {
    if (sku !== null && OF_LINES.includes(kind) && !wanted.has(id)) found.push(`${id} is over`);
  }
  found.push(...untoldOfItems(world));
  return found;
}

export function settled(world: World): boolean {
  return unrest(world).length === 0 && untold(world).length === 0;
}

/** What a person does about what needs one: lets a stopped shop and paused lines go on, and chooses. */
export function comfort(world: World): void {
  const { watch } = world;
  const profile = world.profiles[0];
  if (!profile) return;
  const { runner } = profile.start();
  for (const problem of watch.problems.values()) {
    if (problem.kind === 'mass-drop' && problem.integration && runner.resume) {
      world.trace(`person: lets ${problem.integration} go on`);
      watch.guard('resume', runner.resume(problem.integration));
    }
    if (world.habits.asked && problem.location && problem.sku) choose(world, runner, problem.location, problem.sku);
  }
  const paused = new Set<string>();
  for (const { record } of watch.books.values()) {
    for (const [location, line] of Object.entries(record.lines)) if (line.state === 'paused') paused.add(location);
  }
  for (const location of paused) {
    if (!runner.pause) continue;
    world.trace(`person: lets ${location} go on`);
    watch.guard('pause', runner.pause(location, false));
  }
}

/** Answers what only a person can: somebody who looks into the shop's own log finds out whether a write was applied. */
function choose(world: World, runner: Runner, location: string, sku: string): void {
  const { watch } = world;
  for (const { record } of watch.books.values()) {
    const asked = record.sku === sku ? questionAt(record, location)?.delivery : undefined;
    if (asked === undefined || !runner.choose) continue;
    // The line may be gone, or another one by now: the write knows where it went.
    const written = watch.deliveries.get(asked)?.lines.find((one) => one.location === location && one.sku === sku);
    if (!written) continue;
    const place = watch.placeBook(integrationOf(location), written.item, remoteIdOf(location));
    const applied = place.applied(asked);
    world.trace(`person: ${asked} at ${location} ${sku} was ${applied ? '' : 'not '}applied`);
    watch.guard('choose', runner.choose(record.warehouse, sku, location, { asked, applied }));
  }
}

/** The checks at rest: convergence and staleness, the right count, and that nothing ambiguous went unsaid. */
export function checkRest(world: World): void {
  const { watch } = world;
  const found = unrest(world);
  if (found.length > 0) watch.violate('unconverged', 'I4/I8 at rest', found.slice(0, 6).join('; '));
  for (const book of watch.books.values()) {
    const { record, truth } = book;
    if (record.count === null || truth === null) continue;
    const sum = record.count + watch.unaccounted(record);
    if (sum === truth) continue;
    watch.violate('wrong', 'I1 at rest', `${record.sku}: count ${record.count}, truth ${truth}`);
    if (!watch.isAsked(record.warehouse, record.sku))
      watch.violate('unflagged', 'I9', `${record.sku} is wrong and nobody was told`);
  }
  for (const one of watch.silent()) {
    watch.violate('unflagged', 'I9', `${one.key} at ${one.location} ${one.sku} was ambiguous and nobody was told`);
  }
  for (const problem of untold(world)) watch.violate('unflagged', 'I9 at rest', problem);
  for (const problem of watch.entriesLost()) watch.violate('wrong', 'history', problem);
}
