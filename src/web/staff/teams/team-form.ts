import { ORGANISATIONS } from '../../../core/vietnamese/organisations';
import { type TeamRole, teamRoles } from '../../../modules/teams';
import { boundedTextOf, type FormBody, listOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';

/** Name and hamlets as they were typed. */
export function saidOfTeam(body: FormBody): { name: string; hamletIds: string[] } {
  return { name: boundedTextOf(body, 'name', 120), hamletIds: listOf(body, 'hamletIds') };
}

/** Whoever is to join, as they were typed; `known` is the organisation that is known of each ambassador. */
export function memberOf(
  body: FormBody,
  known: (mentorId: string) => string | null,
): {
  mentorId: string | null;
  fullName: string;
  phone: string;
  organisation: string;
  role: TeamRole;
} {
  const mentorId = textOf(body, 'mentorId') || null;
  const typed = textOf(body, 'organisation');
  const organisation = typed || organisationIn(mentorId ? known(mentorId) : null);
  const role = roleOf(body);
  const fullName = boundedTextOf(body, 'fullName', 120);
  const wrong = {
    ...(ORGANISATIONS.codes.includes(organisation) ? {} : { organisation: 'choose-one' }),
    ...(role ? {} : { role: 'choose-one' }),
    ...(mentorId || fullName ? {} : { fullName: 'needed' }),
  };
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  const phone = boundedTextOf(body, 'phone', 30);
  return { mentorId, fullName, phone, organisation, role: role ?? 'member' };
}

/** What of a member was typed; name and number only of who is no ambassador. @throws DomainError invalid-form */
export function changedMemberOf(
  body: FormBody,
  isMentor: boolean,
): { fullName?: string; phone?: string; organisation: string; role: TeamRole } {
  const { fullName, phone, organisation, role } = memberOf(
    isMentor ? { ...body, mentorId: 'mentor' } : { ...body, mentorId: '' },
    () => null,
  );
  return isMentor ? { organisation, role } : { fullName, phone, organisation, role };
}

/** By the words of somebody's organisation; null says nothing. */
function organisationIn(words: string | null): string {
  if (words === null) return '';
  const [code = 'other'] = ORGANISATIONS.find(words);
  return code;
}

function roleOf(body: FormBody): TeamRole | undefined {
  return teamRoles.find((one) => one === textOf(body, 'role'));
}
