import { ApiProperty } from '@nestjs/swagger';
import type { Family } from './family-rows';

// What the API answers, as classes, so that its description can name every field.

export class FamilyMemberView {
  menteeId!: string;
  fullName!: string;
  birthYear!: number | null;
  /** Topics that they can do alone, with the day since when. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  alone!: Record<string, string>;
  guidesSince!: string | null;
}

/** A household and how it stands by the ward's rule of a Digital Family. */
export class FamilyView {
  id!: string;
  code!: string;
  hamletId!: string;
  hamletName!: string;
  /** Since when it is one; null while it is none. */
  since!: string | null;
  @ApiProperty({ enum: ['learned', 'guide'], enumName: 'FamilyLack', nullable: true })
  lacks!: 'learned' | 'guide' | null;
  /** Ids of the members who can do all that is asked for. */
  learned!: string[];
  members!: FamilyMemberView[];
}

export function familyView({ members, ...family }: Family): FamilyView {
  return {
    ...family,
    members: members.map(({ id, alone, ...member }) => ({
      menteeId: id,
      ...member,
      alone: Object.fromEntries(alone),
    })),
  };
}
