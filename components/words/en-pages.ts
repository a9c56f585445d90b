import type { Words } from './translate.ts';

/** English words of the options page and the popup. */
export const EN_PAGES = {} as const satisfies Record<string, Words>;
