import { normaliseText } from './text';

/** 0, 84 or nothing (a number cell loses its 0), then 3, 5, 7, 8 or 9, then eight digits. */
const MOBILE = /^(?:(?:00)?840?|0)?([35789]\d{8})$/;
const LABEL = /^(?:sđt|đt|dđ|đtdđ|số điện thoại|điện thoại|tel|phone|zalo)\s*[:.]?\s*/i;

/** Reads a Vietnamese mobile number in any common spelling; E.164 ("+84912345678"), or null when it is none. */
export function parsePhone(written: string | number): string | null {
  const text = normaliseText(String(written)).replace(/^'/, '').replace(LABEL, '');
  for (const one of text.split(/[/;,]|\s-\s|\shoặc\s|\svà\s/)) {
    const phone = parseOne(one);
    if (phone) return phone;
  }
  return null;
}

/** The way a person reads it: 0912 345 678. Anything but a stored Vietnamese number is given back unchanged. */
export function displayPhone(phone: string): string {
  const digits = /^\+84(\d{2})(\d{3})(\d{4})$/.exec(phone);
  return digits
    ? `0${digits[1]}${digits[2].charAt(0)} ${digits[2].slice(1)}${digits[3].charAt(0)} ${digits[3].slice(1)}`
    : phone;
}

/** Enough to tell two numbers apart, too little to call: 091****678. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/^\+84/, '0');
  return `${digits.slice(0, 3)}****${digits.slice(-3)}`;
}

function parseOne(written: string): string | null {
  const text = written
    .replace(/\(0\)/, '')
    .replace(/\([^()]*\p{L}[^()]*\)/gu, '')
    .trim()
    .replace(/^(\d+)\.0$/, '$1');
  if (!/^\(?\+?[\d\s.\-()]+$/.test(text)) return null;
  const mobile = MOBILE.exec(text.replace(/\D/g, ''));
  return mobile ? `+84${mobile[1]}` : null;
}
