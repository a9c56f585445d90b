import { type Node, type SourceFile, walk } from '../source.ts';

/** What a permission is for, where that isn't `browser.{permission}`. */
const USED_AS: Readonly<Record<string, (used: ReadonlySet<string>, files: readonly SourceFile[]) => boolean>> = {
  // The popup reads the address of the page under it, on the click that opens it.
  activeTab: (used) => used.has('tabs'),
  // Counts must not be thrown away when the disk is short.
  unlimitedStorage: (_, files) => files.some((file) => file.imports.some((one) => one.target === 'idb')),
};

/** Permissions that nothing in the sources needs. */
export function unusedPermissions(permissions: readonly string[], files: readonly SourceFile[]): string[] {
  const used = new Set<string>();
  walk(
    files.flatMap((file) => [...file.body]),
    (node) => {
      if (node.type !== 'MemberExpression' || (node.object as Node).name !== 'browser') return;
      used.add((node.property as Node).name as string);
    },
  );
  return permissions.filter((one) => !(USED_AS[one]?.(used, files) ?? used.has(one)));
}
