/** A bulk that changed something, until another one follows: it can be taken back as a whole. */
export interface BulkDone {
  bulk: string;
  /** How many counts it changed. */
  applied: number;
}
