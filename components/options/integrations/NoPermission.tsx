import type { IntegrationView } from '../../../lib/model/views.ts';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';

export interface NoPermissionProps {
  integration: IntegrationView;
  /** Asks the browser for this shop's origins again, inside the click. */
  onGrant(): void;
  t: Translate;
}

/** Said where the browser no longer lets the extension reach a shop: its key is fine, and one press mends it. */
export function NoPermission({ integration, onGrant, t }: NoPermissionProps) {
  return (
    <NoteBox
      icon="fail"
      tone="bad"
      title={t('shop.noPermission', { name: integration.name })}
      actions={
        <button type="button" class="btn s primary" onClick={onGrant}>
          {t('shop.grant')}
        </button>
      }
    >
      {t('shop.noPermissionMore')}
    </NoteBox>
  );
}
