/** The arguments of `tung-ngo run`, already checked one by one. */
export interface RunOptions {
  ward: string;
  units: string;
  hamlets: string;
  venues: string;
  mentors: string;
  mentees: string;
  from: string;
  weeks: number;
  out: string;
  min: number;
  /** What becomes of people in hidden and filtered rows of the sheets. */
  hidden?: 'take' | 'leave';
  database?: string;
  json?: boolean;
}
