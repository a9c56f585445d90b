import type { ShipmentView } from '../../../lib/model/views.ts';
import { StateWord } from '../../ui/StateWord.tsx';
import type { Translate } from '../../words/translate.ts';

/** What became of a shipment, as icon and words. */
export function ShipmentState({ view: { shipment, warehouse }, t }: { view: ShipmentView; t: Translate }) {
  const { state, why, lines } = shipment;
  switch (state) {
    case 'waiting':
    case 'undecided':
      return (
        <StateWord tone="wait" icon="clock" word={t('shipment.waits')}>
          {t(state === 'waiting' ? 'shipment.waiting' : 'shipment.undecided')}
        </StateWord>
      );
    case 'due':
      return <StateWord tone="go" icon="send" turning word={t('shipment.due')} />;
    case 'deducted':
      return lines.some(({ outcome }) => outcome === 'deducted') ? (
        <StateWord tone="ok" icon="check" word={t('shipment.deducted')}>
          {warehouse === null ? null : t('shipment.deductedFrom', { warehouse })}
        </StateWord>
      ) : (
        <StateWord tone="off" icon="dash" word={t('shipment.deductedNone')} />
      );
    case 'shown':
      return (
        <StateWord tone="off" icon="eye" word={t('shipment.shown')}>
          {why === null ? null : t(`why.${why}`)}
        </StateWord>
      );
  }
}
