import { useEffect, useMemo, useState } from 'preact/hooks';
import { BY_TITLE, type ProductFilter, type ProductSort } from '../../../lib/model/product-query.ts';
import type { Overview } from '../../../lib/model/views.ts';
import { NoAnswer } from '../../ui/NoAnswer.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import type { Translate } from '../../words/translate.ts';
import { BulkLowDialog } from '../low-stock/BulkLowDialog.tsx';
import type { Now } from '../parts/Age.tsx';
import type { OptionsPorts } from '../ports.ts';
import { BulkBar, type BulkEdit } from './bulk/BulkBar.tsx';
import { BulkDialog } from './bulk/BulkDialog.tsx';
import { BulkNote } from './bulk/BulkNote.tsx';
import type { BulkDone } from './bulk/done.ts';
import { ImportDialog } from './csv/ImportDialog.tsx';
import { useExport } from './csv/use-export.ts';
import { NoProducts } from './NoProducts.tsx';
import { ProductDialog } from './ProductDialog.tsx';
import { ProductFilters } from './ProductFilters.tsx';
import { ProductsHead } from './ProductsHead.tsx';
import { ProductTable } from './ProductTable.tsx';
import { EVERYTHING, NOTHING, type Selection, sizeOf } from './selection.ts';
import { type KeptSearch, useKeptSearch } from './use-kept-search.ts';
import { type ProductQuery, useProducts } from './use-products.ts';
import { useTally } from './use-tally.ts';

/** A person who types isn't followed letter by letter. */
const SEARCH_WAITS_MS = 150;

export interface ProductsPageProps {
  overview: Overview;
  /** The product whose dialog is open. */
  sku: string | null;
  /** What the address says of what is searched and filtered for. */
  given: KeptSearch;
  onKeep(what: KeptSearch): void;
  onOpen(sku: string | null): void;
  version: number;
  ports: OptionsPorts;
  onDirty(dirty: boolean): void;
  /** The last bulk, which can be taken back; kept while the options page is open. */
  done: BulkDone | null;
  onDone(done: BulkDone | null): void;
  uuid(): string;
  now: Now;
  t: Translate;
}

/** The catalogue: every SKU with its count in every warehouse. */
export function ProductsPage(props: ProductsPageProps) {
  const { overview, sku, given, onKeep, onOpen, version, ports, onDirty, done, onDone, uuid, now, t } = props;
  const [typed, setTyped] = useState(given.search ?? '');
  const [search, setSearch] = useState(typed.trim());
  const [filter, setFilter] = useState<ProductFilter>(given.show ?? 'all');
  const [sort, setSort] = useState<ProductSort>(BY_TITLE);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [editing, setEditing] = useState<BulkEdit | null>(null);
  const [importing, setImporting] = useState(false);
  const [warning, setWarning] = useState(false);
  useKeptSearch({ given, search, filter, onKeep, onSearch: setTyped, onFilter: setFilter });
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), SEARCH_WAITS_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = useMemo<ProductQuery>(() => ({ search, filter, sort }), [search, filter, sort]);
  const { known, failed, need, tryAgain } = useProducts(ports.products, query, version);
  const tally = useTally(ports.tally, search, version);
  const exporting = useExport(ports);
  // "All that match" means something else when something else matches; what was ticked one by one stays.
  useEffect(() => setSelection((before) => (before.all ? NOTHING : before)), [search, filter]);
  const nothing = known !== null && known.total === 0;
  const bare = nothing && known.query.search === '' && known.query.filter === 'all';
  const selected = sizeOf(selection, known?.total ?? 0);
  const nameOf = (id: string) => overview.warehouses.find((warehouse) => warehouse.id === id)?.name ?? id;
  const writeOut = (what: Selection) =>
    exporting.start(query, what, new Date(now.peek()).toISOString().slice(0, 'yyyy-mm-dd'.length));
  const finish = (bulk: BulkDone | null) => {
    setEditing(null);
    setImporting(false);
    if (bulk) onDone(bulk);
  };

  return (
    <>
      <ProductsHead
        exporting={exporting}
        empty={bare || known === null}
        onImport={() => setImporting(true)}
        onExport={() => writeOut(EVERYTHING)}
        t={t}
      />
      {failed && <NoAnswer onTryAgain={tryAgain} t={t} />}
      {exporting.failed !== null && <NoteBox icon="fail" tone="bad" role="alert" title={exporting.failed} />}
      {done && (
        <BulkNote key={done.bulk} done={done} nameOf={nameOf} ports={ports} onClose={() => onDone(null)} t={t} />
      )}
      <div class="card products">
        {!bare && (
          <div class="tools">
            <SearchBox
              class="grow"
              label={t('products.search')}
              hint={t('products.searchHint')}
              value={typed}
              onValue={setTyped}
            />
            <ProductFilters filter={filter} tally={tally} onFilter={setFilter} t={t} />
          </div>
        )}
        {nothing && (
          <NoProducts
            overview={overview}
            search={known.query.search}
            filter={known.query.filter}
            onClear={() => setTyped('')}
            onAll={() => setFilter('all')}
            t={t}
          />
        )}
        {known !== null && !nothing && (
          <ProductTable
            known={known}
            onNeed={need}
            sort={sort}
            onSort={setSort}
            selection={selection}
            onSelect={setSelection}
            t={t}
          >
            {selected > 0 && (
              <BulkBar
                selected={selected}
                warehouses={known.warehouses}
                onPreview={setEditing}
                onLow={() => setWarning(true)}
                onExport={() => writeOut(selection)}
                onClear={() => setSelection(NOTHING)}
                t={t}
              />
            )}
          </ProductTable>
        )}
      </div>
      {editing && (
        <BulkDialog
          edit={editing}
          query={query}
          selection={selection}
          overview={overview}
          ports={ports}
          uuid={uuid}
          onDirty={onDirty}
          onClose={(bulk) => {
            if (bulk) setSelection(NOTHING);
            finish(bulk);
          }}
          t={t}
        />
      )}
      {warning && known !== null && (
        <BulkLowDialog
          query={query}
          selection={selection}
          selected={selected}
          warehouses={known.warehouses}
          ports={ports}
          onClose={() => setWarning(false)}
          t={t}
        />
      )}
      {importing && (
        <ImportDialog overview={overview} ports={ports} uuid={uuid} onDirty={onDirty} onClose={finish} t={t} />
      )}
      {sku !== null && (
        <ProductDialog
          key={sku}
          sku={sku}
          version={version}
          overview={overview}
          ports={ports}
          onDirty={onDirty}
          onClose={() => onOpen(null)}
          uuid={uuid}
          now={now}
          t={t}
        />
      )}
    </>
  );
}
