import { useId, useState } from 'preact/hooks';
import type { WantedChange } from '../../../../lib/bulk/planned.ts';
import type { Reason } from '../../../../lib/model/reason.ts';
import type { WarehouseView } from '../../../../lib/model/views.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Translate } from '../../../words/translate.ts';
import { ReasonSelect } from '../ReasonSelect.tsx';
import { type How, typedChange } from './typed-change.ts';

/** What is to be done to what is ticked. */
export interface BulkEdit {
  /** Warehouses whose counts are changed. */
  warehouses: readonly string[];
  wanted: WantedChange;
  reason: Reason | null;
}

export interface BulkBarProps {
  selected: number;
  warehouses: readonly WarehouseView[];
  onPreview(edit: BulkEdit): void;
  /** Sets from where their counts are low. */
  onLow(): void;
  onExport(): void;
  onClear(): void;
  t: Translate;
}

const ALL = '';

/** Changes the counts of everything that is ticked; nothing is done before the preview is confirmed. */
export function BulkBar({ selected, warehouses, onPreview, onLow, onExport, onClear, t }: BulkBarProps) {
  const [chosen, setChosen] = useState(warehouses[0]?.id ?? ALL);
  const [how, setHow] = useState<How>('set');
  const [text, setText] = useState('');
  const [reason, setReason] = useState<Reason | null>(null);
  const [checked, setChecked] = useState(false);
  const errorId = useId();
  const typed = typedChange(how, text);
  const wrong = checked && !typed.ok;
  // A warehouse that was deleted meanwhile can't stay chosen.
  const warehouse = chosen === ALL || warehouses.some(({ id }) => id === chosen) ? chosen : ALL;

  const preview = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (!typed.ok) return;
    const ids = warehouses.filter(({ id }) => warehouse === ALL || id === warehouse).map(({ id }) => id);
    onPreview({ warehouses: ids, wanted: typed.wanted, reason });
  };

  return (
    <section class="bulk-bar" aria-label={t('bulk.region')}>
      <form class="bulk" onSubmit={preview} noValidate>
        <strong role="status">{t('bulk.selected', { n: selected })}</strong>
        <span class="grow" />
        <select
          class="in m bulk-where"
          aria-label={t('bulk.warehouse')}
          value={warehouse}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {warehouses.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {warehouses.length > 1 && <option value={ALL}>{t('bulk.everyWarehouse')}</option>}
        </select>
        <select
          class="in m bulk-how"
          aria-label={t('bulk.how')}
          value={how}
          onChange={(event) => setHow(event.currentTarget.value === 'adjust' ? 'adjust' : 'set')}
        >
          <option value="set">{t('bulk.set')}</option>
          <option value="adjust">{t('bulk.adjust')}</option>
        </select>
        <input
          class="in m num bulk-count"
          inputMode="text"
          autocomplete="off"
          aria-label={t(how === 'set' ? 'bulk.count' : 'bulk.difference', { n: selected })}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? errorId : undefined}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <ReasonSelect reason={reason} onReason={setReason} t={t} />
        <button type="submit" class="btn primary">
          {t('bulk.preview')}
        </button>
        <Button onClick={onLow}>{t('low.bulk')}</Button>
        <Button onClick={onExport}>{t('bulk.export')}</Button>
        <Button kind="quiet" onClick={onClear}>
          {t('bulk.clear')}
        </Button>
      </form>
      {wrong && (
        <p id={errorId} class="field-error bulk-error" role="alert">
          {t(typed.why)}
        </p>
      )}
    </section>
  );
}
