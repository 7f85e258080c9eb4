import { foldAccents } from '../vietnamese/text';

/** How a text message is paid for. A unit is a septet (GSM-7) or 16 bits (UCS-2). */
export interface SmsLength {
  encoding: 'gsm-7' | 'ucs-2';
  units: number;
  parts: number;
  /** Units that still fit into the last part. */
  unitsLeft: number;
  /** Characters that force UCS-2, each once; empty in GSM-7. */
  costly: string[];
}

/** Source: 3GPP TS 23.038, 6.2.1: basic alphabet and its extension table. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION = '\f^{}\\[~]|€';

const SIZES = {
  'gsm-7': { single: 160, joined: 153 },
  'ucs-2': { single: 70, joined: 67 },
};

/**
 * Counts the parts of a text message: 160 septets or 153 in each of several parts; 70 or 67 units of
 * UTF-16 as soon as one character is outside GSM-7, as nearly every accented Vietnamese letter is.
 * A character of two units (the extension table, emoji) is never cut in two.
 */
export function smsLength(text: string): SmsLength {
  const characters = Array.from(text);
  const costly = [...new Set(characters.filter((character) => !isGsm(character)))];
  const encoding = costly.length > 0 ? 'ucs-2' : 'gsm-7';
  const { single, joined } = SIZES[encoding];
  const lengths = characters.map((character) =>
    encoding === 'ucs-2' ? character.length : gsmUnits(character),
  );
  const units = lengths.reduce((sum, length) => sum + length, 0);
  if (units <= single) {
    return { encoding, units, parts: units > 0 ? 1 : 0, unitsLeft: single - units, costly };
  }
  let parts = 1;
  let used = 0;
  for (const length of lengths) {
    if (used + length > joined) {
      parts += 1;
      used = 0;
    }
    used += length;
  }
  return { encoding, units, parts, unitsLeft: joined - used, costly };
}

/** Text as it goes out by text message: without accents, and with signs that do not cost the basic alphabet. */
export function plainWords(text: string): string {
  return foldAccents(text)
    .replace(/…/g, '...')
    .replace(/[–—]/g, '-')
    .replace(/[“”«»]/g, '"')
    .replace(/[‘’]/g, "'");
}

function isGsm(character: string): boolean {
  return BASIC.includes(character) || EXTENSION.includes(character);
}

function gsmUnits(character: string): number {
  return EXTENSION.includes(character) ? 2 : 1;
}
