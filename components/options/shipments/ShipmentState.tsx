import type { ShipmentView } from '../../../lib/model/shipment-views.ts';
import type { IconName } from '../../ui/icons.ts';
import { StateWord, type Tone } from '../../ui/StateWord.tsx';
import type { Translate } from '../../words/translate.ts';

interface Look {
  tone: Tone;
  icon: IconName;
  word: string;
  detail: string | null;
}

/** What became of a shipment, as icon and word, and why below it. */
export function ShipmentState({ view, t }: { view: ShipmentView; t: Translate }) {
  const { tone, icon, word, detail } = lookOf(view, t);
  return (
    <>
      <StateWord tone={tone} icon={icon} turning={view.shipment.state === 'due'} word={word} />
      {detail !== null && (
        <small class="block" dir="auto">
          {detail}
        </small>
      )}
    </>
  );
}

function lookOf({ shipment: { state, why, lines }, warehouse }: ShipmentView, t: Translate): Look {
  switch (state) {
    case 'waiting':
    case 'undecided':
      return {
        tone: 'wait',
        icon: 'clock',
        word: t('shipment.waits'),
        detail: t(state === 'waiting' ? 'shipment.waiting' : 'shipment.undecided'),
      };
    case 'due':
      return { tone: 'go', icon: 'send', word: t('shipment.due'), detail: null };
    case 'deducted':
      return lines.some(({ outcome }) => outcome === 'deducted')
        ? {
            tone: 'ok',
            icon: 'check',
            word: t('shipment.deducted'),
            detail: warehouse === null ? null : t('shipment.deductedFrom', { warehouse }),
          }
        : { tone: 'off', icon: 'dash', word: t('shipment.deductedNone'), detail: null };
    case 'shown':
      return { tone: 'off', icon: 'eye', word: t('shipment.shown'), detail: why === null ? null : t(`why.${why}`) };
  }
}
