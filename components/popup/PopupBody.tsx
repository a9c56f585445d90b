import type { Overview, ProblemView } from '../../lib/model/views.ts';
import { Age, type Now, VerifiedAge } from '../options/parts/Age.tsx';
import { IntegrationState } from '../options/parts/IntegrationState.tsx';
import { syncHeadline } from '../options/parts/sync-headline.ts';
import { Icon } from '../ui/Icon.tsx';
import { signed } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import { PopupProblems } from './PopupProblems.tsx';

export interface PopupBodyProps {
  overview: Overview;
  /** Products with a count that is low; 0: none, or not told yet. */
  low: number;
  onLow(): void;
  onSolve(problem: ProblemView): void;
  onProblems(): void;
  now: Now;
  t: Translate;
}

/** Headline, problems, shops, last changes: the most urgent first. */
export function PopupBody({ overview, low, onLow, onSolve, onProblems, now, t }: PopupBodyProps) {
  const headline = syncHeadline(overview, t);
  const { integrations, problems, last, warehouses, counts } = overview;
  const paused = integrations.every((each) => each.paused);
  return (
    <>
      <div class="sum">
        <strong class={`n-${headline.tone} row`}>
          <Icon name={headline.icon} />
          {headline.words}
        </strong>
        <span class="soft">
          {paused ? (
            t('popup.pausedMore')
          ) : (
            <>
              {t('popup.counts', { n: counts })} {t('popup.inWarehouses', { n: warehouses.length })} ·{' '}
              <VerifiedAge at={overview.verifiedAt} inline now={now} t={t} />
            </>
          )}
        </span>
      </div>
      {problems.length > 0 && <PopupProblems problems={problems} onSolve={onSolve} onAll={onProblems} t={t} />}
      {low > 0 && (
        <button type="button" class="popup-low" onClick={onLow}>
          <Icon name="down" class="small" />
          <span class="grow">{t('low.popup', { n: low })}</span>
          <Icon name="right" class="small" />
        </button>
      )}
      <h2 class="cap">{t('nav.integrations')}</h2>
      <ul class="pl" aria-label={t('nav.integrations')}>
        {integrations.map((integration) => (
          <li key={integration.id}>
            <b class="clip" title={integration.name} dir="auto">
              {integration.name}
            </b>
            <IntegrationState state={integration.state} t={t} />
            <span class="muted">
              <VerifiedAge at={integration.verifiedAt} now={now} t={t} />
            </span>
            <span class="num muted">
              {integration.waiting > 0 && <span>{t('popup.waiting', { n: integration.waiting })}</span>}
              {integration.waiting > 0 && integration.failed > 0 && ' · '}
              {integration.failed > 0 && <span class="n-bad">{t('popup.failed', { n: integration.failed })}</span>}
            </span>
          </li>
        ))}
      </ul>
      {last.length > 0 && (
        <>
          <h2 class="cap">{t('popup.last')}</h2>
          <ul class="pl changes" aria-label={t('popup.last')}>
            {last.map((change) => (
              <li key={`${change.at} ${change.sku} ${change.text}`}>
                <span class="change" title={`${change.text} ${change.sku}`}>
                  <bdi class="clip">{change.text}</bdi> <bdi class="muted mono clip">{change.sku}</bdi>
                </span>
                <span class="num">{change.by === null ? '' : signed(t, change.by)}</span>
                <Age at={change.at} now={now} t={t} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
