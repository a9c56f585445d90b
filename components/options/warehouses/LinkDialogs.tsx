import { useRef } from 'preact/hooks';
import type { WarehouseDetail } from '../../../lib/model/views.ts';
import type { LinkSettings } from '../../../lib/model/warehouse.ts';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { LocationDialog } from './LocationDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';

/** What is being done about one linked location. */
export type LinkActing =
  | { kind: 'settings'; location: string }
  /** `to`: the warehouse that it was dropped on; null: to be chosen. */
  | { kind: 'move'; location: string; to: string | null };

export interface LinkDialogsProps {
  acting: LinkActing;
  warehouses: readonly WarehouseDetail[];
  onConfigure(
    location: string,
    gen: number,
    seen: LinkSettings,
    to: LinkSettings,
  ): Promise<FormReply<{ review: boolean }>>;
  onMove(location: string, gen: number, to: string): Promise<FormReply<unknown>>;
  /** What it would do is to be reviewed now. */
  onReview(location: string): void;
  onDone(): void;
  onClose(): void;
  t: Translate;
}

/**
 * The dialog for what is being done about a linked location. It stays when another window unlinks that meanwhile, so that
 * the refusal is seen, and so is what went wrong in the middle of a move.
 */
export function LinkDialogs(props: LinkDialogsProps) {
  const { acting, warehouses, onConfigure, onMove, onReview, onDone, onClose, t } = props;
  const { location } = acting;
  const opened = useRef(linkOf(location, warehouses));
  if (!opened.current) return null;
  const { from, link } = opened.current;
  if (acting.kind === 'settings') {
    return (
      <LocationDialog
        link={link}
        onSave={(seen, to) => onConfigure(location, link.gen, seen, to)}
        onSaved={(review) => (review ? onReview(location) : onDone())}
        onClose={onClose}
        t={t}
      />
    );
  }
  return (
    <MoveDialog
      link={link}
      from={from}
      others={warehouses.filter((each) => each.id !== from.id)}
      to={acting.to}
      onMove={(to) => onMove(location, link.gen, to.id)}
      onMoved={() => onReview(location)}
      onClose={onClose}
      t={t}
    />
  );
}

function linkOf(location: string, warehouses: readonly WarehouseDetail[]) {
  for (const from of warehouses) {
    const link = from.links.find((each) => each.location === location);
    if (link) return { from, link };
  }
  return null;
}
