/** Seeds that failed once, with what was wrong then. They are run first, on every change. */
export const REGRESSIONS: readonly { mix: string; seed: number; was: string }[] = [];
