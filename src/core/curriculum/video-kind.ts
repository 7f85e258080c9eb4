/** Kinds that every phone's browser plays; each is also the ending of its files' names. */
export type VideoKind = 'mp4' | 'webm';

/** So many bytes of a file tell what it is. */
export const tellingBytes = 64;

/** What a file is by what stands in it, whatever it is called; null is no video, or none that browsers play. */
export function videoKindOf(beginning: Uint8Array): VideoKind | null {
  const signs = String.fromCharCode(...beginning.subarray(0, tellingBytes));
  if (mp4.test(signs)) return 'mp4';
  return signs.startsWith(ebml) && signs.includes(webm) ? 'webm' : null;
}

/** The brand tells videos from sound (M4A), pictures (heic, avif) and QuickTime, which are written alike. */
const mp4 =
  /^[^]{4}ftyp(?:iso[m2-9]|mp4[12]|avc1|hvc1|dash|cmfc|M4V[ HP]|MSNV|3gp\w|3g2\w|mmp4|XAVC)/;

/** Matroska begins alike, and names another type. */
const ebml = '\u001a\u0045\u00df\u00a3';
const webm = '\u0042\u0082\u0084webm';
