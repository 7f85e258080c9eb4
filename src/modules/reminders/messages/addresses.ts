import { maskPhone } from '../../../core/vietnamese/phones';

/** An address as logs and lists may show it: 091****678, h***@example.vn. */
export function maskAddress(address: string | null): string {
  if (address === null) return '';
  const at = address.indexOf('@');
  return at < 0 ? maskPhone(address) : `${address.slice(0, 1)}***${address.slice(at)}`;
}
