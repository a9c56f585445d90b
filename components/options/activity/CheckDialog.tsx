import { useEffect, useRef, useState } from 'preact/hooks';
import type { Mismatch } from '../../../lib/model/activity.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import type { ActivityPorts } from './activity-ports.ts';

/** Records of one part: small enough that Stop is heard at once. */
const PART = 100;

export interface CheckDialogProps {
  /** About how many counts there are, for the progress. */
  total: number;
  onCheck: ActivityPorts['check'];
  onClose(): void;
  now: Now;
  t: Translate;
}

interface Result {
  records: number;
  entries: number;
  mismatches: readonly Mismatch[];
}

type State =
  | { kind: 'rest' }
  | { kind: 'failed' }
  | ({ kind: 'running' } & Result)
  | ({ kind: 'over'; whole: boolean; at: number } & Result);

const NONE: Result = { records: 0, entries: 0, mismatches: [] };

/** Compares every count with the changes that led to it, part by part, and shows what came of it and when. */
export function CheckDialog({ total, onCheck, onClose, now, t }: CheckDialogProps) {
  const [state, setState] = useState<State>({ kind: 'rest' });
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );

  const start = async () => {
    const mine = ++run.current;
    let result = NONE;
    let from: Parameters<ActivityPorts['check']>[0]['from'] = null;
    setState({ kind: 'running', ...result });
    try {
      do {
        const part: Awaited<ReturnType<ActivityPorts['check']>> = await onCheck({ from, limit: PART });
        if (mine !== run.current) return;
        result = {
          records: result.records + part.records,
          entries: result.entries + part.entries,
          mismatches: [...result.mismatches, ...part.mismatches],
        };
        from = part.next;
        setState({ kind: 'running', ...result });
      } while (from !== null);
      setState({ kind: 'over', whole: true, at: now.peek(), ...result });
    } catch {
      if (mine === run.current) setState({ kind: 'failed' });
    }
  };
  const stop = () => {
    run.current += 1;
    if (state.kind === 'running') setState({ ...state, kind: 'over', whole: false, at: now.peek() });
  };

  return (
    <Dialog
      title={t('check.title')}
      closeLabel={t('dialog.close')}
      onClose={onClose}
      narrow
      footer={
        <>
          <span class="grow" />
          <Button onClick={onClose}>{t('check.close')}</Button>
          {state.kind === 'running' ? (
            <Button kind="primary" onClick={stop}>
              {t('check.stop')}
            </Button>
          ) : (
            <Button kind="primary" onClick={() => void start()}>
              {t(state.kind === 'rest' ? 'check.start' : 'check.again')}
            </Button>
          )}
        </>
      }
    >
      <div class="stack">
        <p class="soft">{t('check.what')}</p>
        {state.kind === 'running' && (
          <>
            <p role="status">{t('check.running', { done: state.records, total: Math.max(total, state.records) })}</p>
            <div class="meter" aria-hidden="true">
              <i style={{ width: `${Math.min(100, (100 * state.records) / Math.max(1, total))}%` }} />
            </div>
          </>
        )}
        {state.kind === 'failed' && <NoteBox icon="fail" tone="bad" role="alert" title={t('app.noAnswer')} />}
        {state.kind === 'over' && <Outcome result={state} whole={state.whole} at={state.at} t={t} />}
      </div>
    </Dialog>
  );
}

function Outcome({ result, whole, at, t }: { result: Result; whole: boolean; at: number; t: Translate }) {
  const { records, entries, mismatches } = result;
  const bad = mismatches.length > 0;
  return (
    <>
      <div role="status">
        <NoteBox
          icon={bad ? 'fail' : whole ? 'check' : 'pause'}
          {...(bad ? { tone: 'bad' as const } : whole ? { tone: 'ok' as const } : {})}
          title={bad ? t('check.bad', { n: mismatches.length }) : t(whole ? 'check.good' : 'check.stopped')}
        >
          {t('check.result', { records, entries, time: t.moment(at, 'stamp') })}
        </NoteBox>
      </div>
      {bad && (
        <ul class="plain-list" aria-label={t('check.list')}>
          {mismatches.map(({ warehouse, warehouseName, sku, count, entries: leadTo }) => (
            <li key={`${warehouse}\n${sku}`}>
              {t('check.mismatch', {
                sku,
                warehouse: warehouseName,
                count: figure(t, count),
                entries: figure(t, leadTo),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
