/** A part of a workbook that is read: where it stands in the file, and by which name exceljs knows it. */
export interface NamedPart {
  written: string;
  name: string;
}

/** What the relationships of a workbook name its parts; other writers than Excel number and spell them otherwise. */
export interface WorkbookParts {
  parts: NamedPart[];
  /** The relationships, by the names that exceljs knows. */
  relationships: string;
}

const RELATIONSHIP = /<Relationship\s[^>]*>/g;

/** The sheets and what they share, by the relationships of the workbook. */
export function partsIn(relationships: string): WorkbookParts {
  const parts: NamedPart[] = [];
  let sheets = 0;
  const plain = relationships.replace(RELATIONSHIP, (tag) => {
    const kind = /\/(worksheet|sharedStrings|styles)$/.exec(valueOf(tag, 'Type'))?.[1];
    const target = valueOf(tag, 'Target');
    if (!kind || target === '') return tag;
    const name = kind === 'worksheet' ? `worksheets/sheet${(sheets += 1)}.xml` : `${kind}.xml`;
    parts.push({ written: placeOf(target), name: `xl/${name}` });
    return tag.replace(/(\sTarget\s*=\s*)(?:"[^"]*"|'[^']*')/, `$1"${name}"`);
  });
  return { parts, relationships: plain };
}

/** From the root of the file where it begins with a stroke, else from the workbook's folder. */
function placeOf(target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  return target.startsWith('../') ? target.slice(3) : `xl/${target.replace(/^\.\//, '')}`;
}

function valueOf(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2] ?? '';
}
