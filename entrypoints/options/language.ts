import { type ReadonlySignal, signal } from '@preact/signals';
import { followLanguage, type Spoken } from '../../components/words/follow-language.ts';
import { keptLanguage } from '../../lib/platform/language.ts';

/**
 * The language of an extension page: as the browser's until a person chose one, followed by every open page at once.
 * The page's `lang` says it to screen readers.
 */
export function createLanguage(document: Document): { spoken: ReadonlySignal<Spoken>; ready: Promise<void> } {
  const show = (spoken: Spoken) => {
    document.documentElement.lang = spoken.t.locale;
  };
  const followed = followLanguage(
    keptLanguage,
    (next) => {
      spoken.value = next;
      show(next);
    },
    (error) => console.error('The language could not be read', error),
  );
  const spoken = signal(followed.now());
  show(followed.now());
  return { spoken, ready: followed.ready };
}
