// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wordsOf } from '../../../components/words/languages.ts';
import { english } from '../../../components/words/translate.ts';
import type { AdminPage } from '../../../lib/channels/channel.ts';
import type { Changed } from '../../../lib/messages/protocol.ts';
import type { Theme } from '../../../lib/model/theme.ts';
import type { PanelView } from '../../../lib/model/views.ts';
import type { Backend } from '../../../lib/overlay/backend.ts';
import { HOST_NAME } from '../../../lib/overlay/host.ts';
import { startOverlay } from '../../../lib/overlay/overlay.tsx';
import { takeOver } from '../../../lib/overlay/takeover.ts';
import { leeds, product, row } from '../components/panel/views.ts';

/** A made-up channel: `#/products/7` is a product; the page may offer a column for the panel. */
const page: AdminPage = {
  channel: 'shopify',
  product(url) {
    const id = /^#\/products\/(\d+)$/.exec(url.hash)?.[1];
    return id
      ? { channel: 'shopify', origin: url.origin, basePath: '', adminHandle: 'acme', product: id, variant: null }
      : null;
  },
  anchor: (document) => {
    const element = document.querySelector('#side');
    return element && { element, place: 'append' };
  },
  bottomInset: () => 0,
};

const view = (id: string, count: number, revision = 1): PanelView =>
  product([row(`SKU-${id}`, [leeds(count, { revision })])], { title: `Product ${id}` });

let stop = () => {};
let tell: (changes: Changed['changes']) => void = () => {};
let calls: { name: string; request: unknown }[] = [];
let answer: (id: string, fresh: boolean) => Promise<PanelView> = async () => ({ kind: 'unknown' });

const call = async (name: string, request: unknown) => {
  calls.push({ name, request });
  if (name !== 'panel.product') return {};
  const asked = request as { page: { product: string }; fresh: boolean };
  return answer(asked.page.product, asked.fresh);
};
const backend: Backend = {
  call: call as Backend['call'],
  onChanged: (listener) => {
    tell = listener;
    return () => {};
  },
  trouble: () => 'failed',
};

function start(more: Partial<Parameters<typeof startOverlay>[0]> = {}): () => void {
  stop = startOverlay({
    window,
    pages: [page],
    backend,
    machine: { uuid: () => 'id', now: () => Date.now(), sleep: async () => {} },
    theme: { current: () => 'system', onChanged: () => () => {} },
    speak: () => ({ now: () => ({ t: english, chosen: null, system: 'en' }), ready: Promise.resolve(), stop() {} }),
    css: '',
    shadow: 'open',
    storage: window.sessionStorage,
    ...more,
  });
  return stop;
}

const host = () => document.querySelector(HOST_NAME);
const inside = () => host()?.shadowRoot;
const title = () => inside()?.querySelector('.p-sku strong')?.textContent ?? null;
const field = () => inside()?.querySelector<HTMLInputElement>('.count input') ?? null;

async function settle(millis = 0): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setTimeout(resolve, millis / 6));
}

async function go(hash: string): Promise<void> {
  window.location.hash = hash;
  // As the page's own router does: the address changes, then the content.
  document.querySelector('main')?.replaceChildren(document.createElement('h1'));
  await settle(180);
}

beforeEach(() => {
  document.body.innerHTML = '<main></main>';
  window.sessionStorage.clear();
  calls = [];
  answer = async (id) => view(id, 12);
  window.location.hash = '#/';
});
afterEach(() => stop());

describe('the language', () => {
  it('is another one as soon as it is chosen', async () => {
    let t = english;
    let spoke = () => {};
    start({
      speak(onSpoken) {
        spoke = onSpoken;
        return { now: () => ({ t, chosen: null, system: 'en' }), ready: Promise.resolve(), stop() {} };
      },
    });
    answer = async (id) => view(id, 1_204);
    await go('#/products/1');
    expect([field()?.value, field()?.getAttribute('aria-label')]).toEqual(['1,204', 'Count of SKU-1 in Leeds']);
    expect(inside()?.querySelector('[lang]')?.getAttribute('lang')).toBe('en-GB');
    t = wordsOf('de');
    spoke();
    await settle();
    expect([field()?.value, field()?.getAttribute('aria-label')]).toEqual(['1.204', 'Bestand von SKU-1 in Leeds']);
    expect(inside()?.querySelector('[lang]')?.getAttribute('lang')).toBe('de-DE');
  });
});

describe('following the page', () => {
  it('is there on a product, and gone on other pages', async () => {
    start();
    await settle();
    expect(host()).toBeNull();
    await go('#/products/1');
    expect(title()).toBe('Product 1');
    await go('#/products/2');
    expect(title()).toBe('Product 2');
    await go('#/orders');
    expect(host()).toBeNull();
  });

  it('reads the locations when a product opens', async () => {
    await go('#/products/1');
    start();
    await settle();
    expect(calls.map(({ request }) => (request as { fresh: boolean }).fresh)).toContain(true);
  });

  it('ignores an answer that comes late and is about another product', async () => {
    let late: (view: PanelView) => void = () => {};
    answer = (id) =>
      id === '1'
        ? new Promise((resolve) => {
            late = resolve;
          })
        : Promise.resolve(view(id, 5));
    start();
    await go('#/products/1');
    await go('#/products/2');
    late(view('1', 99));
    await settle();
    expect(title()).toBe('Product 2');
    expect(field()?.value).toBe('5');
  });

  it('isn’t there for a product that no connected shop knows', async () => {
    answer = async () => ({ kind: 'unknown' });
    start();
    await go('#/products/1');
    await settle(400);
    expect(host()).toBeNull();
  });

  it('keeps what was typed for the way back', async () => {
    start();
    await go('#/products/1');
    type('16');
    await go('#/products/2');
    expect(field()?.value).toBe('12');
    await go('#/products/1');
    expect(field()?.value).toBe('16');
  });
});

describe('surviving the page', () => {
  it('comes back at once, with what was typed, when the page removes it', async () => {
    start();
    await go('#/products/1');
    type('16');
    const before = host();
    document.body.replaceChildren(document.createElement('main'));
    await settle();
    expect(host()).toBe(before);
    expect(field()?.value).toBe('16');
  });

  it('moves into the column that the page offers later, unless somebody is using it', async () => {
    start();
    await go('#/products/1');
    expect(host()?.getAttribute('data-place')).toBe('docked');
    document.body.insertAdjacentHTML('beforeend', '<aside id="side"></aside>');
    await settle(200);
    expect(host()?.parentElement?.id).toBe('side');
    expect(host()?.getAttribute('data-place')).toBe('inline');
  });

  it('gives up the page’s column when the page keeps throwing it out', async () => {
    document.body.insertAdjacentHTML('beforeend', '<aside id="side"></aside>');
    start();
    await go('#/products/1');
    for (let turn = 0; turn < 20; turn += 1) {
      host()?.remove();
      await settle();
    }
    expect(host()?.parentElement).toBe(document.documentElement);
  });

  it('keeps what was typed over a reload, and not what was sent', async () => {
    start();
    await go('#/products/1');
    type('16');
    await settle();
    stop();
    start();
    await settle();
    expect(field()?.value).toBe('16');
  });
});

describe('staying up to date', () => {
  it('pulls when one of its counts changed, and not for others or for what it has', async () => {
    start();
    await go('#/products/1');
    const before = calls.length;
    tell([{ warehouse: 'leeds', sku: 'SKU-other', revision: 9 }]);
    tell([{ warehouse: 'leeds', sku: 'SKU-1', revision: 1 }]);
    expect(calls.length).toBe(before);
    answer = async (id) => view(id, 8, 2);
    tell([{ warehouse: 'leeds', sku: 'SKU-1', revision: 2 }]);
    await settle();
    expect(field()?.value).toBe('8');
  });
});

describe('a shop that isn’t connected any more', () => {
  it('is noticed as every other change is: the panel says that it isn’t live, and what to do', async () => {
    start({ backend: { ...backend, trouble: (error) => (error === 'unconnected' ? error : 'failed') } });
    await go('#/products/1');
    expect(field()?.readOnly).toBe(false);
    answer = () => Promise.reject('unconnected');
    tell([]);
    await settle();
    expect(inside()?.querySelector('[role="status"]')?.textContent).toBe('Not live');
    expect(inside()?.querySelector('[role="alert"]')?.textContent).toContain('This shop isn’t connected any more');
    expect(field()?.readOnly).toBe(true);
  });

  it('is said as well where nothing was set up yet', async () => {
    start({ backend: { ...backend, trouble: (error) => (error === 'unconnected' ? error : 'failed') } });
    answer = async () => ({ kind: 'not-set-up', sentence: 'Add a warehouse.' });
    await go('#/products/1');
    expect(inside()?.textContent).toContain('Add a warehouse.');
    answer = () => Promise.reject('unconnected');
    tell([]);
    await settle();
    expect(inside()?.querySelector('[role="alert"]')?.textContent).toContain('This shop isn’t connected any more');
    expect(inside()?.textContent).not.toContain('Add a warehouse.');
  });

  it('says nothing on a product that is opened after that', async () => {
    start({ backend: { ...backend, trouble: (error) => (error === 'unconnected' ? error : 'failed') } });
    answer = () => Promise.reject('unconnected');
    await go('#/products/1');
    await settle(400);
    expect(host()).toBeNull();
  });
});

describe('keeping to itself', () => {
  it('acts on no event that no person made', async () => {
    start();
    await go('#/products/1');
    const input = field();
    const events: string[] = [];
    document.addEventListener('input', () => events.push('input'));
    if (input) input.value = '99';
    input?.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    inside()
      ?.querySelector<HTMLElement>('[data-toggle]')
      ?.dispatchEvent(new Event('click', { bubbles: true }));
    await settle();
    expect(inside()?.querySelector('.p-foot')?.textContent).not.toContain('Save');
    expect(inside()?.querySelector('.pill')).toBeNull();
  });

  it('leaves when a newer script starts', async () => {
    start();
    takeOver(document, 'old', stop);
    await go('#/products/1');
    expect(host()).not.toBeNull();
    takeOver(document, 'new', () => {});
    expect(host()).toBeNull();
  });

  it('takes light or dark, direction and corners from the page', async () => {
    document.body.style.backgroundColor = 'rgb(17, 17, 20)';
    document.body.style.direction = 'rtl';
    start();
    await go('#/products/1');
    const theme = inside()?.querySelector<HTMLElement>('.theme');
    expect(theme?.dataset.theme).toBe('dark');
    expect(theme?.dir).toBe('rtl');
    document.body.removeAttribute('style');
  });

  it('is light or dark as a person chose it, whatever the page is, and follows the choice', async () => {
    let chosen: Theme | null = null;
    let tellTheme = () => {};
    const onChanged = (listener: () => void) => {
      tellTheme = listener;
      return () => {};
    };
    start({ theme: { current: () => chosen, onChanged } });
    await go('#/products/1');
    await settle(300);
    // Not before it is known: it would be shown in one theme and then in the other.
    expect(host()).toBeNull();
    const shown = () => inside()?.querySelector<HTMLElement>('.theme')?.dataset.theme;
    for (const [choice, theme] of [
      ['dark', 'dark'],
      ['light', 'light'],
      ['system', 'light'],
    ] as const) {
      chosen = choice;
      tellTheme();
      expect(shown()).toBe(theme);
    }
  });
});

/** Typing by a person: happy-dom's events aren't trusted, so this one says it is. */
function type(text: string): void {
  const input = field();
  if (!input) throw new Error('There is no field to type into.');
  const event = new Event('input', { bubbles: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  input.value = text;
  input.dispatchEvent(event);
}
