import { escapeHtml } from './html.ts';

export interface AdminPageParts {
  title: string;
  /** Classes of the body beside those of every page. */
  classes: string;
  /** The entry of the side menu that this page belongs to. */
  current: string;
  main: string;
}

const MENU: readonly { name: string; to: string; children?: readonly { name: string; to: string }[] }[] = [
  { name: 'Dashboard', to: 'index.php' },
  { name: 'Orders', to: 'admin.php?page=wc-orders' },
  {
    name: 'Products',
    to: 'edit.php?post_type=product',
    children: [
      { name: 'All Products', to: 'edit.php?post_type=product' },
      { name: 'Add new product', to: 'post-new.php?post_type=product' },
    ],
  },
];

/** The frame of every admin page: the bar above, the menu beside. */
export function adminPage(home: string, { title, classes, current, main }: AdminPageParts): string {
  const link = (to: string) => escapeHtml(`${home}/wp-admin/${to}`);
  const menu = MENU.map(({ name, to, children }) => {
    const open = name === current || children?.some((child) => child.name === current);
    const below = (children ?? []).map(
      (child) =>
        `<li${child.name === current || (open && child.to === to) ? ' class="current"' : ''}><a href="${link(child.to)}">${child.name}</a></li>`,
    );
    return `<li class="menu-top${open ? ' wp-has-current-submenu' : ''}"><a href="${link(to)}" class="menu-top"><span class="wp-menu-image" aria-hidden="true"></span><span class="wp-menu-name">${name}</span></a>${
      open && below.length > 0 ? `<ul class="wp-submenu">${below.join('')}</ul>` : ''
    }</li>`;
  });
  return `<!doctype html>
<html class="wp-toolbar" lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} ‹ Acme Woo</title>
<link rel="stylesheet" href="${link('load-styles.php')}">
<script type="module" src="${link('load-scripts.php')}"></script>
</head>
<body class="wp-admin wp-core-ui admin-bar ${classes} locale-en-gb">
<div id="wpwrap">
<div id="adminmenumain" role="navigation" aria-label="Main menu"><div id="adminmenuback"></div><div id="adminmenuwrap"><ul id="adminmenu">${menu.join('')}</ul></div></div>
<div id="wpcontent">
<div id="wpadminbar"><div class="quicklinks"><a class="ab-item" href="${escapeHtml(home)}/">Acme Woo</a><a class="ab-item" href="${link('post-new.php?post_type=product')}">+ New</a><span class="ab-item" id="wp-admin-bar-my-account">Howdy, shop manager</span></div></div>
<div id="wpbody"><div id="wpbody-content"><div class="wrap">
${main}
</div></div></div>
</div>
</div>
</body>
</html>`;
}

export function notice(kind: 'success' | 'error', id: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `<div id="${id}" class="notice notice-${kind}">${lines.map((line) => `<p>${line}</p>`).join('')}</div>`;
}
