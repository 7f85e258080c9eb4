import { accentKey, foldAccents } from '../vietnamese/text';

const KIND_WORDS: readonly [RegExp, string][] = [
  [/^(?:tổ dân phố|to dan pho|tdp|tổ dp|tổ|to)\.?\s*(?:số|so)?\s+(?=\S)/, 'tổ'],
  [/^(?:khu phố|khu pho|kp)\.?\s*(?:số|so)?\s+(?=\S)/, 'khu phố'],
  [/^(?:khu vực|khu vuc|kv)\.?\s*(?:số|so)?\s+(?=\S)/, 'khu vực'],
  [/^(?:khu|khối|khoi|khóm|khom)\.?\s*(?:số|so)?\s+(?=\S)/, 'khu'],
  [/^(?:thôn|thon|t)\.?\s*(?:số|so)?\s+(?=\S)/, 'thôn'],
  [/^(?:xóm|xom|x)\.?\s*(?:số|so)?\s+(?=\S)/, 'xóm'],
  [/^(?:bản|ban|b)\.?\s*(?:số|so)?\s+(?=\S)/, 'bản'],
  [/^(?:ấp|ap|a)\.?\s*(?:số|so)?\s+(?=\S)/, 'ấp'],
  [/^(?:buôn|buon|làng|lang|phum|sóc|soc|plei)\s+(?=\S)/, 'buôn'],
];

interface Known {
  index: number;
  key: string;
  kind: string;
  name: string;
}

/**
 * Finds the hamlets of one unit by what people write: "thôn  2", "Thon 2", "T2", "TDP số 05", "Trại 4",
 * "Thôn 2, xã Gia Viễn". Accents that are written must agree, so Sơn Hà is never taken for Sơn Hạ;
 * a spelling that fits two hamlets finds none.
 */
export class HamletNames {
  private readonly known: Known[];
  private readonly found = new Map<string, number | null>();

  /** `names` in the order of the indexes that `find` gives back. */
  constructor(names: readonly string[]) {
    this.known = names.map((name, index) => ({ index, ...partsOf(keyOf(name)) }));
  }

  /** The index of the hamlet, or null when none or more than one is meant. */
  find(written: string): number | null {
    const key = keyOf(written);
    let index = this.found.get(key);
    if (index === undefined) {
      index = this.lookUp(key) ?? this.lookUpInParts(written);
      this.found.set(key, index);
    }
    return index;
  }

  private lookUpInParts(written: string): number | null {
    const parts = written.split(/[,;]|\s[-–]\s|[()]/).filter((part) => part.trim() !== '');
    if (parts.length < 2) return null;
    const found = new Set(
      parts.map((part) => this.lookUp(keyOf(part))).filter((one) => one !== null),
    );
    return found.size === 1 ? ([...found][0] ?? null) : null;
  }

  private lookUp(key: string): number | null {
    if (key === '') return null;
    const { kind, name } = partsOf(key);
    return (
      only(this.known.filter((one) => one.key === key)) ??
      only(this.known.filter((one) => one.kind === kind && one.name === name)) ??
      only(this.known.filter((one) => fitsLoosely(key, one.key))) ??
      only(this.known.filter((one) => isSameKind(kind, one.kind) && fitsLoosely(name, one.name)))
    );
  }
}

function only(known: Known[]): number | null {
  return known.length === 1 ? known[0].index : null;
}

/** Lower case, tone marks in one place, no signs, "T2" as "t 2" and "02" as "2". */
function keyOf(name: string): string {
  return accentKey(name)
    .replace(/^(\p{L}+)(\d+)/u, '$1 $2')
    .replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ')
    .replace(/\b0+(?=\d)/g, '')
    .trim();
}

function partsOf(key: string): Omit<Known, 'index'> {
  for (const [pattern, kind] of KIND_WORDS) {
    const match = pattern.exec(key);
    if (match) return { key, kind, name: key.slice(match[0].length) };
  }
  return { key, kind: '', name: key };
}

function isSameKind(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

/** Letter by letter the same, where a letter written without its marks may stand for one with them. */
function fitsLoosely(written: string, known: string): boolean {
  if (written.length !== known.length) return false;
  for (let at = 0; at < written.length; at += 1) {
    const letter = written.charAt(at);
    if (letter !== known.charAt(at) && letter !== foldAccents(known.charAt(at))) return false;
  }
  return true;
}
