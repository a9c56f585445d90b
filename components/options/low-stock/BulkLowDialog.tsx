import { useEffect, useRef, useState } from 'preact/hooks';
import type { WarehouseView } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import { Field } from '../parts/Field.tsx';
import type { OptionsPorts } from '../ports.ts';
import { figurePages } from '../products/bulk/figure-pages.ts';
import { Progress } from '../products/bulk/Progress.tsx';
import type { Selection } from '../products/selection.ts';
import type { ProductQuery } from '../products/use-products.ts';
import { LowChoiceField } from './LowChoiceField.tsx';
import { choiceOf, type LowDraft } from './low-draft.ts';

export interface BulkLowDialogProps {
  query: ProductQuery;
  selection: Selection;
  selected: number;
  warehouses: readonly WarehouseView[];
  ports: Pick<OptionsPorts, 'figures' | 'lowStock' | 'whyNot'>;
  onClose(): void;
  t: Translate;
}

type State =
  | { kind: 'rest' }
  | { kind: 'saving'; done: number }
  | { kind: 'failed'; done: number; sentence: string }
  | { kind: 'saved'; saved: number; left: number };

const EVERY = '';

/** One low-stock warning for everything that is ticked. It can be saved again, so what fails half-way is gone on with. */
export function BulkLowDialog({ query, selection, selected, warehouses, ports, onClose, t }: BulkLowDialogProps) {
  const [where, setWhere] = useState(EVERY);
  const [draft, setDraft] = useState<LowDraft>({ kind: 'at', text: '' });
  const [checked, setChecked] = useState(false);
  const [state, setState] = useState<State>({ kind: 'rest' });
  const gone = useRef(false);
  useEffect(
    () => () => {
      gone.current = true;
    },
    [],
  );

  const save = async (event: Event) => {
    event.preventDefault();
    setChecked(true);
    const low = choiceOf(draft);
    if (low === null || state.kind === 'saving') return;
    const ids = warehouses.filter(({ id }) => where === EVERY || id === where).map(({ id }) => id);
    let done = 0;
    let saved = 0;
    setState({ kind: 'saving', done });
    try {
      for await (const { rows } of figurePages(ports.figures, query, selection)) {
        if (gone.current) return;
        saved += (await ports.lowStock.set({ warehouses: ids, skus: rows.map(({ sku }) => sku), low })).saved;
        done += rows.length;
        if (!gone.current) setState({ kind: 'saving', done });
      }
      if (!gone.current) setState({ kind: 'saved', saved, left: done - saved });
    } catch (error) {
      if (!gone.current) setState({ kind: 'failed', done, sentence: ports.whyNot(error) });
    }
  };

  return (
    <Dialog title={t('low.bulkTitle', { n: selected })} narrow closeLabel={t('dialog.close')} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void save(event)} noValidate>
        {state.kind === 'saving' && <Progress done={state.done} of={selected} label={t('low.title')} />}
        <div role="status">
          {state.kind === 'saving' && <p class="hint">{t('low.bulkSaving', { done: state.done, n: selected })}</p>}
          {state.kind === 'saved' && (
            <NoteBox icon="check" tone="ok" title={t('low.bulkSaved', { n: state.saved })}>
              {state.left > 0 ? t('low.bulkLeft', { n: state.left }) : undefined}
            </NoteBox>
          )}
        </div>
        {state.kind === 'failed' && (
          <NoteBox icon="fail" tone="bad" role="alert" title={state.sentence}>
            {t('low.bulkFailed', { done: state.done, n: selected })}
          </NoteBox>
        )}
        {state.kind !== 'saved' && (
          <>
            {warehouses.length > 1 && (
              <Field label={t('bulk.warehouse')}>
                {(links) => (
                  <select
                    {...links}
                    class="in m"
                    value={where}
                    onChange={(event) => setWhere(event.currentTarget.value)}
                  >
                    <option value={EVERY}>{t('bulk.everyWarehouse')}</option>
                    {warehouses.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
            <LowChoiceField
              label={t('low.title')}
              inherit={t('low.asWarehouses')}
              help={t('low.bulkHint')}
              draft={draft}
              onDraft={setDraft}
              checked={checked}
              t={t}
            />
          </>
        )}
        <div class="row low-buttons">
          {state.kind === 'saved' ? (
            <Button kind="primary" onClick={onClose}>
              {t('outcome.close')}
            </Button>
          ) : (
            <>
              <Button kind="quiet" onClick={onClose}>
                {t('form.cancel')}
              </Button>
              <button type="submit" class="btn primary" aria-disabled={state.kind === 'saving'}>
                {t('form.save')}
              </button>
            </>
          )}
        </div>
      </form>
    </Dialog>
  );
}
