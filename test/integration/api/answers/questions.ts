/** These write nothing: asked again they are computed again. */
export const questions = [
  'POST /api/v1/proposals/{id}/what-if',
  'POST /api/v1/wards/{wardId}/what-if',
  'POST /api/v1/mentees/{id}/stop-preview',
  'POST /api/v1/mentors/{id}/stop-preview',
  'POST /api/v1/mentees/{id}/merge-preview',
  'POST /api/v1/mentors/{id}/merge-preview',
  'POST /api/v1/wards/{wardId}/days-off-preview',
  'POST /api/v1/mentors/{id}/spells-preview',
  'POST /api/v1/sessions/{id}/changes-preview',
  'POST /api/v1/wards/{wardId}/settings-changes-preview',
  'POST /api/v1/wards/{wardId}/pair-changes-preview',
  'POST /api/v1/wards/{wardId}/announcements-preview',
  'POST /api/v1/wards/{wardId}/vneid-lists/preview',
  'POST /api/v1/provinces/{code}/units/preview',
  'POST /api/v1/wards/{wardId}/venues/{id}/changes-preview',
  'POST /api/v1/mentees/{id}/changes-preview',
  'POST /api/v1/mentors/{id}/changes-preview',
  'POST /api/v1/wards/{wardId}/topic-changes-preview',
  'POST /api/v1/wards/{wardId}/programmes/{id}/changes-preview',
  'POST /api/v1/people-acts/{id}/taking-back-preview',
  // Nobody is signed in yet, and what it answers is kept nowhere.
  'POST /api/v1/tokens',
  // Links that are told once: asked again they are others (province-pages.spec).
  'POST /api/v1/provinces/{code}/unit-invitations',
  // Asked again, nobody is signed in.
  'DELETE /api/v1/tokens/current',
];
