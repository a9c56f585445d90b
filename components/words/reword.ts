/**
 * Puts a sentence that a channel made into another language. Channels know no catalogue: they say in English what a
 * shop refused or a form lacks, and that sentence is what is kept, so it is also the key here, on reading. What stood
 * in a sentence, such as the shop's own words, is `{name}` in both languages and is quoted as it is.
 */
export function createReword(sentences: Readonly<Record<string, string>>): (sentence: string) => string {
  const holed = Object.entries(sentences)
    .filter(([english]) => english.includes('{'))
    // The one that says most by itself is tried first: "{shop} refused: {reason}" fits more than it means.
    .sort(([a], [b]) => fixed(b) - fixed(a))
    .map(([english, other]) => ({ pattern: patternOf(english), other }));
  return (sentence) => {
    const whole = Object.hasOwn(sentences, sentence) ? sentences[sentence] : undefined;
    if (whole !== undefined) return whole;
    for (const { pattern, other } of holed) {
      const found = pattern.exec(sentence)?.groups;
      if (found) return other.replace(/\{(\w+)\}/g, (hole, name: string) => found[name] ?? hole);
    }
    return sentence;
  };
}

/** How many letters of a sentence aren't filled in. */
function fixed(english: string): number {
  return english.replace(/\{\w+\}/g, '').length;
}

function patternOf(english: string): RegExp {
  const parts = english.split(/\{(\w+)\}/);
  const source = parts.map((part, n) => (n % 2 ? `(?<${part}>.+)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`, 's');
}
