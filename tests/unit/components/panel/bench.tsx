import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { useEffect, useState } from 'preact/hooks';

import { createPanelModel, type PanelModel } from '../../../../components/panel/model.ts';
import { Panel, type PanelProps } from '../../../../components/panel/Panel.tsx';
import type { PanelEdit, PanelPorts, PanelUndo } from '../../../../components/panel/ports.ts';
import { english } from '../../../../components/words/translate.ts';
import type { PanelView, SaveResult } from '../../../../lib/model/views.ts';
import { NOW } from './views.ts';

/** A background that answers when the test says so. */
export interface Bench {
  model: PanelModel;
  /** What `load` answers from now on. */
  view: PanelView;
  /** How it fails from now on; null: it doesn't. */
  lost: 'gone' | 'unconnected' | null;
  saved: PanelEdit[][];
  undos: PanelUndo[][];
  asked: { name: string; with: unknown }[];
  /** What stocking comes to: null is done, else a sentence. */
  whyNot: string | null;
  /** How saves are answered; by default every edit is applied. */
  onSave(edits: readonly PanelEdit[]): Promise<readonly SaveResult[]>;
  props: Partial<PanelProps>;
}

const RESULT_REVISION = 10;

export const applied = (edit: PanelEdit, count: number): SaveResult => ({
  kind: 'applied',
  id: edit.id,
  count,
  revision: RESULT_REVISION,
});

/** Draws a panel over a model that is connected to a background made for the test. */
export async function openPanel(view: PanelView, props: Partial<PanelProps> = {}): Promise<Bench> {
  cleanup();
  let ids = 0;
  const ask = (name: string) => async (what: unknown) => void bench.asked.push({ name, with: what });
  const ports: PanelPorts = {
    load: async () => (bench.lost === null ? bench.view : Promise.reject(bench.lost)),
    save: (edits) => {
      bench.saved.push([...edits]);
      return bench.onSave(edits);
    },
    undo: async (undos) => {
      bench.undos.push([...undos]);
      return undos.map(({ undoId }) => ({ kind: 'applied', id: undoId, count: 12, revision: RESULT_REVISION + 1 }));
    },
    retry: ask('retry'),
    pull: ask('pull'),
    choose: async (answer) => {
      bench.asked.push({ name: 'choose', with: answer });
      return bench.whyNot;
    },
    stock: async (what) => {
      bench.asked.push({ name: 'stock', with: what });
      return bench.whyNot;
    },
    open: ask('open'),
    trouble: (error) => (error === 'gone' || error === 'unconnected' ? error : 'failed'),
    uuid: () => `edit-${++ids}`,
    wait: async () => {},
  };
  const bench: Bench = {
    model: createPanelModel(ports),
    view,
    lost: null,
    saved: [],
    undos: [],
    asked: [],
    whyNot: null,
    onSave: async (edits) =>
      edits.map((edit) => applied(edit, edit.change.kind === 'set' ? edit.change.to : 100 + edit.change.by)),
    props,
  };
  render(<Drawn bench={bench} />);
  await bench.model.pull(true);
  await settle();
  return bench;
}

function Drawn({ bench }: { bench: Bench }) {
  const [state, setState] = useState(bench.model.state());
  const [collapsed, setCollapsed] = useState(false);
  useEffect(() => bench.model.subscribe(() => setState(bench.model.state())), [bench]);
  return (
    <Panel
      state={state}
      actions={bench.model.actions}
      t={english}
      now={NOW}
      place="docked"
      collapsed={collapsed}
      onCollapse={setCollapsed}
      onMove={() => {}}
      pageStale={null}
      onReload={() => {}}
      {...bench.props}
    />
  );
}

/** Lets promises and drawing come to rest. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

export const field = (warehouse = 'Leeds', sku = 'FW-THR-130') =>
  screen.getByRole<HTMLInputElement>('textbox', { name: `Count of ${sku} in ${warehouse}` });
export const button = (name: string | RegExp) => screen.getByRole('button', { name });
export const noButton = (name: string | RegExp) => screen.queryByRole('button', { name }) === null;
export const status = () => screen.getByRole('status').textContent;
export const place = (name: string) => within(screen.getByRole('group', { name }));

export async function type(text: string, input = field()): Promise<void> {
  fireEvent.focus(input);
  fireEvent.input(input, { target: { value: text } });
  await settle();
}

export async function press(name: string | RegExp): Promise<void> {
  fireEvent.click(button(name));
  await settle();
}
