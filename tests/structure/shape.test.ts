import { describe, expect, it } from 'vitest';
import { badNames, barrels, putOff, skipped, swallowed, tooLong } from './rules/shape.ts';
import { paths, source, sources } from './source.ts';

const shipped = sources('lib', 'components', 'entrypoints');
const tests = sources('tests').filter((file) => !file.path.startsWith('tests/structure/'));

describe('the habits', () => {
  it('250 lines is the ceiling of a file that ships', () => {
    expect(tooLong(shipped)).toEqual([]);
  });

  it('files are kebab-case, components PascalCase, and every name says something', () => {
    const all = paths('lib', 'components', 'entrypoints', 'scripts', 'tests');
    expect(badNames(all.filter((path) => !path.startsWith('tests/shops/shopify/schema')))).toEqual([]);
  });

  it('nothing only hands on what others export', () => {
    expect(barrels(shipped)).toEqual([]);
  });

  it('no error is swallowed', () => {
    expect(swallowed(shipped)).toEqual([]);
  });

  it('nothing is put off or silenced', () => {
    expect(putOff([...shipped, ...tests, ...sources('scripts')])).toEqual([]);
  });

  it('no test is switched off', () => {
    expect(skipped(tests)).toEqual([]);
  });
});

describe('the rules can fail', () => {
  it('a long file', () => {
    expect(tooLong([source('lib/a.ts', 'x();\n'.repeat(251))])).toHaveLength(1);
    expect(tooLong([source('lib/a.ts', '// why\n\nx();\n'.repeat(250))])).toEqual([]);
  });

  it.each(['lib/stock/applyEvent.ts', 'lib/utils/a.ts', 'components/panel/count-field.tsx', 'lib/Sync/Engine.ts'])(
    'a bad name: %s',
    (path) => {
      expect(badNames([path])).toHaveLength(1);
    },
  );

  it.each(['lib/stock/apply-event.ts', 'components/panel/CountField.tsx', 'entrypoints/options/main.tsx'])(
    'a good name: %s',
    (path) => {
      expect(badNames([path])).toEqual([]);
    },
  );

  it.each(["export * from './a.ts';", "export { a } from './a.ts'; export { b } from './b.ts';"])(
    'a barrel: %s',
    (text) => {
      expect(barrels([source('lib/model/all.ts', text)])).toHaveLength(1);
    },
  );

  it.each(['try { f(); } catch {}', 'f().catch(() => {});', 'f().catch();', 'try { f(); } catch (e) { /* fine */ }'])(
    'a swallowed error: %s',
    (text) => {
      expect(swallowed([source('lib/a.ts', text)])).toHaveLength(1);
    },
  );

  it('an error that does no harm, and says why', () => {
    const text = 'try { f(); } catch {\n  // The tab was closed meanwhile: nobody is left to be told.\n}';
    expect(swallowed([source('lib/a.ts', text)])).toEqual([]);
  });

  it.each([`// ${'TO'}DO later`, `// @ts-${'ignore'}`, `// biome-${'ignore'} lint/a/b`])('put off: %s', (text) => {
    expect(putOff([source('lib/a.ts', text)])).toHaveLength(1);
    expect(putOff([source('lib/a.ts', `// biome-${'ignore'} lint/a/b: the page’s own event has no type`)])).toEqual([]);
  });

  it.each(["it.skip('a', f);", "describe.only('a', f);", "test.describe.fixme('a', f);", "test.skip(true, 'no');"])(
    'a switched-off test: %s',
    (text) => {
      expect(skipped([source('tests/unit/a.test.ts', text)])).toHaveLength(1);
    },
  );
});
