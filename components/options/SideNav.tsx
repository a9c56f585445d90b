import { useEffect, useState } from 'preact/hooks';
import type { Overview } from '../../lib/model/views.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icons.ts';
import type { Translate, WordKey } from '../words/translate.ts';
import type { Now } from './parts/Age.tsx';
import { SyncSummary, SyncWord } from './parts/SyncSummary.tsx';
import { href, type PageName, type Route } from './routes.ts';

interface Entry {
  page: PageName;
  icon: IconName;
  word: WordKey;
  route: Route;
}

const GROUPS: readonly { word: WordKey; entries: readonly Entry[] }[] = [
  {
    word: 'nav.groupProducts',
    entries: [
      { page: 'products', icon: 'box', word: 'nav.products', route: { page: 'products', sku: null } },
      {
        page: 'warehouses',
        icon: 'shed',
        word: 'nav.warehouses',
        route: { page: 'warehouses', show: { kind: 'list' } },
      },
    ],
  },
  {
    word: 'nav.groupSync',
    entries: [
      { page: 'integrations', icon: 'plug', word: 'nav.integrations', route: { page: 'integrations', form: null } },
      { page: 'shipments', icon: 'truck', word: 'nav.shipments', route: { page: 'shipments' } },
      { page: 'activity', icon: 'pulse', word: 'nav.activity', route: { page: 'activity', tab: 'history' } },
    ],
  },
  {
    word: 'nav.groupExtension',
    entries: [
      { page: 'settings', icon: 'gear', word: 'nav.settings', route: { page: 'settings' } },
      { page: 'help', icon: 'help', word: 'nav.help', route: { page: 'help' } },
    ],
  },
];

export interface SideNavProps {
  page: PageName;
  overview: Overview | null;
  /** The checklist of the set-up, and how many of its steps are left; null: not known yet. Without it there is no link. */
  setup: { left: number | null } | null;
  /** Counts aren't in sync yet. */
  unfinished: boolean;
  now: Now;
  t: Translate;
}

/** The page's navigation: a column, and below 720 px a bar with a menu. */
export function SideNav({ page, overview, setup, unfinished, now, t }: SideNavProps) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [page]);
  const problems = overview?.problems.length ?? 0;
  return (
    <div class="side" data-open={open}>
      <header class="topbar">
        <Icon name="mark" class="mark" />
        <strong class="grow clip">{t('nav.brand')}</strong>
        {overview && <SyncWord overview={overview} unfinished={unfinished} t={t} />}
        <button
          type="button"
          class="btn quiet icon"
          aria-label={t('nav.menu')}
          aria-expanded={open}
          aria-controls="nav"
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'close' : 'menu'} />
        </button>
      </header>
      <nav class="nav" id="nav" aria-label={t('nav.main')}>
        <div class="brand">
          <Icon name="mark" />
          {t('nav.brand')}
        </div>
        {setup && (
          <NavLink to={{ page: 'setup' }} icon="flag" here={page === 'setup'} text={t('nav.setup')}>
            {setup.left !== null && setup.left > 0 && (
              <span class="chip go">{t('nav.stepsLeft', { n: setup.left })}</span>
            )}
          </NavLink>
        )}
        {GROUPS.map((group) => (
          <div class="nav-group" key={group.word}>
            <span class="cap">{t(group.word)}</span>
            {group.entries
              .filter((entry) => entry.page !== 'shipments' || overview?.shiptheory)
              .map((entry) => (
                <NavLink
                  key={entry.page}
                  to={entry.route}
                  icon={entry.icon}
                  here={entry.page === page}
                  text={t(entry.word)}
                >
                  {entry.page === 'activity' && problems > 0 && (
                    <span class="chip bad">
                      <Icon name="fail" />
                      {problems}
                      <span class="sr">{t('nav.problems', { n: problems })}</span>
                    </span>
                  )}
                </NavLink>
              ))}
          </div>
        ))}
        {overview && (
          <div class="end">
            <SyncSummary overview={overview} unfinished={unfinished} now={now} t={t} />
          </div>
        )}
      </nav>
    </div>
  );
}

interface NavLinkProps {
  to: Route;
  icon: IconName;
  here: boolean;
  text: string;
  children?: preact.ComponentChildren;
}

function NavLink({ to, icon, here, text, children }: NavLinkProps) {
  return (
    <a href={href(to)} aria-current={here ? 'page' : undefined}>
      <Icon name={icon} />
      {text}
      {children}
    </a>
  );
}
