/** The cells of the first table below this heading of a Markdown text, its head first. Throws where there is none. */
export function tableOf(text: string, heading: string): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start === -1) throw new Error(`There is no heading “${heading}”.`);
  const first = lines.findIndex((line, index) => index > start && line.startsWith('|'));
  const next = lines.findIndex((line, index) => index > start && /^#+ /.test(line));
  if (first === -1 || (next !== -1 && next < first)) throw new Error(`There is no table below “${heading}”.`);
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
  const rows = lines.slice(first, end === -1 ? lines.length : end).map((line) =>
    line
      .replace(/^\||\|\s*$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  );
  return rows.filter((_, index) => index !== 1);
}
