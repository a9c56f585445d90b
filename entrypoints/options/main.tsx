import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import '../../components/panel/panel.css';
import '../../components/options/options.css';
import '../../components/options/products/products.css';
import '../../components/options/activity/activity.css';
import '../../components/options/low-stock/low-stock.css';
import { render } from 'preact';
import { OptionsApp } from '../../components/options/OptionsApp.tsx';
import { CONNECTS } from '../../lib/channels/connects.ts';
import { onChanged } from '../../lib/messages/client.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { keptLanguage } from '../../lib/platform/language.ts';
import { readShiptheory, SHIPTHEORY_FIELDS } from '../../lib/shiptheory/connect.ts';
import { ask, isGone } from './ask.ts';
import { createLanguage } from './language.ts';
import { createPorts } from './options-ports.ts';
import { createOverview } from './overview.ts';
import { createRouter } from './router.ts';
import { createTheme } from './theme.ts';
import { ticking } from './ticking.ts';

const router = createRouter(window);
const overview = createOverview({ read: () => ask('state.overview', {}), onChanged, isGone, document });
const { theme, choose } = createTheme(document);
const { spoken, ready } = createLanguage(document);
const now = ticking(() => systemClock.now(), document);
const ports = createPorts({ open: router.open, refresh: overview.refresh, t: () => spoken.value.t });

const SHIPTHEORY_SPEC = { fields: SHIPTHEORY_FIELDS, read: readShiptheory } as const;

function Options() {
  const state = overview.state.value;
  return (
    <OptionsApp
      state={state}
      route={router.route.value}
      onGo={router.go}
      onKeep={router.keep}
      onDirty={router.setDirty}
      leaving={router.leaving.value}
      onLeave={router.leave}
      ports={ports}
      forms={CONNECTS}
      shiptheory={SHIPTHEORY_SPEC}
      version={overview.version.value}
      setUpVersion={overview.setUpVersion.value}
      onTryAgain={() => {
        if (state.kind === 'no-answer' && state.gone) location.reload();
        else void overview.refresh();
      }}
      theme={theme.value}
      onTheme={(next) => void choose(next)}
      language={{ ...spoken.value, choose: (code) => void keptLanguage.keep(code) }}
      uuid={() => crypto.randomUUID()}
      now={now}
      t={spoken.value.t}
    />
  );
}

const root = document.getElementById('app');
if (root) void ready.then(() => render(<Options />, root));
void overview.refresh();
