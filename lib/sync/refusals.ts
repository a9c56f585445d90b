/* Why nothing is done about a location, as a shop's errors are told. */

export const NO_CLIENT = { kind: 'unauthorized', detail: 'no credentials' } as const;
export const NOT_LINKED = { kind: 'not-found', detail: 'not linked' } as const;
export const BUSY = {
  kind: 'rejected',
  reason: 'its last first sync is being taken back. Review it when that is done.',
  detail: 'undo under way',
} as const;
