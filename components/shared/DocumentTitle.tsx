import { OutLink } from './OutLink.tsx';

/** Longer titles may be clamped to two lines, and have the whole text as tooltip. */
const cutLength = 40;

/** A document's title, isolated from the page's text direction, with a link to its record when there is one. */
export function DocumentTitle({ title, address }: { title: string; address: string | null }) {
  const whole = title.length > cutLength ? title : undefined;
  const text = <bdi class="clamp">{title}</bdi>;
  if (address === null) {
    return (
      <span class="title" title={whole}>
        {text}
      </span>
    );
  }
  return (
    <OutLink href={address} class="title" title={whole}>
      {text}
    </OutLink>
  );
}

/** Facts about a document on one line, without those that are unknown. */
export function Facts({ of }: { of: readonly (string | null | undefined)[] }) {
  const known = of.filter((fact): fact is string => Boolean(fact));
  if (known.length === 0) return null;
  return (
    <p class="facts">
      {known.map((fact) => (
        <bdi key={fact}>{fact}</bdi>
      ))}
    </p>
  );
}
