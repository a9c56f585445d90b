import type { MatchChange } from '../../../lib/model/match-change.ts';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { withMarks } from '../../ui/odd-spaces.ts';
import { figure } from '../../words/figure.ts';
import type { Translate, WordKey } from '../../words/translate.ts';

export interface MatchChangesProps {
  /** null: it is in sync with nothing any more. */
  sku: string | null;
  changes: readonly MatchChange[];
  /** The shop's name. */
  shop: string;
  t: Translate;
}

/** What becomes of an item's figure at each linked location. */
export function MatchChanges({ sku, changes, shop, t }: MatchChangesProps) {
  if (sku === null) return <NoteBox icon="pause" tone="wait" title={t('matches.changeNone', { name: shop })} />;
  if (changes.length === 0) {
    return <NoteBox icon="clock" tone="wait" title={t('matches.changeNowhere', { name: shop })} />;
  }
  return (
    <section aria-label={t('matches.changes')}>
      <ul class="match-changes">
        {changes.map(({ location, warehouse, kind, old, to }) => (
          <li key={location}>
            <span class="clip muted" title={`${location} · ${warehouse}`}>
              <bdi>{location}</bdi> · <bdi>{warehouse}</bdi>
            </span>
            <span class={kind === 'written' ? 'strong' : undefined}>
              {t(WORDS[kind], { old: figure(t, old), to: figure(t, to), sku: withMarks(sku), name: shop })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const WORDS: Record<MatchChange['kind'], WordKey> = {
  written: 'matches.changeWritten',
  same: 'matches.changeSame',
  kept: 'matches.changeKept',
  unknown: 'matches.changeUnknown',
  absent: 'matches.changeAbsent',
  silent: 'matches.changeSilent',
};
