import { at, type Node, type SourceFile, walk } from '../source.ts';

/** A sentence as it stands in a source: what is filled in is a word that nobody would write. */
export interface Sentence {
  readonly text: string;
  readonly where: string;
}

const FILLED = 'Xy9';

/**
 * What these files say to people in English, found by its looks: it begins large and ends with a full stop. Remarks for
 * the log and the trace begin small and end without one.
 */
export function sentencesOf(files: readonly SourceFile[]): Sentence[] {
  return files.flatMap((file) => {
    const found: Sentence[] = [];
    walk(file.body, (node, parents) => {
      const text = textOf(node);
      const inError = parents.some(({ type }) => type === 'ThrowStatement' || type === 'TaggedTemplateExpression');
      if (text !== null && !inError && /^[A-Z]\S* .*[.?]$/s.test(text)) found.push({ text, where: at(file, node) });
    });
    return found;
  });
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  const parts = node.quasis as readonly { value: { cooked: string } }[];
  return parts.map(({ value }) => value.cooked).join(FILLED);
}

const SEEN = /^(aria-label|aria-description|aria-roledescription|title|placeholder|alt|label|help)$/;
const LETTERS = /\p{L}{2}/u;

/** Words between tags, or in an attribute that people see or hear, instead of in the catalogue. */
export function wordsInMarkup(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    walk(file.body, (node, parents) => {
      const text = node.type === 'JSXText' ? (node.value as string) : (attributeText(node) ?? childText(node, parents));
      if (text === null || !LETTERS.test(text) || hidden(parents)) return;
      found.push(`${at(file, node)}: “${text.trim()}”`);
    });
    return found;
  });
}

function attributeText(node: Node): string | null {
  if (node.type !== 'JSXAttribute') return null;
  const name = (node.name as Node).name as unknown;
  const value = node.value as Node | null;
  if (typeof name !== 'string' || !SEEN.test(name) || !value) return null;
  return literal(value.type === 'JSXExpressionContainer' ? (value.expression as Node) : value);
}

/** `{'words'}` between tags; in an attribute it may be a class or a name. */
function childText(node: Node, parents: readonly Node[]): string | null {
  const inMarkup = /^JSX(Element|Fragment)$/.test(parents.at(-1)?.type ?? '');
  return node.type === 'JSXExpressionContainer' && inMarkup ? literal(node.expression as Node) : null;
}

function literal(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('');
}

/** What is hidden from screen readers is a sign, such as a channel's initials. */
function hidden(parents: readonly Node[]): boolean {
  return parents.some(({ type, openingElement }) => {
    if (type !== 'JSXElement') return false;
    const attributes = (openingElement as Node).attributes as readonly Node[];
    return attributes.some((one) => one.type === 'JSXAttribute' && (one.name as Node).name === 'aria-hidden');
  });
}
