import type { DeductorView } from '../../../lib/model/shipment-views.ts';
import type { Translate } from '../../words/translate.ts';

export interface DeductorTableProps {
  channels: readonly DeductorView[];
  onChoose(channel: string, who: 'extension' | 'channel'): void;
  t: Translate;
}

/** Who lowers the count for the orders of each of Shiptheory's channels. */
export function DeductorTable({ channels, onChoose, t }: DeductorTableProps) {
  return (
    <section class="card" aria-labelledby="who-deducts">
      <header>
        <h2 id="who-deducts">{t('deducts.title')}</h2>
        <span class="grow" />
        <span class="hint">{t('deducts.hint')}</span>
      </header>
      {channels.length === 0 ? (
        <p class="card-note soft">{t('deducts.none')}</p>
      ) : (
        <table
          class="table deducts-table"
          // biome-ignore lint/a11y/noRedundantRoles: laid out as cards, a table loses its own roles
          role="table"
        >
          <thead>
            <tr>
              <th scope="col">{t('deducts.channel')}</th>
              <th scope="col">{t('deducts.who')}</th>
            </tr>
          </thead>
          <tbody>
            {channels.map((each) => (
              <tr key={each.channel}>
                <th scope="row">
                  <bdi>{each.channel}</bdi>
                </th>
                <td>
                  <Choice channel={each} onChoose={(who) => onChoose(each.channel, who)} t={t} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface ChoiceProps {
  channel: DeductorView;
  onChoose(who: 'extension' | 'channel'): void;
  t: Translate;
}

function Choice({ channel: { channel, who, linked, waiting }, onChoose, t }: ChoiceProps) {
  if (linked !== null) {
    return (
      <>
        <span class="strong">{t('deducts.itself')}</span>
        <small class="block">{t('deducts.linked', { shop: linked })}</small>
      </>
    );
  }
  return (
    <>
      <select
        class="in m"
        aria-label={t('deducts.choose', { channel })}
        value={who ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value === 'extension' || value === 'channel') onChoose(value);
        }}
      >
        {who === null && <option value="">{t('deducts.undecided')}</option>}
        <option value="extension">{t('deducts.extension')}</option>
        <option value="channel">{t('deducts.itself')}</option>
      </select>
      {who === null && waiting > 0 && <small class="block wait-note">{t('deducts.waiting', { n: waiting })}</small>}
    </>
  );
}
