import { useEffect, useRef, useState } from 'preact/hooks';
import { type Column, columnTrouble, guessColumns } from '../../../../lib/bulk/columns.ts';
import type { CsvFile } from '../../../../lib/bulk/csv-file.ts';
import type { Reason } from '../../../../lib/model/reason.ts';
import type { Overview } from '../../../../lib/model/views.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { NoteBox } from '../../../ui/NoteBox.tsx';
import type { Translate } from '../../../words/translate.ts';
import type { OptionsPorts } from '../../ports.ts';
import { ChangesDialog } from '../bulk/ChangesDialog.tsx';
import type { BulkDone } from '../bulk/done.ts';
import { Progress } from '../bulk/Progress.tsx';
import { ReasonSelect } from '../ReasonSelect.tsx';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportErrors } from './ImportErrors.tsx';
import { type MatchedFile, matchFile } from './match-file.ts';
import { columnWords, troubleWords } from './trouble-words.ts';

export interface ImportDialogProps {
  overview: Overview;
  ports: OptionsPorts;
  uuid(): string;
  onDirty(dirty: boolean): void;
  onClose(done: BulkDone | null): void;
  t: Translate;
}

type Step =
  | { kind: 'choose' }
  | { kind: 'working'; words: string; part: number }
  | { kind: 'columns'; file: CsvFile }
  | { kind: 'preview'; file: CsvFile; matched: MatchedFile };

/** Counts from a file: choose it, see what its columns are, see what would change, confirm. */
export function ImportDialog({ overview, ports, uuid, onDirty, onClose, t }: ImportDialogProps) {
  const [step, setStep] = useState<Step>({ kind: 'choose' });
  const [columns, setColumns] = useState<readonly Column[]>([]);
  const [reason, setReason] = useState<Reason | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [accepted, setAccepted] = useState(false);
  const gone = useRef(false);
  useEffect(
    () => () => {
      gone.current = true;
    },
    [],
  );
  const { warehouses } = overview;
  const nameOf = (id: string) => warehouses.find((warehouse) => warehouse.id === id)?.name ?? id;
  const isCancelled = () => gone.current;

  const read = async (file: File) => {
    setTrouble(null);
    const working = (part: number) => setStep({ kind: 'working', words: t('csv.reading', { name: file.name }), part });
    working(0);
    const reading = await ports.readCsv(file, { onProgress: working, isCancelled });
    if (gone.current) return;
    if (!reading.ok) {
      setTrouble(troubleWords(reading.trouble, t));
      setStep({ kind: 'choose' });
      return;
    }
    setColumns(
      guessColumns(
        reading.file.header,
        warehouses.map((each) => ({ ...each })),
      ),
    );
    setStep({ kind: 'columns', file: reading.file });
  };

  const match = async (file: CsvFile) => {
    setTrouble(null);
    const working = (done: number, of: number) =>
      setStep({ kind: 'working', words: t('csv.matching', { done, n: of }), part: of === 0 ? 1 : done / of });
    working(0, file.rows.length);
    try {
      const matched = await matchFile(file, columns, ports.figures, { onProgress: working, isCancelled });
      if (matched && !gone.current) setStep({ kind: 'preview', file, matched });
    } catch (error) {
      setTrouble(ports.whyNot(error));
      setStep({ kind: 'columns', file });
    }
  };

  if (step.kind === 'preview') {
    const { errors, changes } = step.matched;
    return (
      <ChangesDialog
        title={t('csv.title')}
        lead={t('csv.lead', { name: step.file.name })}
        changes={changes}
        reason={reason}
        nameOf={nameOf}
        ports={ports}
        uuid={uuid}
        onDirty={onDirty}
        onClose={onClose}
        imported
        blocked={errors.length > 0 && !accepted}
        t={t}
      >
        {errors.length > 0 && (
          <ImportErrors errors={errors} accepted={accepted} onAccept={setAccepted} onDownload={ports.download} t={t} />
        )}
      </ChangesDialog>
    );
  }

  const leftOut =
    step.kind === 'columns' ? step.file.header.filter((_, index) => columns[index]?.kind === 'ignored') : [];
  const wrong = step.kind === 'columns' ? columnTrouble(columns) : null;
  return (
    <Dialog
      title={t('csv.title')}
      closeLabel={t('dialog.close')}
      onClose={() => onClose(null)}
      flush
      footer={
        <>
          <p class="grow">{wrong ? <span class="n-bad">{columnWords(wrong, nameOf, t)}</span> : t('csv.hint')}</p>
          {step.kind === 'columns' && <ReasonSelect reason={reason} onReason={setReason} t={t} />}
          <Button kind="quiet" onClick={() => onClose(null)}>
            {t('form.cancel')}
          </Button>
          <Button
            kind="primary"
            disabled={step.kind !== 'columns' || wrong !== null}
            onClick={() => step.kind === 'columns' && void match(step.file)}
          >
            {t('csv.preview')}
          </Button>
        </>
      }
    >
      {trouble !== null && (
        <div class="dlg-note">
          <NoteBox icon="fail" tone="bad" role="alert" title={trouble}>
            {t('bulk.nothingDone')}
          </NoteBox>
        </div>
      )}
      {step.kind === 'choose' && <ChooseFile onFile={(file) => void read(file)} t={t} />}
      {step.kind === 'working' && (
        <>
          <Progress done={step.part} of={1} label={step.words} />
          <div class="review-wait" role="status">
            <Empty icon="clock" title={step.words} />
          </div>
        </>
      )}
      {step.kind === 'columns' && (
        <>
          <p class="dlg-lead soft">{t('csv.columnsLead', { name: step.file.name, n: step.file.rows.length })}</p>
          {leftOut.length > 0 && <p class="dlg-lead hint">{t('csv.leftOut', { names: leftOut.join(', ') })}</p>}
          <ImportColumns file={step.file} columns={columns} onColumns={setColumns} warehouses={warehouses} t={t} />
        </>
      )}
    </Dialog>
  );
}

function ChooseFile({ onFile, t }: { onFile(file: File): void; t: Translate }) {
  return (
    <div class="choose-file">
      <label class="field">
        <span>{t('csv.file')}</span>
        <input
          type="file"
          class="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) onFile(file);
          }}
        />
      </label>
      <p class="hint">{t('csv.format')}</p>
      <p class="hint">{t('csv.blank')}</p>
    </div>
  );
}
