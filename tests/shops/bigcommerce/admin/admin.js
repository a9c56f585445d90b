/*
 * The stand-in's control panel: one page, changed by history.pushState, drawn anew from data. Drawing replaces elements, as
 * a framework does; only a field that somebody is in stays.
 */

let view = { kind: 'loading' };
/** What was typed and not saved, by name of the field. */
let typed = new Map();
let notice = '';
let store = { name: '' };

function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

function link(path, attributes, ...children) {
  const open = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', path);
    follow();
  };
  return h('a', { href: path, onclick: open, ...attributes }, ...children);
}

const MENU = [
  ['Home', '/manage/dashboard'],
  ['Orders', '/manage/orders'],
  ['Products', '/manage/products'],
  ['Customers', '/manage/customers'],
  ['Settings', '/manage/settings-list'],
];

function menu() {
  const entry = ([name, path]) => {
    const here = location.pathname.startsWith(path);
    return h('li', {}, link(path, { 'aria-current': here ? 'page' : false }, name));
  };
  return h(
    'nav',
    { class: 'menu', 'aria-label': 'Control panel' },
    h('strong', {}, store.name),
    h('ul', {}, ...MENU.map(entry)),
  );
}

// ── Pages ────────────────────────────────────────────────────────────────────────────────────────

function list(products) {
  const row = ({ id, name, sku, available }) =>
    h(
      'tr',
      {},
      h('td', {}, link(`/manage/products/edit/${id}`, {}, name)),
      h('td', {}, sku),
      h('td', { class: 'figure' }, available === null ? '—' : String(available)),
    );
  const head = h('tr', {}, h('th', {}, 'Name'), h('th', {}, 'SKU'), h('th', { class: 'figure' }, 'Stock'));
  return [h('h1', {}, 'View Products'), h('table', { class: 'box' }, head, ...products.map(row))];
}

function field(label, id, name, value, attributes = {}) {
  const oninput = ({ target }) => {
    if (target.value === String(value)) typed.delete(name);
    else typed.set(name, target.value);
    bar();
  };
  const input = h('input', { id, oninput, ...attributes });
  // As frameworks do it: the property, and no attribute that would tell what it was.
  input.value = typed.get(name) ?? String(value);
  return h('p', { class: 'field' }, h('label', { for: id }, label), input);
}

const stockName = (variant, place) => `stock:${variant}:${place}`;

function inventory(product) {
  if (product.tracking === 'none') return [h('p', {}, 'Inventory isn’t tracked.')];
  const [first] = product.variants;
  if (!product.optioned && first.stock.length === 1) {
    const [{ place, available }] = first.stock;
    return [
      field('Current stock', 'productInput-inventory_level', stockName(first.id, place), available, { type: 'number' }),
      field('Low stock', 'productInput-inventory_warning_level', 'low', 0, { type: 'number' }),
    ];
  }
  const places = first.stock.map(({ label }) => h('th', {}, label));
  const row = (variant) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, variant.title || variant.sku || 'Stock'),
      ...variant.stock.map(({ place, label, available }) => {
        const name = stockName(variant.id, place);
        const id = `stock-${variant.id}-${place}`;
        return h('td', {}, field(`${label} ${variant.sku}`, id, name, available, { type: 'number', class: 'small' }));
      }),
    );
  return [h('table', { class: 'grid' }, h('tr', {}, h('th', {}, ''), ...places), ...product.variants.map(row))];
}

function editor(product) {
  const box = (title, ...children) =>
    h('section', { class: 'box', 'aria-label': title }, h('h2', {}, title), ...children);
  return [
    h('p', { class: 'crumbs' }, link('/manage/products', {}, 'View Products'), ' › Edit'),
    h('h1', {}, product.name),
    notice && h('p', { class: 'notice', role: 'status' }, notice),
    box(
      'Basic Information',
      field('Product Name', 'productInput-name', 'name', product.name),
      field('SKU', 'productInput-sku', 'sku', product.sku, { disabled: true }),
    ),
    box('Inventory', ...inventory(product)),
  ];
}

function bar() {
  document.querySelector('.bar')?.remove();
  if (view.kind !== 'product') return;
  const save = async () => {
    const stock = [...typed].flatMap(([name, value]) => {
      const [kind, variant, place] = name.split(':');
      return kind === 'stock' ? [{ variant: Number(variant), place: Number(place), available: Number(value) }] : [];
    });
    // Every stock field goes along, touched or not.
    for (const variant of view.product.variants) {
      for (const { place, available } of variant.stock) {
        const known = stock.some((one) => one.variant === variant.id && one.place === place);
        if (!known) stock.push({ variant: variant.id, place, available });
      }
    }
    const body = JSON.stringify({ name: typed.get('name'), stock });
    view = { kind: 'product', product: await ask(`/products/${view.product.id}`, { method: 'POST', body }) };
    typed = new Map();
    notice = 'The product was saved.';
    draw();
  };
  const cancel = () => {
    typed = new Map();
    draw();
  };
  document.body.append(
    h(
      'div',
      { class: 'bar', role: 'region', 'aria-label': 'Actions' },
      h('button', { type: 'button', onclick: cancel }, 'Cancel'),
      h('button', { type: 'button', class: 'primary', onclick: save }, 'Save'),
    ),
  );
}

function draw() {
  const pages = {
    loading: () => [h('p', { 'aria-busy': 'true' }, 'Loading…')],
    list: () => list(view.products),
    product: () => editor(view.product),
    other: () => [h('h1', {}, 'Nothing here in this stand-in store')],
  };
  const frame = document.querySelector('.frame');
  const fresh = h('div', { class: 'frame' }, menu(), h('main', {}, ...pages[view.kind]()));
  if (frame) frame.replaceWith(fresh);
  else document.body.prepend(fresh);
  bar();
}

// ── Data and addresses ───────────────────────────────────────────────────────────────────────────

async function ask(path, init) {
  const reply = await fetch(`/manage/inner${path}`, init);
  return reply.ok ? reply.json() : null;
}

async function follow() {
  const path = location.pathname;
  typed = new Map();
  notice = '';
  view = { kind: 'loading' };
  draw();
  const [, edit, older] = /^\/manage\/products\/(?:edit\/(\d+)|(\d+)\/edit)\/?$/.exec(path) ?? [];
  const product = edit ?? older;
  let next = { kind: 'other' };
  if (product) next = { kind: 'product', product: await ask(`/products/${product}`) };
  else if (/^\/manage\/products\/?$/.test(path)) next = { kind: 'list', products: await ask('/products') };
  if (path !== location.pathname) return;
  view = next.product === null ? { kind: 'other' } : next;
  draw();
}

window.addEventListener('popstate', follow);
store = (await ask('/store')) ?? store;
await follow();
