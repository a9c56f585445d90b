/* The editor's own behaviour: tabs, what depends on a tick, and variations that come when their tab is opened. */

for (const tab of document.querySelectorAll('.product_data_tabs a')) {
  tab.addEventListener('click', (event) => {
    event.preventDefault();
    for (const item of document.querySelectorAll('.product_data_tabs li')) {
      item.classList.toggle('active', item.contains(tab));
    }
    for (const panel of document.querySelectorAll('.panel-wrap > .panel')) {
      panel.hidden = `#${panel.id}` !== tab.hash;
    }
    if (tab.hash === '#variable_product_options') loadVariations('woocommerce_load_variations');
  });
}

const managed = document.querySelector('#_manage_stock');
managed?.addEventListener('change', () => {
  document.querySelector('.stock_fields').hidden = !managed.checked;
});

const rows = document.querySelector('.woocommerce_variations');
rows?.addEventListener('change', (event) => {
  if (!event.target.matches('.variable_manage_stock')) return;
  event.target.closest('.woocommerce_variation').querySelector('.show_if_variation_manage_stock').hidden =
    !event.target.checked;
});
rows?.addEventListener('click', (event) => {
  if (event.target.matches('.save-variation-changes')) loadVariations('woocommerce_save_variations');
});

/** Once per page for the rows; each time for a save, after which they are made anew. */
async function loadVariations(action) {
  if (action === 'woocommerce_load_variations' && rows.childElementCount > 0) return;
  const body = new URLSearchParams({ action, product_id: rows.dataset.product });
  if (action === 'woocommerce_save_variations') {
    for (const input of rows.querySelectorAll('[name]')) {
      if (input.type !== 'checkbox' || input.checked) body.set(input.name, input.value);
    }
  }
  const reply = await fetch(rows.dataset.url, { method: 'POST', body });
  rows.innerHTML = await reply.text();
}
