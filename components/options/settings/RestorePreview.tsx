import type { Overview } from '../../../lib/model/views.ts';
import type { BackupSummary } from '../../../lib/store/backup-store.ts';
import type { Translate } from '../../words/translate.ts';

export interface RestorePreviewProps {
  summary: BackupSummary;
  overview: Overview;
  /** Shops may have been kept in step since it was made. */
  kept: boolean;
  onKept(kept: boolean): void;
  t: Translate;
}

/** What a backup holds, what it replaces, and what happens then. */
export function RestorePreview({ summary, overview, kept, onKept, t }: RestorePreviewProps) {
  const { madeAt, extension, warehouses, locations, skus, entries, shops, shiptheory } = summary;
  const isEmpty = overview.integrations.length === 0 && overview.warehouses.length === 0;
  return (
    <>
      <p>{t('restore.made', { date: t.moment(madeAt, 'stamp'), version: extension })}</p>
      <section>
        <h3 class="label">{t('restore.holds')}</h3>
        {warehouses + skus + shops.length === 0 ? (
          <p>{t('restore.nothing')}</p>
        ) : (
          <ul class="plain-list">
            <li>{t('restore.warehouses', { n: warehouses })}</li>
            <li>{t('restore.locations', { n: locations })}</li>
            <li>{t('restore.skus', { n: skus })}</li>
            <li>{t('restore.entries', { n: entries })}</li>
          </ul>
        )}
      </section>
      <section>
        <h3 class="label">{t('restore.replaces')}</h3>
        <p>
          {isEmpty
            ? t('restore.replacesNothing')
            : t('restore.replacesAll', {
                warehouses: t('restore.warehouses', { n: overview.warehouses.length }),
                skus: t('restore.skus', { n: overview.products }),
              })}
        </p>
      </section>
      <section>
        <h3 class="label">{t('restore.then')}</h3>
        <p>{t('restore.paused')}</p>
        {shops.length > 0 && (
          <>
            <p>{t('restore.connect')}</p>
            <ul class="plain-list">
              {shops.map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
        {shiptheory && <p class="soft">{t('restore.shiptheory')}</p>}
      </section>
      <fieldset class="options">
        <legend class="label">{t('restore.since')}</legend>
        {[true, false].map((each) => (
          <label class="option" key={String(each)}>
            <input type="radio" name="kept" checked={kept === each} onChange={() => onKept(each)} />
            <span>
              {t(each ? 'restore.kept' : 'restore.idle')}
              <small class="hint">{t(each ? 'restore.keptHint' : 'restore.idleHint')}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
