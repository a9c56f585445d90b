import type { Translate, WordKey } from '../../../components/words/translate.ts';

/** Why a location has no figure, is paused, or its shop was stopped: the codes of the engine, as phrases. */
const WORDS: Readonly<Record<string, WordKey>> = {
  missing: 'because.missing',
  untracked: 'because.untracked',
  inactive: 'because.inactive',
  malformed: 'because.malformed',
  duplicate: 'because.duplicate',
  renamed: 'because.renamed',
  person: 'because.person',
  restored: 'because.restored',
  loop: 'because.loop',
  'mass-drop': 'because.mass-drop',
  'second-installation': 'because.second-installation',
};

export function whyWords(t: Translate, why: string | null, otherwise: WordKey): string {
  if (why === null) return t(otherwise);
  const word = WORDS[why];
  return word ? t(word) : why;
}
