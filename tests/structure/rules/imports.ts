import type { Import, SourceFile } from '../source.ts';

/**
 * Who may import whom. A room is a set of files; the first pattern that fits a path names its room. `own` are
 * patterns of the project's files that it may import, `types` those of which only types, `packages` the rest.
 */
export interface Room {
  readonly name: string;
  readonly files: RegExp;
  readonly own: readonly RegExp[];
  readonly types?: readonly RegExp[];
  readonly packages: readonly RegExp[];
}

const MODEL = /^lib\/model\//;
const STOCK = /^lib\/stock\//;
const BULK = /^lib\/bulk\//;
const BACKUP = /^lib\/backup\//;
/** The one part of the store that a page has: files of backups are too large for messages. */
const BACKUP_STORE = /^lib\/store\/backup-store\.ts$/;
const READER = /^lib\/bulk\/read-csv\.ts$/;
const PLATFORM = /^lib\/platform\//;
const COMPONENTS = /^components\//;
const WORDS = /^components\/words\//;
const CHANNEL_PORTS = /^lib\/channels\/(channel|client-deps)\.ts$/;
const MESSAGES_CLIENT = /^lib\/messages\/(client|protocol)\.ts$/;
const PROTOCOL = /^lib\/messages\/protocol\.ts$/;
const CONNECTS = /^lib\/channels\/connects\.ts$/;
const SHIPTHEORY_FORM = /^lib\/shiptheory\/connect\.ts$/;
const STYLES = /\.css$/;

const ZOD = /^zod\/mini$/;
const PREACT = /^(preact|preact\/hooks|preact\/jsx-runtime|@preact\/signals)$/;
const BROWSER = /^webextension-polyfill$/;
const WXT = /^wxt\/utils\//;

export const ROOMS: readonly Room[] = [
  { name: 'model', files: MODEL, own: [MODEL], packages: [ZOD] },
  { name: 'stock', files: STOCK, own: [STOCK, MODEL], packages: [ZOD] },
  {
    // The parser of files comes along with the options page only.
    name: 'the reader of files',
    files: READER,
    own: [BULK, MODEL],
    packages: [/^papaparse$/],
  },
  { name: 'bulk', files: BULK, own: [/^lib\/bulk\/(?!read-csv)/, STOCK, MODEL], packages: [] },
  // A backup's rows are what the ports of sync say.
  { name: 'backup', files: BACKUP, own: [BACKUP, STOCK, MODEL, /^lib\/sync\/ports\.ts$/], packages: [ZOD] },
  {
    name: 'a channel’s page or form',
    files: /^lib\/channels\/[^/]+\/(page|connect)\.ts$/,
    own: [/^lib\/channels\/channel\.ts$/, MODEL, /^lib\/channels\/[^/]+\/(?!client|schema)[^/]+\.ts$/],
    packages: [],
  },
  {
    name: 'a channel’s client',
    files: /^lib\/channels\/[^/]+\//,
    own: [
      CHANNEL_PORTS,
      /^lib\/channels\/(http|oauth1)\.ts$/,
      MODEL,
      PLATFORM,
      /^lib\/channels\/[^/]+\/(?!page)[^/]+\.ts$/,
    ],
    packages: [ZOD],
  },
  { name: 'http', files: /^lib\/channels\/http\.ts$/, own: [MODEL, PLATFORM], packages: [] },
  {
    name: 'the registry of clients',
    files: /^lib\/channels\/clients\.ts$/,
    own: [CHANNEL_PORTS, MODEL, /^lib\/channels\/[^/]+\/client\.ts$/],
    packages: [],
  },
  {
    name: 'the registry of pages',
    files: /^lib\/channels\/pages\.ts$/,
    own: [CHANNEL_PORTS, MODEL, /^lib\/channels\/[^/]+\/page\.ts$/],
    packages: [],
  },
  {
    name: 'the registry of forms',
    files: CONNECTS,
    own: [CHANNEL_PORTS, MODEL, /^lib\/channels\/[^/]+\/connect\.ts$/],
    packages: [],
  },
  {
    name: 'the channels’ ports',
    files: /^lib\/channels\/[^/]+\.ts$/,
    own: [CHANNEL_PORTS, MODEL],
    types: [/^lib\/channels\/http\.ts$/],
    packages: [],
  },
  {
    name: 'Shiptheory’s form',
    files: SHIPTHEORY_FORM,
    own: [MODEL],
    types: [/^lib\/channels\/channel\.ts$/],
    packages: [],
  },
  {
    name: 'Shiptheory',
    files: /^lib\/shiptheory\//,
    own: [/^lib\/shiptheory\//, /^lib\/channels\/http\.ts$/, MODEL, PLATFORM],
    types: [/^lib\/sync\/order-ports\.ts$/],
    packages: [ZOD],
  },
  {
    name: 'sync',
    files: /^lib\/sync\//,
    own: [/^lib\/sync\//, STOCK, MODEL, PLATFORM],
    types: [/^lib\/channels\/channel\.ts$/],
    packages: [ZOD],
  },
  // The store implements the ports of sync, so it reads their schemas.
  {
    name: 'store',
    files: /^lib\/store\//,
    own: [/^lib\/store\//, BACKUP, STOCK, MODEL, /^lib\/sync\/(order-)?ports\.ts$/],
    packages: [/^idb$/, ZOD],
  },
  { name: 'vault', files: /^lib\/vault\//, own: [/^lib\/(vault|store)\//, MODEL, PLATFORM], packages: [ZOD] },
  { name: 'platform', files: PLATFORM, own: [PLATFORM, MODEL], types: [/^lib\/sync\/ports\.ts$/], packages: [BROWSER] },
  {
    name: 'messages',
    files: /^lib\/messages\//,
    own: [/^lib\/messages\//, MODEL, PLATFORM],
    packages: [ZOD, BROWSER],
  },
  {
    name: 'overlay',
    files: /^lib\/overlay\//,
    own: [
      /^lib\/overlay\//,
      /^lib\/channels\/pages\.ts$/,
      MESSAGES_CLIENT,
      MODEL,
      /^components\/(panel|words|ui)\//,
      STYLES,
    ],
    types: [/^lib\/channels\/channel\.ts$/],
    packages: [PREACT],
  },
  // Everything that a person reads is worded by them, the background's answers too, so they know nothing else.
  { name: 'words', files: WORDS, own: [WORDS], packages: [] },
  {
    name: 'components',
    files: COMPONENTS,
    own: [COMPONENTS, STOCK, MODEL, /^lib\/bulk\/(?!read-csv)/],
    types: [PROTOCOL, /^lib\/channels\/channel\.ts$/, BACKUP, BACKUP_STORE],
    packages: [PREACT],
  },
  {
    name: 'background',
    files: /^entrypoints\/background\//,
    own: [
      /^entrypoints\/background\//,
      /^lib\/(model|stock|sync|store|vault|messages|platform|shiptheory)\//,
      WORDS,
      CHANNEL_PORTS,
      CONNECTS,
      /^lib\/channels\/(http|clients)\.ts$/,
    ],
    packages: [BROWSER, WXT, ZOD],
  },
  {
    name: 'the content script',
    files: /^entrypoints\/panel\.content\//,
    // Wiring only: it hands the overlay what reaches the world.
    own: [
      /^entrypoints\/panel\.content\//,
      /^lib\/overlay\//,
      /^lib\/channels\/pages\.ts$/,
      MESSAGES_CLIENT,
      /^lib\/platform\/(clock|language|theme)\.ts$/,
      WORDS,
      STYLES,
    ],
    packages: [WXT],
  },
  {
    name: 'options and popup',
    files: /^entrypoints\/(options|popup)\//,
    own: [
      /^entrypoints\/(options|popup)\//,
      COMPONENTS,
      MESSAGES_CLIENT,
      CONNECTS,
      SHIPTHEORY_FORM,
      MODEL,
      PLATFORM,
      READER,
      BACKUP_STORE,
    ],
    types: [/^lib\/channels\/channel\.ts$/],
    packages: [PREACT, BROWSER],
  },
];

/** Imports that the table forbids, as sentences. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = ROOMS.find((one) => one.files.test(file.path));
    if (!room) return [`${file.path}: belongs to no room`];
    return file.imports
      .filter((one) => !allowed(room, one) && !crossesNothing(file.path, one))
      .map((one) => `${file.path}: ${room.name} may not import ${one.typeOnly ? 'types of ' : ''}${one.target}`);
  });
}

/** A channel never imports another channel, which the patterns above can't say. */
export function channelsThatKnowEachOther(files: readonly SourceFile[]): string[] {
  const folder = (path: string) => /^lib\/channels\/([^/]+)\//.exec(path)?.[1];
  return files.flatMap((file) => {
    const mine = folder(file.path);
    if (!mine) return [];
    return file.imports
      .filter((one) => one.own && folder(one.target) !== undefined && folder(one.target) !== mine)
      .map((one) => `${file.path}: imports another channel’s ${one.target}`);
  });
}

/** Cycles of imports that are still there after compiling, each as `a → b → a`. */
export function cycles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen >= 0) {
      found.push([...trail.slice(seen), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const one of byPath.get(path)?.imports ?? []) {
      if (one.own && !one.typeOnly && byPath.has(one.target)) visit(one.target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of byPath.keys()) visit(path, []);
  return found;
}

/** The files that come along when this one is loaded. */
export function closure(files: readonly SourceFile[], entry: string): SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const one of byPath.get(path)?.imports ?? []) if (one.own && !one.typeOnly) visit(one.target);
  };
  visit(entry);
  return files.filter((file) => reached.has(file.path));
}

function allowed(room: Room, one: Import): boolean {
  const patterns = one.own ? room.own : room.packages;
  if (patterns.some((pattern) => pattern.test(one.target))) return true;
  return one.typeOnly && (room.types ?? []).some((pattern) => pattern.test(one.target));
}

/** A file beside it in the same folder, for rooms that are one folder deep in a pattern of several. */
function crossesNothing(path: string, one: Import): boolean {
  return one.own && /\.css$/.test(one.target) && one.target.startsWith(path.slice(0, path.lastIndexOf('/') + 1));
}
