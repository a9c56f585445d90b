import { useEffect, useRef, useState } from 'preact/hooks';
import type { Reason } from '../../../lib/model/reason.ts';
import type { Overview, ProductRow } from '../../../lib/model/views.ts';
import { cellsOf } from '../../panel/cells.ts';
import { createPanelModel } from '../../panel/model.ts';
import { WarehouseBlock } from '../../panel/WarehouseBlock.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Sku } from '../../ui/Sku.tsx';
import type { Translate } from '../../words/translate.ts';
import { LowStockSection } from '../low-stock/LowStockSection.tsx';
import type { Now } from '../parts/Age.tsx';
import type { OptionsPorts } from '../ports.ts';
import { NotInMaster } from './NotInMaster.tsx';
import { ProductFoot } from './ProductFoot.tsx';
import { ProductHistory } from './ProductHistory.tsx';
import { productPorts } from './product-ports.ts';

export interface ProductDialogProps {
  sku: string;
  version: number;
  overview: Overview;
  ports: OptionsPorts;
  onDirty(dirty: boolean): void;
  onClose(): void;
  uuid(): string;
  now: Now;
  t: Translate;
}

/** All counts of one SKU, edited by the same rules as in the panel, with its last changes beside them. */
export function ProductDialog(props: ProductDialogProps) {
  const { sku, version, overview, ports, onDirty, onClose, uuid, now, t } = props;
  const reason = useRef<Reason | null>(null);
  const [row, setRow] = useState<ProductRow | null>(null);
  const [model] = useState(() =>
    createPanelModel(productPorts({ sku, ports, uuid, reason: () => reason.current, onRow: setRow })),
  );
  const [state, setState] = useState(model.state());
  useEffect(() => {
    const stopListening = model.subscribe(() => setState(model.state()));
    return () => {
      stopListening();
      model.stop();
      onDirty(false);
    };
  }, []);
  useEffect(() => void model.pull(false), [version]);
  const dirty = [...state.drafts.values()].some((draft) => draft.sending === null);
  useEffect(() => onDirty(dirty), [dirty]);

  const { view, instead, trouble, live } = state;
  const { variant = null, barcode = null } = row ?? {};
  const save = () => {
    const wrong = model.actions.save();
    if (wrong !== null) document.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(wrong)}"] input`)?.focus();
  };

  return (
    <Dialog
      title={row?.title ?? sku}
      closeLabel={t('dialog.close')}
      onClose={onClose}
      flush
      footer={
        view && (
          <ProductFoot
            state={state}
            actions={model.actions}
            onReason={(chosen) => {
              reason.current = chosen;
            }}
            onSave={save}
            t={t}
          />
        )
      }
    >
      <p class="dlg-lead soft">
        {variant !== null && <bdi>{variant} · </bdi>}
        <Sku sku={sku} t={t} />
        {barcode !== null && <bdi class="mono"> · {barcode}</bdi>}
      </p>
      {(trouble || !live) && (
        <div class="dlg-note">
          <NoteBox
            icon="fail"
            tone="bad"
            role="alert"
            title={t(live ? 'app.noAnswer' : 'app.updated')}
            actions={
              live && (
                <Button size="s" onClick={() => void model.pull(false)}>
                  {t('app.tryAgain')}
                </Button>
              )
            }
          >
            {t('trouble.unreached.text')}
          </NoteBox>
        </div>
      )}
      {instead && <NotInMaster sku={sku} shops={row?.shops ?? []} overview={overview} t={t} />}
      {!view && !instead && !trouble && (
        <div class="dlg-note" role="status" aria-label={t('app.reading')}>
          <Skeleton width="60%" height={20} margin={12} />
          <Skeleton width="80%" height={20} margin={12} />
        </div>
      )}
      {view && (
        <div class="dlg-cols">
          <div>
            {cellsOf(view).map((cell) => {
              const warehouse = view.warehouses.find((each) => each.id === cell.view.warehouse);
              return (
                warehouse && (
                  <WarehouseBlock
                    key={cell.key}
                    cell={cell}
                    warehouse={warehouse}
                    state={state}
                    actions={model.actions}
                    startOpen
                    onSubmit={save}
                    now={now.value}
                    t={t}
                  />
                )
              );
            })}
            <LowStockSection
              sku={sku}
              warehouses={view.warehouses}
              version={version}
              ports={ports.lowStock}
              whyNot={ports.whyNot}
              t={t}
            />
          </div>
          <ProductHistory
            sku={sku}
            version={version}
            overview={overview}
            counts={view.rows[0]?.cells ?? []}
            onList={ports.activity}
            now={now}
            t={t}
          />
        </div>
      )}
    </Dialog>
  );
}
