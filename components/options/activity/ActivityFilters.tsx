import { useEffect, useRef, useState } from 'preact/hooks';
import { type EntryFilter, EntryKind } from '../../../lib/model/activity.ts';
import type { Overview } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import type { Translate } from '../../words/translate.ts';
import { Field } from '../parts/Field.tsx';
import { isFiltered } from './address.ts';
import { localInput, momentOf } from './local-time.ts';

/** Typing is over when nothing was typed for this long. */
const TYPED_MS = 300;

export interface ActivityFiltersProps {
  overview: Overview;
  filter: EntryFilter;
  filtered: boolean;
  onFilter(change: Partial<EntryFilter>): void;
  onClear(): void;
  t: Translate;
}

/** What of the history is shown: all filters hold at once, and are in the address. In a narrow window all but the first fold away. */
export function ActivityFilters({ overview, filter, filtered, onFilter, onClear, t }: ActivityFiltersProps) {
  const [sku, setSku] = useState(filter.sku);
  const [more, setMore] = useState(() => isFiltered({ ...filter, sku: '' }));
  // What is chosen meanwhile is kept: the one to tell is the one of that moment.
  const latest = useRef(onFilter);
  latest.current = onFilter;
  useEffect(() => setSku(filter.sku), [filter.sku]);
  useEffect(() => {
    if (sku === filter.sku) return;
    const timer = setTimeout(() => latest.current({ sku }), TYPED_MS);
    return () => clearTimeout(timer);
  }, [sku]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing is sent from here; these narrow what is shown
    <div class={more ? 'act-filters' : 'act-filters folded'} role="group" aria-label={t('filter.group')}>
      <Field label={t('filter.sku')}>
        {(links) => (
          <input
            class="in m mono"
            type="search"
            autocomplete="off"
            spellcheck={false}
            value={sku}
            onInput={(event) => setSku(event.currentTarget.value)}
            {...links}
          />
        )}
      </Field>
      <button type="button" class="btn s more-filters" aria-expanded={more} onClick={() => setMore(!more)}>
        {t(more ? 'filter.fewer' : 'filter.more')}
      </button>
      <Field label={t('filter.warehouse')} class="more">
        {(links) => (
          <select
            class="in m"
            value={filter.warehouse ?? ''}
            onChange={(event) => onFilter({ warehouse: event.currentTarget.value || null })}
            {...links}
          >
            <option value="">{t('filter.all')}</option>
            {filter.warehouse !== null && !overview.warehouses.some(({ id }) => id === filter.warehouse) && (
              <option value={filter.warehouse}>{t('history.goneWarehouse')}</option>
            )}
            {overview.warehouses.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('filter.kind')} class="more">
        {(links) => (
          <select
            class="in m"
            value={filter.kind ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onFilter({ kind: EntryKind.options.find((kind) => kind === value) ?? null })
            }
            {...links}
          >
            <option value="">{t('filter.anyone')}</option>
            {EntryKind.options.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('filter.place')} class="more">
        {(links) => (
          <select
            class="in m"
            value={filter.place ?? ''}
            onChange={(event) => onFilter({ place: event.currentTarget.value || null })}
            {...links}
          >
            <option value="">{t('filter.all')}</option>
            {filter.place !== null && !isKnown(overview, filter.place) && (
              <option value={filter.place}>{t('name.goneLocation')}</option>
            )}
            {overview.integrations.map(({ id, name, locations }) => (
              <optgroup key={id} label={name}>
                <option value={id}>{t('filter.allOf', { shop: name })}</option>
                {locations.map((location) => (
                  <option key={location.id} value={location.id}>
                    {location.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(`filter.${end}`)} class="more">
          {(links) => (
            <input
              class="in m"
              type="datetime-local"
              value={filter[end] === null ? '' : localInput(filter[end])}
              onChange={(event) => onFilter({ [end]: momentOf(event.currentTarget.value) })}
              {...links}
            />
          )}
        </Field>
      ))}
      {filtered && (
        <Button kind="quiet" icon="close" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}

/** Is this an integration that is connected, or one of its locations? */
const isKnown = ({ integrations }: Overview, place: string): boolean =>
  integrations.some(({ id, locations }) => id === place || locations.some((location) => location.id === place));
