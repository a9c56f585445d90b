/** What became of the last thing a person did in Manage warehouses; `done` false: it is still to be done. */
export interface Told {
  words: string;
  done: boolean;
  /** The step by which it can be taken back. */
  step?: string;
}
