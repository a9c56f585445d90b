import type { Translate } from '../../../components/words/translate.ts';
import type { LocationStateView } from '../../../lib/model/views.ts';

/** The state of a location in one phrase, for a change that hasn't got there. null: there is nothing to say. */
export function nowWords(t: Translate, state: LocationStateView): string | null {
  switch (state.kind) {
    case 'in-sync':
      return null;
    case 'sending':
      return t('now.sending');
    case 'waiting':
      return t('now.waiting', { what: state.for });
    case 'failed':
      return t('now.failed', { why: state.why });
    case 'paused':
      return t('now.paused', { why: state.why });
    case 'read-only':
      return t('now.readOnly');
    case 'not-stocked':
      return t('now.notStocked');
  }
}
