import { useEffect, useState } from 'preact/hooks';
import { type PlannedChange, planChange } from '../../../../lib/bulk/planned.ts';
import type { Overview } from '../../../../lib/model/views.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { signed } from '../../../words/figure.ts';
import type { Translate } from '../../../words/translate.ts';
import type { OptionsPorts } from '../../ports.ts';
import type { Selection } from '../selection.ts';
import type { ProductQuery } from '../use-products.ts';
import type { BulkEdit } from './BulkBar.tsx';
import { ChangesDialog } from './ChangesDialog.tsx';
import type { BulkDone } from './done.ts';
import { figurePages } from './figure-pages.ts';
import { Progress } from './Progress.tsx';

export interface BulkDialogProps {
  edit: BulkEdit;
  query: ProductQuery;
  selection: Selection;
  overview: Overview;
  ports: OptionsPorts;
  uuid(): string;
  onDirty(dirty: boolean): void;
  onClose(done: BulkDone | null): void;
  t: Translate;
}

type Loaded =
  | { kind: 'reading'; done: number; of: number }
  | { kind: 'trouble'; sentence: string }
  | { kind: 'ready'; changes: readonly PlannedChange[] };

/** Reads the counts of everything that is ticked, and shows what would become of them. */
export function BulkDialog(props: BulkDialogProps) {
  const { edit, query, selection, overview, ports, uuid, onDirty, onClose, t } = props;
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'reading', done: 0, of: 0 });
  const [attempt, setAttempt] = useState(0);
  const nameOf = (id: string) => overview.warehouses.find((warehouse) => warehouse.id === id)?.name ?? id;

  useEffect(() => {
    let current = true;
    const read = async () => {
      const changes: PlannedChange[] = [];
      let done = 0;
      for await (const { rows, warehouses, total } of figurePages(ports.figures, query, selection)) {
        if (!current) return;
        for (const row of rows) {
          for (const [index, warehouse] of warehouses.entries()) {
            if (edit.warehouses.includes(warehouse.id)) changes.push(planChange(row, index, warehouse, edit.wanted));
          }
        }
        done += rows.length;
        setLoaded({ kind: 'reading', done, of: total });
      }
      if (current) setLoaded({ kind: 'ready', changes });
    };
    setLoaded({ kind: 'reading', done: 0, of: 0 });
    read().catch((error: unknown) => current && setLoaded({ kind: 'trouble', sentence: ports.whyNot(error) }));
    return () => {
      current = false;
    };
  }, [attempt]);

  const where = edit.warehouses.map(nameOf).join(', ');
  const lead =
    edit.wanted.kind === 'set'
      ? t('bulk.leadSet', { to: edit.wanted.to, where })
      : t('bulk.leadAdjust', { by: signed(t, edit.wanted.by), where });
  if (loaded.kind === 'ready') {
    return (
      <ChangesDialog
        title={t('bulk.title')}
        lead={lead}
        changes={loaded.changes}
        reason={edit.reason}
        nameOf={nameOf}
        ports={ports}
        uuid={uuid}
        onDirty={onDirty}
        onClose={onClose}
        t={t}
      />
    );
  }
  return (
    <Dialog title={t('bulk.title')} closeLabel={t('dialog.close')} onClose={() => onClose(null)} flush>
      {loaded.kind === 'reading' && loaded.of > 0 && (
        <Progress done={loaded.done} of={loaded.of} label={t('bulk.reading')} />
      )}
      <div class="review-wait" role="status">
        {loaded.kind === 'reading' ? (
          <Empty icon="clock" title={t('bulk.reading')}>
            {loaded.of > 0 ? t('bulk.readingMore', { done: loaded.done, n: loaded.of }) : undefined}
          </Empty>
        ) : (
          <Empty
            icon="fail"
            title={loaded.sentence}
            action={<Button onClick={() => setAttempt(attempt + 1)}>{t('app.tryAgain')}</Button>}
          >
            {t('bulk.nothingDone')}
          </Empty>
        )}
      </div>
    </Dialog>
  );
}
