import { Refusal } from './refusal.ts';
import { fold } from './state.ts';

export interface Listed {
  items: readonly Readonly<Record<string, unknown>>[];
  total_count: number;
}

/** The fields that a list can be filtered and sorted by, as read off an entry. */
export type Fields<T> = Readonly<Record<string, (entry: T) => string | number>>;

/** What a shop with limited input takes at most. */
const LARGEST_PAGE = 300;

/**
 * A list by search criteria. They are compulsory, even where they say nothing; past the end comes the last page again.
 * Text is compared as MySQL does it: neither case nor spaces at the end count.
 */
export function select<T>(
  entries: readonly T[],
  fields: Fields<T>,
  query: URLSearchParams,
): { entries: readonly T[]; total: number } {
  if (![...query.keys()].some((key) => key.startsWith('searchCriteria'))) {
    throw new Refusal(400, '"%fieldName" is required. Enter and try again.', { fieldName: 'searchCriteria' });
  }
  const groups = filterGroups(query).map((group) => group.map((filter) => test(filter, fields)));
  const found = entries.filter((entry) => groups.every((group) => group.some((fits) => fits(entry))));
  const sort = query.get('searchCriteria[sortOrders][0][field]');
  const sorted =
    sort === null ? found : found.toSorted((a, b) => compare(read(fields, sort)(a), read(fields, sort)(b)));
  const size = Number(query.get('searchCriteria[pageSize]') ?? 0);
  if (size > LARGEST_PAGE)
    throw new Refusal(400, 'Maximum SearchCriteria pageSize is %max', { max: `${LARGEST_PAGE}` });
  if (size === 0) return { entries: sorted, total: sorted.length };
  const last = Math.max(1, Math.ceil(sorted.length / size));
  const page = Math.min(last, Math.max(1, Number(query.get('searchCriteria[currentPage]') ?? 1)));
  return { entries: sorted.slice((page - 1) * size, page * size), total: sorted.length };
}

interface Filter {
  field: string;
  value: string;
  condition: string;
}

function filterGroups(query: URLSearchParams): readonly (readonly Filter[])[] {
  const groups = new Map<string, Map<string, Filter>>();
  for (const [key, value] of query) {
    const match = /^searchCriteria\[filter_groups\]\[(\d+)\]\[filters\]\[(\d+)\]\[(field|value|condition_type)\]$/.exec(
      key,
    );
    if (!match) continue;
    const [, group = '', index = '', what = ''] = match;
    const filters = groups.get(group) ?? new Map<string, Filter>();
    groups.set(group, filters);
    const filter = filters.get(index) ?? { field: '', value: '', condition: 'eq' };
    filters.set(index, { ...filter, [what === 'condition_type' ? 'condition' : what]: value });
  }
  return [...groups.values()].map((group) => [...group.values()]);
}

type Test<T> = (entry: T) => boolean;

function test<T>({ field, value, condition }: Filter, fields: Fields<T>): Test<T> {
  const has = read(fields, field);
  const plain = (one: string | number) => (typeof one === 'number' ? one : fold(one));
  if (condition === 'gteq') return (entry) => String(has(entry)) >= value.replace('T', ' ');
  if (condition !== 'eq' && condition !== 'in') {
    throw new Refusal(400, 'Condition type "%1" is not known here', [condition]);
  }
  const wanted = condition === 'in' ? value.split(',') : [value];
  const texts = new Set(wanted.map(fold));
  const numbers = new Set(wanted.map(Number));
  return (entry) => {
    const one = plain(has(entry));
    return typeof one === 'number' ? numbers.has(one) : texts.has(one);
  };
}

/** A field that the table hasn't got is a crash. */
function read<T>(fields: Fields<T>, field: string): (entry: T) => string | number {
  const found = fields[field];
  if (!found)
    throw new Refusal(500, 'Internal Error. Details are available in Magento log file. Report ID: webapi-5f3c');
  return found;
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Leaves of a reply what `fields` names: `items[sku,extension_attributes[x]],total_count`. */
export function pick(value: unknown, fields: string | null): unknown {
  return fields === null ? value : only(value, parse(fields));
}

type Tree = Map<string, Tree>;

function parse(text: string): Tree {
  const root: Tree = new Map();
  const open: Tree[] = [root];
  let name = '';
  let last: Tree = root;
  const end = () => {
    if (name === '') return;
    last = new Map();
    open.at(-1)?.set(name, last);
    name = '';
  };
  for (const sign of text) {
    if (sign === '[') {
      end();
      open.push(last);
    } else if (sign === ']') {
      end();
      open.pop();
    } else if (sign === ',') end();
    else name += sign;
  }
  end();
  return root;
}

function only(value: unknown, tree: Tree): unknown {
  if (tree.size === 0) return value;
  if (Array.isArray(value)) return value.map((one) => only(one, tree));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const below = tree.get(key);
      return below ? [[key, only(inner, below)]] : [];
    }),
  );
}
