const paths = {
  refresh: 'M20 11a8 8 0 1 0-2.3 6.3M20 4v7h-7',
  external_link: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM16 16l4 4',
  close: 'M6 6l12 12M18 6L6 18',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z',
  signout: 'M10 4H5v16h5M15 8l4 4-4 4M19 12H9',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 1H4zM10 21h4',
  message: 'M4 5h16v11H9l-5 4z',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
} as const;

/** An `<i class="icon icon_…">` like PRONOTE's, drawn as SVG because PRONOTE's icon font is proprietary. */
export function icon(name: keyof typeof paths): HTMLElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  const holder = document.createElement('i');
  holder.className = `icon icon_${name}`;
  holder.append(svg);
  return holder;
}
