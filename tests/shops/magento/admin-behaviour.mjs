/* The form renders itself some time after the page, and keeps what it saves in a model that only events change. */

const form = document.querySelector('#product_form');
const save = document.querySelector('#save-button');

if (form) {
  const model = JSON.parse(document.querySelector('#model').textContent);
  setTimeout(() => {
    form.replaceChildren(document.querySelector('#rendered').content.cloneNode(true));
    save.disabled = false;
  }, Number(form.dataset.delay));

  form.addEventListener('change', ({ target }) => {
    const row = model[Number(target.dataset.row ?? Number.NaN)];
    if (!row) return;
    if (target.name.endsWith('[status]')) row.status = Number(target.value);
    else row.quantity = Number(target.value);
  });

  save.addEventListener('click', async () => {
    save.disabled = true;
    await fetch(form.dataset.save, { method: 'POST', body: JSON.stringify(model) });
    location.reload();
  });
}

document.querySelector('#back')?.addEventListener('click', () => history.back());
