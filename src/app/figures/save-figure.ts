import { Problem } from '../../core/problem';
import type { Figure } from '../../figures/figure';
import { figureCsv } from '../../figures/figure-csv';
import { figureSvg } from '../../figures/figure-svg';
import { pngWithText } from '../../formats/png-text';
import { download, fileStem } from '../kit/download';
import type { Theme } from './chart-style';

export type FigureFormat = 'csv' | 'svg' | 'png';

export const FIGURE_FORMATS: readonly FigureFormat[] = ['csv', 'svg', 'png'];

/** Pixels of a saved picture for one of its measures */
const PNG_SCALE = 2;

/**
 * Saves a figure as it is drawn: its numbers, or its picture with the words beneath it.
 *
 * @param name of the file, without ending
 */
export async function saveFigure(
  figure: Figure,
  format: FigureFormat,
  name: string,
  theme: Theme,
): Promise<void> {
  const file = `${fileStem(name)}.${format}`;
  switch (format) {
    case 'csv':
      download(file, figureCsv(figure));
      return;
    case 'svg':
      download(file, figureSvg(figure, { theme }));
      return;
    case 'png':
      download(file, await pngOf(figure, theme));
  }
}

/**
 * The picture, which says in its texts what it shows and what its numbers come from.
 *
 * @throws Problem where the browser does not draw it
 */
async function pngOf(figure: Figure, theme: Theme): Promise<BlobPart> {
  const picture = await drawn(figureSvg(figure, { theme }));
  const { title, see, how, sources = [] } = figure;
  return pngWithText(new Uint8Array(await picture.arrayBuffer()), {
    Title: title,
    Description: `${see} ${how}`,
    ...(sources.length > 0 ? { Source: sources.join(' ') } : {}),
    Software: 'Vitrine',
  });
}

async function drawn(svg: string): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = PNG_SCALE * image.naturalWidth;
    canvas.height = PNG_SCALE * image.naturalHeight;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('the canvas returned no image');
    return blob;
  } catch {
    throw new Problem('The picture could not be made.', 'Save it as SVG.');
  } finally {
    URL.revokeObjectURL(url);
  }
}
