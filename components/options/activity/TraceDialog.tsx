import { useEffect, useRef, useState } from 'preact/hooks';
import type { Trace } from '../../../lib/model/activity.ts';
import { bulkOf, undoOfEdit } from '../../../lib/model/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { NoAnswer } from '../../ui/NoAnswer.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import type { OptionsPorts } from '../ports.ts';
import { href } from '../routes.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { TraceRail } from './TraceRail.tsx';

export interface TraceDialogProps {
  id: string;
  version: number;
  onTrace: ActivityPorts['trace'];
  onUndo: OptionsPorts['undo'];
  whyNot(error: unknown): string;
  onClose(): void;
  t: Translate;
}

type Undoing = { kind: 'rest' | 'working' } | { kind: 'done'; count: number } | { kind: 'refused'; sentence: string };

/** Everything that is known about one change, kept fresh while it is open, and Undo where it makes sense. */
export function TraceDialog({ id, version, onTrace, onUndo, whyNot, onClose, t }: TraceDialogProps) {
  const [trace, setTrace] = useState<Trace | 'reading' | 'gone' | 'no-answer'>('reading');
  const [undoing, setUndoing] = useState<Undoing>({ kind: 'rest' });
  const [again, setAgain] = useState(0);
  const alive = useRef(true);
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );
  useEffect(() => {
    let current = true;
    onTrace({ id }).then(
      (reply) => current && setTrace(reply.trace ?? 'gone'),
      () => current && setTrace((known) => (typeof known === 'string' ? 'no-answer' : known)),
    );
    return () => {
      current = false;
    };
  }, [id, version, again]);
  const bulk = bulkOf(id);
  const known = typeof trace === 'string' ? null : trace;

  const undo = async ({ entry: { warehouse, sku } }: Trace) => {
    setUndoing({ kind: 'working' });
    const settled = (next: Undoing) => alive.current && setUndoing(next);
    try {
      // The id is made of the change's own: asked twice, it is taken back once.
      const { results } = await onUndo({ undos: [{ id, undoId: undoOfEdit(id), warehouse, sku }] });
      const [result] = results;
      if (result?.kind === 'applied') settled({ kind: 'done', count: result.count });
      else settled({ kind: 'refused', sentence: result?.kind === 'refused' ? result.sentence : t('app.noAnswer') });
      setAgain((n) => n + 1);
    } catch (error) {
      settled({ kind: 'refused', sentence: whyNot(error) });
    }
  };

  return (
    <Dialog
      title={t('trace.title', { sku: known?.entry.sku ?? '' }).trim()}
      closeLabel={t('dialog.close')}
      onClose={onClose}
      footer={
        known && (
          <>
            <span class="grow hint" role="status">
              {undoing.kind === 'working' && t('trace.undoing')}
              {undoing.kind === 'done' && t('trace.undone', { count: figure(t, undoing.count) })}
              {undoing.kind === 'rest' && known.undo.kind === 'can' && t('trace.undoHint')}
              {undoing.kind === 'rest' && known.undo.kind === 'refused' && known.undo.sentence}
            </span>
            {bulk && (
              <a class="btn" href={href({ page: 'activity', tab: 'history', bulk: bulk.bulk })}>
                {t('bulkEntry.open')}
              </a>
            )}
            <a class="btn" href={href({ page: 'products', sku: known.entry.sku })}>
              {t('trace.product')}
            </a>
            {known.undo.kind === 'can' && undoing.kind !== 'done' && (
              <Button icon="undo" disabled={undoing.kind === 'working'} onClick={() => void undo(known)}>
                {t('trace.undo')}
              </Button>
            )}
          </>
        )
      }
    >
      {undoing.kind === 'refused' && <NoteBox icon="fail" tone="bad" role="alert" title={undoing.sentence} />}
      {trace === 'reading' && (
        <div role="status" aria-label={t('app.reading')}>
          <Skeleton width="60%" height={20} margin={12} />
          <Skeleton width="80%" height={20} margin={12} />
        </div>
      )}
      {trace === 'no-answer' && <NoAnswer onTryAgain={() => setAgain(again + 1)} t={t} />}
      {trace === 'gone' && (
        <Empty icon="search" title={t('trace.gone')}>
          {t('trace.goneMore')}
        </Empty>
      )}
      {known && <TraceRail trace={known} t={t} />}
    </Dialog>
  );
}
