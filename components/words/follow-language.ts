import { type LanguageCode, languageOfBrowser, readLanguage, wordsOf } from './languages.ts';
import type { Translate } from './translate.ts';

/** Where the choice of a language is kept, as every context can read it. */
export interface LanguageStore {
  /** What the browser calls the language of its own interface, such as "de-AT". */
  browserLanguage(): string;
  /** What is kept; null: nothing was chosen. */
  read(): Promise<unknown>;
  /** Calls the listener with what is kept from now on. Returns what stops it. */
  onChanged(listener: (kept: unknown) => void): () => void;
}

/** The language that is shown, and the choice behind it. */
export interface Spoken {
  t: Translate;
  /** null: the browser's. */
  chosen: LanguageCode | null;
  /** What the browser's is, whatever was chosen. */
  system: LanguageCode;
}

export interface FollowedLanguage {
  now(): Spoken;
  /** Fulfilled when the choice was read. A failure leaves the browser's language. */
  ready: Promise<void>;
  stop(): void;
}

/** Speaks the browser's language until the choice is read, then the one that is chosen, and each that is chosen later. */
export function followLanguage(
  store: LanguageStore,
  onSpoken: (spoken: Spoken) => void,
  onError: (error: unknown) => void,
): FollowedLanguage {
  const system = languageOfBrowser(store.browserLanguage());
  let spoken: Spoken = { t: wordsOf(system), chosen: null, system };
  const take = (kept: unknown) => {
    const chosen = readLanguage(kept);
    if (chosen === spoken.chosen) return;
    spoken = { t: wordsOf(chosen ?? system), chosen, system };
    onSpoken(spoken);
  };
  // What is chosen while the kept choice is being read is newer than that.
  let told = false;
  const stop = store.onChanged((kept) => {
    told = true;
    take(kept);
  });
  const ready = store.read().then((kept) => {
    if (!told) take(kept);
  }, onError);
  return { now: () => spoken, ready, stop };
}
