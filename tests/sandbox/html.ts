/** Escaped HTML; only the `html` tag and `raw` create it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Part = Html | string | number | null | readonly Part[];

/** Builds HTML: escapes interpolated values except `Html`, joins lists, and renders null as an empty string. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(literals.map((literal, i) => literal + rendered(parts[i] ?? null)).join(''));
}

/** Trusted text of the sandbox (style sheets, scripts, JSON from `scriptJson`) that must not be escaped. */
export function raw(text: string): Html {
  return new Html(text);
}

/** JSON that cannot close the script element that contains it. */
export function scriptJson(value: unknown): Html {
  return raw(JSON.stringify(value).replace(/</g, '\\u003c'));
}

export function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

function rendered(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(rendered).join('');
}
