/*
 * Spreadsheets run a cell that begins like a formula, whoever wrote it: a title from a shop could read or send what is
 * beside it. Such a cell gets an apostrophe in front, which spreadsheets take for "text"; reading takes it away again,
 * so that what goes out comes back as it was.
 */

const LIKE_A_FORMULA = /^'*[=+\-@\t\r]/;
/** A count below zero is a number, and nothing else. */
const PLAIN_NUMBER = /^-\d+$/;

export function guarded(text: string): string {
  return LIKE_A_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** The opposite of {@link guarded}. */
export function unguarded(text: string): string {
  return text.startsWith("'") && LIKE_A_FORMULA.test(text) ? text.slice(1) : text;
}
