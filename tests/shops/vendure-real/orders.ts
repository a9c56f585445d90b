import type { Ask } from './graphql.ts';

export interface Bought {
  /** Id of the variant. */
  variant: string;
  units: number;
}

const CUSTOMER = { firstName: 'Ada', lastName: 'Byron', emailAddress: 'ada@example.test' };
const ADDRESS = {
  fullName: 'Ada Byron',
  streetLine1: '1 Harbour Street',
  city: 'Bristol',
  postalCode: 'BS1',
  countryCode: 'GB',
};

/**
 * A customer buys, as a storefront does it: basket, address, shipping, payment. `channel`: the token of the sales
 * channel, the default one when not given. Returns the order's id.
 */
export function placeOrder(shop: Ask, lines: readonly Bought[], channel?: string): string {
  const where = channel === undefined ? {} : { 'vendure-token': channel };
  const basket = shop(
    `mutation ($lines: [AddItemInput!]!) {
      addItemsToOrder(inputs: $lines) { errorResults { ... on ErrorResult { errorCode message } } order { id } }
    }`,
    { lines: lines.map(({ variant, units }) => ({ productVariantId: variant, quantity: units })) },
    where,
  );
  const { addItemsToOrder: added } = basket.data as { addItemsToOrder: { errorResults: readonly unknown[] } };
  if (added.errorResults.length > 0) throw new Error(`The shop doesn't sell that: ${JSON.stringify(added)}`);
  const customer = { ...where, authorization: `Bearer ${basket.headers['vendure-auth-token']}` };
  const { addPaymentToOrder } = shop<{ addPaymentToOrder: { id: string } }>(
    `mutation ($customer: CreateCustomerInput!, $address: CreateAddressInput!) {
      setCustomerForOrder(input: $customer) { ... on ErrorResult { errorCode message } }
      setOrderShippingAddress(input: $address) { ... on ErrorResult { errorCode message } }
      setOrderShippingMethod(shippingMethodId: ["1"]) { ... on ErrorResult { errorCode message } }
      transitionOrderToState(state: "ArrangingPayment") { ... on ErrorResult { errorCode message } }
      addPaymentToOrder(input: { method: "card", metadata: {} }) {
        ... on Order { id state }
        ... on ErrorResult { errorCode message }
      }
    }`,
    { customer: CUSTOMER, address: ADDRESS },
    customer,
  ).data;
  return addPaymentToOrder.id;
}

interface Lines {
  order: { lines: { id: string; quantity: number; productVariant: { sku: string } }[] };
}

const linesOf = (admin: Ask, order: string) =>
  admin<Lines>('query ($id: ID!) { order(id: $id) { lines { id quantity productVariant { sku } } } }', { id: order })
    .data.order.lines;

/** The whole order leaves the house and arrives. */
export function shipOrder(admin: Ask, order: string): void {
  const lines = linesOf(admin, order).map(({ id, quantity }) => ({ orderLineId: id, quantity }));
  const handler = {
    code: 'manual-fulfillment',
    arguments: [
      { name: 'method', value: 'Post' },
      { name: 'trackingCode', value: '' },
    ],
  };
  const { addFulfillmentToOrder: made } = admin<{ addFulfillmentToOrder: { id: string } }>(
    `mutation ($input: FulfillOrderInput!) {
      addFulfillmentToOrder(input: $input) { ... on Fulfillment { id } ... on ErrorResult { errorCode message } }
    }`,
    { input: { lines, handler } },
  ).data;
  for (const state of ['Shipped', 'Delivered']) {
    admin(
      `mutation ($id: ID!, $state: String!) {
        transitionFulfillmentToState(id: $id, state: $state) { ... on ErrorResult { errorCode message } }
      }`,
      { id: made.id, state },
    );
  }
}

/** Units of one SKU of an order are cancelled: back in stock when they had been sent, free again when they had not. */
export function cancelUnits(admin: Ask, order: string, sku: string, units: number): void {
  const line = linesOf(admin, order).find(({ productVariant }) => productVariant.sku === sku);
  if (!line) throw new Error(`No customer has ${sku} to bring back.`);
  admin(
    `mutation ($input: CancelOrderInput!) {
      cancelOrder(input: $input) { ... on ErrorResult { errorCode message } }
    }`,
    { input: { orderId: order, lines: [{ orderLineId: line.id, quantity: units }], reason: 'Returned' } },
  );
}
