import type { EntityManager } from 'typeorm';
import type { SheetReading } from '../../../core/sheets/faults';
import type { PersonRow } from '../../../core/sheets/person';
import { joined, piecesOf } from '../../../platform/common/pieces';
import { insert } from '../../../platform/database/insert';
import type { DraftPreview } from './draft-preview.views';
import {
  type HiddenAnswer,
  ImportDraftPiece,
  ImportDraftReading,
  type PartOfDraft,
} from './import-draft.entity';

/** Of a file, in one piece; a multiple of three, so that Base64 ends with the piece. */
const FILE_BYTES = 768 * 1024;

/** What was read in a file, and what it would do. */
export interface DraftReading extends ImportDraftReading {
  reading: SheetReading<PersonRow>;
  preview: DraftPreview;
}

export async function keepFile(
  manager: EntityManager,
  draftId: string,
  bytes: Buffer,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += FILE_BYTES) {
    const content = bytes.subarray(at, at + FILE_BYTES).toString('base64');
    await insert(manager, ImportDraftPiece, {
      draftId,
      part: 'file',
      nth: at / FILE_BYTES,
      content,
    });
  }
}

/** Null where it was forgotten. */
export async function keptFile(manager: EntityManager, draftId: string): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  for await (const content of contentsOf(manager, draftId, 'file')) {
    pieces.push(Buffer.from(content, 'base64'));
  }
  return pieces.length > 0 ? Buffer.concat(pieces) : null;
}

export async function keepReading(
  manager: EntityManager,
  { reading, preview, ...about }: DraftReading,
): Promise<void> {
  const { draftId, hidden } = about;
  await insert(manager, ImportDraftReading, about);
  await keepWhole(manager, draftId, hidden, reading);
  await keepPreview(manager, draftId, hidden, preview);
}

/** In the place of the one before. */
export async function keepPreview(
  manager: EntityManager,
  draftId: string,
  hidden: HiddenAnswer,
  preview: DraftPreview,
): Promise<void> {
  await manager.delete(ImportDraftPiece, { draftId, part: `${hidden}-shown` });
  await keepWhole(manager, draftId, `${hidden}-shown`, preview);
}

export async function keptReading(
  manager: EntityManager,
  draftId: string,
  hidden: HiddenAnswer,
): Promise<SheetReading<PersonRow> | null> {
  return (await keptWhole(manager, draftId, hidden)) as SheetReading<PersonRow> | null;
}

export async function keptPreview(
  manager: EntityManager,
  draftId: string,
  hidden: HiddenAnswer,
): Promise<DraftPreview | null> {
  return (await keptWhole(manager, draftId, `${hidden}-shown`)) as DraftPreview | null;
}

/** Whether people were shown just this. */
export async function isKeptPreview(
  manager: EntityManager,
  draftId: string,
  hidden: HiddenAnswer,
  preview: DraftPreview,
): Promise<boolean> {
  const now = piecesOf(preview);
  let nth = 0;
  for await (const content of contentsOf(manager, draftId, `${hidden}-shown`)) {
    if (nth >= now.length || JSON.stringify(now[nth]) !== content) return false;
    nth += 1;
  }
  return nth === now.length;
}

async function keepWhole(
  manager: EntityManager,
  draftId: string,
  part: PartOfDraft,
  whole: object,
): Promise<void> {
  for (const [nth, piece] of piecesOf(whole).entries()) {
    const content = JSON.stringify(piece);
    await insert(manager, ImportDraftPiece, { draftId, part, nth, content });
  }
}

async function keptWhole(
  manager: EntityManager,
  draftId: string,
  part: PartOfDraft,
): Promise<object | null> {
  const pieces: object[] = [];
  for await (const content of contentsOf(manager, draftId, part)) {
    pieces.push(JSON.parse(content) as object);
  }
  return pieces.length > 0 ? joined(pieces) : null;
}

/** One by one, so that others have their turn in between. */
async function* contentsOf(
  manager: EntityManager,
  draftId: string,
  part: PartOfDraft,
): AsyncGenerator<string> {
  for (let nth = 0; ; nth += 1) {
    const piece = await manager.findOneBy(ImportDraftPiece, { draftId, part, nth });
    if (!piece) return;
    yield piece.content;
  }
}
