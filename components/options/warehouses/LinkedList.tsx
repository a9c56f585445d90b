import { Icon } from '../../ui/Icon.tsx';
import type { Translate } from '../../words/translate.ts';
import { type Linked, spokenName } from './linked.ts';

export interface LinkedListProps {
  chosen: readonly Linked[];
  master: string | null;
  /** A sentence for one of the locations (taken meanwhile), or null. */
  error: { location: string; sentence: string } | null;
  onMaster(location: string): void;
  onRemove(location: string): void;
  t: Translate;
}

/** The locations in a warehouse's form, with the choice of the master stock location among them. */
export function LinkedList({ chosen, master, error, onMaster, onRemove, t }: LinkedListProps) {
  return (
    <ul class="linked">
      {chosen.map((linked) => {
        const name = spokenName(linked, chosen);
        const wrong = error?.location === linked.location ? error.sentence : null;
        return (
          <li key={linked.location} class={wrong === null ? undefined : 'bad'}>
            <Icon name="pin" />
            <span class="clip" title={`${linked.name} · ${linked.integrationName}`}>
              <strong>
                <bdi>{linked.name}</bdi>
              </strong>{' '}
              <span class="muted">
                · <bdi>{linked.integrationName}</bdi>
              </span>
            </span>
            <label class="row small">
              <input
                type="radio"
                name="master"
                checked={master === linked.location}
                aria-label={t('warehouse.masterRadio', { location: name })}
                onChange={() => onMaster(linked.location)}
              />
              <span aria-hidden="true">{t('warehouse.master')}</span>
            </label>
            <button
              type="button"
              class="btn quiet icon"
              aria-label={t('warehouse.remove', { location: name })}
              onClick={() => onRemove(linked.location)}
            >
              <Icon name="close" />
            </button>
            {wrong !== null && (
              <p class="st bad wide" role="alert">
                <Icon name="fail" />
                <b>{wrong}</b>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
