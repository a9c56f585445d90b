import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyOf } from '../../../lib/messages/protocol.ts';
import { bulkOf, editOfBulk } from '../../../lib/model/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { NoAnswer } from '../../ui/NoAnswer.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import type { OptionsPorts } from '../ports.ts';
import { RefusedList } from '../products/bulk/BulkOutcome.tsx';
import { Progress } from '../products/bulk/Progress.tsx';
import { runUndo, type UndoResult } from '../products/bulk/run-undo.ts';
import { href } from '../routes.ts';
import { bulkWords } from './bulk-words.ts';
import { HistoryRow } from './HistoryRow.tsx';

const PAGE = 100;

export interface BulkTraceDialogProps {
  bulk: string;
  version: number;
  ports: Pick<OptionsPorts, 'history' | 'undoBulk' | 'trouble' | 'whyNot'>;
  onClose(): void;
  now: Now;
  t: Translate;
}

type Read = Pick<ReplyOf<'activity.bulk'>, 'n' | 'undone' | 'entries' | 'next'>;

/** All changes of a bulk, whoever made it and whenever, with one Undo that keeps what was sold since. */
export function BulkTraceDialog({ bulk, version, ports, onClose, now, t }: BulkTraceDialogProps) {
  const [read, setRead] = useState<Read | 'reading' | 'no-answer'>('reading');
  const [again, setAgain] = useState(0);
  const [undoing, setUndoing] = useState<number | null>(null);
  const [result, setResult] = useState<UndoResult | null>(null);
  const alive = useRef(true);
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );
  useEffect(() => {
    let current = true;
    ports.history.bulk({ bulk, after: null, limit: PAGE }).then(
      // What was read further on stays; only the sums and the first page can be new.
      (reply) => current && setRead((before) => (hasMore(before) ? { ...before, ...sums(reply) } : reply)),
      () => current && setRead((before) => (typeof before === 'string' ? 'no-answer' : before)),
    );
    return () => {
      current = false;
    };
  }, [bulk, version, again]);
  const known = typeof read === 'string' ? null : read;
  const imported = bulkOf(editOfBulk(bulk, 0))?.imported ?? false;
  const [first] = known?.entries ?? [];

  const readMore = (after: string) => {
    ports.history.bulk({ bulk, after, limit: PAGE }).then(
      (reply) =>
        alive.current &&
        setRead((before) =>
          typeof before === 'string' ? before : { ...reply, entries: [...before.entries, ...reply.entries] },
        ),
      () => alive.current && setRead('no-answer'),
    );
  };
  const undo = async () => {
    setUndoing(0);
    setResult(null);
    const wait = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis));
    const onProgress = (n: number) => alive.current && setUndoing(n);
    const done = await runUndo(bulk, { ports, wait, onProgress });
    if (!alive.current) return;
    setResult(done);
    setUndoing(null);
    setAgain((n) => n + 1);
  };
  const whole = known !== null && known.undone >= known.n;
  const canUndo = !whole && undoing === null && (result === null || result.trouble !== null);
  const foot = () => {
    if (known === null) return '';
    if (undoing !== null) return t('outcome.undoing', { done: undoing, n: known.n });
    if (result !== null) return t('outcome.undone', { n: result.undone });
    if (whole) return t('bulkEntry.undone');
    return known.undone > 0 ? t('bulkEntry.partly', { n: known.undone, of: known.n }) : t('bulkEntry.undoHint');
  };

  return (
    <Dialog
      title={known === null ? t('bulkEntry.open') : bulkWords({ bulk, undo: false, imported, n: known.n }, t)}
      closeLabel={t('dialog.close')}
      onClose={onClose}
      flush
      footer={
        known !== null &&
        known.n > 0 && (
          <>
            <span class="grow hint" role="status">
              {foot()}
            </span>
            {canUndo && (
              <Button icon="undo" onClick={() => void undo()}>
                {t('trace.undo')}
              </Button>
            )}
          </>
        )
      }
    >
      {undoing !== null && known && <Progress done={undoing} of={known.n} label={t('trace.undoing')} />}
      {result?.trouble != null && (
        <div class="dlg-note">
          <NoteBox icon="fail" tone="bad" role="alert" title={result.trouble} />
        </div>
      )}
      {result !== null && result.refused.length > 0 && (
        <div class="dlg-note outcome">
          <p class="strong">{t('outcome.notUndone', { n: result.refused.length })}</p>
          <RefusedList
            refused={result.refused}
            nameOf={(id) =>
              known?.entries.find(({ warehouse }) => warehouse === id)?.warehouseName ?? t('history.goneWarehouse')
            }
            t={t}
          />
        </div>
      )}
      {read === 'reading' && (
        <div class="dlg-note" role="status" aria-label={t('app.reading')}>
          <Skeleton width="60%" height={20} margin={12} />
          <Skeleton width="80%" height={20} margin={12} />
        </div>
      )}
      {read === 'no-answer' && <NoAnswer onTryAgain={() => setAgain(again + 1)} t={t} />}
      {known?.n === 0 && (
        <Empty icon="search" title={t('trace.gone')}>
          {t('trace.goneMore')}
        </Empty>
      )}
      {first?.reason != null && <p class="dlg-lead soft">{t('bulkEntry.reason', { reason: first.reason })}</p>}
      {known && known.n > 0 && (
        <>
          <ol class="history" aria-label={t('bulkEntry.list')}>
            {known.entries.map((entry) => (
              <HistoryRow
                key={entry.id}
                entry={entry}
                href={href({ page: 'activity', tab: 'history', entry: entry.id })}
                now={now}
                t={t}
              />
            ))}
          </ol>
          {known.next !== null && (
            <div class="foot">
              <span class="grow">{t('bulkEntry.shown', { n: known.entries.length, of: known.n })}</span>
              <Button size="s" onClick={() => known.next !== null && readMore(known.next)}>
                {t('asof.more')}
              </Button>
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}

const hasMore = (read: Read | string): read is Read => typeof read !== 'string' && read.entries.length > PAGE;
const sums = ({ n, undone }: Read) => ({ n, undone });
