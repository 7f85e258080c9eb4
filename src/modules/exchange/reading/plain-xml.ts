const ROOT = /<(?![?!])(?:([A-Za-z_][\w.-]*):)?[A-Za-z_]/;
const RELATIONSHIPS =
  /xmlns:([A-Za-z_][\w.-]*)=["'](?:http:\/\/schemas\.openxmlformats\.org|http:\/\/purl\.oclc\.org\/ooxml)\/officeDocument\/(?:2006\/)?relationships["']/g;

/**
 * A part of a workbook as exceljs knows it: tags without the prefix of their namespace, which WPS and the
 * OpenXML SDK write ("<x:row>"), relationships under "r:", and the dates of 1904 as "1" and not "true".
 */
export function plainXml(written: Buffer): Buffer {
  const part = inUtf8(written);
  // Latin-1 gives every byte back as it was.
  const xml = part.toString('latin1');
  const prefix = ROOT.exec(xml)?.[1];
  let plain = prefix ? xml.replace(new RegExp(`(</?)${escaped(prefix)}:`, 'g'), '$1') : xml;
  for (const [, name] of xml.matchAll(RELATIONSHIPS)) {
    if (name !== 'r') plain = plain.replace(new RegExp(`\\s${escaped(name)}:id=`, 'g'), ' r:id=');
  }
  plain = plain.replace(/(\sdate1904=)(["'])true\2/g, '$1$21$2');
  return plain === xml ? part : Buffer.from(plain, 'latin1');
}

/** Whatever the part is written in; the declaration of another code goes. */
function inUtf8(part: Buffer): Buffer {
  const isLittle = part[0] === 0xff && part[1] === 0xfe;
  if (!isLittle && !(part[0] === 0xfe && part[1] === 0xff)) return part;
  const text = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(part);
  return Buffer.from(text.replace(/^<\?xml[^>]*\?>/, ''));
}

function escaped(name: string): string {
  return name.replace(/[.-]/g, '\\$&');
}
