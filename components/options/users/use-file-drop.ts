import { useEffect, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { PickedFile } from './users-model.ts';

/**
 * Accepts files dropped on the page or pasted into it while the section is shown; returns whether files are being
 * dragged over it. Listens on the whole document: the browser would open a file dropped beside the target.
 */
export function useFileDrop(shown: boolean, onFiles: (files: readonly PickedFile[]) => void): boolean {
  const [hovered, setHovered] = useState(false);
  useEffect(() => {
    if (!shown) return;
    const controller = new AbortController();
    const listen = <Name extends 'dragover' | 'dragleave' | 'drop' | 'paste'>(
      name: Name,
      listener: (event: DocumentEventMap[Name]) => void,
    ) => document.addEventListener(name, listener, { signal: controller.signal });
    listen('dragover', (event) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setHovered(true);
    });
    // Left the page, not one of its elements.
    listen('dragleave', (event) => event.relatedTarget === null && setHovered(false));
    listen('drop', (event) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setHovered(false);
      onFiles(filesIn(event.dataTransfer));
    });
    listen('paste', (event) => {
      if (isTextField(event.target)) return;
      const files = filesIn(event.clipboardData);
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length > 0) onFiles(files);
      else if (text.trim() !== '') onFiles([pickedText(message('users_pasted'), text)]);
    });
    return () => controller.abort();
  }, [shown]);
  return hovered;
}

function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

function filesIn(transfer: DataTransfer | null): readonly PickedFile[] {
  return [...(transfer?.files ?? [])].map(pickedFile);
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

export function pickedFile(file: File): PickedFile {
  return {
    name: file.name,
    size: file.size,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  };
}

/** Pasted text as a file of this name. */
export function pickedText(name: string, text: string): PickedFile {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, bytes: async () => bytes };
}
