import type { StepView } from '../../../lib/model/step.ts';
import type { IntegrationView, WarehouseDetail } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { RailStop } from '../../ui/Rail.tsx';
import type { Tone } from '../../ui/StateWord.tsx';
import type { Translate, WordKey } from '../../words/translate.ts';
import { lookOf } from '../parts/IntegrationState.tsx';
import { underWay } from '../steps/under-way.ts';

type Link = WarehouseDetail['links'][number];

export interface LinkActions {
  onReview(location: string): void;
  onSettings(location: string): void;
  onPause(locations: readonly string[]): void;
  /** Looks at what taking its last step back would do. */
  onUndo(step: string): void;
  /** `to`: the warehouse that it was dropped on; null: to be chosen. */
  onMove(location: string, to: string | null): void;
}

export interface LinkStopProps extends LinkActions {
  link: Link;
  shop: IntegrationView | undefined;
  /** The last step that can be taken back, or is under way there or back. */
  step: StepView | undefined;
  /** Is there another warehouse to move it to? */
  movable: boolean;
  t: Translate;
}

/** What a dragged location is called within the drag's data. */
export const DRAGGED = 'application/x-stock-location';

/** One linked location on its warehouse's rail: its state, what it may do, and what can be done about it. */
export function LinkStop(props: LinkStopProps) {
  const { link, shop, step, movable, onReview, onSettings, onPause, onMove, onUndo, t } = props;
  const going = step !== undefined && step.until === null ? step : null;
  const { tone, icon, words } = going ? { ...MOVING, words: underWay(going, t) } : linkLook(link, shop, t);
  const { location, name } = link;
  const leftOut = link.leftOut ?? 0;
  const label = `${name} · ${link.integrationName}`;
  const notes = [words, ...shareWords(link, t), ...(leftOut > 0 ? [t('link.leftOut', { n: leftOut })] : [])];
  // What is under way there ends first; Settings may always be changed, and the whole shop be paused.
  const goes = going ? null : link.paused ? 'resume' : link.state === 'linked' ? 'pause' : null;
  const moves = movable && !going;
  const reviewed = !going && !link.paused && (link.state === 'review' || leftOut > 0);
  return (
    <RailStop
      tone={tone}
      icon={icon}
      label={label}
      {...(moves && {
        onDragStart: (event: DragEvent) => event.dataTransfer?.setData(DRAGGED, location),
      })}
      name={
        <span title={label}>
          <bdi>{name}</bdi>{' '}
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
      note={notes.join(' · ')}
      actions={
        link.state !== 'unlinking' && (
          <>
            {reviewed && (
              <Button size="s" onClick={() => onReview(location)}>
                {t('review.title')}
              </Button>
            )}
            {goes !== null && (
              // One button that changes, so that the focus stays on it.
              <Button
                size="s"
                {...(goes === 'pause' && { kind: 'quiet' })}
                label={t(`link.${goes}`, { location: name })}
                onClick={() => (goes === 'pause' ? onPause([location]) : onReview(location))}
              >
                {t(`shop.${goes}`)}
              </Button>
            )}
            <Button
              size="s"
              kind="quiet"
              label={t('link.settings', { location: name })}
              onClick={() => onSettings(location)}
            >
              {t('link.settingsShort')}
            </Button>
            {step && step.until !== null && (
              <Button
                size="s"
                kind="quiet"
                label={t(`steps.title.${step.kind}`, { location: name })}
                onClick={() => onUndo(step.id)}
              >
                {t(`steps.short.${step.kind}`)}
              </Button>
            )}
            {moves && (
              <Button
                size="s"
                kind="quiet"
                label={t('link.move', { location: name })}
                onClick={() => onMove(location, null)}
              >
                {t('link.moveShort')}
              </Button>
            )}
          </>
        )
      }
    />
  );
}

/** While its last step is under way, there or back, that is what it does. */
const MOVING = { tone: 'go', icon: 'send' } as const;

const DIRECTIONS: Record<Link['direction'], WordKey> = {
  both: 'direction.both',
  read: 'direction.read',
  write: 'direction.write',
  off: 'direction.off',
};

/** "2 held back · at most 20". */
function shareWords({ buffer, max }: Link, t: Translate): string[] {
  return [
    ...(buffer > 0 ? [t('link.held', { n: buffer })] : []),
    ...(max === null ? [] : [t('link.most', { n: max })]),
  ];
}

function linkLook(
  link: Link,
  shop: IntegrationView | undefined,
  t: Translate,
): { tone: Tone; icon: IconName; words: string } {
  if (link.state === 'review') return { tone: 'wait', icon: 'clock', words: t('link.review') };
  if (link.state === 'unlinking') return { tone: 'off', icon: 'clock', words: t('link.unlinking') };
  if (link.paused) return { tone: 'off', icon: 'pause', words: t('link.paused') };
  const direction = t(DIRECTIONS[link.direction]);
  if (link.direction === 'read') return { tone: 'off', icon: 'eye', words: direction };
  if (link.direction === 'off') return { tone: 'off', icon: 'pause', words: direction };
  const look = lookOf(shop?.state ?? 'not-linked');
  return { tone: look.tone, icon: look.icon, words: `${t(look.word)} · ${direction}` };
}
