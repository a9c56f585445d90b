import { expect, it, vi } from 'vitest';
import { followLanguage } from '../../../components/words/follow-language.ts';

function aStore(kept: unknown, browserLanguage = 'en-GB') {
  const listeners = new Set<(kept: unknown) => void>();
  return {
    browserLanguage: () => browserLanguage,
    read: async () => kept,
    onChanged(listener: (kept: unknown) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    choose: (code: unknown) => {
      for (const listener of listeners) listener(code);
    },
  };
}

const none = (error: unknown) => {
  throw error;
};

it('speaks the browser’s language, and what is kept as soon as it is read', async () => {
  const spoken = vi.fn();
  const followed = followLanguage(aStore('de'), spoken, none);
  expect([followed.now().t('form.save'), followed.now().chosen]).toEqual(['Save', null]);
  await followed.ready;
  expect([followed.now().t('form.save'), followed.now().chosen, followed.now().system]).toEqual([
    'Speichern',
    'de',
    'en',
  ]);
  expect(spoken).toHaveBeenCalledTimes(1);
});

it('changes with the choice, and goes back to the browser’s without one', async () => {
  const store = aStore(null, 'de-AT');
  const spoken = vi.fn();
  const followed = followLanguage(store, spoken, none);
  await followed.ready;
  expect([followed.now().t('form.save'), spoken.mock.calls.length]).toEqual(['Speichern', 0]);
  store.choose('en');
  expect(followed.now().t('form.save')).toBe('Save');
  store.choose(null);
  expect(followed.now().t('form.save')).toBe('Speichern');
  expect(spoken).toHaveBeenCalledTimes(2);
  followed.stop();
  store.choose('en');
  expect(followed.now().t('form.save')).toBe('Speichern');
});

it('what is chosen while the kept choice is read wins', async () => {
  const store = aStore('en');
  const followed = followLanguage(store, () => {}, none);
  store.choose('de');
  await followed.ready;
  expect(followed.now().chosen).toBe('de');
});

it('a choice that can’t be read, or isn’t known, leaves the browser’s language', async () => {
  const failed = vi.fn();
  const broken = { ...aStore(null), read: () => Promise.reject(new Error('no storage')) };
  const followed = followLanguage(broken, () => {}, failed);
  await followed.ready;
  expect([followed.now().chosen, failed.mock.calls.length]).toEqual([null, 1]);
  const odd = followLanguage(aStore({ de: true }), () => {}, none);
  await odd.ready;
  expect(odd.now().chosen).toBeNull();
});
