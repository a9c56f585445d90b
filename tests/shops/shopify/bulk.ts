import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  GraphQLError,
  getNamedType,
  getOperationAST,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { shopifySchema } from './fetch-schema.ts';
import { type Context, fieldResolver, queryRoot } from './resolvers.ts';
import { gid } from './set-quantities.ts';

export const BULK_HOST = 'storage.googleapis.com';
const FOLDER = '/shopify-bulk-operations/';
const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

export type BulkEnd = 'COMPLETED' | 'FAILED' | 'CANCELED' | 'EXPIRED';

/** How the next operations go. Each may be changed at any time. */
export interface BulkSwitches {
  /** Looks that find it still under way. */
  looks: number;
  ends: BulkEnd;
  /** Another operation of the shop is under way already. */
  busy: boolean;
  /** What is wrong with the file: cut in the middle, without some of its lines, or refused. */
  file: 'whole' | 'cut' | 'fewer' | 'refused' | 'elsewhere';
  /** What happened, oldest first. */
  readonly log: readonly ('run' | 'refused' | 'look' | 'cancel' | 'file' | 'partial')[];
}

interface Operation {
  id: string;
  query: string;
  createdAt: string;
  looks: number;
  status: 'CREATED' | 'RUNNING' | 'CANCELING' | BulkEnd;
  lines: string[];
  roots: number;
  name: string;
}

/** Bulk operations of the shop: what they refuse, how they go on from look to look, and the files that they leave. */
export class BulkDesk implements BulkSwitches {
  looks = 1;
  ends: BulkEnd = 'COMPLETED';
  busy = false;
  file: BulkSwitches['file'] = 'whole';
  readonly log: BulkSwitches['log'][number][] = [];
  readonly #operations = new Map<string, Operation>();

  run(query: string, context: Context) {
    const refused = this.#fault(query);
    if (refused) {
      this.log.push('refused');
      return { bulkOperation: null, userErrors: [{ field: ['query'], ...refused }] };
    }
    this.log.push('run');
    const id = gid('BulkOperation', this.#operations.size + 1);
    const { lines, roots } = linesOf(query, context);
    const operation: Operation = {
      ...{ id, query, lines, roots, looks: this.looks, status: 'CREATED' },
      createdAt: new Date().toISOString(),
      name: randomBytes(12).toString('hex'),
    };
    this.#operations.set(id, operation);
    return { bulkOperation: this.#shown(operation), userErrors: [] };
  }

  look(id: string) {
    const operation = this.#operations.get(id);
    if (!operation) return null;
    this.log.push('look');
    if (operation.status === 'CREATED' || operation.status === 'RUNNING') {
      operation.status = operation.looks > 0 ? 'RUNNING' : this.ends;
      operation.looks -= 1;
    }
    return this.#shown(operation);
  }

  cancel(id: string) {
    const operation = this.#operations.get(id);
    if (!operation)
      return { bulkOperation: null, userErrors: [{ field: ['id'], message: 'Bulk operation not found.' }] };
    this.log.push('cancel');
    operation.status = 'CANCELING';
    return { bulkOperation: this.#shown(operation), userErrors: [] };
  }

  /** The storage host. An address opens one file, and only by itself: a token of the shop has no business there. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const file = this.#file(request, url);
    if (typeof file === 'string') response.writeHead(200, { 'content-type': 'application/jsonl' }).end(file);
    else {
      const text = `<?xml version='1.0'?><Error><Code>${file.code}</Code></Error>`;
      response.writeHead(file.status, { 'content-type': 'application/xml' }).end(text);
    }
  }

  #file({ method, headers }: IncomingMessage, url: URL): string | { status: number; code: string } {
    if (headers.authorization || headers.cookie || headers['x-shopify-access-token']) {
      return { status: 400, code: 'InvalidArgument' };
    }
    const operation = [...this.#operations.values()].find(({ name }) => url.pathname.startsWith(FOLDER + name));
    if (method !== 'GET' || !operation) return { status: 404, code: 'NoSuchKey' };
    if (url.searchParams.get('Signature') !== operation.name) return { status: 403, code: 'SignatureDoesNotMatch' };
    const partial = url.pathname.endsWith('-partial.jsonl');
    this.log.push(partial ? 'partial' : 'file');
    if (this.file === 'refused' || operation.status === 'EXPIRED') return { status: 403, code: 'ExpiredToken' };
    const lines = partial || this.file === 'fewer' ? operation.lines.slice(0, -3) : operation.lines;
    const text = lines.map((line) => `${line}\n`).join('');
    return this.file === 'cut' ? text.slice(0, Math.floor(text.length / 2)) : text;
  }

  #shown(operation: Operation) {
    const { id, query, createdAt, status, lines, roots } = operation;
    const done = status === 'COMPLETED';
    return {
      __typename: 'BulkOperation',
      ...{ id, query, createdAt, status, type: 'QUERY' },
      completedAt: done ? new Date().toISOString() : null,
      errorCode: status === 'FAILED' ? 'TIMEOUT' : null,
      objectCount: String(done ? lines.length : 0),
      rootObjectCount: String(done ? roots : 0),
      fileSize: done ? String(lines.join('\n').length) : null,
      url: done && lines.length > 0 ? this.#address(operation, '') : null,
      partialDataUrl: status === 'FAILED' ? this.#address(operation, '-partial') : null,
    };
  }

  #address({ name }: Operation, part: string): string {
    const host = this.file === 'elsewhere' ? 'files.example.test' : BULK_HOST;
    return `https://${host}${FOLDER}${name}${part}.jsonl?Expires=1795000000&Signature=${name}`;
  }

  #fault(query: string): { code: string; message: string } | null {
    const invalid = (message: string) => ({ code: 'INVALID', message });
    const running = [...this.#operations.values()].some(({ status }) => status === 'CREATED' || status === 'RUNNING');
    if (this.busy || running) {
      const message = 'A bulk query operation for this app and shop is already in progress.';
      return { code: 'OPERATION_IN_PROGRESS', message };
    }
    const document = parsed(query);
    const operation = document && getOperationAST(document);
    if (!document || operation?.operation !== 'query') return invalid('Invalid bulk query.');
    const [wrong] = validate(shopifySchema('2026-10'), document);
    if (wrong) return invalid(`Invalid bulk query: ${wrong.message}`);
    if ((operation.variableDefinitions ?? []).length > 0) return invalid('Bulk queries cannot have variables.');
    if (operation.selectionSet.selections.length !== 1) return invalid('Only one top-level field is allowed.');
    const { connections, depth } = connectionsOf(operation);
    if (connections === 0) return invalid('Bulk queries must contain at least one connection.');
    if (connections > MAX_CONNECTIONS) return invalid('Queries that have more than five connections aren’t allowed.');
    if (depth > MAX_DEPTH) return invalid('Queries that nest connections deeper than two levels aren’t allowed.');
    return null;
  }
}

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

function connectionsOf({ selectionSet }: OperationDefinitionNode): { connections: number; depth: number } {
  const schema = shopifySchema('2026-10');
  let connections = 0;
  let depth = 0;
  const walk = (set: SelectionSetNode, typeName: string, level: number): void => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return;
    const fields = set.selections.filter((node): node is FieldNode => node.kind === Kind.FIELD);
    for (const { name, selectionSet: inside } of fields) {
      const field = type.getFields()[name.value];
      if (!field || !inside) continue;
      const next = getNamedType(field.type).name;
      const deeper = level + (next.endsWith('Connection') ? 1 : 0);
      if (deeper > level) connections += 1;
      depth = Math.max(depth, deeper);
      walk(inside, next, deeper);
    }
  };
  walk(selectionSet, 'QueryRoot', 0);
  return { connections, depth };
}

interface Connection {
  edges: readonly { node: Readonly<Record<string, unknown>> & { id?: string } }[];
}

const isConnection = (value: unknown): value is Connection =>
  typeof value === 'object' && value !== null && 'edges' in value;

/** The file: first all roots, then what hangs on them, the last ones first: no order that could be relied on. */
function linesOf(query: string, context: Context): { lines: string[]; roots: number } {
  const { data, errors } = executeSync({
    schema: shopifySchema('2026-10'),
    document: parse(query),
    rootValue: queryRoot,
    contextValue: { ...context, unpaged: true },
    fieldResolver,
  });
  if (errors?.[0]) throw errors[0];
  const [root] = Object.values(data ?? {});
  if (!isConnection(root)) throw new Error('The stand-in runs bulk queries whose top-level field is a connection.');
  const children: string[] = [];
  const write = ({ edges }: Connection, into: string[], parent: string | undefined): void => {
    for (const { node } of edges) {
      const entries = Object.entries(node);
      const plain = Object.fromEntries(entries.filter(([, value]) => !isConnection(value)));
      into.push(JSON.stringify({ ...plain, ...(parent !== undefined && { __parentId: parent }) }));
      for (const [, value] of entries) {
        if (!isConnection(value)) continue;
        if (node.id === undefined) throw new Error('A node without an id can’t be a parent.');
        write(value, children, node.id);
      }
    }
  };
  const roots: string[] = [];
  write(root, roots, undefined);
  return { lines: [...roots, ...children.reverse()], roots: roots.length };
}
