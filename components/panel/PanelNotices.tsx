import { Button } from '../ui/Button.tsx';
import { NoteBox } from '../ui/NoteBox.tsx';
import { figure } from '../words/figure.ts';
import type { Translate } from '../words/translate.ts';
import type { PanelActions } from './model.ts';
import type { PanelState } from './state.ts';

export interface PageStale {
  /** What the page's own field says, and what the shop has. */
  shows: number;
  has: number;
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
  const { trouble, refusal, live } = state;
  return (
    <div class="p-notices">
      {!live && (
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
          {kept()}
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
          {t('page.text', { shows: figure(pageStale.shows), has: figure(pageStale.has) })}
        </NoteBox>
      )}
    </div>
  );

  /** "Reload the page to go on. What you typed (16 in Leeds) is kept." */
  function kept(): string {
    const typed = [...state.drafts.values()].map((draft) => {
      const warehouse = state.view?.warehouses.find(({ id }) => id === draft.warehouse)?.name ?? '';
      return t('updated.kept-one', { text: draft.text, warehouse });
    });
    return typed.length === 0 ? t('updated.text') : t('updated.kept', { what: typed.join(', ') });
  }
}
