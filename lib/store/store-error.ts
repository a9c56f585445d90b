/**
 * What can be wrong with the stored data. The message is written for a person and holds no value of a row.
 *
 * `newer-data`: written by a later version of the extension. `blocked`: another window keeps the older data open.
 * `bad-row`: a row isn't what this version writes; `where` names it. `misuse`: a caller broke the store's contract.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly kind: 'newer-data' | 'blocked' | 'bad-row' | 'misuse',
    message: string,
    /** `store[key]` of the row that is meant, or null. */
    readonly where: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
