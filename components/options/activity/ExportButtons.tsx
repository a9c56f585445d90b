import { useEffect, useRef, useState } from 'preact/hooks';
import type { EntryFilter } from '../../../lib/model/activity.ts';
import { Button } from '../../ui/Button.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import type { ActivityPorts } from './activity-ports.ts';
import { EXPORT_TYPES, type ExportFormat, exportHistory } from './export-history.ts';
import { localInput } from './local-time.ts';

export interface ExportButtonsProps {
  filter: EntryFilter;
  ports: ActivityPorts;
  now: Now;
  t: Translate;
}

type State = { kind: 'rest' } | { kind: 'running'; n: number } | { kind: 'done'; n: number } | { kind: 'failed' };

/** What is filtered, as a file. */
export function ExportButtons({ filter, ports, now, t }: ExportButtonsProps) {
  const [state, setState] = useState<State>({ kind: 'rest' });
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );

  const start = (format: ExportFormat) => {
    const mine = ++run.current;
    const isCancelled = () => mine !== run.current;
    setState({ kind: 'running', n: 0 });
    exportHistory(ports.page, filter, format, {
      onProgress: (n) => setState({ kind: 'running', n }),
      isCancelled,
    }).then(
      (file) => {
        if (file === null || isCancelled()) return;
        const name = `stock-history-${localInput(now.peek()).replaceAll(':', '').replace('T', '-')}.${format}`;
        ports.saveFile(name, EXPORT_TYPES[format], file.parts);
        setState({ kind: 'done', n: file.n });
      },
      () => !isCancelled() && setState({ kind: 'failed' }),
    );
  };
  const cancel = () => {
    run.current += 1;
    setState({ kind: 'rest' });
  };

  return (
    <div class="act-export">
      <span class="grow hint" role="status">
        {state.kind === 'running' && t('export.running', { n: state.n })}
        {state.kind === 'done' && t('export.done', { n: state.n })}
        {state.kind === 'failed' && t('app.noAnswer')}
      </span>
      {state.kind === 'running' ? (
        <Button size="s" onClick={cancel}>
          {t('export.cancel')}
        </Button>
      ) : (
        <>
          <Button size="s" kind="quiet" icon="file" onClick={() => start('csv')}>
            {t('export.csv')}
          </Button>
          <Button size="s" kind="quiet" icon="file" onClick={() => start('json')}>
            {t('export.json')}
          </Button>
        </>
      )}
    </div>
  );
}
