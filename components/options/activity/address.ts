import { type EntryFilter, EntryKind, NO_FILTER } from '../../../lib/model/activity.ts';

/** Where within Activity a person is. */
export type ActivityRoute =
  | {
      page: 'activity';
      tab: 'history';
      /** Missing: everything is shown. */
      filter?: EntryFilter;
      /** The change that is open over the list. */
      entry?: string;
      /** The bulk that is open over the list. */
      bulk?: string;
    }
  /** `at`: the moment asked for. Missing: none chosen yet. */
  | { page: 'activity'; tab: 'as-of'; at?: number }
  | { page: 'activity'; tab: 'problems' };

/** Reads what comes behind `#/activity`. */
export function activityRoute(
  first: string | undefined,
  second: string | undefined,
  query: URLSearchParams,
): ActivityRoute {
  if (first === 'problems') return { page: 'activity', tab: 'problems' };
  if (first === 'as-of') {
    const at = moment(query.get('at'));
    return { page: 'activity', tab: 'as-of', ...(at !== null && { at }) };
  }
  const filter: EntryFilter = {
    sku: query.get('sku') ?? '',
    warehouse: query.get('warehouse') || null,
    place: query.get('place') || null,
    kind: EntryKind.options.find((kind) => kind === query.get('kind')) ?? null,
    from: moment(query.get('from')),
    to: moment(query.get('to')),
  };
  return {
    page: 'activity',
    tab: 'history',
    ...(isFiltered(filter) && { filter }),
    ...(first === 'change' && second && { entry: second }),
    ...(first === 'bulk' && second && { bulk: second }),
  };
}

/** The opposite of {@link activityRoute}, from its first slash on. */
export function activityPath(route: ActivityRoute): string {
  if (route.tab === 'problems') return '/problems';
  if (route.tab === 'as-of') return `/as-of${queryOf(route.at === undefined ? {} : { at: route.at })}`;
  const change = route.entry === undefined ? '' : `/change/${encodeURIComponent(route.entry)}`;
  const bulk = route.bulk === undefined ? '' : `/bulk/${encodeURIComponent(route.bulk)}`;
  return `${change || bulk}${queryOf({ ...route.filter })}`;
}

export function isFiltered(filter: EntryFilter): boolean {
  return JSON.stringify({ ...NO_FILTER, ...filter }) !== JSON.stringify(NO_FILTER);
}

function queryOf(of: Readonly<Record<string, string | number | null>>): string {
  const given = Object.entries(of).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[name, `${value}`]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

function moment(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
