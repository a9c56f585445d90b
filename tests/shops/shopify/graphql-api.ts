import {
  executeSync,
  type FragmentDefinitionNode,
  GraphQLError,
  getOperationAST,
  Kind,
  parse,
  validate,
} from 'graphql';
import { actualCost, type Bucket, MAX_COST, requestedCost } from './cost.ts';
import { shopifySchema } from './fetch-schema.ts';
import { type Context, fieldResolver, mutationRoot, queryRoot } from './resolvers.ts';

const LIMITS = 'https://shopify.dev/api/usage/rate-limits';

export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
}

/** Parses a request's body; null: not a GraphQL request. */
export function readRequest(body: string): GraphqlRequest | null {
  try {
    const { query, variables } = JSON.parse(body);
    return typeof query === 'string' ? { query, variables: variables ?? {} } : null;
  } catch {
    return null;
  }
}

/** Mutations that change no stock: what an app keeps for itself in its installation, and what it reads in bulk. */
const NO_STOCK = ['metafieldsSet', 'bulkOperationRunQuery', 'bulkOperationCancel'];

/** Whether it changes stock. */
export function isStockWrite({ query }: GraphqlRequest): boolean {
  try {
    const operation = getOperationAST(parse(query));
    const fields = operation?.selectionSet.selections.map((node) => (node.kind === Kind.FIELD ? node.name.value : ''));
    return operation?.operation === 'mutation' && fields?.some((name) => !NO_STOCK.includes(name)) === true;
  } catch {
    return false;
  }
}

/** Executes a request on Shopify's own schema, and answers as Shopify does: always with status 200. */
export function answer(
  { query, variables }: GraphqlRequest,
  context: Omit<Context, 'payload' | 'sameSku'>,
  bucket: Bucket,
): Record<string, unknown> {
  const schema = shopifySchema('2026-10');
  const refuse = (errors: readonly GraphQLError[]) => ({ errors });
  let document: ReturnType<typeof parse>;
  try {
    document = parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return refuse([error]);
    throw error;
  }
  const invalid = validate(schema, document);
  if (invalid.length > 0) return refuse(invalid);
  const operation = getOperationAST(document);
  if (!operation) return refuse([new GraphQLError('An operation name is required.')]);

  const fragments = document.definitions
    .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
    .map((node): [string, FragmentDefinitionNode] => [node.name.value, node]);
  const requestedQueryCost = requestedCost(schema, operation, new Map(fragments), variables);
  if (requestedQueryCost > MAX_COST) {
    return refuse([
      new GraphQLError(
        `Query cost is ${requestedQueryCost}, which exceeds the single query max cost limit (${MAX_COST}).`,
        {
          extensions: { code: 'MAX_COST_EXCEEDED', cost: requestedQueryCost, maxCost: MAX_COST, documentation: LIMITS },
        },
      ),
    ]);
  }
  if (requestedQueryCost > bucket.available) return throttled(requestedQueryCost, bucket);

  const mutation = operation.operation === 'mutation';
  let uses: Map<string | null, number> | null = null;
  const sameSku = (sku: string): number => {
    uses ??= countBy(context.state.variants.map((variant) => variant.sku));
    return uses.get(sku) ?? 0;
  };
  const result = executeSync({
    schema,
    document,
    rootValue: mutation ? mutationRoot : queryRoot,
    contextValue: { ...context, sameSku, payload: JSON.stringify([query, variables]) },
    variableValues: variables,
    fieldResolver,
  });
  const actualQueryCost = actualCost(result.data, mutation);
  bucket.take(actualQueryCost);
  const cost = { requestedQueryCost, actualQueryCost, throttleStatus: bucket.status };
  return { ...result, extensions: { cost } };
}

export function throttled(requestedQueryCost: number, bucket: Bucket): Record<string, unknown> {
  return {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: LIMITS } }],
    extensions: { cost: { requestedQueryCost, actualQueryCost: null, throttleStatus: bucket.status } },
  };
}

function countBy<T>(list: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
