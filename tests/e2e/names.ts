/**
 * Roles' accessible names, the same for people who use a screen reader and for tests. A structure test holds the
 * English catalogue to this table, so a name can't be changed on screen alone.
 */
export const NAMES = {
  panel: {
    region: 'Shiptheory stock',
    save: 'Save',
    discard: 'Discard',
    retry: 'Retry',
    undo: 'Undo',
    collapse: 'Collapse panel',
    expand: 'Expand panel',
    bringUpToDate: 'Bring the page up to date',
    reload: 'Reload the page',
    inSync: 'In sync',
    sending: 'Sending',
    waiting: 'Waiting',
    paused: 'Paused',
    readOnly: 'Read only',
    notKnown: 'Not known',
    notSynced: 'Not synced',
    notStocked: 'Not stocked',
  },
  options: {
    products: 'View products',
    warehouses: 'Manage warehouses',
    integrations: 'Integrations',
    activity: 'Activity',
    settings: 'Settings',
    help: 'Help',
    problems: 'Problems',
  },
  warehouses: {
    add: 'Add new warehouse',
    name: 'Warehouse name',
    integration: 'Integration',
    location: 'Location',
    addLocation: 'Add location',
    refresh: 'Refresh locations',
    save: 'Save',
  },
  integrations: {
    name: 'Integration name',
    test: 'Test and save',
    disconnect: 'Disconnect',
    reconnect: 'Reconnect',
    pause: 'Pause',
    resume: 'Resume',
  },
  shiptheory: {
    connect: 'Connect Shiptheory',
    shipments: 'Shipments',
    extension: 'This extension deducts',
    channel: 'The channel deducts itself',
    look: 'To look at',
    completed: 'Completed shipments',
  },
  products: { search: 'Search products' },
  data: {
    save: 'Save a backup',
    file: 'Backup file',
    preview: 'Restore this backup',
    restore: 'Restore',
    wipe: 'Delete all data …',
    wipeDialog: 'Delete all data',
    wipeConfirm: 'Delete everything',
  },
  firstSync: { dialog: 'Review first sync', confirm: 'Confirm', cancel: 'Cancel' },
  popup: {
    heading: 'Stock sync',
    syncNow: 'Sync now',
    pause: 'Pause',
    resume: 'Resume',
    settings: 'Open settings',
    list: 'Integrations',
  },
} as const;

/** Labels of each connect form, in the form's order of channels. `Integration name` is in all. */
export const CONNECT_LABELS = {
  shopify: ['Shop domain', 'Admin API access token', 'Client ID', 'Client secret', 'Large catalogue'],
  woocommerce: ['Store URL', 'Use my admin login', 'Consumer key', 'Consumer secret'],
  bigcommerce: ['Store hash', 'Access token'],
  magento: [
    'Store URL',
    'Admin path',
    'Consumer key',
    'Consumer secret',
    'Access token',
    'Access token secret',
    'Use as bearer token',
  ],
  vendure: ['Admin URL', 'API key', 'Log in with username and password', 'Username', 'Password', 'API URL'],
} as const;

/** Labels of the form of the Shiptheory account, beside `Integration name`. */
export const SHIPTHEORY_LABELS = ['Email', 'Password', 'Keep my password'] as const;

/** The count field's name. */
export const countOf = (sku: string, warehouse: string): string => `Count of ${sku} in ${warehouse}`;
