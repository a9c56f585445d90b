import { LONGEST_LINE } from './format.ts';

/**
 * The lines of a text that comes in parts, each with its line end; the last one perhaps without. A line that is too
 * long to be one of ours is given as it is so far, and nothing after it.
 */
export async function* textLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const part of text) {
    let from = 0;
    for (let end = part.indexOf('\n'); end >= 0; end = part.indexOf('\n', from)) {
      yield rest + part.slice(from, end + 1);
      rest = '';
      from = end + 1;
    }
    rest += part.slice(from);
    if (rest.length > LONGEST_LINE) break;
  }
  if (rest !== '') yield rest;
}
