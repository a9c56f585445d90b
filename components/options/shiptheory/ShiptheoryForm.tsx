import type { ShiptheoryView } from '../../../lib/model/shipment-views.ts';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { AccountForm } from '../integrations/AccountForm.tsx';
import { CHECKED } from '../integrations/ConnectInput.tsx';
import type { ShiptheorySpec } from './spec.ts';

export interface ShiptheoryFormProps {
  spec: ShiptheorySpec;
  /** The account that is logged in to again, or null for a new one. */
  account: ShiptheoryView | null;
  /** See `AccountFormProps.onSubmit`. */
  onConnect(
    request: { name: string; input: Record<string, string> },
    origins: readonly string[],
  ): Promise<FormReply<{ name: string }>>;
  onDone(name: string): void;
  onCancel(): void;
  t: Translate;
}

/** The form that logs in to Shiptheory. The password is kept here only while it is open. */
export function ShiptheoryForm({ spec, account, onConnect, onDone, onCancel, t }: ShiptheoryFormProps) {
  return (
    <AccountForm
      id="shiptheory"
      tile={
        <span class="chan" aria-hidden="true">
          St
        </span>
      }
      about={
        <>
          <p>{t('shiptheory.what')}</p>
          <ul>
            <li>{t('shiptheory.reads')}</li>
            <li>{t('shiptheory.readsCatalogue')}</li>
          </ul>
        </>
      }
      words={{
        title: account ? t('shiptheory.again', { name: account.name }) : t('connect.shiptheory'),
        nameHelp: t('shiptheory.nameHelp'),
        permission: t('shiptheory.permission'),
        testing: t('connect.testing', { channel: t('shiptheory.name') }),
      }}
      fields={spec.fields}
      read={spec.read}
      start={{ email: account?.email ?? '', keep: account?.kept ? CHECKED : '' }}
      first={account ? 'password' : 'email'}
      name={() => account?.name ?? t('shiptheory.name')}
      onSubmit={(name, input, origins) => onConnect({ name, input }, origins)}
      onDone={({ name }) => onDone(name)}
      onCancel={onCancel}
      t={t}
    />
  );
}
