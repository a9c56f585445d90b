import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { applicable, countEffects, type Effect, type PlannedChange } from '../../../../lib/bulk/planned.ts';
import { importBulk } from '../../../../lib/model/ids.ts';
import type { Reason } from '../../../../lib/model/reason.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import type { Translate } from '../../../words/translate.ts';
import type { OptionsPorts } from '../../ports.ts';
import { BulkOutcome } from './BulkOutcome.tsx';
import { ChangeFilters } from './ChangeFilters.tsx';
import { ChangesTable } from './ChangesTable.tsx';
import type { BulkDone } from './done.ts';
import { Progress } from './Progress.tsx';
import { type BulkResult, runBulk } from './run-bulk.ts';

export interface ChangesDialogProps {
  title: string;
  lead: string;
  changes: readonly PlannedChange[];
  reason: Reason | null;
  nameOf(warehouse: string): string;
  ports: OptionsPorts;
  uuid(): string;
  /** Asked before the page is left while counts are being changed. */
  onDirty(dirty: boolean): void;
  /** Closed, whether or not something was done. */
  onClose(done: BulkDone | null): void;
  /** They were read from a file. */
  imported?: boolean;
  /** Something else is to be settled before Confirm. */
  blocked?: boolean;
  /** Above the table. */
  children?: ComponentChildren;
  t: Translate;
}

/** Old and new of many counts; Confirm makes them one after the other, and what couldn't be made is told. */
export function ChangesDialog(props: ChangesDialogProps) {
  const {
    title,
    lead,
    changes,
    reason,
    nameOf,
    ports,
    uuid,
    onDirty,
    onClose,
    blocked = false,
    imported = false,
    children,
    t,
  } = props;
  const [filter, setFilter] = useState<Effect | 'all'>('all');
  const [progress, setProgress] = useState<number | null>(null);
  const [result, setResult] = useState<BulkResult | null>(null);
  /** Counts that moved and were settled afterwards. */
  const [settled, setSettled] = useState(0);
  const [bulk] = useState(() => (imported ? importBulk(uuid()) : uuid()));
  const cancelled = useRef(false);
  const counts = useMemo(() => countEffects(changes), [changes]);
  const making = useMemo(() => applicable(changes), [changes]);
  const shown = useMemo(
    // What stays the same is there to be looked up; it isn't what is to be confirmed.
    () => changes.filter(({ effect }) => (filter === 'all' ? effect !== 'same' : effect === filter)),
    [changes, filter],
  );
  const total = changes.length - counts.same;
  useEffect(() => () => onDirty(false), []);

  const confirm = async () => {
    setProgress(0);
    onDirty(true);
    const wait = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis));
    const isCancelled = () => cancelled.current;
    const done = await runBulk(bulk, making, reason, { ports, wait, isCancelled, onProgress: setProgress });
    onDirty(false);
    const clean = done.moved.length + done.refused.length + done.left === 0 && done.trouble === null;
    if (clean) onClose({ bulk, applied: done.applied });
    else setResult(done);
  };
  const applied = (result?.applied ?? 0) + settled;
  const close = () => {
    if (result) onClose(applied > 0 ? { bulk, applied } : null);
    else if (progress === null) onClose(null);
    // What is on its way can't be called back; what follows can.
    else cancelled.current = true;
  };

  return (
    <Dialog
      title={title}
      closeLabel={t('dialog.close')}
      onClose={close}
      flush
      footer={
        result ? (
          <>
            <p class="grow">{applied > 0 && t('outcome.undoHint')}</p>
            <Button kind="primary" onClick={close}>
              {t('outcome.close')}
            </Button>
          </>
        ) : (
          <>
            <p class="grow" role="status">
              {progress === null ? (
                <Sum making={making.length} toZero={counts['to-zero']} t={t} />
              ) : (
                t('changes.saving', { done: progress, n: making.length })
              )}
            </p>
            <Button kind="quiet" onClick={close}>
              {t('form.cancel')}
            </Button>
            <Button
              kind="primary"
              disabled={blocked || progress !== null || making.length === 0}
              onClick={() => void confirm()}
            >
              {t('review.confirm')}
            </Button>
          </>
        )
      }
    >
      {progress !== null && !result && <Progress done={progress} of={making.length} label={title} />}
      {result ? (
        <BulkOutcome
          result={result}
          nameOf={nameOf}
          bulk={bulk}
          first={making.length}
          ports={ports}
          onSettled={() => setSettled((before) => before + 1)}
          t={t}
        />
      ) : (
        <>
          <p class="dlg-lead soft">{lead}</p>
          {children}
          {total === 0 && counts.same === 0 ? (
            <Empty icon="check" title={t('changes.none')}>
              {t('changes.noneMore')}
            </Empty>
          ) : (
            <>
              <ChangeFilters counts={counts} total={total} filter={filter} onFilter={setFilter} t={t} />
              {shown.length === 0 ? (
                <Empty icon="check" title={t('changes.none')}>
                  {t('changes.noneMore')}
                </Empty>
              ) : (
                <ChangesTable key={filter} changes={shown} nameOf={nameOf} t={t} />
              )}
            </>
          )}
        </>
      )}
    </Dialog>
  );
}

function Sum({ making, toZero, t }: { making: number; toZero: number; t: Translate }) {
  return (
    <>
      <strong>{t('changes.sum', { n: making })}</strong>
      {toZero > 0 && <span class="n-bad"> {t('changes.sumZero', { n: toZero })}</span>}
    </>
  );
}
