import { useId, useState } from 'preact/hooks';
import type { StepView } from '../../../lib/model/step.ts';
import type { IntegrationView, WarehouseDetail } from '../../../lib/model/views.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Rail } from '../../ui/Rail.tsx';
import type { Translate } from '../../words/translate.ts';
import { DRAGGED, type LinkActions, LinkStop } from './LinkStop.tsx';

export interface WarehouseCardProps extends LinkActions {
  warehouse: WarehouseDetail;
  integrations: readonly IntegrationView[];
  /** Steps that can be taken back, newest first. */
  steps: readonly StepView[];
  /** How many SKUs the catalogue has. */
  products: number;
  /** Has these paused locations go on, each after its review. */
  onResume(locations: readonly string[]): void;
  onEdit(): void;
  onDelete(): void;
  /** Is there another warehouse to move a location to? */
  movable: boolean;
  t: Translate;
}

/** One warehouse: its name, the places its counts reach, and what is still to be reviewed. */
export function WarehouseCard(props: WarehouseCardProps) {
  const { warehouse, integrations, products, onEdit, onDelete, movable, onPause, onMove, t } = props;
  const id = useId();
  const [over, setOver] = useState(false);
  const stepOf = (of: string) => props.steps.find(({ location, kind }) => location === of && kind !== 'pull');
  // One whose step is under way, there or back, neither pauses nor goes on yet.
  const still = warehouse.links.filter(({ location }) => stepOf(location)?.until !== null);
  const running = still.filter((link) => link.state === 'linked' && !link.paused);
  const paused = still.filter((link) => link.paused);
  // They are paused one after the other: a button is there throughout, so that the focus has where to stay.
  const several = warehouse.links.length > 1;
  const ways = (['pause', 'resume'] as const).filter(
    (way) => several && (way === 'pause' ? running : paused).length > 0,
  );
  const isForeign = (event: DragEvent) => event.dataTransfer?.types.includes(DRAGGED) === true;
  const drop = (event: DragEvent) => {
    setOver(false);
    const location = event.dataTransfer?.getData(DRAGGED) ?? '';
    if (location === '' || warehouse.links.some((link) => link.location === location)) return;
    event.preventDefault();
    onMove(location, warehouse.id);
  };
  return (
    <article
      class={over ? 'card drop' : 'card'}
      aria-labelledby={id}
      onDragOver={(event) => {
        if (!isForeign(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
    >
      <header>
        <h2 id={id} class="clip" title={warehouse.name} dir="auto">
          {warehouse.name}
        </h2>
        {warehouse.master && (
          <span class="chip go">
            <Icon name="flag" />
            {t('warehouse.master')}
          </span>
        )}
        <span class="card-acts">
          {ways.map((way, index) => (
            // By its place: the one that was pressed becomes the other, and the focus stays on it.
            <button
              key={index}
              type="button"
              class={way === 'pause' ? 'btn quiet s' : 'btn s'}
              aria-label={t(`warehouse.${way}`, { name: warehouse.name })}
              onClick={() => (way === 'pause' ? onPause(places(running)) : props.onResume(places(paused)))}
            >
              {t(`shop.${way}`)}
            </button>
          ))}
          <button
            type="button"
            class="btn quiet s"
            aria-label={t('warehouse.edit', { name: warehouse.name })}
            onClick={onEdit}
          >
            {t('warehouse.editShort')}
          </button>
          <button
            type="button"
            class="btn quiet s"
            aria-label={t('warehouse.delete', { name: warehouse.name })}
            onClick={onDelete}
          >
            {t('warehouse.deleteShort')}
          </button>
        </span>
      </header>
      <div class="warehouse-body">
        {warehouse.links.length === 0 ? (
          <p class="hint">{t('warehouse.cardEmpty')}</p>
        ) : (
          <Rail>
            {warehouse.links.map((link) => (
              <LinkStop
                key={link.location}
                link={link}
                shop={integrations.find((each) => each.id === link.integration)}
                step={stepOf(link.location)}
                movable={movable}
                onUndo={props.onUndo}
                onReview={props.onReview}
                onSettings={props.onSettings}
                onPause={onPause}
                onMove={onMove}
                t={t}
              />
            ))}
          </Rail>
        )}
        <dl class="kv">
          <dt>{t('warehouse.skus')}</dt>
          <dd>{t('warehouse.skusOf', { n: warehouse.skus, of: products })}</dd>
        </dl>
      </div>
    </article>
  );
}

const places = (links: WarehouseDetail['links']) => links.map(({ location }) => location);
