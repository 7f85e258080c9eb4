import { HamletNames } from '../../../core/sheets/hamlet-names';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { DomainError } from '../../../platform/common/domain-error';
import { FileSource } from '../reading/file-source';
import { readPlaceSheet } from './read-place-sheet';

/** A household of a hamlet that a team shall knock at. */
export interface DoorRow {
  row: number;
  /** Index into the hamlets given. */
  hamletIndex: number;
  label: string | null;
  address: string | null;
  /** E.164. */
  phone: string | null;
}

const COLUMNS = {
  phone: /dien thoai|\bs ?dt\b|di dong|lien (?:he|lac)|phone/,
  label: /chu ho|^ho$|ho va ten|ho ten|ten ho|household/,
  address: /dia chi|so nha|\bngo\b|address/,
  hamlet: /thon|xom|to dan pho|tdp|\bto\b|khu|khoi|khom|ban|\bap\b|hamlet/,
};

const longest = { label: 120, address: 200 } as const;

/**
 * Reads a list of households. `hamletNames` in the order of the indexes given back.
 * @throws DomainError doors-row, with the row and what of it cannot be read; places-empty, places-missing-columns
 */
export async function readDoors(
  source: FileSource,
  hamletNames: readonly string[],
): Promise<DoorRow[]> {
  const hamlets = new HamletNames(hamletNames);
  const lines = await readPlaceSheet(source, COLUMNS, ['hamlet']);
  return lines.map(({ row, text }) => {
    const hamletIndex = hamlets.find(text('hamlet'));
    if (hamletIndex === null) throw unreadable(row, 'hamlet', text('hamlet'));
    const [label, address] = [text('label') || null, text('address') || null];
    if (label === null && address === null) throw unreadable(row, 'house', '');
    if ((label?.length ?? 0) > longest.label || (address?.length ?? 0) > longest.address) {
      throw unreadable(row, 'house', (label ?? address ?? '').slice(0, longest.label));
    }
    const phone = text('phone') ? readPhoneNumber(text('phone')) : null;
    if (text('phone') && !phone) throw unreadable(row, 'phone', text('phone').slice(0, 60));
    return { row, hamletIndex, label, address, phone: phone?.number ?? null };
  });
}

function unreadable(row: number, what: 'hamlet' | 'house' | 'phone', text: string): DomainError {
  return new DomainError('doors-row', { row, what, text });
}
