import { describe, expect, it } from 'vitest';
import { fitsPattern, onHostOf, originOf } from '../../../lib/platform/match-pattern.ts';

const WOO = ['https://shop.example.test/store/wp-admin/*'];

describe('match patterns', () => {
  it.each([
    ['https://shop.example.test/store/wp-admin/post.php?post=1', true],
    ['https://shop.example.test/wp-admin/post.php', false],
    ['https://shop.example.test:8443/store/wp-admin/', true],
    ['http://shop.example.test/store/wp-admin/', false],
    ['https://shop.example.test.evil.example/store/wp-admin/', false],
    ['https://evil.example/?https://shop.example.test/store/wp-admin/', false],
    ['not an address', false],
  ])('%s', (url, fits) => {
    expect(fitsPattern(url, WOO)).toBe(fits);
  });

  it('takes the host alone where the path doesn’t matter', () => {
    expect(onHostOf('https://shop.example.test/anything', WOO)).toBe(true);
    expect(onHostOf('https://other.example.test/store/wp-admin/', WOO)).toBe(false);
  });

  it('takes every character of a path as itself', () => {
    expect(fitsPattern('https://a.test/x+y/1', ['https://a.test/x+y/*'])).toBe(true);
    expect(fitsPattern('https://a.test/xxy/1', ['https://a.test/x+y/*'])).toBe(false);
  });

  it('knows the origin of an address', () => {
    expect(originOf('https://a.test:8443/x')).toBe('https://a.test:8443');
    expect(originOf('about:blank')).toBeNull();
  });
});
