import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ConnectForm as FormSpec } from '../../../lib/channels/channel.ts';
import type { Channel } from '../../../lib/model/channel.ts';
import type { IntegrationView, Overview, ProblemView } from '../../../lib/model/views.ts';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import type { Now } from '../parts/Age.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useFocusAfter } from '../parts/use-focus-after.ts';
import type { IntegrationForm } from '../routes.ts';
import { ConnectForm, type ConnectRequest } from './ConnectForm.tsx';
import { ConnectList } from './ConnectList.tsx';
import { DisconnectDialog } from './DisconnectDialog.tsx';
import { IntegrationCard } from './IntegrationCard.tsx';
import { NoPermission } from './NoPermission.tsx';

export interface IntegrationsPageProps {
  overview: Overview;
  forms: Readonly<Record<Channel, FormSpec>>;
  form: IntegrationForm | null;
  /** Opens or closes a form: it has an address of its own. */
  onForm(form: IntegrationForm | null): void;
  onConnect(request: ConnectRequest, origins: readonly string[]): Promise<FormReply<{ integration: string }>>;
  onPause(integration: string, paused: boolean): void;
  onDisconnect(integration: string): Promise<unknown>;
  /** Why a call came to nothing, as a sentence. */
  whyNot(error: unknown): string;
  onGrant(integration: IntegrationView): void;
  /** Does the next step of a shop's problem. */
  onSolve(problem: ProblemView): void;
  /** Where to go on after the first shop is connected. */
  warehousesHref: string;
  /** The Shiptheory account, which is no shop. */
  shiptheory: ComponentChildren;
  now: Now;
  t: Translate;
}

/** The connected shops, and the forms that connect them. */
export function IntegrationsPage(props: IntegrationsPageProps) {
  const {
    overview,
    forms,
    form,
    onForm,
    onConnect,
    onPause,
    onDisconnect,
    whyNot,
    onGrant,
    onSolve,
    warehousesHref,
    now,
    t,
  } = props;
  const [asking, setAsking] = useState<string | null>(null);
  const [connected, setConnected] = useState<string | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const { integrations } = overview;
  const named = (location: IntegrationView): IntegrationView => withWarehouseNames(location, overview);
  const leaving = integrations.find((integration) => integration.id === asking);
  const replace =
    form?.kind === 'reconnect'
      ? (integrations.find((integration) => integration.id === form.integration) ?? null)
      : null;
  // The form stands in for the card of the shop that it reconnects.
  const cards = integrations.filter((integration) => integration !== replace);
  const channel = form?.kind === 'connect' ? form.channel : replace?.channel;
  const done = integrations.find((integration) => integration.id === connected);
  useFocusAfter(form !== null);

  return (
    <>
      <PageHead title={t('nav.integrations')}>{t('integrations.lead')}</PageHead>
      <div role="status">
        {done && form === null && (
          <NoteBox
            icon="check"
            tone="ok"
            title={t('connect.done', { name: done.name })}
            actions={<a href={warehousesHref}>{t('connect.next')}</a>}
          >
            {t('connect.doneMore', { n: done.locations.length })}
          </NoteBox>
        )}
        {gone !== null && form === null && (
          <NoteBox icon="check" tone="ok" title={t('disconnect.done', { name: gone })} />
        )}
      </div>
      {replace?.permitted === false && <NoPermission integration={replace} onGrant={() => onGrant(replace)} t={t} />}
      {channel !== undefined && form !== null && (
        <ConnectForm
          key={`${channel} ${replace?.id ?? ''}`}
          spec={forms[channel]}
          replace={replace}
          url={form.kind === 'connect' ? form.url : ''}
          takenNames={integrations.map((integration) => integration.name)}
          onConnect={onConnect}
          onDone={(integration) => {
            setConnected(integration);
            setGone(null);
            onForm(null);
          }}
          onCancel={() => onForm(null)}
          t={t}
        />
      )}
      {cards.length > 0 && (
        <div class="cards">
          {cards.map((integration) => (
            <IntegrationCard
              key={integration.id}
              integration={named(integration)}
              refused={refusal(integration.id, overview)}
              onPause={(paused) => onPause(integration.id, paused)}
              onReconnect={() => onForm({ kind: 'reconnect', integration: integration.id })}
              onDisconnect={() => setAsking(integration.id)}
              onGrant={() => onGrant(integration)}
              onSolve={onSolve}
              now={now}
              t={t}
            />
          ))}
        </div>
      )}
      {props.shiptheory}
      {form === null && (
        <ConnectList
          first={integrations.length === 0}
          onConnect={(each) => onForm({ kind: 'connect', channel: each, url: '' })}
          onShiptheory={overview.shiptheory ? null : () => onForm({ kind: 'shiptheory' })}
          t={t}
        />
      )}
      {leaving && (
        <DisconnectDialog
          integration={named(leaving)}
          onDisconnect={() => onDisconnect(leaving.id)}
          whyNot={whyNot}
          onDisconnected={() => {
            setConnected(null);
            setGone(leaving.name);
          }}
          onClose={() => setAsking(null)}
          t={t}
        />
      )}
    </>
  );
}

/** Why this shop needs new credentials or a login, or null. */
function refusal(integration: string, overview: Overview): ProblemView | null {
  const refused = overview.problems.find(
    ({ problem, action }) => problem.integration === integration && (action === 'reconnect' || action === 'log-in'),
  );
  return refused ?? null;
}

/** The view names a location's warehouse by its id; people read its name. */
function withWarehouseNames(integration: IntegrationView, overview: Overview): IntegrationView {
  const name = (id: string) => overview.warehouses.find((warehouse) => warehouse.id === id)?.name ?? id;
  return {
    ...integration,
    locations: integration.locations.map((location) => ({
      ...location,
      warehouse: location.warehouse === null ? null : name(location.warehouse),
    })),
  };
}
