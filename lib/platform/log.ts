export type LogDetail = Readonly<Record<string, string | number | boolean | null>>;
export type Log = (event: string, detail?: LogDetail) => void;

const SECRET = /key|secret|token|password|passphrase|credential|authorization|cookie/i;

/**
 * Writes one line to the extension's own console. Callers give no credential and no personal data; a field that is
 * named like one is left out all the same, because a log gets copied into a support request one day.
 */
export const log: Log = (event, detail = {}) => {
  const shown = Object.fromEntries(Object.entries(detail).filter(([name]) => !SECRET.test(name)));
  console.info(`[stock] ${event}`, shown);
};

/** An error as words for the log: its name and message, never its whole object. */
export function inWords(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
