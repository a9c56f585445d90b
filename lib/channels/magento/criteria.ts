import type { Param } from './encoding.ts';

/** One condition. `in` takes a list with commas between; nothing in it can hold a comma. */
export interface Filter {
  field: string;
  value: string;
  condition: 'eq' | 'in' | 'gteq';
}

/** Groups are joined by AND, the filters of one group by OR. */
export type Groups = readonly (readonly Filter[])[];

export interface Criteria {
  groups?: Groups;
  /** The order, so that nothing is skipped between pages. */
  sort?: string;
  /** At most 300: shops may limit it to that. */
  pageSize: number;
  /** From 1. */
  page: number;
}

/**
 * More conditions than this in one group would have indices of two digits, and there Magento's own order of parameters
 * ("natural", 2 before 10) and that of the standard differ: the signature would be refused.
 */
export const MAX_FILTERS = 10;

/** The most entries that a list gives at once where a shop limits its input. */
export const PAGE_SIZE = 300;

/** Search criteria as parameters; every list insists on having some. */
export function criteriaParams({ groups = [], sort, pageSize, page }: Criteria): readonly Param[] {
  const filters = groups.flatMap((group, at) =>
    group.flatMap(({ field, value, condition }, index): Param[] => {
      const name = `searchCriteria[filter_groups][${at}][filters][${index}]`;
      return [
        [`${name}[field]`, field],
        [`${name}[value]`, value],
        [`${name}[condition_type]`, condition],
      ];
    }),
  );
  const order: Param[] =
    sort === undefined
      ? []
      : [
          ['searchCriteria[sortOrders][0][field]', sort],
          ['searchCriteria[sortOrders][0][direction]', 'ASC'],
        ];
  return [
    ...filters,
    ...order,
    ['searchCriteria[pageSize]', `${pageSize}`],
    ['searchCriteria[currentPage]', `${page}`],
  ];
}

/** Values in one list of `in`, and how long the list may grow: an address has to fit into a server's 8 KB. */
const MOST_VALUES = 300;
const LONGEST_LIST = 2_800;

/**
 * Groups of conditions for any number of values of one field, one for each call. A value with a comma can't be in a
 * list, so it is asked for by itself.
 */
export function anyOf(field: string, values: readonly string[]): readonly (readonly Filter[])[] {
  const groups: Filter[][] = [];
  let list: string[] = [];
  const flush = () => {
    if (list.length > 0) groups.push([{ field, value: list.join(','), condition: 'in' }]);
    list = [];
  };
  const odd = values.filter((value) => value.includes(','));
  for (const value of values) {
    if (value.includes(',')) continue;
    if (list.length >= MOST_VALUES || encodeURIComponent([...list, value].join(',')).length > LONGEST_LIST) flush();
    list.push(value);
  }
  flush();
  for (let start = 0; start < odd.length; start += MAX_FILTERS) {
    groups.push(odd.slice(start, start + MAX_FILTERS).map((value) => ({ field, value, condition: 'eq' })));
  }
  return groups;
}
