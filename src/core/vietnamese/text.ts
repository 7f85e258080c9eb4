const OLD_STYLE_TONES: Record<string, string> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};

/** A tone on the last vowel of an open syllable; after q the u belongs to the consonant. */
const TONE_ON_LAST_VOWEL = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu;
const TONE_ON_U_AFTER_Q = /(?<=q)([ùúủũụ])y(?!\p{L})/giu;
const Y_WITH_TONE_OF: Record<string, string> = { ù: 'ỳ', ú: 'ý', ủ: 'ỷ', ũ: 'ỹ', ụ: 'ỵ' };

/** Anything that needs mending: other white space than single inner spaces, control and format characters. */
const UNTIDY = /^ | $| {2}|[^\S ]|[\p{Cc}\p{Cf}]/u;
const ASCII = /^[ -~]*$/;

/** Text as it is stored: NFC, trimmed, every run of white space one space, no control or zero-width characters. */
export function normaliseText(text: string): string {
  if (!UNTIDY.test(text)) return text.normalize('NFC');
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The letters without tone and vowel marks, đ as d. Only for recognising words, never for joining places. */
export function foldAccents(text: string): string {
  if (ASCII.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .normalize('NFC');
}

/** The tone mark on its older place ("Hoà" becomes "Hòa"), the tone itself kept; expects NFC. */
export function placeToneMarks(text: string): string {
  return text
    .replace(TONE_ON_LAST_VOWEL, (pair) =>
      withCaseOf(pair, OLD_STYLE_TONES[pair.toLowerCase()] ?? pair),
    )
    .replace(TONE_ON_U_AFTER_Q, (pair) =>
      withCaseOf(pair, `u${Y_WITH_TONE_OF[pair.charAt(0).toLowerCase()] ?? 'y'}`),
    );
}

/** The key by which names of people and places are joined: accents kept, so Sơn Hà is not Sơn Hạ. */
export function accentKey(text: string): string {
  return placeToneMarks(straightApostrophes(normaliseText(text)).toLowerCase());
}

/** The key by which words of a sheet are recognised: no accents, lower case, signs turned into single spaces. */
export function plainKey(text: string): string {
  const known = rememberedKeys.get(text);
  if (known !== undefined) return known;
  const folded = foldAccents(straightApostrophes(normaliseText(text))).toLowerCase();
  const key = folded.replace(ASCII.test(folded) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, ' ').trim();
  if (rememberedKeys.size >= MOST_REMEMBERED) rememberedKeys.clear();
  rememberedKeys.set(text, key);
  return key;
}

/** The same words stand in thousands of cells; what is remembered changes no result. */
const rememberedKeys = new Map<string, string>();
const MOST_REMEMBERED = 4_096;

function straightApostrophes(text: string): string {
  return text.replace(/[’‘‛`´ʼ]/g, "'");
}

function withCaseOf(model: string, text: string): string {
  return Array.from(text)
    .map((letter, index) => {
      const wanted = model.charAt(index);
      return wanted === wanted.toLowerCase() ? letter : letter.toUpperCase();
    })
    .join('');
}
