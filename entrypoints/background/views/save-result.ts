import { MAX_COUNT } from '../../../lib/model/count.ts';
import type { SaveResult } from '../../../lib/model/views.ts';
import type { Edit, EditOutcome } from '../../../lib/sync/ports.ts';
import type { Snapshot } from '../snapshot.ts';
import { movedText } from './entry-text.ts';

type Why = Extract<EditOutcome, { kind: 'refused' }>['why'];

const WHY: Record<Why, string> = {
  'below-zero': 'That would make the count less than 0.',
  'unknown-count': 'The count isn’t known yet, so nothing can be added or taken away. Type the count itself.',
  'not-in-catalogue': 'This SKU isn’t in your master stock location, so its counts aren’t kept.',
  'too-large': `The highest count is ${MAX_COUNT.toLocaleString('en')}.`,
  unlinked: 'No linked location of this warehouse has this SKU.',
};

/** What the screen is told about an edit. `edit` null: it was an undo. */
export function saveResult(snapshot: Snapshot, outcome: EditOutcome, edit: Edit | null): SaveResult {
  if (outcome.kind === 'applied') return outcome;
  if (outcome.kind === 'refused') return { kind: 'refused', id: outcome.id, sentence: WHY[outcome.why] };
  if (edit?.change.kind !== 'set') {
    return {
      kind: 'refused',
      id: outcome.id,
      sentence: `It moved meanwhile: ${movedText(snapshot, outcome.entries)}.`,
    };
  }
  const { to, seen } = edit.change;
  const by = seen === null ? null : to - seen;
  const makes = by === null || outcome.count === null ? null : outcome.count + by;
  const possible = makes !== null && makes >= 0 && makes <= MAX_COUNT;
  return {
    kind: 'moved',
    id: outcome.id,
    count: outcome.count,
    what: movedText(snapshot, outcome.entries),
    setTo: to,
    applyBy: possible ? by : null,
    makes: possible ? makes : null,
  };
}
