import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import '../../components/popup/popup.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { review, solve } from '../../components/options/activity/solve.ts';
import { href } from '../../components/options/routes.ts';
import { Popup, type PopupProps } from '../../components/popup/Popup.tsx';
import { onChanged } from '../../lib/messages/client.ts';
import type { RequestOf } from '../../lib/messages/protocol.ts';
import type { Channel } from '../../lib/model/channel.ts';
import type { IntegrationView, ProblemView } from '../../lib/model/views.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { openOptions, openPage } from '../../lib/platform/tabs.ts';
import { ask, isGone } from '../options/ask.ts';
import { createLanguage } from '../options/language.ts';
import { createOverview } from '../options/overview.ts';
import { createTheme } from '../options/theme.ts';
import { ticking } from '../options/ticking.ts';

const overview = createOverview({ read: () => ask('state.overview', {}), onChanged, isGone, document });
const now = ticking(() => systemClock.now(), document);
const offer = signal<PopupProps['offer']>(null);
const syncing = signal(false);
const low = signal(0);
createTheme(document);
const { spoken, ready } = createLanguage(document);

function App() {
  return (
    <Popup
      state={overview.state.value}
      offer={offer.value}
      syncing={syncing.value}
      onSync={() => void work(ask('sync.now', {}))}
      onPause={(paused) => void work(pause(paused))}
      low={low.value}
      onLow={() => void leaveFor(href({ page: 'products', sku: null, show: 'low' }))}
      onSettings={() => void leaveFor('')}
      onConnect={(channel, url) => void leaveFor(connectHash(channel, url))}
      onSolve={onSolve}
      onProblems={() => void leaveFor(href({ page: 'activity', tab: 'problems' }))}
      onTryAgain={() => void overview.refresh()}
      now={now}
      t={spoken.value.t}
    />
  );
}

/** What would be sent when it goes on is reviewed in the options page first. */
async function pause(paused: boolean): Promise<void> {
  const { reviews } = await ask('sync.pause', { integration: null, paused });
  review(reviews, (route) => void leaveFor(href(route)));
}

/** Shows that something is done, and what came of it. A failure shows as the overview's own. */
async function work(call: Promise<unknown>): Promise<void> {
  syncing.value = true;
  try {
    await call;
  } catch (error) {
    console.error('The popup’s call failed', error);
  }
  await overview.refresh();
  syncing.value = false;
}

/** One press where one is enough; everything else is done in the options page. */
const solvers = {
  grant(integration: IntegrationView) {
    // The browser asks only while the click is being handled: nothing may be awaited before this line.
    const asked = browser.permissions.request({ origins: [...integration.origins] });
    return asked.then(async (granted) => {
      if (granted) await ask('sync.now', {});
    });
  },
  retry: (place: RequestOf<'stock.retry'>) => ask('stock.retry', place),
  stock: (request: RequestOf<'stock.activate'>) => ask('stock.activate', request),
  resume: (integration: string) => ask('sync.resume', { integration }),
  syncNow: () => ask('sync.now', {}),
  openPage,
};

function onSolve(problem: ProblemView): void {
  const state = overview.state.value;
  if (state.kind === 'loading' || state.overview === null) return;
  void work(solve(problem, state.overview, solvers, (route) => void leaveFor(href(route))));
}

function connectHash(channel: Channel | null, url: string): string {
  return href({ page: 'integrations', form: channel && { kind: 'connect', channel, url } });
}

async function leaveFor(hash: string): Promise<void> {
  await openOptions(hash);
  window.close();
}

/** Is the page under the popup a product page of a shop that could be connected? Its address is read by activeTab. */
async function lookUnder(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (!tab?.url) return;
  const shop = await ask('page.shop', { url: tab.url });
  if (shop.kind === 'not-connected') offer.value = { channel: shop.channel, url: shop.url };
}

async function readLow(): Promise<void> {
  low.value = (await ask('products.tally', { search: '' })).low;
}

const root = document.getElementById('app');
if (root) void ready.then(() => render(<App />, root));
void overview.refresh();
// What isn’t told is missing from the popup, which says elsewhere that the background gives no answer.
readLow().catch((error) => console.error('What is low could not be read', error));
lookUnder().catch((error) => console.error('The page under the popup could not be looked at', error));
