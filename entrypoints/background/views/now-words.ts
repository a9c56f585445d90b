import type { LocationStateView } from '../../../lib/model/views.ts';

/** The state of a location in one phrase, for a change that hasn't got there. null: there is nothing to say. */
export function nowWords(state: LocationStateView): string | null {
  switch (state.kind) {
    case 'in-sync':
      return null;
    case 'sending':
      return 'Sending';
    case 'waiting':
      return `Waiting for ${state.for}`;
    case 'failed':
      return `Failed: ${state.why}`;
    case 'paused':
      return `Paused: ${state.why}`;
    case 'read-only':
      return 'Read only: counts come in, none go out';
    case 'not-stocked':
      return 'Not stocked there';
  }
}
