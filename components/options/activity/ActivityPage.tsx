import { useState } from 'preact/hooks';
import { type EntryFilter, NO_FILTER } from '../../../lib/model/activity.ts';
import type { Overview, ProblemView } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import type { OptionsPorts } from '../ports.ts';
import { href } from '../routes.ts';
import { StepList } from '../steps/StepList.tsx';
import { ActivityFilters } from './ActivityFilters.tsx';
import { AsOf } from './AsOf.tsx';
import { type ActivityRoute, isFiltered } from './address.ts';
import { BulkTraceDialog } from './BulkTraceDialog.tsx';
import { CheckDialog } from './CheckDialog.tsx';
import { ExportButtons } from './ExportButtons.tsx';
import { HistoryList } from './HistoryList.tsx';
import { ProblemList } from './ProblemList.tsx';
import { TraceDialog } from './TraceDialog.tsx';

export interface ActivityPageProps {
  overview: Overview;
  route: ActivityRoute;
  onGo(route: ActivityRoute): void;
  /** Goes up whenever something changed: what is shown is read again. */
  version: number;
  ports: Pick<OptionsPorts, 'history' | 'steps' | 'undo' | 'undoBulk' | 'trouble' | 'choose' | 'whyNot'>;
  onSolve(problem: ProblemView): Promise<void>;
  now: Now;
  t: Translate;
}

type HistoryRoute = Extract<ActivityRoute, { tab: 'history' }>;

const TABS: readonly ActivityRoute[] = [
  { page: 'activity', tab: 'history' },
  { page: 'activity', tab: 'as-of' },
  { page: 'activity', tab: 'problems' },
];

/** What happened to the counts, what they were at any moment, and what needs a person. */
export function ActivityPage(props: ActivityPageProps) {
  const { overview, route, onGo, version, ports, onSolve, now, t } = props;
  const [checking, setChecking] = useState(false);
  const problems = overview.problems.length;
  return (
    <>
      <PageHead
        title={t('nav.activity')}
        action={<Button onClick={() => setChecking(true)}>{t('activity.check')}</Button>}
      />
      <nav class="tabs" aria-label={t('nav.activity')}>
        {TABS.map((to) => (
          <a key={to.tab} href={href(to)} aria-current={to.tab === route.tab ? 'page' : undefined}>
            {t(`activity.${to.tab}`)}
            {to.tab === 'problems' && problems > 0 && (
              <span class="chip bad" aria-hidden="true">
                <Icon name="fail" />
                {problems}
              </span>
            )}
          </a>
        ))}
      </nav>
      {route.tab === 'history' && <HistoryTab {...props} route={route} />}
      {route.tab === 'as-of' && (
        <AsOf
          at={route.at ?? null}
          onAt={(at) => onGo({ page: 'activity', tab: 'as-of', ...(at !== null && { at }) })}
          version={version}
          onRead={ports.history.asOf}
          now={now}
          t={t}
        />
      )}
      {route.tab === 'problems' && (
        <ProblemList
          overview={overview}
          onSolve={onSolve}
          onChoose={ports.choose}
          whyNot={ports.whyNot}
          now={now}
          t={t}
        />
      )}
      {checking && (
        <CheckDialog
          total={overview.counts}
          onCheck={ports.history.check}
          onClose={() => setChecking(false)}
          now={now}
          t={t}
        />
      )}
    </>
  );
}

function HistoryTab({ overview, route, onGo, version, ports, now, t }: ActivityPageProps & { route: HistoryRoute }) {
  const filter = route.filter ?? NO_FILTER;
  const filtered = isFiltered(filter);
  const at = (next: EntryFilter, entry?: string): HistoryRoute => ({
    page: 'activity',
    tab: 'history',
    ...(isFiltered(next) && { filter: next }),
    ...(entry !== undefined && { entry }),
  });
  const clear = () => onGo(at(NO_FILTER));
  return (
    <>
      {!filtered && <StepList overview={overview} ports={ports.steps} now={now} t={t} />}
      <div class="card">
        <ActivityFilters
          overview={overview}
          filter={filter}
          filtered={filtered}
          onFilter={(change) => onGo(at({ ...filter, ...change }))}
          onClear={clear}
          t={t}
        />
        <ExportButtons filter={filter} ports={ports.history} now={now} t={t} />
        <HistoryList
          filter={filter}
          filtered={filtered}
          version={version}
          ports={ports.history}
          hrefOf={(entry) => href(entry.bulk ? { ...at(filter), bulk: entry.bulk.bulk } : at(filter, entry.id))}
          onClear={clear}
          now={now}
          t={t}
        />
      </div>
      {route.bulk !== undefined && (
        <BulkTraceDialog
          key={route.bulk}
          bulk={route.bulk}
          version={version}
          ports={ports}
          onClose={() => onGo(at(filter))}
          now={now}
          t={t}
        />
      )}
      {route.entry !== undefined && (
        <TraceDialog
          key={route.entry}
          id={route.entry}
          version={version}
          onTrace={ports.history.trace}
          onUndo={ports.undo}
          whyNot={ports.whyNot}
          onClose={() => onGo(at(filter))}
          t={t}
        />
      )}
    </>
  );
}
