const FIGURE = new Intl.NumberFormat('en', { numberingSystem: 'latn' });

/** A count as it is shown: "18,240", "−2", and "–" for what isn't known. Never 0 for unknown. */
export function figure(count: number | null): string {
  return count === null ? '–' : FIGURE.format(count).replace('-', '−');
}

/** A difference with its sign: "+2", "−3". */
export function signed(by: number): string {
  return by < 0 ? figure(by) : `+${figure(by)}`;
}
