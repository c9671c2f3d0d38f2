import type { Shape } from '../model.ts';

type Child = Node | string;

interface Attributes {
  readonly [name: string]: string;
}

let renamed: Readonly<Record<string, string>> = {};

/** Renames these classes in all elements created from now on. */
export function renameClasses(names: Readonly<Record<string, string>>): void {
  renamed = names;
}

/** Creates an element with its class, attributes and children; text is never parsed as markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  const names = className.split(' ').map((name) => renamed[name] ?? name);
  if (className !== '') made.className = names.join(' ');
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Creates an element that differs between generations; `classes` are added after its own. */
export function shaped(
  { tag, className, attributes }: Shape,
  classes: string,
  more: Attributes,
  ...children: readonly Child[]
): HTMLElement {
  const names = [className, classes].filter((name) => name !== '').join(' ');
  return element(tag, names, { ...attributes, ...more }, ...children);
}

export function button(
  className: string,
  label: string,
  onClick: () => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const made = element(
    'button',
    className,
    { type: 'button', 'aria-label': label, title: label },
    ...children,
  );
  made.addEventListener('click', onClick);
  return made;
}

let lastId = 0;

/** An id like PRONOTE's: a different one at each rendering. */
export function randomId(): string {
  lastId += 1;
  return `id_${lastId + 40}`;
}
