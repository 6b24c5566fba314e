import { useEffect, useState } from 'react';
import { type Dropped, takeDropped } from '../files/dropped-files';

/**
 * Takes files and folders that are dropped anywhere on the page.
 *
 * @param open told what they are
 * @returns whether some are held over the page just now
 */
export function useDropTarget(open: (dropped: Dropped) => Promise<void>): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) void takeDropped(event.dataTransfer).then(open);
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [open]);
  return over;
}
