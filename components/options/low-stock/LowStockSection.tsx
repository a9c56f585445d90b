import { useEffect, useRef, useState } from 'preact/hooks';
import type { LowChoice, LowStockView } from '../../../lib/model/low-choice.ts';
import type { WarehouseView } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import type { Translate } from '../../words/translate.ts';
import { LowChoiceField } from './LowChoiceField.tsx';
import { choiceOf, draftOf, lowWords } from './low-draft.ts';
import type { LowStockPorts } from './low-stock-ports.ts';

export interface LowStockSectionProps {
  sku: string;
  warehouses: readonly WarehouseView[];
  /** Goes up with every change: what is shown is read again. */
  version: number;
  ports: LowStockPorts;
  whyNot(error: unknown): string;
  t: Translate;
}

/** From where one SKU is low in each warehouse, and whose choice that is. */
export function LowStockSection({ sku, warehouses, version, ports, whyNot, t }: LowStockSectionProps) {
  const [thresholds, setThresholds] = useState<readonly LowStockView[] | null>(null);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    let current = true;
    ports.of(sku).then(
      (reply) => current && setThresholds(reply.thresholds),
      // The dialog says elsewhere that the background gives no answer.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [sku, version, again]);
  if (thresholds === null || thresholds.length === 0) return null;
  return (
    <section class="p-block low-block" aria-labelledby="product-low">
      <h3 id="product-low" class="strong">
        {t('low.titles')}
      </h3>
      <ul class="low-list">
        {thresholds.map((threshold) => (
          <LowRow
            key={threshold.warehouse}
            threshold={threshold}
            name={warehouses.find(({ id }) => id === threshold.warehouse)?.name ?? ''}
            onSave={async (low) => {
              await ports.set({ warehouses: [threshold.warehouse], skus: [sku], low });
              setAgain((n) => n + 1);
            }}
            whyNot={whyNot}
            t={t}
          />
        ))}
      </ul>
    </section>
  );
}

interface LowRowProps {
  threshold: LowStockView;
  /** The warehouse's. */
  name: string;
  onSave(low: LowChoice): Promise<void>;
  whyNot(error: unknown): string;
  t: Translate;
}

function LowRow({ threshold, name, onSave, whyNot, t }: LowRowProps) {
  const { own, inherited, from } = threshold;
  const [editing, setEditing] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const [returned, setReturned] = useState(0);
  // The button that opened the form is there again only after it is drawn.
  useEffect(() => {
    if (returned > 0) change.current?.focus();
  }, [returned]);
  const close = () => {
    setEditing(false);
    setReturned((n) => n + 1);
  };
  const units = own === 'inherit' ? inherited : own === 'none' ? null : own;
  const whose = own !== 'inherit' ? 'low.own' : from === 'warehouse' ? 'low.fromWarehouse' : 'low.fromSettings';
  const inherit = t(from === 'warehouse' ? 'low.asWarehouse' : 'low.asSettings', { what: lowWords(inherited, t) });
  if (editing)
    return (
      <li>
        <LowForm
          label={t('low.of', { warehouse: name })}
          inherit={inherit}
          own={own}
          onSave={(low) => onSave(low).then(close)}
          onCancel={close}
          whyNot={whyNot}
          t={t}
        />
      </li>
    );
  return (
    <li class="row">
      <span class="grow clip">
        <bdi>{name}</bdi>
        <span class="muted"> · {lowWords(units, t)}</span>
        <small class="block muted">{t(whose)}</small>
      </span>
      <Button
        ref={change}
        size="s"
        kind="quiet"
        label={t('low.changeOf', { warehouse: name })}
        onClick={() => setEditing(true)}
      >
        {t('low.change')}
      </Button>
    </li>
  );
}

interface LowFormProps {
  label: string;
  inherit: string;
  own: LowChoice;
  onSave(low: LowChoice): Promise<void>;
  onCancel(): void;
  whyNot(error: unknown): string;
  t: Translate;
}

function LowForm({ label, inherit, own, onSave, onCancel, whyNot, t }: LowFormProps) {
  const [draft, setDraft] = useState(() => draftOf(own));
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const save = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    const choice = choiceOf(draft);
    if (choice === null || busy) return;
    setBusy(true);
    setTrouble(null);
    onSave(choice).catch((error: unknown) => {
      setBusy(false);
      setTrouble(whyNot(error));
    });
  };
  return (
    <form class="low-form" ref={form} onSubmit={save} noValidate>
      <LowChoiceField label={label} inherit={inherit} draft={draft} onDraft={setDraft} checked={checked} t={t} />
      {trouble !== null && (
        <p class="field-error" role="alert">
          {trouble}
        </p>
      )}
      <span class="row">
        <button type="submit" class="btn s" aria-disabled={busy}>
          {t('form.save')}
        </button>
        <Button size="s" kind="quiet" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      </span>
    </form>
  );
}
