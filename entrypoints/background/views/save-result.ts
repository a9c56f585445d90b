import { MAX_COUNT } from '../../../lib/model/count.ts';
import type { SaveResult } from '../../../lib/model/views.ts';
import type { Edit, EditOutcome } from '../../../lib/sync/ports.ts';
import type { Snapshot } from '../snapshot.ts';
import { movedText } from './entry-text.ts';

/** What the screen is told about an edit. `edit` null: it was an undo. */
export function saveResult(snapshot: Snapshot, outcome: EditOutcome, edit: Edit | null): SaveResult {
  const { t } = snapshot;
  if (outcome.kind === 'applied') return outcome;
  if (outcome.kind === 'refused')
    return { kind: 'refused', id: outcome.id, sentence: t(`edit.${outcome.why}`, { n: MAX_COUNT }) };
  if (edit?.change.kind !== 'set') {
    return {
      kind: 'refused',
      id: outcome.id,
      sentence: t('edit.moved', { what: movedText(snapshot, outcome.entries) }),
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
