import type { ComponentChildren } from 'preact';
import type { Trace, TraceStop } from '../../../lib/model/activity.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import type { Tone } from '../../ui/StateWord.tsx';
import { figure } from '../../words/figure.ts';
import type { Translate } from '../../words/translate.ts';
import { Becomes } from '../parts/Becomes.tsx';
import { SentTable } from './SentTable.tsx';
import { duration } from './trace-words.ts';

/** What became of a change, from the figures that were read to those that were read back, with the time of each step. */
export function TraceRail({ trace, t }: { trace: Trace; t: Translate }) {
  const { entry, stops, forgotten } = trace;
  const read = stops.flatMap((stop) => {
    const first = stop.sends[0];
    return stop.origin || first ? [{ stop, first }] : [];
  });
  const arrived = stops.filter(({ sends }) =>
    sends.some(({ outcome }) => outcome === 'applied' || outcome === 'doubled'),
  );
  const verified = arrived.filter((stop) => stop.verified !== null);
  return (
    <ol class="rail trace">
      <Step tone="off" icon="eye" title={t('trace.read')}>
        {read.length === 0 && <p class="hint">{t('trace.readNone')}</p>}
        {read.map(({ stop, first }) => (
          <Fact
            key={stop.location}
            name={stop.name}
            time={first?.read?.took == null ? '' : duration(t, first.read.took)}
          >
            {stop.origin
              ? `${t('trace.readHere')} · ${t.moment(entry.at, 'exact')}`
              : first &&
                `${figure(t, first.from)} · ${first.read ? t.moment(first.read.at, 'exact') : t('trace.readOwn')}`}
          </Fact>
        ))}
      </Step>
      <Step tone="go" icon="pulse" title={t('trace.decided')} time={t.moment(entry.at, 'exact')}>
        <p>
          <span class="trace-figures">
            <Becomes before={entry.before} after={entry.after} t={t} />
          </span>{' '}
          {t('trace.in', { warehouse: entry.warehouseName ?? t('history.goneWarehouse') })}
        </p>
        <p class="hint">
          <bdi>{entry.text}</bdi>
          {entry.place !== null && !entry.text.includes(entry.place) && (
            <>
              {' · '}
              <bdi>{entry.place}</bdi>
            </>
          )}
        </p>
      </Step>
      <Step {...sentLook(stops)} title={t('trace.sent')}>
        {forgotten && arrived.length === 0 ? (
          <p class="hint">{t('trace.forgotten')}</p>
        ) : stops.length === 0 ? (
          <p class="hint">{t('trace.sentNone')}</p>
        ) : (
          <SentTable stops={stops} t={t} />
        )}
      </Step>
      <Step
        tone={verified.length > 0 && verified.length === arrived.length ? 'ok' : 'off'}
        icon={verified.length > 0 && verified.length === arrived.length ? 'check' : 'dash'}
        title={t('trace.verified')}
      >
        {arrived.length === 0 && <p class="hint">{t('trace.verifiedNone')}</p>}
        {arrived.map(({ location, name, verified }) => (
          <Fact key={location} name={name} time={verified?.took == null ? '' : `+${duration(t, verified.took)}`}>
            {verified ? t.moment(verified.at, 'exact') : t('trace.notYet')}
          </Fact>
        ))}
      </Step>
    </ol>
  );
}

function sentLook(stops: readonly TraceStop[]): { tone: Tone; icon: IconName } {
  const last = stops.map(({ sends }) => sends.at(-1)?.outcome);
  if (last.includes('rejected')) return { tone: 'bad', icon: 'fail' };
  const open = stops.some(
    ({ now, sends }) => now !== null || sends.some(({ outcome }) => outcome === 'open' || outcome === 'unknown'),
  );
  if (open) return { tone: 'wait', icon: 'clock' };
  return last.some((one) => one !== undefined) ? { tone: 'ok', icon: 'check' } : { tone: 'off', icon: 'dash' };
}

interface StepProps {
  tone: Tone;
  icon: IconName;
  title: string;
  time?: string;
  children: ComponentChildren;
}

function Step({ tone, icon, title, time = '', children }: StepProps) {
  return (
    <li>
      <span class={`node n-${tone}`}>
        <Icon name={icon} />
      </span>
      <h3 class="strong">{title}</h3>
      <span class="trace-time">{time}</span>
      <div class="trace-body">{children}</div>
    </li>
  );
}

function Fact({ name, time, children }: { name: string; time: string; children: ComponentChildren }) {
  return (
    <p class="trace-fact">
      <bdi class="clip" title={name}>
        {name}
      </bdi>
      <span class="soft">{children}</span>
      <span class="trace-time">{time}</span>
    </p>
  );
}
