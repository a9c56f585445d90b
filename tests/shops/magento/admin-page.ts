import { escapeHtml } from './html.ts';

const MENU = ['Dashboard', 'Sales', 'Catalog', 'Customers', 'Marketing', 'Content', 'Reports', 'Stores', 'System'];

/** The frame of every admin page: the menu beside, the title above. */
export function adminPage(base: string, { title, main }: { title: string; main: string }): string {
  const menu = MENU.map(
    (name) =>
      `<li class="${name === 'Catalog' ? '_active' : ''}"><a href="${escapeHtml(base)}/catalog/product/"><i aria-hidden="true"></i><span>${name}</span></a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} / Products / Inventory / Catalog / Magento Admin</title>
<link rel="stylesheet" href="${escapeHtml(base)}/static/admin.css">
<script type="module" src="${escapeHtml(base)}/static/admin.js"></script>
</head>
<body class="catalog-product-edit page-layout-admin-1column">
<div class="menu-wrapper"><a class="logo" href="${escapeHtml(base)}/catalog/product/">Magento</a><nav class="admin__menu" aria-label="Main"><ul>${menu.join('')}</ul></nav></div>
<div class="page-wrapper">
<header class="page-header"><h1 class="page-title">${escapeHtml(title)}</h1><span class="admin-user">admin</span></header>
<main id="anchor-content" class="page-content">
${main}
</main>
</div>
</body>
</html>`;
}
