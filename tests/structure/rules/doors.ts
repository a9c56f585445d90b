import { at, type Node, type SourceFile, walk } from '../source.ts';

/** A thing of the world that is reached in one place only. */
interface Door {
  readonly name: string;
  /** Files that are the door. */
  readonly through: RegExp;
  readonly packages?: readonly string[];
  /** Is this a use of it? Names are globals, or a global's member as `Date.now`. */
  uses?(node: Node, parents: readonly Node[]): boolean;
}

const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];

export const DOORS: readonly Door[] = [
  { name: 'idb', through: /^lib\/store\//, packages: ['idb'] },
  { name: 'indexedDB', through: /^(lib\/store\/|entrypoints\/background\/compose\.ts$)/, uses: global_('indexedDB') },
  {
    name: 'the network',
    // The composition root hands the browser's own to it.
    through: /^(lib\/channels\/http|entrypoints\/background\/compose)\.ts$/,
    uses: (node) => isCallOf(node, NETWORK) || isMember(node, 'navigator', 'sendBeacon'),
  },
  {
    name: 'browser.*',
    through: /^(lib\/(platform|messages)|entrypoints)\//,
    packages: ['webextension-polyfill', 'wxt/browser'],
    uses: global_('chrome'),
  },
  {
    name: 'the clock',
    through: /^lib\/platform\/clock\.ts$/,
    uses: (node) => isMember(node, 'Date', 'now') || isMember(node, 'performance', 'now') || isDateNow(node),
  },
  {
    name: 'chance',
    through: /^(lib\/platform|entrypoints|lib\/overlay|components|lib\/vault)\//,
    uses: (node) =>
      isMember(node, 'Math', 'random') ||
      isMember(node, 'crypto', 'randomUUID') ||
      isMember(node, 'crypto', 'getRandomValues'),
  },
];

/** Uses of a door's thing outside its files. */
export function besideTheDoor(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    DOORS.filter((door) => !door.through.test(file.path)).flatMap((door) => uses(file, door)),
  );
}

/** What the core and the engine may not know of, since the simulator has none of it. */
const WORLD = /^(window|document|navigator|localStorage|sessionStorage|setTimeout|setInterval|console|location|self)$/;

/** Globals used in the pure rooms. */
export function worldInTheCore(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => /^lib\/(model|stock|sync)\//.test(file.path))
    .flatMap((file) => {
      const found: string[] = [];
      walk(file.body, (node, parents) => {
        if (isGlobal(node, parents) && WORLD.test(node.name as string) && !declares(file, node.name as string)) {
          found.push(`${at(file, node)}: ${node.name as string} in a pure room`);
        }
      });
      return found;
    });
}

function uses(file: SourceFile, door: Door): string[] {
  const found = file.imports
    .filter((one) => !one.typeOnly && door.packages?.includes(one.target))
    .map(() => `${file.path}: ${door.name} beside its door`);
  if (door.uses) {
    walk(file.body, (node, parents) => {
      if (door.uses?.(node, parents)) found.push(`${at(file, node)}: ${door.name} beside its door`);
    });
  }
  return found;
}

function isCallOf(node: Node, names: readonly string[]): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const callee = node.callee as Node;
  if (callee.type === 'Identifier') return names.includes(callee.name as string);
  return names.some((name) => isMember(callee, 'globalThis', name) || isMember(callee, 'self', name));
}

function isMember(node: Node, object: string, property: string): boolean {
  if (node.type !== 'MemberExpression') return false;
  const of = node.object as Node;
  const name = (of.name ?? (of.property as Node | undefined)?.name) as string | undefined;
  return name === object && (node.property as Node).name === property;
}

function isDateNow(node: Node): boolean {
  return (
    node.type === 'NewExpression' &&
    (node.callee as Node).name === 'Date' &&
    (node.arguments as readonly unknown[]).length === 0
  );
}

function global_(name: string): (node: Node, parents: readonly Node[]) => boolean {
  return (node, parents) => node.name === name && isGlobal(node, parents);
}

/** An identifier that stands for a value: not a key, a property, a parameter or a type. */
function isGlobal(node: Node, parents: readonly Node[]): boolean {
  if (node.type !== 'Identifier') return false;
  const parent = parents.at(-1);
  if (!parent || parents.some((one) => one.type.startsWith('TS') && /Type|Interface|Signature/.test(one.type)))
    return false;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true;
  return parent.type !== 'Property' || parent.value === node;
}

function declares(file: SourceFile, name: string): boolean {
  let found = false;
  walk(file.body, (node) => {
    const names = [node.id, ...((node.params as unknown[] | undefined) ?? [])];
    if (/Declarator|Function/.test(node.type) && names.some((one) => mentions(one, name))) found = true;
    if (/^Import.*Specifier$/.test(node.type) && (node.local as Node).name === name) found = true;
  });
  return found;
}

function mentions(pattern: unknown, name: string): boolean {
  let found = false;
  walk(pattern, (node) => {
    if (node.type === 'Identifier' && node.name === name) found = true;
  });
  return found;
}
