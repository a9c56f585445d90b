import type { TraceSend, TraceStop } from '../../../lib/model/activity.ts';
import type { IconName } from '../../ui/icons.ts';
import { StateWord, type Tone } from '../../ui/StateWord.tsx';
import type { Translate } from '../../words/translate.ts';
import { Becomes } from '../parts/Becomes.tsx';
import { duration } from './trace-words.ts';

const LOOKS: Record<TraceSend['outcome'], { tone: Tone; icon: IconName }> = {
  open: { tone: 'go', icon: 'send' },
  applied: { tone: 'ok', icon: 'check' },
  doubled: { tone: 'wait', icon: 'warn' },
  stale: { tone: 'off', icon: 'dash' },
  'not-applied': { tone: 'off', icon: 'dash' },
  rejected: { tone: 'bad', icon: 'fail' },
  unknown: { tone: 'wait', icon: 'clock' },
};

/** One line for each location, and for each write to it where the first wasn't the last. */
export function SentTable({ stops, t }: { stops: readonly TraceStop[]; t: Translate }) {
  return (
    <table class="trace-table">
      <thead>
        <tr>
          <th scope="col">{t('trace.location')}</th>
          <th scope="col" class="num">
            {t('trace.figures')}
          </th>
          <th scope="col">{t('trace.answer')}</th>
          <th scope="col" class="num">
            {t('trace.time')}
          </th>
        </tr>
      </thead>
      <tbody>
        {stops.flatMap((stop) =>
          stop.sends.length === 0
            ? [<Unsent key={stop.location} stop={stop} t={t} />]
            : stop.sends.map((send, index) => (
                <Sent
                  key={`${stop.location}\n${index}`}
                  stop={stop}
                  send={send}
                  last={index === stop.sends.length - 1}
                  t={t}
                />
              )),
        )}
      </tbody>
    </table>
  );
}

function Unsent({ stop, t }: { stop: TraceStop; t: Translate }) {
  const waits = stop.now !== null;
  return (
    <tr>
      <th scope="row" class="clip" title={stop.name}>
        <bdi>{stop.name}</bdi>
      </th>
      <td class="num muted" />
      <td>
        <StateWord
          tone={waits ? 'wait' : 'off'}
          icon={waits ? 'clock' : 'dash'}
          word={stop.now ?? t(stop.origin ? 'trace.origin' : 'trace.nothing')}
        />
      </td>
      <td class="num" />
    </tr>
  );
}

function Sent({ stop, send, last, t }: { stop: TraceStop; send: TraceSend; last: boolean; t: Translate }) {
  const notes = [
    ...(send.detail === null ? [] : [send.detail]),
    ...(last && stop.withNewer ? [t('trace.withNewer')] : []),
    ...(last && stop.now !== null ? [stop.now] : []),
    t('trace.tries', { n: send.tries }),
    t('trace.key', { key: send.key }),
  ];
  return (
    <tr>
      <th scope="row" class="clip" title={stop.name}>
        <bdi>{stop.name}</bdi>
      </th>
      <td class="num">
        <Becomes before={send.from} after={send.to} t={t} />
      </td>
      <td>
        <StateWord {...LOOKS[send.outcome]} word={t(`trace.${send.outcome}`)} />
        <small>{notes.join(' · ')}</small>
      </td>
      <td class="num">{send.took === null ? '' : duration(t, send.took)}</td>
    </tr>
  );
}
