const TWO = (n: number) => String(n).padStart(2, '0');

/** A moment as a `datetime-local` field holds it, in this machine's own time; seconds only where there are some. */
export function localInput(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${TWO(date.getMonth() + 1)}-${TWO(date.getDate())}`;
  const seconds = date.getSeconds() === 0 ? '' : `:${TWO(date.getSeconds())}`;
  return `${day}T${TWO(date.getHours())}:${TWO(date.getMinutes())}${seconds}`;
}

/** The opposite of {@link localInput}; null where nothing, or no whole moment, is typed. */
export function momentOf(input: string): number | null {
  const at = new Date(input).getTime();
  return input === '' || Number.isNaN(at) ? null : at;
}

/** The beginning of a day by this machine's own time, so many days before that of `now`. */
export function startOfDay(now: number, daysAgo = 0): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysAgo).getTime();
}
