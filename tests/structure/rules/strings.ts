import { type Node, type SourceFile, walk } from '../source.ts';

/** Every string literal of the files; object keys written as strings are among them. */
export function strings(files: readonly SourceFile[]): Set<string> {
  const found = new Set<string>();
  walk(
    files.flatMap((file) => [...file.body]),
    (node: Node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') found.add(node.value);
      const cooked = node.type === 'TemplateElement' ? (node.value as { cooked?: string }).cooked : undefined;
      if (cooked) found.add(cooked);
    },
  );
  return found;
}
