import type { AdminReply, AdminRequest } from './admin.ts';
import { escapeHtml } from './html.ts';
import type { Sessions } from './users.ts';

/** `wp-login.php`: in, out, and what it says of either. */
export function createLoginPage(
  sessions: Sessions,
  home: string,
  sitePath: string,
): (request: AdminRequest) => AdminReply {
  const secure = home.startsWith('https:') ? '; Secure' : '';
  const admin = `${new URL(home).pathname.replace(/\/+$/, '')}/wp-admin`;
  // Neither says `SameSite`, so browsers take them as Lax.
  const cookies = (value: string, end: string) => [
    `${sessions.cookie}=${value}; Path=${sitePath}/; HttpOnly${secure}${end}`,
    `${sessions.adminCookie}=${value}; Path=${admin}; HttpOnly${secure}${end}`,
  ];
  const gone = cookies('%20', '; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
  const page = (notice: string, to: string, status = 200): AdminReply => ({
    status,
    type: 'text/html',
    body: html(home, notice, to),
  });

  return ({ method, query, body, cookie }) => {
    const session = sessions.of(cookie);
    if (query.get('action') === 'logout') {
      if (!sessions.verify(query.get('_wpnonce') ?? '', 'log-out', session)) {
        const again = `${home}/wp-login.php?action=logout&_wpnonce=${sessions.nonce('log-out', session)}`;
        return page(`Do you really want to <a href="${escapeHtml(again)}">log out</a>?`, '', 403);
      }
      if (session) sessions.close(session);
      return away(`${home}/wp-login.php?loggedout=true`, gone);
    }
    if (method !== 'POST') {
      const out = query.get('loggedout') === 'true' ? 'You are now logged out.' : '';
      return page(out, query.get('redirect_to') ?? '');
    }
    const form = new URLSearchParams(body);
    const remember = form.get('rememberme') === 'forever';
    const value = sessions.open(form.get('log') ?? '', form.get('pwd') ?? '', remember);
    const to = form.get('redirect_to') ?? '';
    if (value === null) return page('<strong>Error:</strong> The password you entered is incorrect.', to);
    // Only within the site, as WordPress does it.
    return away(
      to.startsWith(`${home}/`) ? to : `${home}/wp-admin/`,
      cookies(value, remember ? `; Max-Age=${14 * 86_400}` : ''),
    );
  };
}

const away = (location: string, cookies: readonly string[]): AdminReply => ({
  status: 302,
  type: 'text/html',
  body: '',
  location,
  cookies,
});

function html(home: string, notice: string, to: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Log In ‹ Acme Woo — WordPress</title>
<link rel="stylesheet" href="${escapeHtml(home)}/wp-admin/load-styles.php">
</head>
<body class="login wp-core-ui">
<div id="login">
<h1><a href="${escapeHtml(home)}/">Acme Woo</a></h1>
${notice === '' ? '' : `<div class="notice notice-info message"><p>${notice}</p></div>`}
<form name="loginform" id="loginform" action="${escapeHtml(home)}/wp-login.php" method="post">
<p><label for="user_login">Username or Email Address</label><input type="text" name="log" id="user_login" class="input" autocomplete="username" required></p>
<div class="user-pass-wrap"><label for="user_pass">Password</label><input type="password" name="pwd" id="user_pass" class="input" autocomplete="current-password" required></div>
<p class="forgetmenot"><label for="rememberme"><input name="rememberme" type="checkbox" id="rememberme" value="forever"> Remember Me</label></p>
<p class="submit"><input type="submit" name="wp-submit" id="wp-submit" class="button button-primary" value="Log In"><input type="hidden" name="redirect_to" value="${escapeHtml(to)}"></p>
</form>
</div>
</body>
</html>`;
}
