import { useState } from 'preact/hooks';
import type { Overview } from '../../../lib/model/views.ts';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import type { OptionsPorts } from '../ports.ts';
import { href } from '../routes.ts';
import { ShiptheoryCard } from './ShiptheoryCard.tsx';
import { ShiptheoryDisconnect } from './ShiptheoryDisconnect.tsx';
import { ShiptheoryForm } from './ShiptheoryForm.tsx';
import type { ShiptheorySpec } from './spec.ts';

export interface ShiptheorySectionProps {
  overview: Overview;
  spec: ShiptheorySpec;
  ports: Pick<OptionsPorts, 'connectShiptheory' | 'disconnectShiptheory' | 'whyNot'>;
  /** The form is open: it has an address of its own. */
  open: boolean;
  onOpen(open: boolean): void;
  now: Now;
  t: Translate;
}

/** The Shiptheory account on the Integrations page: its form, or its card, and what was just done. */
export function ShiptheorySection({ overview, spec, ports, open, onOpen, now, t }: ShiptheorySectionProps) {
  const [connected, setConnected] = useState<string | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const account = overview.shiptheory ?? null;
  return (
    <>
      <div role="status">
        {connected !== null && account && account.state !== 'failed' && !open && (
          <NoteBox
            icon="check"
            tone="ok"
            title={t('shiptheory.connected', { name: connected })}
            actions={<a href={href({ page: 'shipments' })}>{t('shiptheory.shipments')}</a>}
          >
            {t('shiptheory.connectedMore')}
          </NoteBox>
        )}
        {gone !== null && !account && !open && (
          <NoteBox icon="check" tone="ok" title={t('shiptheory.disconnected', { name: gone })} />
        )}
      </div>
      {open && (
        <ShiptheoryForm
          spec={spec}
          account={account}
          onConnect={ports.connectShiptheory}
          onDone={(name) => {
            setConnected(name);
            setGone(null);
            onOpen(false);
          }}
          onCancel={() => onOpen(false)}
          t={t}
        />
      )}
      {account && !open && (
        <div class="cards">
          <ShiptheoryCard
            account={account}
            problems={overview.problems}
            onReconnect={() => onOpen(true)}
            onDisconnect={() => setAsking(true)}
            now={now}
            t={t}
          />
        </div>
      )}
      {asking && account && (
        <ShiptheoryDisconnect
          account={account}
          onDisconnect={ports.disconnectShiptheory}
          whyNot={ports.whyNot}
          onDisconnected={() => {
            setConnected(null);
            setGone(account.name);
          }}
          onClose={() => setAsking(false)}
          t={t}
        />
      )}
    </>
  );
}
