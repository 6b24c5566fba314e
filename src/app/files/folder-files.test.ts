import { beforeEach, describe, expect, it } from 'vitest';
import { dataText, dumpText, xyzText } from '../../../tests/support/glass-texts';
import { useNotices } from '../stores/notice-store';
import { type Handed, takeDropped } from './dropped-files';
import { openableOf } from './folder-files';

type Tree = { readonly [name: string]: string | Tree };

/** What a browser hands over of a folder: its entries in lots of two. */
function entryOf(name: string, content: string | Tree): FileSystemEntry {
  if (typeof content === 'string') {
    const file = (take: (file: File) => void) => take(new File([content], name));
    return { name, isDirectory: false, file } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const left = Object.entries(content).map(([own, inside]) => entryOf(own, inside));
    return { readEntries: (take: (lot: FileSystemEntry[]) => void) => take(left.splice(0, 2)) };
  };
  return { name, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

function handed(tree: Tree): Handed {
  const top = Object.entries(tree);
  return {
    files: top.map(([name, inside]) => new File([typeof inside === 'string' ? inside : ''], name)),
    items: top.map(([name, inside]) => ({ webkitGetAsEntry: () => entryOf(name, inside) })),
  };
}

const names = (files: readonly File[]) => files.map(({ name }) => name);

describe('a folder that is dropped', () => {
  beforeEach(() => useNotices.setState({ notices: [] }));

  it('is looked through, with the folders within it; files beside it stay by themselves', async () => {
    const dropped = await takeDropped(
      handed({
        'a.xyz': xyzText(),
        run: {
          'glass.data': dataText({}),
          'notes.txt': 'words',
          '.hidden': 'x',
          more: { 'b.dump': dumpText() },
        },
      }),
    );
    expect(names(dropped.files)).toEqual(['a.xyz']);
    expect(dropped.folders.map(({ name }) => name)).toEqual(['run']);
    expect(names(dropped.folders[0].files)).toEqual(['glass.data', 'notes.txt', 'b.dump']);
    expect(names(await openableOf(dropped.folders[0]))).toEqual(['glass.data', 'b.dump']);
    expect(useNotices.getState().notices).toEqual([]);
  });

  it('gives experiments and curves where it holds no atoms', async () => {
    const { folders } = await takeDropped(
      handed({ set: { 'e.json': '{"version":1}', 'a.txt': 'x' } }),
    );
    expect(names(await openableOf(folders[0]))).toEqual(['e.json']);
  });

  it('says what it holds where that is nothing to open', async () => {
    const { folders } = await takeDropped(
      handed({ papers: { 'a.txt': 'x', 'b.txt': 'y', 'c.txt': 'z', 'd.txt': 'z' }, none: {} }),
    );
    await expect(openableOf(folders[0])).rejects.toThrow(
      'The folder papers holds nothing that Vitrine opens: 4 files (a.txt, b.txt, c.txt, …).',
    );
    await expect(openableOf(folders[1])).rejects.toThrow('The folder none is empty.');
  });

  it('says that it holds more than is opened at once', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`${100 + i}.xyz`, xyzText()]),
    );
    const { folders } = await takeDropped(handed({ many }));
    expect(await openableOf(folders[0])).toHaveLength(20);
    expect(useNotices.getState().notices[0].message).toMatch(/many holds more than is opened/);
  });
});
