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
  database?: string;
  json?: boolean;
}
