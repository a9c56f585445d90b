import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Overview } from '../../../lib/model/views.ts';
import type { BackupSummary } from '../../../lib/store/backup-store.ts';
import { Button } from '../../ui/Button.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import { backupTroubleWords } from './backup-words.ts';
import type { DataPorts } from './data-ports.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import { WorkMeter } from './WorkMeter.tsx';

export interface RestorePartProps {
  overview: Overview;
  ports: DataPorts;
  integrationsHref: string;
  /** Something else is on its way. */
  busy: boolean;
  /** A file was chosen. */
  onBegin(): void;
  /** Another button, before this one. */
  beside: ComponentChildren;
  t: Translate;
}

type State =
  | { kind: 'rest' }
  | { kind: 'checking'; file: string; rows: number; part: number }
  | { kind: 'trouble'; sentence: string }
  | { kind: 'preview'; file: File; summary: BackupSummary }
  | { kind: 'restored' };

/** Chooses a file, checks it to its end, and shows what it would do. */
export function RestorePart({ overview, ports, integrationsHref, busy, onBegin, beside, t }: RestorePartProps) {
  const [state, setState] = useState<State>({ kind: 'rest' });
  const input = useRef<HTMLInputElement>(null);
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );

  const check = (file: File) => {
    const mine = ++run.current;
    const isCancelled = () => mine !== run.current;
    const name = file.name;
    setState({ kind: 'checking', file: name, rows: 0, part: 0 });
    const onProgress = (rows: number, part: number) =>
      !isCancelled() && setState({ kind: 'checking', file: name, rows, part });
    ports.check(file, { onProgress, isCancelled }).then(
      (checked) => {
        if (checked === null || isCancelled()) return;
        if (checked.ok) setState({ kind: 'preview', file, summary: checked.summary });
        else setState({ kind: 'trouble', sentence: backupTroubleWords(checked.trouble, t) });
      },
      () => !isCancelled() && setState({ kind: 'trouble', sentence: t('backup.unreadableFile') }),
    );
  };
  const rest = () => {
    run.current += 1;
    setState({ kind: 'rest' });
  };

  return (
    <>
      <div class="work-buttons">
        {beside}
        <Button disabled={busy || state.kind === 'checking'} onClick={() => input.current?.click()}>
          {t('backup.restore')}
        </Button>
        <input
          ref={input}
          type="file"
          class="sr"
          tabIndex={-1}
          accept=".json,application/json"
          aria-label={t('backup.choose')}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file, mended meanwhile, may be chosen again.
            if (file) {
              onBegin();
              check(file);
            }
            currentTarget.value = '';
          }}
        />
      </div>
      {state.kind === 'checking' && (
        <WorkMeter
          part={state.part}
          label={t('backup.readingLabel')}
          words={t('backup.reading', { file: state.file, n: state.rows })}
          onCancel={rest}
          t={t}
        />
      )}
      {state.kind === 'trouble' && (
        <NoteBox icon="fail" tone="bad" role="alert" title={state.sentence}>
          {t('backup.nothingChanged')}
        </NoteBox>
      )}
      {state.kind === 'restored' && (
        <div role="status">
          <NoteBox
            icon="check"
            tone="ok"
            title={t('restore.done')}
            actions={
              <a class="btn s" href={integrationsHref}>
                {t('restore.toIntegrations')}
              </a>
            }
          />
        </div>
      )}
      {state.kind === 'preview' && (
        <RestoreDialog
          summary={state.summary}
          overview={overview}
          onRestore={(kept, watch) => ports.restore(state.file, kept, watch)}
          onClose={(restored) => setState({ kind: restored ? 'restored' : 'rest' })}
          t={t}
        />
      )}
    </>
  );
}
