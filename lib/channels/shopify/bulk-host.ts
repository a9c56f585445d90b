/** Where Shopify puts the file of a bulk operation: another host, so the browser asks for it separately. */
export const BULK_HOST = 'storage.googleapis.com';
export const BULK_ORIGIN = `https://${BULK_HOST}/*`;
