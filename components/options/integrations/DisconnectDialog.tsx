import type { IntegrationView } from '../../../lib/model/views.ts';
import { DisconnectFrame, type DisconnectFrameProps } from './DisconnectFrame.tsx';

export interface DisconnectDialogProps extends Omit<DisconnectFrameProps, 'title' | 'children'> {
  integration: IntegrationView;
}

/** Asks before a shop is disconnected and says what that stops. */
export function DisconnectDialog({ integration, ...frame }: DisconnectDialogProps) {
  const { t } = frame;
  const linked = integration.locations.filter((location) => location.warehouse !== null);
  return (
    <DisconnectFrame title={t('disconnect.title', { name: integration.name })} {...frame}>
      {linked.length > 0 ? (
        <>
          <p>{t('disconnect.stops', { n: linked.length })}</p>
          <ul class="plain-list">
            {linked.map((location) => (
              <li key={location.id}>
                <bdi>{location.name}</bdi>{' '}
                <span class="muted">{t('shop.locationIn', { warehouse: location.warehouse ?? '' })}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('disconnect.stopsNothing')}</p>
      )}
      <p class="soft">{t('disconnect.keeps')}</p>
      {integration.waiting > 0 && <p class="soft">{t('disconnect.waiting', { n: integration.waiting })}</p>}
    </DisconnectFrame>
  );
}
