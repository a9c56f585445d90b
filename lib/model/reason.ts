/** Why a person changed counts, as it is kept in the history. The words on screen are the catalogue's. */
export const REASONS = ['Correction', 'Stocktake', 'Damaged', 'Received', 'Other'] as const;
export type Reason = (typeof REASONS)[number];
