import { useId } from 'preact/hooks';
import { CHANNEL_NAMES } from '../../../lib/model/channel.ts';
import type { IntegrationView, ProblemView } from '../../../lib/model/views.ts';
import { Icon } from '../../ui/Icon.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { age } from '../../words/age.ts';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import { IntegrationState } from '../parts/IntegrationState.tsx';
import { href } from '../routes.ts';
import { ChannelTile } from './ChannelTile.tsx';
import { LocationChips } from './LocationChips.tsx';
import { NoPermission } from './NoPermission.tsx';

export interface IntegrationCardProps {
  integration: IntegrationView;
  /** The shop refused its key or lacks a right: new credentials are the next step, or a login. */
  refused: ProblemView | null;
  onSolve(problem: ProblemView): void;
  onPause(paused: boolean): void;
  onReconnect(): void;
  onDisconnect(): void;
  /** Asks the browser for this shop's origins again, inside the click. */
  onGrant(): void;
  now: Now;
  t: Translate;
}

/** One connected shop: how it is, what it promises, what waits, and what can be done. */
export function IntegrationCard(props: IntegrationCardProps) {
  const { integration, refused, onSolve, onPause, onReconnect, onDisconnect, onGrant, now, t } = props;
  const id = useId();
  const { promise } = integration;
  const logIn = refused?.action === 'log-in';
  return (
    <article class="card shop" aria-labelledby={id}>
      <header>
        <ChannelTile channel={integration.channel} />
        <div class="grow">
          <h2 id={id} class="clip" title={integration.name} dir="auto">
            {integration.name}
          </h2>
          <span class="muted small">{CHANNEL_NAMES[integration.channel]}</span>
        </div>
        <IntegrationState state={integration.state} t={t} />
      </header>
      <div class="shop-body">
        {!integration.permitted && <NoPermission integration={integration} onGrant={onGrant} t={t} />}
        {refused !== null && (
          <NoteBox
            icon="fail"
            tone="bad"
            title={refused.sentence}
            {...(logIn && {
              actions: (
                <button type="button" class="btn s primary" onClick={() => onSolve(refused)}>
                  {refused.step}
                </button>
              ),
            })}
          />
        )}
        <dl class="kv">
          <dt>{t('shop.address')}</dt>
          <dd class="clip" title={integration.url}>
            <bdi>{integration.url.replace(/^https:\/\//, '')}</bdi>
          </dd>
          <dt>{t('shop.verified')}</dt>
          <dd>
            <Verified at={integration.verifiedAt} now={now} t={t} />
          </dd>
          <dt>{t('shop.waitingCounts')}</dt>
          <dd>{figure(t, integration.waiting)}</dd>
          <dt>{t('shop.failedCounts')}</dt>
          <dd class={integration.failed > 0 ? 'n-bad strong' : undefined}>{figure(t, integration.failed)}</dd>
        </dl>
        <p class="hint promise">
          <b>{t(promise.level === 'exact' ? 'shop.exact' : 'shop.guarded')}</b> {promise.why}
        </p>
        <LocationChips
          label={t('shop.locations', { n: integration.locations.length })}
          locations={integration.locations}
          t={t}
        />
      </div>
      <footer class="bulk">
        <button type="button" class="btn quiet s" onClick={() => onPause(!integration.paused)}>
          <Icon name={integration.paused ? 'send' : 'pause'} />
          {t(integration.paused ? 'shop.resume' : 'shop.pause')}
        </button>
        <button type="button" class={`btn s ${refused === null || logIn ? 'quiet' : 'primary'}`} onClick={onReconnect}>
          {t('shop.reconnect')}
        </button>
        <a
          class="btn quiet s"
          href={href({ page: 'matches', integration: integration.id })}
          aria-label={t('matches.open', { name: integration.name })}
        >
          {t('matches.short')}
        </a>
        <span class="grow" />
        <button type="button" class="btn quiet s" onClick={onDisconnect}>
          {t('shop.disconnect')}
        </button>
      </footer>
    </article>
  );
}

function Verified({ at, now, t }: { at: number | null; now: Now; t: Translate }) {
  return <>{at === null ? t('shop.notYet') : t('shop.ago', { age: age(t, now.value - at) })}</>;
}
