import { defineConfig } from 'wxt';

export default defineConfig({
  imports: false,
  vite: () => ({ build: { sourcemap: false } }),
  manifest: ({ browser }) => ({
    // In the browser's own language, which the extension can't choose: see public/_locales.
    default_locale: 'en',
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    permissions: ['storage', 'alarms', 'scripting', 'unlimitedStorage', 'activeTab'],
    // Asked for on the click that turns low-stock notifications on.
    optional_permissions: ['notifications'],
    // No shop is readable until its owner connects it: each origin is asked for on that click.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    minimum_chrome_version: '123',
    content_security_policy: {
      extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'stock-panel@shiptheory.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
