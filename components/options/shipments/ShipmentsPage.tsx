import type { Overview } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { NoAnswer } from '../../ui/NoAnswer.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import type { OptionsPorts } from '../ports.ts';
import { href } from '../routes.ts';
import { DeductorTable } from './DeductorTable.tsx';
import { ShipmentTable } from './ShipmentTable.tsx';
import { useShipments } from './use-shipments.ts';

export interface ShipmentsPageProps {
  overview: Overview;
  ports: Pick<OptionsPorts, 'shipments' | 'deducts' | 'looked'>;
  /** Shows why a call came to nothing. */
  act(work: Promise<unknown>): void;
  /** Goes up whenever something changed: the list is read again. */
  version: number;
  now: Now;
  t: Translate;
}

/** Orders sent through Shiptheory: who deducts them, which need a look, and what became of each. */
export function ShipmentsPage({ overview, ports, act, version, now, t }: ShipmentsPageProps) {
  const { known, failed, older, tryAgain } = useShipments(ports.shipments, version);
  return (
    <>
      <PageHead title={t('nav.shipments')}>{t('shipments.lead')}</PageHead>
      {!overview.shiptheory && (
        <NoteBox
          icon="plug"
          title={t('shipments.noAccount')}
          actions={<a href={href({ page: 'integrations', form: { kind: 'shiptheory' } })}>{t('connect.shiptheory')}</a>}
        >
          {t('shipments.noAccountMore')}
        </NoteBox>
      )}
      {overview.shiptheory && overview.master === null && (
        <NoteBox
          icon="flag"
          tone="wait"
          title={t('shipments.noMaster')}
          actions={<a href={href({ page: 'warehouses', show: { kind: 'list' } })}>{t('shipments.chooseMaster')}</a>}
        >
          {t('shipments.noMasterMore')}
        </NoteBox>
      )}
      {failed && known === null && <NoAnswer onTryAgain={tryAgain} t={t} />}
      {known === null && !failed && <div class="card history-wait" role="status" aria-label={t('app.reading')} />}
      {known !== null && (
        <>
          <DeductorTable
            channels={known.channels}
            onChoose={(channel, who) => act(ports.deducts({ channel, who }))}
            t={t}
          />
          {known.look.length > 0 && (
            <section class="card" aria-labelledby="to-look-at">
              <header>
                <h2 id="to-look-at">{t('shipments.look')}</h2>
              </header>
              <ShipmentTable
                label={t('shipments.look')}
                shipments={known.look}
                onLooked={(shipment) => act(ports.looked(shipment))}
                now={now}
                t={t}
              />
            </section>
          )}
          <section class="card" aria-labelledby="completed">
            <header>
              <h2 id="completed">{t('shipments.completed')}</h2>
            </header>
            {known.shipments.length === 0 ? (
              <Empty icon="box" title={t('shipments.none')}>
                {t('shipments.noneMore')}
              </Empty>
            ) : (
              <ShipmentTable label={t('shipments.completed')} shipments={known.shipments} now={now} t={t} />
            )}
            {known.more && (
              <div class="foot">
                <span class="grow" />
                <Button size="s" onClick={older}>
                  {t('shipments.older')}
                </Button>
              </div>
            )}
          </section>
        </>
      )}
    </>
  );
}
