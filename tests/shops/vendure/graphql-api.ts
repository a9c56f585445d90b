import { executeSync, GraphQLError, getOperationAST, Kind, parse, validate, valueFromASTUntyped } from 'graphql';
import { type Context, fieldResolver, mutationRoot, queryRoot } from './resolvers.ts';
import { SCHEMA } from './schema.ts';

export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
}

export interface Answer {
  status: number;
  value: Record<string, unknown>;
}

/** Parses a request's body; null: not a GraphQL request. */
export function readRequest(body: string): GraphqlRequest | null {
  try {
    const { query, variables } = JSON.parse(body);
    return typeof query === 'string' && query !== '' ? { query, variables: variables ?? {} } : null;
  } catch {
    return null;
  }
}

/** Whether it sets stock: with an empty list it only asks whether it may. */
export function isStockWrite({ query, variables }: GraphqlRequest): boolean {
  try {
    const selections = getOperationAST(parse(query))?.selectionSet.selections ?? [];
    return selections.some((node) => {
      if (node.kind !== Kind.FIELD || node.name.value !== 'updateProductVariants') return false;
      const input = node.arguments?.find((argument) => argument.name.value === 'input')?.value;
      const list = input && valueFromASTUntyped(input, variables);
      return Array.isArray(list) && list.length > 0;
    });
  } catch {
    return false;
  }
}

const refuse = (status: number, errors: readonly GraphQLError[], code: string): Answer => ({
  status,
  value: { errors: errors.map(({ message, locations }) => ({ message, locations, extensions: { code } })) },
});

/** A query that doesn't fit the schema is refused with 400, everything else is answered with 200. */
export function answer({ query, variables }: GraphqlRequest, context: Context): Answer {
  let document: ReturnType<typeof parse>;
  try {
    document = parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return refuse(400, [error], 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
  const invalid = validate(SCHEMA, document);
  if (invalid.length > 0) return refuse(400, invalid, 'GRAPHQL_VALIDATION_FAILED');
  const operation = getOperationAST(document)?.operation;
  const { data, errors } = executeSync({
    schema: SCHEMA,
    document,
    rootValue: operation === 'mutation' ? mutationRoot : queryRoot,
    contextValue: context,
    variableValues: variables,
    fieldResolver,
  });
  // Variables that don't fit end everything before it begins: there is no data then, not even null.
  if (data === undefined && errors) return refuse(200, errors, 'BAD_USER_INPUT');
  return { status: 200, value: errors ? { errors, data } : { data } };
}
