import type { Units } from './remote-item.ts';
import type { Movement } from './schema.ts';

/** What is known of a variant at one location before and after a write that sets its units on hand to `target`. */
export interface Account {
  before: Units;
  target: number;
  after: Units;
  /** All movements of the variant since `before`, oldest first. They don't say at which location they were. */
  movements: readonly Movement[];
  /** The variant has levels at other locations, so a movement may have been there. */
  elsewhere: boolean;
}

/** `by`: how far our write moved the units on hand. */
export type Finding = { kind: 'applied'; by: number } | { kind: 'not-applied' } | { kind: 'unknown'; detail: string };

/** One way in which things may have happened so far; `ours`: what our write moved, for each adjustment it may be. */
interface Story extends Units {
  ours: readonly number[];
}

/** More ways than this aren't told apart. */
const MOST_STORIES = 2_000;

/**
 * Finds our write among the movements. It is an adjustment after which there are just as many units as it sets: somebody
 * who set the same number by hand meanwhile meant the same, and the shop is then as it should be. Every way in which the
 * movements lead from what there was to what there is now is gone through; only if all agree is it certain.
 */
export function find(account: Account): Finding {
  const whole = stories(account, false);
  // With several locations Vendure writes the whole order line into each location's sale, and moves only a part of it.
  const told = whole.length > 0 || !account.elsewhere ? whole : stories(account, true);
  if (told.length > MOST_STORIES) return unknown('too much has happened here since');
  if (told.length === 0) return lost(account);
  const [one, ...others] = new Set(
    told.flatMap(({ ours }): (number | null)[] => (ours.length > 0 ? [...ours] : [null])),
  );
  if (others.length > 0) return unknown('the shop’s movements can be explained in two ways');
  return one === null || one === undefined ? { kind: 'not-applied' } : { kind: 'applied', by: one };
}

/** As {@link find}, for a write that the shop said it had carried out. */
export function findDone(account: Account): Finding {
  const found = find(account);
  // Nothing was left for it to move, which leaves no trace.
  return found.kind === 'not-applied' ? { kind: 'applied', by: 0 } : found;
}

/** All ways from `before` to `after`. */
function stories({ before, target, after, movements, elsewhere }: Account, parts: boolean): readonly Story[] {
  let told = new Map<string, Story>([['', { ...before, ours: [] }]]);
  for (const movement of movements) {
    const next = new Map<string, Story>();
    const keep = (story: Story) => next.set(JSON.stringify(story), story);
    for (const story of told.values()) {
      if (elsewhere) keep(story);
      for (const part of partsOf(movement, parts)) keep(moved(story, movement, part, target));
    }
    told = next;
    if (told.size > MOST_STORIES) return [...told.values()];
  }
  return [...told.values()].filter(({ onHand, allocated }) => onHand === after.onHand && allocated === after.allocated);
}

function moved(story: Story, { type }: Movement, by: number, target: number): Story {
  const [onHand, allocated] = effect(type, by);
  const now = story.onHand + onHand;
  const ours = type === 'ADJUSTMENT' && now === target ? [...new Set([...story.ours, by])] : story.ours;
  return { onHand: now, allocated: story.allocated + allocated, ours };
}

/** What a movement of a type does to the units on hand and to the allocated ones. A sale is a negative number. */
function effect(type: string, by: number): readonly [onHand: number, allocated: number] {
  switch (type) {
    case 'ALLOCATION':
      return [0, by];
    case 'RELEASE':
      return [0, -by];
    case 'SALE':
      return [by, by];
    default:
      return [by, 0];
  }
}

/** The quantity that a movement may have moved at one location: its own, or any part of an order line's. */
function partsOf({ type, quantity }: Movement, parts: boolean): readonly number[] {
  if (!parts || type === 'ADJUSTMENT' || Math.abs(quantity) > 100) return [quantity];
  return Array.from({ length: Math.abs(quantity) }, (_, index) => Math.sign(quantity) * (index + 1));
}

/**
 * The movements don't lead to what there is now: the shop read, and wrote over, what another request of the same
 * milliseconds had written. With one location and one adjustment that may be ours, the rest of the difference is the
 * others', and what our write did is what is left.
 */
function lost({ before, target, after, movements, elsewhere }: Account): Finding {
  const adjustments = movements.filter(({ type }) => type === 'ADJUSTMENT');
  const [own, ...others] = adjustments;
  if (elsewhere || !own || others.length > 0 || own.quantity !== target - before.onHand) {
    return unknown('the shop’s movements don’t add up to what it has');
  }
  const theirs = movements
    .filter((movement) => movement !== own)
    .reduce((sum, { type, quantity }) => sum + effect(type, quantity)[0], 0);
  return { kind: 'applied', by: after.onHand - before.onHand - theirs };
}

const unknown = (detail: string): Finding => ({ kind: 'unknown', detail });
