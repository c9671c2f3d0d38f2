import type { CoverPicture } from '../../utils/domain/search.ts';

/** The picture ready to be drawn; null where there is none, or where the browser cannot make one of it. */
export async function decodeCover(cover: CoverPicture | null): Promise<ImageBitmap | null> {
  if (cover === null) return null;
  const bytes = Uint8Array.from(atob(cover.base64), (character) => character.charCodeAt(0));
  return createImageBitmap(new Blob([bytes], { type: cover.type })).catch(() => null);
}
