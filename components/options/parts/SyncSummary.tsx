import type { Overview } from '../../../lib/model/views.ts';
import { StateWord } from '../../ui/StateWord.tsx';
import type { Translate } from '../../words/translate.ts';
import { type Now, VerifiedAge } from './Age.tsx';
import { syncHeadline } from './sync-headline.ts';

export interface SyncSummaryProps {
  overview: Overview;
  /** The set-up isn't finished, so “in sync” would promise too much. */
  unfinished: boolean;
  now: Now;
  t: Translate;
}

/** The state of everything, at the foot of the navigation. */
export function SyncSummary({ overview, unfinished, now, t }: SyncSummaryProps) {
  return (
    <>
      <SyncWord overview={overview} unfinished={unfinished} t={t} />
      {overview.integrations.length > 0 && (
        <span class="muted small">
          <VerifiedAge at={overview.verifiedAt} now={now} t={t} />
        </span>
      )}
    </>
  );
}

/** Icon and words for how everything stands. */
export function SyncWord({ overview, unfinished, t }: Omit<SyncSummaryProps, 'now'>) {
  const headline = syncHeadline(overview, t);
  if (unfinished && headline.tone === 'ok') return <StateWord tone="off" icon="flag" word={t('sync.setup')} />;
  return <StateWord tone={headline.tone} icon={headline.icon} word={headline.words} />;
}
