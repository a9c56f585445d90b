/**
 * Names this application to Shiptheory: the header `Shiptheory-Partner-Tag` is mandatory in every request of an
 * application that is given to others. Shiptheory's support hands tags out free of charge; whoever distributes a build
 * of their own asks for one and puts it here.
 */
export const PARTNER_TAG = 'ShiptheoryStockPanel';
