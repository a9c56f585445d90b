/** Characters that the name of an integration or a warehouse may have. */
export const NAME_LIMIT = 80;

/** A name as it is kept: nothing around it, and one space where there are several. */
export const tidyName = (typed: string): string => typed.trim().replace(/\s+/g, ' ');
