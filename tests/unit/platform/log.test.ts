import { expect, it, vi } from 'vitest';
import { inWords, log } from '../../../lib/platform/log.ts';

it('never writes a field that is named like a credential', () => {
  const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  log('tried', { shop: 'a', accessToken: 'shpat_1', consumerKey: 'ck_1', Authorization: 'Basic x' });
  expect(info).toHaveBeenCalledWith('[stock] tried', { shop: 'a' });
});

it('an error is its name and message', () => {
  expect(inWords(new TypeError('no'))).toBe('TypeError: no');
  expect(inWords('text')).toBe('text');
});
