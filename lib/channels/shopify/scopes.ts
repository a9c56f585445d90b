/** The least that stock needs, by Shopify's own names, and what each is for. */
export const SCOPES = ['read_products', 'read_inventory', 'write_inventory', 'read_locations'] as const;

/** Those of {@link SCOPES} that `granted` lacks. A right to write is one to read as well. */
export function missingScopes(granted: readonly string[]): string[] {
  return SCOPES.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace('read_', 'write_')));
}
