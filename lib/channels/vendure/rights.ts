/** The least that stock needs, by Vendure's own names of its permissions. */
export const RIGHTS = ['ReadCatalog', 'UpdateCatalog', 'ReadStockLocation'] as const;
export type Right = (typeof RIGHTS)[number];
