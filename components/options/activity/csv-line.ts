/** What a spreadsheet would run as a formula, whoever wrote it, gets an apostrophe in front. */
const LIKE_A_FORMULA = /^'*[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-\d+$/;

/** One line of a file with its end. null: an empty cell, since unknown is never 0. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = LIKE_A_FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
