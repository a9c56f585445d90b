import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** Root of the repository. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** One import of a file, as written and as resolved. */
export interface Import {
  /** As written: `../model/ids.ts`, `idb`. */
  readonly specifier: string;
  /** Path from the root for the project's own files, else the specifier without its query. */
  readonly target: string;
  readonly own: boolean;
  /** Gone after compiling: `import type`, or every name is marked `type`. */
  readonly typeOnly: boolean;
}

/** A node of the syntax tree, as loosely as the walkers need it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly body: readonly Node[];
}

/** Reads a source text: the way in for planted samples, and for every file of the tree. */
export function source(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text);
  const first = parsed.errors[0];
  if (first) throw new Error(`${path}: ${first.message}`);
  const body = parsed.program.body as unknown as readonly Node[];
  return { path, text, imports: importsOf(path, body), body };
}

/** Every TypeScript file below the given folders. */
export function sources(...folders: readonly string[]): SourceFile[] {
  return paths(...folders)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => source(path, readFileSync(join(ROOT, path), 'utf8')));
}

/** Paths from the root of every file below the given folders; a folder that isn't there has none. */
export function paths(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    try {
      return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = posix.join(folder, entry.name);
        // Of the shops' own packages nothing is ours, and they are too many to look at.
        if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : paths(path);
        return entry.isFile() ? [path] : [];
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
}

/** Calls `visit` for this node and every node in it. */
export function walk(node: unknown, visit: (node: Node, parents: readonly Node[]) => void, parents: Node[] = []): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit, parents);
    return;
  }
  if (!isNode(node)) return;
  visit(node, parents);
  parents.push(node);
  for (const key of Object.keys(node)) {
    if (key !== 'parent') walk(node[key], visit, parents);
  }
  parents.pop();
}

/** Line of an offset, 1-based, for messages that an editor can follow. */
export function at(file: SourceFile, node: Node): string {
  return `${file.path}:${file.text.slice(0, node.start).split('\n').length}`;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function importsOf(path: string, body: readonly Node[]): Import[] {
  const found: Import[] = [];
  walk(body, (node) => {
    const from = node.source as { value?: unknown } | null | undefined;
    if (!/^(Import(Declaration|Expression)|Export(All|Named)Declaration)$/.test(node.type)) return;
    if (typeof from?.value !== 'string') return;
    found.push(resolved(path, from.value, isTypeOnly(node)));
  });
  return found;
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = node.specifiers as readonly Node[] | undefined;
  if (!names || names.length === 0) return false;
  return names.every((name) => name.importKind === 'type' || name.exportKind === 'type');
}

function resolved(path: string, specifier: string, typeOnly: boolean): Import {
  const bare = specifier.replace(/\?.*$/, '');
  const own = bare.startsWith('.');
  return { specifier, own, typeOnly, target: own ? posix.join(posix.dirname(path), bare) : bare };
}
