import { useState } from 'preact/hooks';
import type { Overview, WarehouseDetail } from '../../../lib/model/views.ts';
import type { LinkSettings } from '../../../lib/model/warehouse.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { useFocusAfter } from '../parts/use-focus-after.ts';
import type { Watching } from '../reading/reading.ts';
import { href, type WarehouseShow } from '../routes.ts';
import { StepUndo } from '../steps/StepUndo.tsx';
import type { StepPorts } from '../steps/step-ports.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { type LinkActing, LinkDialogs } from './LinkDialogs.tsx';
import type { MasterDifference } from './MasterDialog.tsx';
import type { Told } from './told.ts';
import type { MasterProgress } from './use-master-progress.ts';
import { WarehouseCard } from './WarehouseCard.tsx';
import { type MasterFailed, WarehouseForm, type WarehouseRequest, type WarehouseSaved } from './WarehouseForm.tsx';

export interface WarehousesPageProps {
  overview: Overview;
  show: WarehouseShow;
  onShow(show: WarehouseShow): void;
  onSave(request: WarehouseRequest): Promise<FormReply<WarehouseSaved>>;
  onDelete(warehouse: WarehouseDetail): Promise<FormReply<unknown>>;
  onRefresh(integration: string): Promise<FormReply<{ count: number }>>;
  /** Opens the reviews of these locations, one after the other. */
  onReview(locations: readonly string[]): void;
  onConfigure(
    location: string,
    gen: number,
    seen: LinkSettings,
    to: LinkSettings,
  ): Promise<FormReply<{ review: boolean }>>;
  onPreviewMaster(location: string, watching: Watching): Promise<FormReply<MasterDifference>>;
  onMasterProgress(location: string): Promise<MasterProgress>;
  onPause(locations: readonly string[]): void;
  onMove(location: string, gen: number, to: string): Promise<FormReply<unknown>>;
  onDirty(dirty: boolean): void;
  steps: StepPorts;
  told: Told | null;
  onTold(told: Told): void;
  t: Translate;
}

/** The warehouses and the form for one of them. */
export function WarehousesPage(props: WarehousesPageProps) {
  const { overview, show, onShow, onSave, onDelete, onRefresh, onReview, onDirty, told, onTold, t } = props;
  const [deleting, setDeleting] = useState<string | null>(null);
  const [opening, setOpening] = useState(0);
  const [unmastered, setUnmastered] = useState<(MasterFailed & { warehouse: string }) | null>(null);
  const { warehouses, integrations } = overview;
  const edited = show.kind === 'edit' ? (warehouses.find((each) => each.id === show.id) ?? null) : null;
  const form = show.kind === 'new' || edited !== null;
  useFocusAfter(form);
  const others = warehouses.filter((each) => each !== edited);
  const leaving = warehouses.find((each) => each.id === deleting);
  const [undoing, setUndoing] = useState<string | null>(null);
  const [acting, setActing] = useState<LinkActing | null>(null);
  const list = () => onShow({ kind: 'list' });
  const done = (words: string) => onTold({ words, done: true });
  /** Opens the form with what is saved by now, so that Save tries again what couldn't be had. */
  const again = (warehouse: string, failed: MasterFailed) => {
    setUnmastered({ warehouse, ...failed });
    if (edited?.id === warehouse) setOpening(opening + 1);
    else onShow({ kind: 'edit', id: warehouse });
  };

  if (integrations.length === 0 && warehouses.length === 0)
    return (
      <>
        <PageHead title={t('nav.warehouses')}>{t('warehouses.lead')}</PageHead>
        <div class="card">
          <Empty
            icon="plug"
            title={t('warehouses.noShops')}
            action={
              <a class="btn primary" href={href({ page: 'integrations', form: null })}>
                {t('setup.connect')}
              </a>
            }
          >
            {t('warehouses.noShopsMore')}
          </Empty>
        </div>
      </>
    );

  return (
    <>
      <PageHead
        title={t('nav.warehouses')}
        action={
          !form && (
            <button type="button" class="btn primary" onClick={() => onShow({ kind: 'new' })}>
              <Icon name="plus" />
              {t('warehouses.new')}
            </button>
          )
        }
      >
        {t('warehouses.lead')}
      </PageHead>
      <div role="status">
        {told && !form && (
          <NoteBox
            icon={told.done ? 'check' : 'clock'}
            tone={told.done ? 'ok' : 'wait'}
            title={told.words}
            actions={
              isOffered(overview, told.step) && (
                <Button size="s" icon="undo" onClick={() => setUndoing(told.step ?? null)}>
                  {t(
                    overview.steps?.find(({ id }) => id === told.step)?.kind === 'resume'
                      ? 'steps.undoResume'
                      : 'steps.undo',
                  )}
                </Button>
              )
            }
          />
        )}
      </div>
      <div class={form ? 'list-and-form' : ''}>
        {form && (
          <WarehouseForm
            key={`${edited?.id ?? 'new'} ${opening}`}
            overview={overview}
            warehouse={edited}
            failed={unmastered !== null && unmastered.warehouse === edited?.id ? unmastered : null}
            onSave={onSave}
            onSaved={(reply, left) => {
              const failed = reply.masterFailed;
              if (failed && left) return onTold({ words: failed.sentence, done: false });
              if (failed) return again(reply.warehouse, failed);
              setUnmastered(null);
              done(savedWords(reply, overview, t));
              if (left) return;
              if (reply.reviews.length > 0) onReview(reply.reviews);
              else list();
            }}
            onRefresh={onRefresh}
            onPreviewMaster={props.onPreviewMaster}
            onMasterProgress={props.onMasterProgress}
            onCancel={() => {
              setUnmastered(null);
              list();
            }}
            onDirty={onDirty}
            onReload={() => {
              onDirty(false);
              setUnmastered(null);
              setOpening(opening + 1);
            }}
            t={t}
          />
        )}
        {warehouses.length === 0 && !form ? (
          <div class="card">
            <Empty icon="shed" title={t('warehouses.none')}>
              {t('warehouses.noneMore')}
            </Empty>
          </div>
        ) : (
          <div class="cards">
            {others.map((warehouse) => (
              <WarehouseCard
                key={warehouse.id}
                warehouse={warehouse}
                integrations={integrations}
                products={overview.products}
                steps={overview.steps ?? []}
                onUndo={setUndoing}
                onEdit={() => {
                  setUnmastered(null);
                  onShow({ kind: 'edit', id: warehouse.id });
                }}
                onDelete={() => setDeleting(warehouse.id)}
                movable={warehouses.length > 1}
                onReview={(location) => onReview([location])}
                onSettings={(location) => setActing({ kind: 'settings', location })}
                onPause={props.onPause}
                onResume={onReview}
                onMove={(location, to) => setActing({ kind: 'move', location, to })}
                t={t}
              />
            ))}
          </div>
        )}
      </div>
      {acting && (
        <LinkDialogs
          acting={acting}
          warehouses={warehouses}
          onConfigure={props.onConfigure}
          onMove={props.onMove}
          onReview={(location) => {
            setActing(null);
            onReview([location]);
          }}
          onDone={() => {
            setActing(null);
            done(t('warehouses.saved'));
          }}
          onClose={() => setActing(null)}
          t={t}
        />
      )}
      <StepUndo
        overview={overview}
        step={undoing}
        ports={props.steps}
        onDone={(words) => {
          setUndoing(null);
          done(words);
        }}
        onClose={() => setUndoing(null)}
        t={t}
      />
      {leaving && (
        <DeleteDialog
          warehouse={leaving}
          onDelete={() => onDelete(leaving)}
          onDeleted={() => done(t('warehouses.deleted', { name: leaving.name }))}
          onClose={() => setDeleting(null)}
          t={t}
        />
      )}
    </>
  );
}

function savedWords({ pulled, reviews }: WarehouseSaved, { master }: Overview, t: Translate): string {
  if (pulled !== null) return t('warehouses.pulled', { n: pulled });
  return t(master === null && reviews.length === 0 ? 'warehouses.savedNoMaster' : 'warehouses.saved');
}

/** Can this step still be taken back? */
const isOffered = ({ steps = [] }: Overview, id: string | undefined): boolean =>
  steps.some((step) => step.id === id && step.until !== null);
