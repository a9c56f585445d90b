import { useEffect, useRef, useState } from 'preact/hooks';
import type { LowChoice } from '../../../lib/model/low-choice.ts';
import type { FormError, Overview, WarehouseDetail } from '../../../lib/model/views.ts';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { choiceOf, draftOf } from '../low-stock/low-draft.ts';
import { Field } from '../parts/Field.tsx';
import type { Watching } from '../reading/reading.ts';
import { LinkedPart } from './LinkedPart.tsx';
import { LocationPicker } from './LocationPicker.tsx';
import { type Linked, linkedOf, masterName, takenMeanwhile } from './linked.ts';
import { MasterDialog, type MasterDifference } from './MasterDialog.tsx';
import { check, placeOf } from './refusal-place.ts';
import { SaveStatus } from './SaveStatus.tsx';
import { type MasterProgress, useMasterProgress } from './use-master-progress.ts';
import { WarehouseLow } from './WarehouseLow.tsx';

export interface WarehouseRequest {
  /** null: a new one. */
  id: string | null;
  /** What the form was opened with; 0 for a new one. */
  revision: number;
  name: string;
  locations: string[];
  master: string | null;
  /** From where its counts are low. */
  lowStock: LowChoice;
}

export interface WarehouseSaved {
  warehouse: string;
  /** Locations whose first sync is to be reviewed now. */
  reviews: string[];
  /** Counts taken from a new master, or null. */
  pulled: number | null;
  /** Everything is saved but the choice of this master stock location. */
  masterFailed?: MasterFailed | undefined;
}

export interface MasterFailed {
  location: string;
  sentence: string;
}

export interface WarehouseFormProps {
  overview: Overview;
  /** What is edited, as it was when the form was opened; null for a new one. */
  warehouse: WarehouseDetail | null;
  /** The master stock location that was wanted when it was saved last, and why it couldn't be had; or null. */
  failed: MasterFailed | null;
  onSave(request: WarehouseRequest): Promise<FormReply<WarehouseSaved>>;
  /** `left`: the form was left while it was being saved, so nobody waits for what comes next. */
  onSaved(saved: WarehouseSaved, left: boolean): void;
  onRefresh(integration: string): Promise<FormReply<{ count: number }>>;
  /** What another master stock location would mean for the catalogue. */
  onPreviewMaster(location: string, watching: Watching): Promise<FormReply<MasterDifference>>;
  /** How far the first counts of a master are that is being saved. */
  onMasterProgress(location: string): Promise<MasterProgress>;
  onCancel(): void;
  /** Told whether leaving would lose something. */
  onDirty(dirty: boolean): void;
  /** Opens the form again with what is saved now. */
  onReload(): void;
  t: Translate;
}

/** Adds or changes one warehouse: its name, its locations, and whether it holds the master stock location. */
export function WarehouseForm(props: WarehouseFormProps) {
  const { overview, warehouse, failed, onSave, onSaved, onRefresh, onPreviewMaster, onCancel, onDirty, onReload, t } =
    props;
  // The warehouse as it was when the form was opened: a change from elsewhere must not slip into what Save sends.
  const [opened] = useState(warehouse);
  const [ownMaster] = useState(
    overview.master !== null && overview.master.warehouse === opened?.id ? overview.master.location : null,
  );
  const [name, setName] = useState(opened?.name ?? '');
  const [chosen, setChosen] = useState<readonly Linked[]>(() => linkedOf(opened));
  const [master, setMaster] = useState(failed?.location ?? ownMaster);
  const [low, setLow] = useState(() => draftOf(opened?.lowStock ?? 'inherit'));
  const [picked, setPicked] = useState('');
  const [error, setError] = useState<FormError | null>(failed && { field: failed.location, sentence: failed.sentence });
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const lowField = useRef<HTMLDivElement>(null);
  const nameInput = useRef<HTMLInputElement>(null);
  const saveButton = useRef<HTMLButtonElement>(null);
  const left = useRef(false);
  const progress = useMasterProgress(busy && master !== ownMaster ? master : null, props.onMasterProgress);
  const saved = progress?.chosen === true;

  const start = linkedOf(opened).map((linked) => linked.location);
  const now = chosen.map((linked) => linked.location);
  const dirty =
    name !== (opened?.name ?? '') ||
    choiceOf(low) !== (opened?.lowStock ?? 'inherit') ||
    master !== ownMaster ||
    picked !== '' ||
    start.join('\n') !== now.join('\n');
  useEffect(() => onDirty(dirty && !saved), [dirty, saved]);
  useEffect(
    () => () => {
      left.current = true;
      onDirty(false);
    },
    [],
  );
  useEffect(() => (failed === null ? nameInput : saveButton).current?.focus(), []);

  /** Says what can't be saved, and leads to the field that it is about. */
  const refuse = (refused: FormError) => {
    setError(refused);
    if (refused.field === 'name') nameInput.current?.focus();
    if (refused.field === 'low') lowField.current?.querySelector('input')?.focus();
  };

  const save = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const refused = check(name, picked, low, t);
    if (refused !== null) return refuse(refused);
    setError(null);
    if (overview.master !== null && master !== null && master !== overview.master.location) setAsking(true);
    else send();
  };

  const send = () => {
    setAsking(false);
    setBusy(true);
    onSave({
      id: opened?.id ?? null,
      revision: opened?.revision ?? 0,
      name: name.trim(),
      locations: now,
      master,
      lowStock: choiceOf(low) ?? 'inherit',
    }).then(
      (reply) => {
        if (!reply.ok) {
          setBusy(false);
          return refuse(reply.error);
        }
        if (!left.current) onDirty(false);
        onSaved(reply.value, left.current);
      },
      () => {
        setBusy(false);
        setError({ field: null, sentence: t('app.noAnswer') });
      },
    );
  };

  // While it is being saved, the warehouse that takes them is this one.
  const taken = busy ? null : takenMeanwhile(chosen, overview, opened);
  const where = placeOf(error, now);
  const rowError =
    where === 'row' && error?.field
      ? { location: error.field, sentence: error.sentence }
      : taken && { location: taken.location, sentence: t('warehouse.takenMeanwhile', { warehouse: taken.warehouse }) };
  const masterChosen = chosen.find(({ location }) => location === master)?.name ?? '';
  return (
    <form class="card warehouse-form" onSubmit={save} noValidate aria-labelledby="warehouse-title">
      <header>
        <h2 id="warehouse-title" dir="auto">
          {opened === null ? t('warehouse.new') : opened.name}
        </h2>
      </header>
      <div class="form-body">
        {where === 'form' && error && (
          <NoteBox
            icon="fail"
            tone="bad"
            title={error.sentence}
            role="alert"
            actions={
              opened !== null && (
                <button type="button" class="btn s" onClick={onReload}>
                  {t('warehouse.reload')}
                </button>
              )
            }
          />
        )}
        <Field label={t('warehouse.name')} error={where === 'name' ? error?.sentence : null} class="short">
          {(links) => (
            <input
              {...links}
              ref={nameInput}
              class="in"
              value={name}
              autocomplete="off"
              dir="auto"
              required
              onInput={(event) => {
                setName(event.currentTarget.value);
                if (where === 'name') setError(null);
              }}
            />
          )}
        </Field>
        <LocationPicker
          overview={overview}
          warehouse={opened}
          chosen={chosen}
          error={where === 'location' ? (error?.sentence ?? null) : null}
          picked={picked}
          onPick={(location) => {
            setPicked(location);
            if (where === 'location') setError(null);
          }}
          onAdd={(linked) => setChosen([...chosen, linked])}
          onRefresh={onRefresh}
          t={t}
        />
        <LinkedPart
          overview={overview}
          opened={opened}
          chosen={chosen}
          master={master}
          error={rowError}
          onMaster={(location) => {
            setMaster(location);
            if (where === 'row') setError(null);
          }}
          onRemove={(location) => {
            setChosen(chosen.filter((linked) => linked.location !== location));
            if (master === location) setMaster(null);
            if (error?.field === location) setError(null);
          }}
          t={t}
        />
        <WarehouseLow box={lowField} overview={overview} draft={low} onDraft={setLow} checked={where === 'low'} t={t} />
      </div>
      <footer class="bulk">
        <SaveStatus busy={busy} progress={progress} location={masterChosen} t={t} />
        <button type="button" class="btn quiet" onClick={onCancel}>
          {t(saved ? 'dialog.close' : 'form.cancel')}
        </button>
        <button ref={saveButton} type="submit" class="btn primary" aria-disabled={busy}>
          {t('form.save')}
        </button>
      </footer>
      {asking && master !== null && (
        <MasterDialog
          from={masterName(overview)}
          to={masterChosen}
          held={chosen.length > 1}
          onPreview={(watching) => onPreviewMaster(master, watching)}
          onConfirm={send}
          onClose={() => setAsking(false)}
          t={t}
        />
      )}
    </form>
  );
}
