import { at, type Node, type SourceFile, walk } from '../source.ts';

const CEILING = 250;

/** Files with more code than somebody reads in one go. Comments and blank lines are free: they help. */
export function tooLong(files: readonly SourceFile[]): string[] {
  return files
    .map((file) => ({ path: file.path, lines: linesOfCode(file.text) }))
    .filter((file) => file.lines > CEILING)
    .map((file) => `${file.path}: ${file.lines} lines, ${CEILING} is the ceiling`);
}

function linesOfCode(text: string): number {
  const remark = /^\s*(\/\/|\/\*|\*|$)/;
  return text.split('\n').filter((line) => !remark.test(line)).length;
}

const KEBAB =
  /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|property\.test|spec|d|config|content))?\.(ts|mts|mjs|js|css|html|svg|json)$/;
const PASCAL = /^([A-Z][A-Za-z0-9]*|[a-z0-9]+(-[a-z0-9]+)*)(\.test)?\.tsx$/;
const EMPTY_WORDS = /^(utils?|helpers?|common|misc|shared|stuff)(\.|$)/;

/** Names that don't follow the habit: kebab-case files, PascalCase components, and no name that says nothing. */
export function badNames(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const parts = path.split('/');
    const name = parts.at(-1) ?? '';
    if (parts.some((part) => EMPTY_WORDS.test(part))) return [`${path}: a name that doesn’t say what is in it`];
    if (path.startsWith('components/') && name.endsWith('.tsx') && !/^[A-Z]/.test(name)) {
      return [`${path}: a component’s file has its name, in PascalCase`];
    }
    return (name.endsWith('.tsx') ? PASCAL : KEBAB).test(name) ? [] : [`${path}: neither kebab-case nor a component`];
  });
}

/** Files that only hand on what others export. */
export function barrels(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const handsOn = (node: Node) =>
      node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source != null);
    if (file.body.some((node) => node.type === 'ExportAllDeclaration')) return [`${file.path}: export *`];
    return file.body.length > 0 && file.body.every(handsOn) ? [`${file.path}: a barrel`] : [];
  });
}

/** Errors that are caught and dropped. One that does no harm says why, in a sentence. */
export function swallowed(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    walk(file.body, (node) => {
      const empty = (block: Node | undefined) =>
        block?.type === 'BlockStatement' && (block.body as unknown[]).length === 0 && !says(file, block);
      if (node.type === 'CatchClause' && empty(node.body as Node)) found.push(`${at(file, node)}: an empty catch`);
      const callee = node.type === 'CallExpression' ? (node.callee as Node) : undefined;
      if (((callee?.property as Node | undefined)?.name as string | undefined) !== 'catch') return;
      const handler = (node.arguments as readonly Node[])[0];
      if (!handler || empty(handler.body as Node | undefined)) found.push(`${at(file, node)}: an empty catch`);
    });
    return found;
  });
}

function says(file: SourceFile, block: Node): boolean {
  return /\/\/.{20,}/.test(file.text.slice(block.start, block.end as number));
}

/** Remarks that put off or switch off. A `biome-ignore` has to give its reason after the colon. */
export function putOff(files: readonly SourceFile[]): string[] {
  const forbidden = /@ts-(ignore|nocheck|expect-error)|\b(TODO|FIXME|XXX|HACK)\b|biome-ignore(?![^\n]*: \S)/;
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((line, n) => {
      const hit = forbidden.exec(line);
      return hit && !line.includes('putOff') ? [`${file.path}:${n + 1}: ${hit[0]}`] : [];
    }),
  );
}

const SWITCHES = /^(skip|skipIf|runIf|only|todo|fixme|fails|failing)$/;
const RUNNERS = /^(it|test|describe|suite)$/;

/** Tests that are switched off or that switch off the others. */
export function skipped(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    walk(file.body, (node) => {
      if (node.type !== 'MemberExpression' || !SWITCHES.test((node.property as Node).name as string)) return;
      let object = node.object as Node;
      while (object.type === 'MemberExpression') object = object.object as Node;
      if (RUNNERS.test((object.name as string | undefined) ?? '')) {
        found.push(`${at(file, node)}: ${object.name as string}.${(node.property as Node).name as string}`);
      }
    });
    return found;
  });
}
