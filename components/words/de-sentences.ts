export const DE_SENTENCES = {} as const;
