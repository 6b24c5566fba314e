import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { tuningWith } from '../../tests/support/tuning';
import { rememberInBrowser } from './kept-tunings';

it('remembers tunings in the browser', async () => {
  expect(await rememberInBrowser.recall('a GPU')).toBeNull();
  await rememberInBrowser.remember('a GPU', tuningWith({ lanes: 32 }));
  expect(await rememberInBrowser.recall('a GPU')).toEqual(tuningWith({ lanes: 32 }));
  expect(await rememberInBrowser.recall('another')).toBeNull();
});

it('does without where the browser keeps nothing', async () => {
  const refused = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no storage', 'SecurityError');
  });
  await rememberInBrowser.remember('a GPU', tuningWith());
  expect(await rememberInBrowser.recall('a GPU')).toBeNull();
  refused.mockRestore();
});
