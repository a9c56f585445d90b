import { useState } from 'preact/hooks';
import type { IntegrationView } from '../../../lib/model/views.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Translate } from '../../words/translate.ts';

const AT_FIRST = 4;

export interface LocationChipsProps {
  label: string;
  /** `warehouse`: the name of the warehouse that it is linked to, or null. */
  locations: IntegrationView['locations'];
  t: Translate;
}

/** A shop's locations and where each is linked; a long list opens on request. */
export function LocationChips({ label, locations, t }: LocationChipsProps) {
  const [all, setAll] = useState(false);
  const shown = all ? locations : locations.slice(0, AT_FIRST);
  const hidden = locations.length - shown.length;
  return (
    <div class="places">
      <p class="label">{label}</p>
      <ul>
        {shown.map((location) => (
          <li key={location.id}>
            <Icon name={location.active ? 'pin' : 'dash'} />
            <span class="clip" title={location.name} dir="auto">
              {location.name}
            </span>
            <span class="muted small">{placeWords(location, t)}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" class="link small" onClick={() => setAll(true)}>
          {t('shop.moreLocations', { n: hidden })}
        </button>
      )}
    </div>
  );
}

function placeWords(location: IntegrationView['locations'][number], t: Translate): string {
  if (location.warehouse !== null) return t('shop.locationIn', { warehouse: location.warehouse });
  return t(location.active ? 'shop.locationFree' : 'shop.locationInactive');
}
