import { describe, expect, test } from 'vitest';
import type { HttpReply } from '../../../../lib/channels/http.ts';
import { apiError, filled, refusedOf } from '../../../../lib/channels/magento/refusal.ts';

const reply = (status: number, body: unknown): HttpReply => ({
  status,
  header: () => null,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const said = (body: unknown) => {
  const refused = refusedOf(reply(400, body));
  return refused && filled(refused);
};

describe('Magento’s templates are filled in', () => {
  test.each([
    [
      { message: 'Signature method %1 is not supported', parameters: ['PLAIN'] },
      'Signature method PLAIN is not supported',
    ],
    [
      { message: '"%fieldName" is required. Enter and try again.', parameters: { fieldName: 'searchCriteria' } },
      '"searchCriteria" is required. Enter and try again.',
    ],
    [
      { message: 'Maximum items of type "%type" is %max', parameters: { type: 'A', max: 20 } },
      'Maximum items of type "A" is 20',
    ],
    [{ message: 'Nothing %2 to fill', parameters: ['a'] }, 'Nothing %2 to fill'],
    [{ message: '100% of %1', parameters: ['it'] }, '100% of it'],
    [
      {
        message: 'Validation Failed',
        errors: [{ message: '"%field" should be numeric.', parameters: { field: 'status' } }],
      },
      'Validation Failed "status" should be numeric.',
    ],
  ])('%o', (body, sentence) => {
    expect(said(body)).toBe(sentence);
  });

  test('what isn’t one of its errors has no sentence', () => {
    expect(said('<h1>Error</h1>')).toBeNull();
    expect(said({ error: 1 })).toBeNull();
  });
});

describe('what a refusal is', () => {
  const resources = { resources: 'Magento_InventoryApi::source, Magento_Catalog::products' };

  test.each([
    [
      401,
      { message: 'x %resources.', parameters: resources },
      { kind: 'forbidden', missing: resources.resources.split(', ') },
    ],
    [401, { message: 'The signature is invalid. Verify and try again.' }, { kind: 'unauthorized' }],
    [
      401,
      { message: 'A consumer having the specified key does not exist' },
      { kind: 'unauthorized', field: 'consumerKey' },
    ],
    [401, { message: 'Specified token does not exist' }, { kind: 'unauthorized', field: 'accessToken' }],
    [
      401,
      { message: 'The timestamp value is incorrect.' },
      { kind: 'unauthorized', reason: expect.stringContaining('clock') },
    ],
    // Perhaps carried out: the browser sent it twice, and this answers the second one.
    [
      401,
      { message: 'The nonce is already being used by the consumer with ID %1.', parameters: ['1'] },
      { kind: 'unavailable' },
    ],
    [401, { message: 'Etwas anderes' }, { kind: 'unauthorized' }],
    [400, { message: 'Could not save Source Item' }, { kind: 'rejected', reason: 'Could not save Source Item' }],
    [
      404,
      { message: 'Request does not match any route.' },
      { kind: 'not-found', detail: expect.stringContaining('route') },
    ],
    [403, '<h1>Forbidden</h1>', { kind: 'forbidden', missing: [] }],
    [500, 'Warning: Undefined array key', { kind: 'unavailable', status: 500 }],
    [503, '<h1>Maintenance</h1>', { kind: 'unavailable', status: 503 }],
    [429, '', { kind: 'rate-limited' }],
  ])('%i %o', (status, body, error) => {
    expect(apiError(reply(status, body), 1_000)).toMatchObject(error);
  });
});
