import { useEffect, useRef } from 'preact/hooks';
import type { ConnectForm } from '../../lib/channels/channel.ts';
import type { Channel } from '../../lib/model/channel.ts';
import type { Theme } from '../../lib/model/theme.ts';
import type { Overview } from '../../lib/model/views.ts';
import { NoAnswer } from '../ui/NoAnswer.tsx';
import type { Translate } from '../words/translate.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { OptionsPage } from './OptionsPage.tsx';
import type { Now } from './parts/Age.tsx';
import { LoadingPage } from './parts/LoadingPage.tsx';
import type { OptionsPorts, OverviewState } from './ports.ts';
import type { PageName, Route } from './routes.ts';
import { SideNav } from './SideNav.tsx';
import type { LanguageChoice } from './settings/LanguageSection.tsx';
import { isRunning, setupSteps } from './setup/setup-steps.ts';
import { useMatchesKnown } from './setup/use-matches-known.ts';
import type { ShiptheorySpec } from './shiptheory/spec.ts';

export interface OptionsAppProps {
  state: OverviewState;
  /** null: no address was given, so the page opens where there is something to do. */
  route: Route | null;
  onGo(route: Route): void;
  /** What is shown has another address now. */
  onKeep(route: Route): void;
  /** Told whether leaving the place would lose what was typed. */
  onDirty(dirty: boolean): void;
  /** A person wants to leave what isn't saved: they are asked. */
  leaving: boolean;
  onLeave(leave: boolean): void;
  ports: OptionsPorts;
  forms: Readonly<Record<Channel, ConnectForm>>;
  shiptheory: ShiptheorySpec;
  /** Goes up with every change that the background tells of. */
  version: number;
  /** Goes up with those that tell of more than counts. */
  setUpVersion: number;
  onTryAgain(): void;
  theme: Theme;
  onTheme(theme: Theme): void;
  language: LanguageChoice;
  uuid(): string;
  now: Now;
  t: Translate;
}

/** The whole options page: navigation at the side, one page beside it. */
export function OptionsApp(props: OptionsAppProps) {
  const { state, leaving, onLeave, onTryAgain, now, t } = props;
  const overview: Overview | null = state.kind === 'loading' ? null : state.overview;
  const checklist = overview?.settings.checklist;
  const onSetup = props.route?.page === 'setup';
  // Nobody looks at the steps of a checklist that was put away, except in their own place.
  const stepsSeen = checklist?.hidden === false || onSetup;
  const linked = overview?.warehouses.some(({ links }) => links.length > 0) === true;
  const matches = useMatchesKnown(props.ports.shopMatches, props.setUpVersion, stepsSeen && linked);
  const steps = overview ? setupSteps(overview, matches, t) : [];
  const running = isRunning(steps);
  const route: Route | null =
    props.route ?? (overview && (running || checklist?.hidden ? { page: 'products', sku: null } : { page: 'setup' }));
  const page: PageName = route?.page ?? 'products';
  const left = steps.some(({ done }) => done === null) ? null : steps.filter(({ done }) => !done).length;
  const main = useFocusOnPage(page);

  return (
    <div class="app">
      <button type="button" class="skip btn" onClick={() => main.current?.focus()}>
        {t('nav.skip')}
      </button>
      <SideNav
        page={page}
        overview={overview}
        setup={checklist && (!checklist.hidden || page === 'setup') ? { left } : null}
        unfinished={!running}
        now={now}
        t={t}
      />
      <main class={`main page-${page}`} id="main" ref={main} tabIndex={-1}>
        {!overview && <h1 class="sr">{t('nav.brand')}</h1>}
        {state.kind === 'no-answer' && (
          <NoAnswer onTryAgain={onTryAgain} gone={state.gone} t={t}>
            {state.overview ? t('app.stale') : t('app.nothingLost')}
          </NoAnswer>
        )}
        {overview && route ? (
          <OptionsPage {...props} overview={overview} route={route} steps={steps} matches={matches} />
        ) : (
          state.kind === 'loading' && <LoadingPage t={t} />
        )}
      </main>
      {leaving && <LeaveDialog onLeave={onLeave} t={t} />}
    </div>
  );
}

/** Coming to another page moves the focus to its title, so that it is read out and Tab goes on from there. */
function useFocusOnPage(page: PageName) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    window.scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true });
  }, [page]);
  return main;
}
