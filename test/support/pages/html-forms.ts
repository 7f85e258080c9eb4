/** A form of a page, as a browser would send it. */
export interface HtmlForm {
  action: string;
  html: string;
  /** Hidden fields and what they carry. */
  hidden: Record<string, string>;
  /** Names of the fields that take any text. */
  texts: string[];
  /** Names of radio buttons, boxes and lists, with their values. */
  choices: Map<string, string[]>;
}

/** An attribute's value may hold a `>`. */
const tagOf = (name: string) => new RegExp(`<${name}(?: [\\w-]+(?:="[^"]*")?)*/?>`, 'g');
const inputTag = tagOf('input');
const optionTag = tagOf('option');

/** The posting forms of a page that the service rendered. */
export function formsOf(html: string): HtmlForm[] {
  return [...html.matchAll(/<form method="post" action="([^"]*)".*?<\/form>/gs)].map((match) => ({
    action: plain(match[1] ?? ''),
    html: match[0],
    ...fieldsOf(match[0]),
  }));
}

function fieldsOf(form: string): Omit<HtmlForm, 'action' | 'html'> {
  const hidden: Record<string, string> = {};
  const texts: string[] = [];
  const choices = new Map<string, string[]>();
  const choose = (name: string, value: string) =>
    choices.set(name, [...(choices.get(name) ?? []), value]);
  for (const [tag] of form.matchAll(inputTag)) {
    const type = attribute(tag, 'type') ?? 'text';
    const name = attribute(tag, 'name') ?? '';
    if (type === 'hidden') hidden[name] = attribute(tag, 'value') ?? '';
    else if (type === 'radio' || type === 'checkbox') choose(name, attribute(tag, 'value') ?? '');
    else if (type !== 'password' && type !== 'file') texts.push(name);
  }
  for (const [select, name] of form.matchAll(/<select id="[^"]*" name="([^"]*)".*?<\/select>/gs)) {
    for (const [option] of select.matchAll(optionTag)) {
      choose(name ?? '', attribute(option, 'value') ?? '');
    }
  }
  return { hidden, texts, choices };
}

/** What a page holds in a text field. */
export function valueOf(html: string, name: string): string | undefined {
  const tag = [...html.matchAll(inputTag)].find(([one]) => attribute(one, 'name') === name);
  return tag && attribute(tag[0], 'value');
}

/** The chosen values of radio buttons, boxes or a list. */
export function chosenIn(html: string, name: string): string[] {
  const ticked = [...html.matchAll(inputTag)]
    .map(([tag]) => tag)
    .filter((tag) => attribute(tag, 'name') === name && / checked/.test(tag));
  const list =
    new RegExp(`<select id="[^"]*" name="${name}".*?</select>`, 's').exec(html)?.[0] ?? '';
  const selected = [...list.matchAll(optionTag)]
    .map(([tag]) => tag)
    .filter((tag) => / selected/.test(tag));
  return [...ticked, ...selected].map((tag) => attribute(tag, 'value') ?? '');
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : plain(value);
}

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
