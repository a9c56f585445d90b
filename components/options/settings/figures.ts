import type { FormError } from '../../../lib/model/views.ts';

/** One figure that can be set: typed, or chosen where there are `options`. */
export interface Figure<N extends string> {
  name: N;
  label: string;
  /** One sentence: what it does for who sets it. */
  help: string;
  /** After the field. */
  unit?: string;
  /** As it is kept. */
  value: number;
  least: number;
  most: number;
  options?: readonly { value: number; text: string }[];
}

/** What was typed, by name; a figure that nobody touched isn't there and follows what is kept. */
export type Typed = Readonly<Record<string, string>>;

export type Read<N extends string> =
  | { ok: true; changes: Partial<Record<N, number>> }
  /** Every figure that can't be taken, with a sentence each; in their order. */
  | { ok: false; errors: readonly (FormError & { field: N })[] };

/** Reads what was typed: all of it, or nothing. */
export function readFigures<N extends string>(
  figures: readonly Figure<N>[],
  typed: Typed,
  sentence: (figure: Figure<N>) => string,
): Read<N> {
  const changes: Partial<Record<N, number>> = {};
  const errors: (FormError & { field: N })[] = [];
  for (const figure of figures) {
    const text = typed[figure.name];
    if (text === undefined) continue;
    const value = wholeNumber(text);
    if (value === null || value < figure.least || value > figure.most) {
      errors.push({ field: figure.name, sentence: sentence(figure) });
    } else if (value !== figure.value) changes[figure.name] = value;
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, changes };
}

/** Digits only: a separator could be one of thousands or of decimals, so it is asked about rather than guessed. */
function wholeNumber(text: string): number | null {
  const digits = text.trim();
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
