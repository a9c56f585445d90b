/**
 * A name to start with for a shop at this address: its own first label, written as words, with a number behind it if
 * that name is taken. '' while the address says nothing yet.
 */
export function suggestName(address: string, taken: readonly string[]): string {
  const host =
    address
      .trim()
      .replace(/^[a-z]+:\/\//i, '')
      .split(/[/:?#]/, 1)[0] ?? '';
  const labels = host.split('.').filter((label) => label !== '' && !['www', 'shop', 'store', 'admin'].includes(label));
  const name = (labels[0] ?? '')
    .split(/[-_]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
    .slice(0, 70);
  if (name === '') return '';
  const used = new Set(taken.map((other) => other.toLowerCase()));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} ${number}`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}
