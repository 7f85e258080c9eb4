/** What somebody is in a team. */
export type TeamRole = 'leader' | 'deputy' | 'member';
