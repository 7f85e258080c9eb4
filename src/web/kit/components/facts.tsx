import type { ComponentChildren } from 'preact';

/** Names and values, one under the other; values that are not there are left out. */
export function Facts({ facts }: { facts: [string, ComponentChildren][] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl class="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A few big numbers side by side. */
export function Counts({
  counts,
}: {
  counts: { value: number | string; name: string; href?: string }[];
}) {
  return (
    <ul class="counts">
      {counts.map(({ value, name, href }) => (
        <li key={name}>
          <strong>{value}</strong> {href ? <a href={href}>{name}</a> : <span>{name}</span>}
        </li>
      ))}
    </ul>
  );
}

/** A word about a state; the word itself tells, the colour only repeats it. */
export function Tag({
  kind = 'plain',
  children,
}: {
  kind?: 'plain' | 'good' | 'bad' | 'wait';
  children: ComponentChildren;
}) {
  return <strong class={`tag ${kind}`}>{children}</strong>;
}
