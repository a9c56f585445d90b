import { Button } from '../ui/Button.tsx';
import { NoteBox } from '../ui/NoteBox.tsx';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import type { PanelActions } from './model.ts';
import type { PanelState } from './state.ts';

export interface PageStale {
  /** What each of the page's own fields says, and what the shop has. At least one. */
  fields: readonly { sku: string | null; location: string; shows: number; has: number }[];
  /** Puts the shop's figures into all of them. */
  bringUpToDate(): void;
}

export interface PanelNoticesProps {
  state: PanelState;
  actions: PanelActions;
  t: Translate;
  pageStale: PageStale | null;
  onReload(): void;
}

/** What concerns the whole panel, above the counts: at most a sentence and its next step each. */
export function PanelNotices({ state, actions, t, pageStale, onReload }: PanelNoticesProps) {
  const { trouble, refusal, live, connected } = state;
  const typed = typedWords(state, t);
  return (
    <div class="p-notices">
      {!connected && (
        <NoteBox icon="plug" tone="wait" role="alert" title={t('unconnected.title')}>
          {t('unconnected.text')} {typed !== '' && t('unconnected.typed', { what: typed })}
        </NoteBox>
      )}
      {connected && !live && (
        <NoteBox
          icon="refresh"
          tone="go"
          role="alert"
          title={t('updated.title')}
          actions={
            <Button size="s" kind="primary" onClick={onReload}>
              {t('updated.reload')}
            </Button>
          }
        >
          {typed === '' ? t('updated.text') : t('updated.kept', { what: typed })}
        </NoteBox>
      )}
      {live && trouble && (
        <NoteBox
          icon="warn"
          tone="wait"
          role="alert"
          title={trouble.kind === 'told' ? trouble.sentence : t('trouble.unreached')}
          actions={
            <>
              <Button size="s" icon="refresh" onClick={actions.refresh}>
                {t('trouble.again')}
              </Button>
              {trouble.kind === 'told' && (
                <Button size="s" kind="quiet" onClick={() => actions.open('#activity/problems')}>
                  {t('location.see')}
                </Button>
              )}
            </>
          }
        >
          {trouble.kind === 'told' ? trouble.step : t('trouble.unreached.text')}
        </NoteBox>
      )}
      {live && refusal !== null && (
        <NoteBox icon="undo" tone="wait" role="alert" title={t('undo.refused')}>
          {refusal}
        </NoteBox>
      )}
      {pageStale && (
        <NoteBox
          icon="warn"
          tone="wait"
          role="alert"
          title={t('page.title')}
          actions={
            <Button size="s" kind="primary" onClick={pageStale.bringUpToDate}>
              {t('page.update')}
            </Button>
          }
        >
          {staleText(pageStale)}
        </NoteBox>
      )}
    </div>
  );

  /** One field is told with its figures, several as a list of what they belong to. */
  function staleText({ fields }: PageStale): string {
    const [one, ...others] = fields;
    if (one && others.length === 0) return t('page.text', { shows: figure(t, one.shows), has: figure(t, one.has) });
    const name = ({ sku, location }: PageStale['fields'][number]) => (sku === null ? location : `${sku}, ${location}`);
    return t('page.textMany', {
      count: figure(t, fields.length),
      which: fields
        .slice(0, 3)
        .map((each) => t('page.field', { name: name(each), shows: figure(t, each.shows), has: figure(t, each.has) }))
        .join('; '),
    });
  }
}

/** What was typed and isn't saved: "16 in Leeds"; empty where nothing was. */
function typedWords({ drafts, view }: PanelState, t: Translate): string {
  const typed = [...drafts.values()].map((draft) => {
    const warehouse = view?.warehouses.find(({ id }) => id === draft.warehouse)?.name ?? '';
    return t('updated.kept-one', { text: draft.text, warehouse });
  });
  return typed.join(', ');
}
