import { useRef, useState } from 'preact/hooks';
import type { IntegrationView, Overview, WarehouseDetail } from '../../../lib/model/views.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { Field } from '../parts/Field.tsx';
import { type Linked, type Offer, offers } from './linked.ts';

export interface LocationPickerProps {
  overview: Overview;
  warehouse: WarehouseDetail | null;
  chosen: readonly Linked[];
  /** A sentence that the background put on the location, or null. */
  error: string | null;
  /** The location that is chosen but not added yet: Save asks about it. */
  picked: string;
  onPick(location: string): void;
  onAdd(linked: Linked): void;
  onRefresh(integration: string): Promise<FormReply<{ count: number }>>;
  t: Translate;
}

/** Integration, location and the green plus. The shop's own list is a click away where it is empty or out of date. */
export function LocationPicker(props: LocationPickerProps) {
  const { overview, warehouse, chosen, error, picked, onPick, onAdd, onRefresh, t } = props;
  const { integrations } = overview;
  const [integrationId, setIntegrationId] = useState(integrations.length === 1 ? (integrations[0]?.id ?? '') : '');
  const [own, setOwn] = useState<{ tone: 'bad' | 'note'; sentence: string } | null>(null);
  const [refreshing, setRefreshing] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  const integration = integrations.find((each) => each.id === integrationId);
  const list = integration ? offers(integration, overview, warehouse, chosen) : [];
  const shownError = error ?? (own?.tone === 'bad' ? own.sentence : null);

  const refresh = () => {
    if (!integration) return setOwn({ tone: 'bad', sentence: t('warehouse.pickIntegration') });
    setRefreshing(true);
    setOwn(null);
    onRefresh(integration.id).then(
      (reply) => {
        setRefreshing(false);
        setOwn(
          reply.ok
            ? { tone: 'note', sentence: t('warehouse.refreshed', { n: reply.value.count }) }
            : { tone: 'bad', sentence: reply.error.sentence },
        );
      },
      () => {
        setRefreshing(false);
        setOwn({ tone: 'bad', sentence: t('app.noAnswer') });
      },
    );
  };

  const add = () => {
    const offer = list.find((each) => each.location === picked);
    if (!integration || !offer || offer.barred) {
      setOwn({ tone: 'bad', sentence: t(integration ? 'warehouse.pickLocation' : 'warehouse.pickIntegration') });
      select.current?.focus();
      return;
    }
    setOwn({ tone: 'note', sentence: t('warehouse.added', { location: offer.name }) });
    onAdd({
      location: offer.location,
      name: offer.name,
      integration: integration.id,
      integrationName: integration.name,
    });
    onPick('');
    select.current?.focus();
  };

  return (
    <div class="addrow">
      <Field label={t('warehouse.integration')}>
        {(links) => (
          <select
            {...links}
            class="in"
            value={integrationId}
            onChange={(event) => {
              setIntegrationId(event.currentTarget.value);
              onPick('');
              setOwn(null);
            }}
          >
            {integrations.length !== 1 && <option value="">{t('warehouse.choose')}</option>}
            {integrations.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('warehouse.location')}
        error={shownError}
        help={own?.tone === 'note' ? own.sentence : hint(integration, list, t)}
        beside={
          <button type="button" class="link refresh" onClick={refresh} aria-disabled={refreshing}>
            <Icon name="refresh" class={refreshing ? 'spin small' : 'small'} />
            {t('warehouse.refresh')}
          </button>
        }
      >
        {(links) => (
          <select
            {...links}
            ref={select}
            class="in"
            value={picked}
            onChange={(event) => {
              onPick(event.currentTarget.value);
              setOwn(null);
            }}
          >
            <option value="">{t('warehouse.choose')}</option>
            {list.map((offer) => (
              <option key={offer.location} value={offer.location} disabled={offer.barred !== null}>
                {offerWords(offer, t)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="button" class="btn add" aria-label={t('warehouse.add')} onClick={add}>
        <Icon name="plus" />
      </button>
      <span class="sr" role="status">
        {own?.tone === 'note' ? own.sentence : ''}
      </span>
    </div>
  );
}

function hint(integration: IntegrationView | undefined, list: readonly Offer[], t: Translate): string {
  if (!integration) return t('warehouse.pickIntegrationFirst');
  if (list.length === 0) return t('warehouse.noLocations', { name: integration.name });
  const free = list.filter((offer) => offer.barred === null).length;
  return free === 0 ? t('warehouse.noneFree') : t('warehouse.free', { n: free });
}

/** An option's text: what bars a location stands in its own option, so that every browser and reader has it. */
function offerWords(offer: Offer, t: Translate): string {
  switch (offer.barred?.why) {
    case 'taken':
      return t('warehouse.taken', { location: offer.name, warehouse: offer.barred.warehouse });
    case 'added':
      return t('warehouse.isAdded', { location: offer.name });
    case 'inactive':
      return t('warehouse.inactive', { location: offer.name });
    default:
      return offer.name;
  }
}
