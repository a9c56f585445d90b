import type { ShiptheoryView } from '../../../lib/model/shipment-views.ts';
import { DisconnectFrame, type DisconnectFrameProps } from '../integrations/DisconnectFrame.tsx';

export interface ShiptheoryDisconnectProps extends Omit<DisconnectFrameProps, 'title' | 'children'> {
  account: ShiptheoryView;
}

/** Asks before the account is disconnected and says what that stops. */
export function ShiptheoryDisconnect({ account, ...frame }: ShiptheoryDisconnectProps) {
  const { t } = frame;
  return (
    <DisconnectFrame title={t('shiptheory.disconnectTitle', { name: account.name })} {...frame}>
      <p>{t('shiptheory.disconnectStops')}</p>
      {account.waiting > 0 && <p>{t('shiptheory.disconnectWaiting', { n: account.waiting })}</p>}
      <p class="soft">{t('shiptheory.disconnectKeeps')}</p>
    </DisconnectFrame>
  );
}
