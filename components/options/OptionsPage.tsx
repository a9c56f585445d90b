import { useEffect, useState } from 'preact/hooks';
import type { Overview } from '../../lib/model/views.ts';
import { NoteBox } from '../ui/NoteBox.tsx';
import { ActivityPage } from './activity/ActivityPage.tsx';
import { review, solve } from './activity/solve.ts';
import { ReviewQueue } from './first-sync/ReviewQueue.tsx';
import { HelpPage } from './HelpPage.tsx';
import { IntegrationsPage } from './integrations/IntegrationsPage.tsx';
import { LowStockSettings } from './low-stock/LowStockSettings.tsx';
import { MatchesPage } from './matches/MatchesPage.tsx';
import type { OptionsAppProps } from './OptionsApp.tsx';
import type { BulkDone } from './products/bulk/done.ts';
import { ProductsPage } from './products/ProductsPage.tsx';
import { href, type PageName, type Route, type WarehouseShow } from './routes.ts';
import { SettingsPage } from './settings/SettingsPage.tsx';
import { SetupFinished } from './setup/SetupFinished.tsx';
import { SetupPage } from './setup/SetupPage.tsx';
import { type MatchesKnown, openShops, type SetupStep, setupFinished } from './setup/setup-steps.ts';
import { ShipmentsPage } from './shipments/ShipmentsPage.tsx';
import { ShiptheorySection } from './shiptheory/ShiptheorySection.tsx';
import type { Told } from './warehouses/told.ts';
import { WarehousesPage } from './warehouses/WarehousesPage.tsx';

export interface OptionsPageProps extends OptionsAppProps {
  overview: Overview;
  route: Route;
  steps: readonly SetupStep[];
  matches: MatchesKnown;
}

/** Where a person starts: the end of the set-up is said there, and is in nobody's way elsewhere. */
const STARTS: ReadonlySet<PageName> = new Set(['setup', 'products']);

/** Does what has no form to show a failure in. */
type Act = (work: Promise<unknown>) => void;

/** The page at the current address. */
export function OptionsPage(props: OptionsPageProps) {
  const {
    overview,
    route,
    steps,
    ports,
    forms,
    shiptheory,
    version,
    onGo,
    onKeep,
    onDirty,
    theme,
    onTheme,
    language,
    uuid,
    now,
    t,
  } = props;
  const [failed, setFailed] = useState<string | null>(null);
  const [bulk, setBulk] = useState<BulkDone | null>(null);
  const { checklist } = overview.settings;
  const act: Act = (work) => {
    setFailed(null);
    work.catch((error: unknown) => setFailed(ports.whyNot(error)));
  };

  return (
    <>
      <div class="setup-told" role="status">
        {STARTS.has(route.page) && setupFinished(steps) && !checklist.hidden && !checklist.told && (
          <SetupFinished
            atProducts={route.page === 'products'}
            onClose={() => act(ports.putChecklist({ told: true, hidden: true }))}
            t={t}
          />
        )}
      </div>
      {failed !== null && <NoteBox icon="fail" tone="bad" role="alert" title={failed} />}
      {route.page === 'setup' && <Setup {...props} act={act} />}
      {route.page === 'products' && (
        <ProductsPage
          overview={overview}
          sku={route.sku}
          given={route}
          onKeep={(what) => onKeep({ page: 'products', sku: route.sku, ...what })}
          onOpen={(sku) => onGo({ ...route, sku })}
          version={version}
          ports={ports}
          onDirty={onDirty}
          done={bulk}
          onDone={setBulk}
          uuid={uuid}
          now={now}
          t={t}
        />
      )}
      {route.page === 'warehouses' && <Warehouses {...props} act={act} show={route.show} />}
      {route.page === 'integrations' && (
        <IntegrationsPage
          overview={overview}
          forms={forms}
          form={route.form}
          onForm={(form) => onGo({ page: 'integrations', form })}
          onConnect={ports.connect}
          onPause={(integration, paused) =>
            act(ports.pause(integration, paused).then(({ reviews }) => review(reviews, onGo)))
          }
          onDisconnect={ports.disconnect}
          whyNot={ports.whyNot}
          onGrant={(integration) => act(ports.grant(integration))}
          onSolve={(problem) => act(solve(problem, overview, ports, onGo))}
          warehousesHref={href({ page: 'warehouses', show: { kind: 'new' } })}
          shiptheory={
            <ShiptheorySection
              overview={overview}
              spec={shiptheory}
              ports={ports}
              open={route.form?.kind === 'shiptheory'}
              onOpen={(open) => onGo({ page: 'integrations', form: open ? { kind: 'shiptheory' } : null })}
              now={now}
              t={t}
            />
          }
          now={now}
          t={t}
        />
      )}
      {route.page === 'shipments' && (
        <ShipmentsPage overview={overview} ports={ports} act={act} version={version} now={now} t={t} />
      )}
      {route.page === 'matches' && (
        <MatchesPage
          key={route.integration}
          integration={overview.integrations.find(({ id }) => id === route.integration) ?? null}
          version={version}
          onReport={ports.matches}
          onPreview={ports.previewMatch}
          onMatch={ports.match}
          t={t}
        />
      )}
      {route.page === 'activity' && (
        <ActivityPage
          overview={overview}
          route={route}
          onGo={onGo}
          version={version}
          ports={ports}
          onSolve={(problem) => solve(problem, overview, ports, onGo)}
          now={now}
          t={t}
        />
      )}
      {route.page === 'settings' && (
        <SettingsPage
          theme={theme}
          onTheme={onTheme}
          language={language}
          checklist={{
            done: steps.filter((step) => step.done).length,
            of: steps.length,
            onHidden: (hidden) => act(ports.putChecklist({ hidden })),
          }}
          overview={overview}
          onDeleted={() => onGo({ page: 'setup' })}
          ports={ports}
          onDirty={onDirty}
          t={t}
        >
          <LowStockSettings version={version} ports={ports.lowStock} whyNot={ports.whyNot} t={t} />
        </SettingsPage>
      )}
      {route.page === 'help' && <HelpPage t={t} />}
    </>
  );
}

/** The checklist of the set-up. */
function Setup({ overview, steps, matches, ports, act, t }: OptionsPageProps & { act: Act }) {
  const shops = matches.kind === 'known' ? matches.shops : [];
  const open = new Set(openShops(shops).map(({ integration }) => integration));
  const leave = () => {
    const seen = shops.filter(({ integration }) => open.has(integration));
    act(ports.leaveMatches(seen.map(({ integration, open, which }) => ({ integration, open, which }))));
  };
  const { hidden } = overview.settings.checklist;
  const comes = steps.find(({ name }) => name === 'matches');
  return (
    <SetupPage
      steps={steps}
      hidden={hidden}
      onHidden={(next) => act(ports.putChecklist({ hidden: next }))}
      onReviewed={open.size > 0 && comes?.done === false ? leave : null}
      t={t}
    />
  );
}

/** Manage warehouses, with the reviews of first syncs over it. */
function Warehouses({
  overview,
  show,
  ports,
  act,
  onGo,
  onDirty,
  t,
}: OptionsPageProps & { show: WarehouseShow; act: Act }) {
  const opened = show.kind === 'review' ? [show.location, ...(show.more ?? [])] : [];
  const [queue, setQueue] = useState<readonly string[]>(opened);
  // Another window of the extension may open reviews here.
  useEffect(() => {
    if (opened.length > 1) setQueue(opened);
  }, [opened.join('\n')]);
  const [told, setTold] = useState<Told | null>(null);
  const go = (next: WarehouseShow) => onGo({ page: 'warehouses', show: next });
  return (
    <>
      <WarehousesPage
        overview={overview}
        show={show}
        onShow={go}
        onSave={ports.saveWarehouse}
        onDelete={({ id, revision }) => ports.deleteWarehouse({ id, revision })}
        onRefresh={ports.refreshLocations}
        onPreviewMaster={ports.previewMaster}
        onMasterProgress={ports.masterProgress}
        onConfigure={(location, gen, seen, to) => ports.configure({ location, gen, seen, to })}
        onPause={(locations) => act(ports.pauseLocations([...locations]))}
        onMove={(location, gen, warehouse) => ports.moveLocation({ location, gen, warehouse })}
        onReview={(locations) => {
          setQueue(locations);
          const first = locations[0];
          if (first !== undefined) go({ kind: 'review', location: first });
        }}
        onDirty={onDirty}
        told={told}
        onTold={setTold}
        steps={ports.steps}
        t={t}
      />
      {show.kind === 'review' && (
        <ReviewQueue
          overview={overview}
          location={show.location}
          queue={queue}
          onPreview={ports.preview}
          onStock={(location, sku) => ports.stock({ sku, location }).then(() => null, ports.whyNot)}
          onConfirm={(location, gen, rows) => ports.confirm({ location, gen, rows })}
          onProgress={ports.steps.progress}
          onUndo={ports.steps.undo}
          onLate={setTold}
          onNext={(location, next) => {
            setTold(next);
            go(location === null ? { kind: 'list' } : { kind: 'review', location });
          }}
          t={t}
        />
      )}
    </>
  );
}
