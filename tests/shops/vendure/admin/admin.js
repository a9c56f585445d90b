/*
 * The stand-in's two admins in one script, each with the elements by which its real one is known: custom elements and
 * ids in the Angular one, names and labels in the React one. Both are one page, changed by history.pushState.
 */

const [, path, kind] = /^(.*?)\/(admin|dashboard)(?:\/|$)/.exec(location.pathname);
const angular = kind === 'admin';
const base = `${path}/${kind}`;

let shop = { name: '', older: false, places: [] };
let view = { kind: 'loading' };
/** Fields of the form as they were opened, by name, to tell which were touched. */
let opened = new Map();

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

function link(to, ...children) {
  const open = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', base + to);
    load();
  };
  return h('a', { href: base + to, onclick: open }, ...children);
}

/** A box with a heading, as each of the two has it. */
const card = (title, ...children) =>
  angular
    ? h('vdr-card', { title }, title && h('div', { class: 'card-title' }, title), ...children)
    : h('div', { 'data-slot': 'card' }, title && h('div', { 'data-slot': 'card-title' }, title), ...children);

const productPath = (id) => (angular ? `/catalog/products/${id}` : `/products/${id}`);
const variantPath = (product, id) =>
  angular ? `/catalog/products/${product}/variants/${id}` : `/product-variants/${id}`;
const placeName = (id) => shop.places.find((place) => place.id === id)?.name ?? '';

// ── The frame ────────────────────────────────────────────────────────────────────────────────────

function frame() {
  const entries = ['Products', 'Stock locations', 'Orders', 'Customers'].map((name) =>
    h('li', {}, link(name === 'Products' ? (angular ? '/catalog/products' : '/products') : '/other', name)),
  );
  const nav = h('nav', { 'aria-label': 'Admin' }, h('strong', {}, shop.name), h('ul', {}, ...entries));
  return h(angular ? 'vdr-app-shell' : 'div', { class: `shell ${kind}` }, nav, h('main', {}, ...content()));
}

function content() {
  if (view.kind === 'loading') return [h('p', { 'aria-busy': 'true' }, 'Loading')];
  if (view.kind === 'products') return [h('h1', {}, 'Products'), card(null, ...view.products.map(productRow))];
  if (view.kind === 'product') return productPage(view.product);
  if (view.kind === 'variant') return variantPage(view.variant);
  return [h('h1', {}, 'Nothing here in this stand-in shop')];
}

const productRow = ({ id, name }) => h('p', {}, link(productPath(id), name));

function productPage(product) {
  const rows = product.variants.map((variant) =>
    h(
      'tr',
      {},
      h('td', {}, link(variantPath(product.id, variant.id), variant.name)),
      h('td', {}, variant.sku),
      h('td', {}, String(variant.levels.reduce((sum, { onHand }) => sum + onHand, 0))),
    ),
  );
  const head = ['Variant', 'SKU', 'Stock on hand'].map((name) => h('th', { scope: 'col' }, name));
  const table = h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows));
  return [h('h1', {}, product.name), card('Product variants', table)];
}

// ── A variant, the only place where stock can be typed ───────────────────────────────────────────

function variantPage(variant) {
  opened = new Map([['sku', variant.sku]]);
  const levels = variant.levels.map((level, index) => stockField(level, index, variant.levels.length));
  const sku = angular
    ? h('input', { id: 'sku', formcontrolname: 'sku', class: 'ng-untouched ng-pristine', value: variant.sku })
    : h('input', { id: 'field-sku', name: 'sku', 'data-slot': 'input', value: variant.sku });
  const button = h('button', { type: 'submit', class: 'primary', disabled: true }, 'Update');
  const form = h(
    'form',
    { onsubmit: save, oninput: typed },
    h('div', { class: 'bar' }, h('h1', {}, variant.name), button),
    h('p', {}, link(productPath(variant.product.id), variant.product.name)),
    card('SKU', h('label', { for: sku.id }, 'SKU'), sku),
    card(angular ? 'Stock levels' : 'Stock', ...levels),
  );
  return [angular ? h('vdr-product-variant-detail', {}, form) : form];
}

function stockField({ place, onHand, allocated }, index, count) {
  const name = placeName(place);
  const key = angular ? `stockOnHand_${place}` : `stockLevels.${index}.stockOnHand`;
  opened.set(key, String(onHand));
  if (angular) {
    return h(
      'div',
      { class: 'stock' },
      h('label', { for: key }, `${name}: Stock on hand`),
      h('input', { id: key, type: 'number', class: 'ng-untouched ng-pristine', value: onHand, 'data-place': place }),
      h('span', {}, `${name}: Allocated ${allocated}`),
    );
  }
  const id = `field-${key}`;
  return h(
    'div',
    { class: 'stock' },
    h('label', { for: id, 'data-slot': 'field-label' }, 'Stock level', count > 1 && h('div', {}, name)),
    h('input', { id, name: key, type: 'number', 'data-slot': 'input', value: onHand, 'data-place': place }),
    h('div', {}, h('label', {}, 'Allocated'), h('div', {}, String(allocated))),
  );
}

const keyOf = (field) => field.name || field.id;
const isTouched = (field) => opened.get(keyOf(field)) !== field.value;

function typed({ currentTarget: form, target }) {
  if (angular && isTouched(target)) target.classList.replace('ng-pristine', 'ng-dirty');
  form.querySelector('[type=submit]').disabled = ![...form.querySelectorAll('input')].some(isTouched);
}

async function save(event) {
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll('input')];
  const stock = fields.filter((field) => field.dataset.place && (isTouched(field) || (shop.older && !angular)));
  const levels = stock.map((field) => ({ place: Number(field.dataset.place), onHand: Number(field.value) }));
  const sku = fields.find((field) => !field.dataset.place).value;
  const saved = await ask(`/variants/${view.variant.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sku, levels }),
  });
  if (saved) view = { kind: 'variant', variant: saved };
  draw();
}

// ── What happens ─────────────────────────────────────────────────────────────────────────────────

async function ask(what, options) {
  const reply = await fetch(`${path}/internal${what}`, options);
  return reply.ok ? reply.json() : null;
}

async function read(at) {
  const variant = /^(?:\/catalog\/products\/\d+\/variants|\/product-variants)\/(\d+)\/?$/.exec(at)?.[1];
  if (variant) {
    const found = await ask(`/variants/${variant}`);
    return found ? { kind: 'variant', variant: found } : { kind: 'other' };
  }
  const product = /^(?:\/catalog)?\/products\/(\d+)\/?$/.exec(at)?.[1];
  if (product) {
    const found = await ask(`/products/${product}`);
    return found ? { kind: 'product', product: found } : { kind: 'other' };
  }
  return /\/products\/?$/.test(at) ? { kind: 'products', products: await ask('/products') } : { kind: 'other' };
}

/** Reads what the address asks for and draws it; an answer that comes after the next step is dropped. */
async function load() {
  const at = location.pathname;
  view = { kind: 'loading' };
  draw();
  const found = await read(at.slice(base.length));
  if (at !== location.pathname) return;
  view = found;
  document.title = `${view.product?.name ?? view.variant?.name ?? 'Products'} · ${shop.name}`;
  draw();
}

function draw() {
  const drawn = document.querySelector('.shell');
  if (drawn) drawn.replaceWith(frame());
  else document.body.append(frame());
}

addEventListener('popstate', load);
shop = await ask('/shop');
load();
