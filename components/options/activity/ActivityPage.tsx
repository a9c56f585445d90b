import type { ReplyOf, RequestOf } from '../../../lib/messages/protocol.ts';
import type { Overview, ProblemView } from '../../../lib/model/views.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { href } from '../routes.ts';
import { HistoryList } from './HistoryList.tsx';
import { ProblemList } from './ProblemList.tsx';

export interface ActivityPageProps {
  overview: Overview;
  tab: 'history' | 'problems';
  /** Goes up whenever something changed: the list is read again. */
  version: number;
  onList(request: RequestOf<'activity.list'>): Promise<ReplyOf<'activity.list'>>;
  onSolve(problem: ProblemView): void;
  now: Now;
  t: Translate;
}

/** What happened to the counts, and what needs a person. */
export function ActivityPage({ overview, tab, version, onList, onSolve, now, t }: ActivityPageProps) {
  const problems = overview.problems.length;
  const names = Object.fromEntries(overview.warehouses.map((warehouse) => [warehouse.id, warehouse.name]));
  return (
    <>
      <PageHead title={t('nav.activity')} />
      <nav class="tabs" aria-label={t('nav.activity')}>
        <a href={href({ page: 'activity', tab: 'history' })} aria-current={tab === 'history' ? 'page' : undefined}>
          {t('activity.history')}
        </a>
        <a href={href({ page: 'activity', tab: 'problems' })} aria-current={tab === 'problems' ? 'page' : undefined}>
          {t('activity.problems')}
          {problems > 0 && (
            <span class="chip bad" aria-hidden="true">
              <Icon name="fail" />
              {problems}
            </span>
          )}
        </a>
      </nav>
      {tab === 'history' ? (
        <HistoryList version={version} warehouses={names} onList={onList} now={now} t={t} />
      ) : (
        <ProblemList overview={overview} onSolve={onSolve} now={now} t={t} />
      )}
    </>
  );
}
