/** An ambassador with fewer mentees than the ward wants each to have. */
export class LeftShort {
  mentorId!: string;
  fullName!: string;
  mentees!: number;
  /** What the ward's setting asks for. */
  least!: number;
}
