import { useEffect, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { fileOf, textFile } from './picked-files.ts';
import type { PickedFile } from './users-model.ts';

/**
 * Takes what is dropped on the page or pasted into it while the section is shown, and tells whether files hover. The
 * whole page listens: a file dropped a little beside the target would otherwise be opened in place of the page.
 */
export function useArrivals(shown: boolean, onFiles: (files: readonly PickedFile[]) => void): boolean {
  const [hovered, setHovered] = useState(false);
  useEffect(() => {
    if (!shown) return;
    const life = new AbortController();
    const listen = <Name extends 'dragover' | 'dragleave' | 'drop' | 'paste'>(
      name: Name,
      heard: (event: DocumentEventMap[Name]) => void,
    ) => document.addEventListener(name, heard, { signal: life.signal });
    listen('dragover', (event) => {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      setHovered(true);
    });
    // Leaving the page, not one of its parts.
    listen('dragleave', (event) => event.relatedTarget === null && setHovered(false));
    listen('drop', (event) => {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      setHovered(false);
      onFiles(filesIn(event.dataTransfer));
    });
    listen('paste', (event) => {
      if (isWrittenIn(event.target)) return;
      const files = filesIn(event.clipboardData);
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length > 0) onFiles(files);
      else if (text.trim() !== '') onFiles([textFile(message('users_pasted'), text)]);
    });
    return () => life.abort();
  }, [shown]);
  return hovered;
}

function bringsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

function filesIn(transfer: DataTransfer | null): readonly PickedFile[] {
  return [...(transfer?.files ?? [])].map(fileOf);
}

function isWrittenIn(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
