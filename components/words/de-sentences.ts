import { DE_FORMS } from './de-forms.ts';
import { DE_SHOPS } from './de-shops.ts';

/** German of everything that `lib` says in English; see `reword.ts`. */
export const DE_SENTENCES = { ...DE_FORMS, ...DE_SHOPS } as const;
