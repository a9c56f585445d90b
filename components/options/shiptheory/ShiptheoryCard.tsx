import { useId } from 'preact/hooks';
import type { ShiptheoryView } from '../../../lib/model/shipment-views.ts';
import type { ProblemView } from '../../../lib/model/views.ts';
import type { IconName } from '../../ui/icons.ts';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { StateWord, type Tone } from '../../ui/StateWord.tsx';
import { age } from '../../words/age.ts';
import { figure } from '../../words/figure.ts';
import type { Translate, WordKey } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import { href } from '../routes.ts';

export interface ShiptheoryCardProps {
  account: ShiptheoryView;
  problems: readonly ProblemView[];
  onReconnect(): void;
  onDisconnect(): void;
  now: Now;
  t: Translate;
}

const LOOKS: Record<ShiptheoryView['state'], { tone: Tone; icon: IconName; word: WordKey }> = {
  reading: { tone: 'go', icon: 'send', word: 'shiptheory.reading' },
  'in-sync': { tone: 'ok', icon: 'check', word: 'shop.inSync' },
  waiting: { tone: 'wait', icon: 'clock', word: 'shop.waiting' },
  failed: { tone: 'bad', icon: 'fail', word: 'shop.failed' },
};

/** The connected Shiptheory account: how it is, whether it logs in by itself, and what waits. */
export function ShiptheoryCard({ account, problems, onReconnect, onDisconnect, now, t }: ShiptheoryCardProps) {
  const id = useId();
  const look = LOOKS[account.state];
  const refused = problems.find(({ action }) => action === 'open-shiptheory');
  return (
    <article class="card shop" aria-labelledby={id}>
      <header>
        <span class="chan" aria-hidden="true">
          St
        </span>
        <div class="grow">
          <h2 id={id} class="clip" title={account.name} dir="auto">
            {account.name}
          </h2>
          <span class="muted small">{t('shiptheory.kind')}</span>
        </div>
        <StateWord tone={look.tone} icon={look.icon} turning={account.state === 'reading'} word={t(look.word)} />
      </header>
      <div class="shop-body">
        {refused && <NoteBox icon="fail" tone="bad" title={refused.sentence} />}
        <dl class="kv">
          <dt>{t('shiptheory.user')}</dt>
          <dd class="clip" title={account.email}>
            <bdi>{account.email}</bdi>
          </dd>
          <dt>{t('shiptheory.checked')}</dt>
          <dd>
            <Checked at={account.checkedAt} now={now} t={t} />
          </dd>
          <dt>{t('shiptheory.password')}</dt>
          <dd>{t(account.kept ? 'shiptheory.kept' : 'shiptheory.notKept')}</dd>
          <dt>{t('shiptheory.waiting')}</dt>
          <dd>{figure(t, account.waiting)}</dd>
        </dl>
        <p class="hint">{t(account.kept ? 'shiptheory.keptMore' : 'shiptheory.notKeptMore')}</p>
        <a class="small" href={href({ page: 'shipments' })}>
          {t('shiptheory.shipments')}
        </a>
      </div>
      <footer class="bulk">
        <button type="button" class={`btn s ${refused ? 'primary' : 'quiet'}`} onClick={onReconnect}>
          {t('shop.reconnect')}
        </button>
        <span class="grow" />
        <button type="button" class="btn quiet s" onClick={onDisconnect}>
          {t('shop.disconnect')}
        </button>
      </footer>
    </article>
  );
}

function Checked({ at, now, t }: { at: number | null; now: Now; t: Translate }) {
  return <>{at === null ? t('shop.notYet') : t('shop.ago', { age: age(t, now.value - at) })}</>;
}
