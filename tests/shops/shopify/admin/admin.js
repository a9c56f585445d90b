/*
 * The stand-in's admin: one page, changed by history.pushState, drawn anew from data. Drawing replaces elements, as a
 * framework does; Refresh replaces the whole body, foreign elements included.
 */

const [, , handle] = location.pathname.split('/');
const base = `/store/${handle}`;

/** What is shown, and what was typed into it and not saved: by name of the field. */
let view = { kind: 'loading' };
let typed = new Map();
let saving = false;
let notice = '';
let shop = { name: '' };

// ── Elements ─────────────────────────────────────────────────────────────────────────────────────

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

const card = (title, ...children) =>
  h('section', { class: 'card', 'aria-label': title ?? false }, title && h('h2', {}, title), ...children);

function link(path, attributes, ...children) {
  const open = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(path);
  };
  return h('a', { href: base + path, onclick: open, ...attributes }, ...children);
}

const figures = new Intl.NumberFormat('en');

// ── The frame ────────────────────────────────────────────────────────────────────────────────────

const RAIL = [
  ['Home', ''],
  ['Orders', '/orders'],
  ['Products', '/products'],
  ['Customers', '/customers'],
  ['Marketing', '/marketing'],
  ['Discounts', '/discounts'],
  ['Analytics', '/analytics'],
];

function frame() {
  return h('div', { class: 'frame' }, topBar(), rail(), main());
}

function topBar() {
  const mark = h('span', { class: 'mark', 'aria-hidden': 'true' });
  const name = h(
    'span',
    { class: 'shop' },
    h('span', { class: 'initials', 'aria-hidden': 'true' }, initials()),
    shop.name,
  );
  const find = h('div', { class: 'find', 'aria-hidden': 'true' }, 'Search', h('kbd', {}, 'Ctrl K'));
  return h('header', { class: 'top' }, mark, typed.size > 0 ? saveBar() : find, name);
}

function saveBar() {
  return h(
    'div',
    { class: 'save-bar', role: 'region', 'aria-label': 'Unsaved changes' },
    h('span', {}, 'Unsaved product'),
    h('button', { type: 'button', class: 'dark', disabled: saving, onclick: discard }, 'Discard'),
    h('button', { type: 'button', class: 'light', disabled: saving, onclick: save }, 'Save'),
  );
}

function rail() {
  const here = location.pathname.slice(base.length);
  const entry = ([name, path]) => {
    const inside = path === '' ? here === '' : here.startsWith(path);
    const entries = [link(path, { class: 'entry', 'aria-current': inside ? 'page' : false }, name)];
    if (name === 'Products' && inside) {
      const current = here === '/products/inventory' ? 'page' : false;
      entries.push(link('/products/inventory', { class: 'entry sub', 'aria-current': current }, 'Inventory'));
    }
    return h('li', {}, ...entries);
  };
  return h('nav', { class: 'rail', 'aria-label': 'Admin' }, h('ul', {}, ...RAIL.map(entry)));
}

function main() {
  const content = {
    loading: () => [h('div', { class: 'skeleton', 'aria-busy': 'true' }, 'Loading')],
    products: () => productList(view.products),
    product: () => productPage(view.product),
    gone: () => [heading('There’s no page at this address')],
    other: () => [heading(view.title), card(null, h('p', { class: 'quiet' }, 'Nothing here in this stand-in shop.'))],
  }[view.kind]();
  return h('main', { class: 'page' }, ...content);
}

function heading(title, ...aside) {
  return h('div', { class: 'heading' }, h('h1', {}, title), ...aside);
}

const initials = () =>
  shop.name
    .split(' ')
    .map(([letter]) => letter)
    .join('');

// ── The list ─────────────────────────────────────────────────────────────────────────────────────

function productList(products) {
  const row = ({ id, title, variants, tracked, available }) =>
    h(
      'tr',
      {},
      h('td', {}, link(`/products/${id}`, { class: 'title' }, title)),
      h('td', {}, h('span', { class: 'badge' }, 'Active')),
      h('td', { class: available > 0 ? '' : 'warning' }, inStock({ variants, tracked, available })),
    );
  return [
    heading('Products', link('/products/new', { class: 'button primary' }, 'Add product')),
    card(
      null,
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h('tr', {}, ...['Product', 'Status', 'Inventory'].map((name) => h('th', { scope: 'col' }, name))),
        ),
        h('tbody', {}, ...products.map(row)),
      ),
    ),
  ];
}

function inStock({ variants, tracked, available }) {
  if (!tracked) return 'Inventory not tracked';
  return `${figures.format(available)} in stock${variants > 1 ? ` for ${variants} variants` : ''}`;
}

// ── A product ────────────────────────────────────────────────────────────────────────────────────

function productPage(product) {
  const variant = product.variants.find(({ id }) => id === view.variant);
  const shown = variant ?? (product.hasVariants ? null : product.variants[0]);
  const arrow = (to, sign, name) =>
    h(
      'button',
      {
        type: 'button',
        class: 'arrow',
        'aria-label': name,
        disabled: to === null,
        onclick: () => go(`/products/${to}`),
      },
      sign,
    );
  return [
    heading(
      variant ? `${product.title}: ${variant.title}` : product.title,
      h('span', { class: 'badge' }, 'Active'),
      h('span', { class: 'spring' }),
      h('button', { type: 'button', class: 'button', onclick: refresh }, 'Refresh'),
      arrow(product.previous, '‹', 'Previous product'),
      arrow(product.next, '›', 'Next product'),
    ),
    h(
      'p',
      { class: 'crumb' },
      link(variant ? `/products/${product.id}` : '/products', {}, variant ? product.title : 'Products'),
    ),
    h(
      'div',
      { class: 'columns' },
      h(
        'div',
        { class: 'wide' },
        !variant &&
          card(null, field('Title', 'title', product.title), field('Description', 'description', '', 'textarea')),
        !variant && card('Media', h('div', { class: 'media' }, h('span', {}, 'Upload new'))),
        shown ? inventoryCard(shown) : variantsCard(product),
      ),
      h(
        'div',
        { class: 'narrow' },
        card('Status', h('select', { 'aria-label': 'Status' }, h('option', {}, 'Active'), h('option', {}, 'Draft'))),
        card('Publishing', h('p', { class: 'quiet' }, 'Online Store, Point of Sale')),
        card('Product organization', field('Type', 'type', ''), field('Vendor', 'vendor', shop.name)),
      ),
    ),
    h('p', { class: 'notice', role: 'status' }, notice),
  ];
}

function inventoryCard(variant) {
  const rows = variant.stock.map((stock) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, stock.name),
      h('td', { class: 'figure' }, '0'),
      h('td', { class: 'figure' }, figures.format(stock.committed)),
      h('td', {}, quantity(variant, stock, `Available at ${stock.name}`)),
      h('td', { class: 'figure' }, figures.format(stock.onHand)),
    ),
  );
  const names = ['Location', 'Unavailable', 'Committed', 'Available', 'On hand'];
  return card(
    'Inventory',
    h('p', { class: 'sku' }, 'SKU (Stock Keeping Unit) ', h('code', {}, variant.sku ?? 'none')),
    variant.tracked
      ? h(
          'table',
          { class: 'stock' },
          h('thead', {}, h('tr', {}, ...names.map((name) => h('th', { scope: 'col' }, name)))),
          h('tbody', {}, ...rows),
        )
      : h('p', { class: 'quiet' }, 'Inventory not tracked'),
  );
}

function variantsCard(product) {
  const places = product.variants[0].stock.map(({ name }) => name);
  const row = (variant) =>
    h(
      'tr',
      {},
      h(
        'td',
        {},
        link(`/products/${product.id}/variants/${variant.id}`, { class: 'title' }, variant.title),
        h('code', {}, variant.sku ?? ''),
      ),
      ...variant.stock.map((stock) =>
        h('td', {}, quantity(variant, stock, `Available of ${variant.title} at ${stock.name}`)),
      ),
    );
  return card(
    'Variants',
    h(
      'table',
      { class: 'stock' },
      h(
        'thead',
        {},
        h('tr', {}, h('th', { scope: 'col' }, 'Variant'), ...places.map((name) => h('th', { scope: 'col' }, name))),
      ),
      h('tbody', {}, ...product.variants.map(row)),
    ),
  );
}

function quantity(variant, stock, label) {
  const name = `stock ${variant.id} ${stock.place}`;
  const shown = typed.get(name) ?? String(stock.available);
  return input({ type: 'number', name, 'aria-label': label, value: shown, disabled: saving }, String(stock.available));
}

function field(label, name, value, tag = 'input') {
  const shown = typed.get(name) ?? value;
  const control = tag === 'input' ? input({ name, value: shown }, value) : h('textarea', { name, rows: '4' }, shown);
  return h('label', { class: 'field' }, h('span', {}, label), control);
}

function input(attributes, saved) {
  const type = ({ target }) => {
    if (target.value === saved) typed.delete(target.name);
    else typed.set(target.name, target.value);
    document.querySelector('.top')?.replaceWith(topBar());
  };
  return h('input', { ...attributes, autocomplete: 'off', oninput: type });
}

// ── What happens ─────────────────────────────────────────────────────────────────────────────────

async function ask(path, options) {
  const reply = await fetch(`${base}/internal${path}`, options);
  return reply.ok ? reply.json() : null;
}

async function read(path) {
  const [, product, variant] = /^\/products\/(\d+)(?:\/variants\/(\d+))?\/?$/.exec(path) ?? [];
  if (product) {
    const found = await ask(`/products/${product}`);
    return found ? { kind: 'product', product: found, variant: Number(variant) } : { kind: 'gone' };
  }
  if (path === '/products') return { kind: 'products', products: await ask('/products') };
  const name = path.split('/').at(-1) || 'home';
  return { kind: 'other', title: name === 'new' ? 'Add product' : name[0].toUpperCase() + name.slice(1) };
}

/** Reads what the address asks for and draws it; an answer that comes after the next step is dropped. */
async function load() {
  const path = location.pathname.slice(base.length);
  const read_ = await read(path);
  if (path !== location.pathname.slice(base.length)) return;
  view = read_;
  document.title = `${view.product?.title ?? view.title ?? 'Products'} · ${shop.name}`;
  drawFrame();
}

function go(path) {
  history.pushState(null, '', base + path);
  changed();
}

function changed() {
  typed = new Map();
  notice = '';
  view = { kind: 'loading' };
  drawFrame();
  load();
}

function drawFrame() {
  const drawn = document.querySelector('.frame');
  if (drawn) drawn.replaceWith(frame());
  else document.body.append(frame());
}

/** Everything anew, from nothing: what isn't the admin's own goes as well. */
async function refresh() {
  view = await read(location.pathname.slice(base.length));
  document.body.replaceChildren(frame());
}

function discard() {
  typed = new Map();
  drawFrame();
}

async function save() {
  saving = true;
  drawFrame();
  const stock = [...typed].flatMap(([name, value]) => {
    const [kind, variant, place] = name.split(' ');
    return kind === 'stock' ? [{ variant: Number(variant), place: Number(place), available: Number(value) }] : [];
  });
  const product = await ask(`/products/${view.product.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: typed.get('title'), stock }),
  });
  saving = false;
  if (product) {
    typed = new Map();
    view = { ...view, product };
    notice = 'Product saved';
  } else notice = 'The product couldn’t be saved';
  drawFrame();
}

addEventListener('popstate', changed);
shop = await ask('/shop');
changed();
