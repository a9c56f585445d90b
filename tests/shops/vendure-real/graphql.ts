import type { Post } from './post.ts';

/** One GraphQL API of the shop, asked as somebody: `headers` say who, and the answer's `data` comes back. */
export type Ask = <T>(query: string, variables?: object, headers?: Readonly<Record<string, string>>) => Answer<T>;

export interface Answer<T> {
  data: T;
  headers: Readonly<Record<string, string>>;
}

/** Throws what the shop refused, GraphQL errors and error results (`ErrorResult`) alike. */
export const askOf =
  (post: Post, url: string, always: Readonly<Record<string, string>> = {}): Ask =>
  <T>(query: string, variables: object = {}, headers: Readonly<Record<string, string>> = {}) => {
    const reply = post(url, { query, variables }, { ...always, ...headers });
    const { data, errors } = JSON.parse(reply.body) as { data: T; errors?: readonly unknown[] };
    const refused = errors ?? refusals(data);
    if (refused.length > 0) throw new Error(`The shop refused ${query.trim()}: ${JSON.stringify(refused)}`);
    return { data, headers: reply.headers };
  };

/** Results of a mutation that are errors: they have a code. */
function refusals(data: unknown): readonly unknown[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data)
    .flat()
    .filter((result) => typeof result === 'object' && result !== null && 'errorCode' in result);
}
