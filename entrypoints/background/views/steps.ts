import { type Step, type StepView, undoUntil } from '../../../lib/model/step.ts';
import type { Snapshot } from '../snapshot.ts';

/** Single SKUs are pulled as well: no more of these are listed. */
const MOST_PULLS = 10;

/** Steps that can be taken back, or are under way there or back, newest first. */
export function stepViews({ links, now }: Snapshot, steps: readonly Step[]): StepView[] {
  const views = steps.flatMap((step): StepView[] => {
    const { id, kind, warehouse, location, gen, at, rows, state, through } = step;
    const link = links.find((one) => one.location === location && one.gen === gen);
    if (!link || link.state === 'unlinking' || state === 'undone') return [];
    const until = undoUntil(step);
    if (state === 'done' && (until < now || rows === 0)) return [];
    return [{ id, kind, warehouse, location, at, rows, state, through, until: state === 'done' ? until : null }];
  });
  const newest = views.sort((a, b) => b.at - a.at);
  const pulls = newest.filter(({ kind }) => kind === 'pull').slice(MOST_PULLS);
  return newest.filter((view) => !pulls.includes(view));
}
