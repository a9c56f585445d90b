import { useEffect, useMemo, useState } from 'preact/hooks';
import type { MatchRow } from '../../../lib/model/match-row.ts';
import type { IntegrationView } from '../../../lib/model/views.ts';
import { Empty } from '../../ui/Empty.tsx';
import { NoAnswer } from '../../ui/NoAnswer.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { href } from '../routes.ts';
import { MatchDialog, type MatchPreview } from './MatchDialog.tsx';
import { KINDS, type MatchFilter, MatchFilters } from './MatchFilters.tsx';
import { MatchTable } from './MatchTable.tsx';

export interface MatchesPageProps {
  /** null: it isn't connected any more. */
  integration: IntegrationView | null;
  /** Goes up with every change that the background tells of. */
  version: number;
  onReport(integration: string): Promise<{ rows: MatchRow[] }>;
  onPreview(request: { integration: string; item: string; sku: string | null }): Promise<FormReply<MatchPreview>>;
  onMatch(request: { integration: string; item: string; sku: string | null }): Promise<FormReply<unknown>>;
  t: Translate;
}

/** What every item of one shop is matched to, why it isn't, and what to do about it. */
export function MatchesPage({ integration, version, onReport, onPreview, onMatch, t }: MatchesPageProps) {
  const [rows, setRows] = useState<readonly MatchRow[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [filter, setFilter] = useState<MatchFilter>('all');
  const [search, setSearch] = useState('');
  const [matching, setMatching] = useState<MatchRow | null>(null);
  const id = integration?.id ?? null;
  const shown = useMemo(() => found(rows ?? [], filter, search), [rows, filter, search]);

  const load = () => {
    if (id === null) return;
    onReport(id).then(
      (reply) => {
        setFailed(false);
        setRows(reply.rows);
      },
      () => setFailed(true),
    );
  };
  useEffect(load, [id, version]);

  if (integration === null) return <PageHead title={t('matches.gone')} />;
  const item = matching?.item ?? null;

  return (
    <>
      <PageHead
        title={t('matches.title', { name: integration.name })}
        action={
          <a class="btn quiet" href={href({ page: 'integrations', form: null })}>
            {t('matches.back')}
          </a>
        }
      >
        {t('matches.lead')}
      </PageHead>
      {failed && <NoAnswer onTryAgain={load} t={t} />}
      {rows === null && !failed && (
        <div class="loading" role="status" aria-label={t('app.reading')}>
          <div class="card pad">
            <Skeleton width="100%" height={16} margin={16} />
            <Skeleton width="100%" height={16} margin={16} />
          </div>
        </div>
      )}
      {rows !== null && rows.length === 0 && (
        <div class="card">
          <Empty icon="box" title={t('matches.none')}>
            {t('matches.noneMore')}
          </Empty>
        </div>
      )}
      {rows !== null && rows.length > 0 && (
        <div class="card matches">
          <MatchFilters rows={rows} filter={filter} onFilter={setFilter} search={search} onSearch={setSearch} t={t} />
          {shown.length === 0 ? (
            <Empty icon="search" title={t('matches.noneFound')} />
          ) : (
            <MatchTable
              key={filter}
              rows={shown}
              shop={integration.name}
              onMatch={setMatching}
              onUnmatch={setMatching}
              t={t}
            />
          )}
        </div>
      )}
      {item !== null && matching && (
        <MatchDialog
          row={matching}
          shop={integration.name}
          onPreview={(sku) => onPreview({ integration: integration.id, item, sku })}
          onSave={(sku) => onMatch({ integration: integration.id, item, sku })}
          onSaved={() => {
            setMatching(null);
            load();
          }}
          onClose={() => setMatching(null)}
          t={t}
        />
      )}
    </>
  );
}

/** Those that are looked for, what needs somebody first. */
function found(rows: readonly MatchRow[], filter: MatchFilter, search: string): readonly MatchRow[] {
  const words = search.trim().toLowerCase();
  const hits = rows.filter(
    ({ kind, sku, title, variant }) =>
      (filter === 'all' || filter === kind) &&
      (words === '' || [sku, title, variant].some((text) => text?.toLowerCase().includes(words))),
  );
  return filter === 'all' ? hits.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)) : hits;
}
