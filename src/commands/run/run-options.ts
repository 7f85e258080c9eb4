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
  /** The language of report.html and of the reasons of people left over. */
  lang: 'vi' | 'en';
  /** What becomes of people in hidden and filtered rows of the sheets. */
  hidden?: 'take' | 'leave';
  /** Whether rows that may be somebody known are them. */
  alike?: 'same' | 'other';
  database?: string;
  json?: boolean;
}
