import type { Problem, ProblemKind } from '../../../lib/model/problem.ts';
import type { WordKey } from '../../words/translate.ts';

export interface ProblemChoice {
  word: WordKey;
  /** The count that this answer leads to. */
  count: number;
  applied: boolean;
  /** Where, and which question. */
  place: { warehouse: string; sku: string; location: string; doubt?: string };
}

const WORDS: Partial<Record<ProblemKind, { ifApplied: WordKey; ifNot: WordKey }>> = {
  'outcome-ambiguous': { ifApplied: 'location.applied', ifNot: 'location.not-applied' },
  'key-too-old': { ifApplied: 'location.applied', ifNot: 'location.not-applied' },
  'applied-twice': { ifApplied: 'location.once', ifNot: 'location.twice' },
  'sale-overwritten': { ifApplied: 'location.kept', ifNot: 'location.over' },
};

/** Both answers to a problem that a person settles; null where it doesn't say enough to be settled here. */
export function choicesOf({ kind, warehouse, sku, location, detail }: Problem): readonly ProblemChoice[] | null {
  const words = WORDS[kind];
  const { ifApplied, ifNot, doubt } = detail;
  if (!words || warehouse === null || sku === null || location === null) return null;
  if (typeof ifApplied !== 'number' || typeof ifNot !== 'number') return null;
  const place = { warehouse, sku, location, ...(typeof doubt === 'string' && { doubt }) };
  return [
    { word: words.ifApplied, count: ifApplied, applied: true, place },
    { word: words.ifNot, count: ifNot, applied: false, place },
  ];
}
