import { GraphQLError } from 'graphql';

/** An error as the shop gives it: with a code, or without one where its database failed. */
export const refusal = (message: string, code: string | null): GraphQLError =>
  new GraphQLError(message, { extensions: code === null ? {} : { code } });

export const forbidden = (): GraphQLError =>
  refusal('You are not currently authorized to perform this action', 'FORBIDDEN');
