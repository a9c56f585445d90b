import { useId } from 'preact/hooks';
import type { IntegrationView, WarehouseDetail } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Rail, RailStop } from '../../ui/Rail.tsx';
import type { Tone } from '../../ui/StateWord.tsx';
import type { Translate, WordKey } from '../../words/translate.ts';
import { lookOf } from '../parts/IntegrationState.tsx';

type Link = WarehouseDetail['links'][number];

export interface WarehouseCardProps {
  warehouse: WarehouseDetail;
  integrations: readonly IntegrationView[];
  /** How many SKUs the catalogue has. */
  products: number;
  onEdit(): void;
  onDelete(): void;
  onReview(location: string): void;
  t: Translate;
}

/** One warehouse: its name, the places its counts reach, and what is still to be reviewed. */
export function WarehouseCard(props: WarehouseCardProps) {
  const { warehouse, integrations, products, onEdit, onDelete, onReview, t } = props;
  const id = useId();
  return (
    <article class="card" aria-labelledby={id}>
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
        <span class="grow" />
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
                onReview={() => onReview(link.location)}
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

interface LinkStopProps {
  link: Link;
  shop: IntegrationView | undefined;
  onReview(): void;
  t: Translate;
}

function LinkStop({ link, shop, onReview, t }: LinkStopProps) {
  const { tone, icon, words } = linkLook(link, shop, t);
  const leftOut = link.leftOut ?? 0;
  const label = `${link.name} · ${link.integrationName}`;
  return (
    <RailStop
      tone={tone}
      icon={icon}
      label={label}
      name={
        <span title={label}>
          <bdi>{link.name}</bdi>{' '}
          <span class="muted">
            · <bdi>{link.integrationName}</bdi>
          </span>
        </span>
      }
      figure={
        link.master && (
          <span class="n-go" title={t('warehouse.masterLocation')}>
            <Icon name="flag" />
            <span class="sr">{t('warehouse.masterLocation')}</span>
          </span>
        )
      }
      note={leftOut > 0 ? `${words} · ${t('link.leftOut', { n: leftOut })}` : words}
      actions={
        (link.state === 'review' || leftOut > 0) && (
          <Button size="s" onClick={onReview}>
            {t('review.title')}
          </Button>
        )
      }
    />
  );
}

const DIRECTIONS: Record<Link['direction'], WordKey> = {
  both: 'direction.both',
  read: 'direction.read',
  write: 'direction.write',
  off: 'direction.off',
};

function linkLook(
  link: Link,
  shop: IntegrationView | undefined,
  t: Translate,
): { tone: Tone; icon: IconName; words: string } {
  if (link.state === 'review') return { tone: 'wait', icon: 'clock', words: t('link.review') };
  if (link.state === 'unlinking') return { tone: 'off', icon: 'clock', words: t('link.unlinking') };
  const direction = t(DIRECTIONS[link.direction]);
  if (link.direction === 'read') return { tone: 'off', icon: 'eye', words: direction };
  if (link.direction === 'off') return { tone: 'off', icon: 'pause', words: direction };
  const look = lookOf(shop?.state ?? 'not-linked');
  return { tone: look.tone, icon: look.icon, words: `${t(look.word)} · ${direction}` };
}
