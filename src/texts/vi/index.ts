import { dates } from './dates';
import { refusals } from './refusals';
import { doors } from './doors';
import { programmes } from './programmes';
import { teams } from './teams';
import { terms } from './terms';
import { entry } from './entry';
import { frame } from './frame';
import { fields, sheetColumns } from './fields';
import { freeTimes } from './free-times';
import { announcements } from './announcements';
import { audit } from './audit';
import { byHand } from './by-hand';
import { calendar } from './calendar';
import { calls } from './calls';
import { cells } from './cells';
import { changes } from './changes';
import { classes } from './classes';
import { curriculum } from './curriculum';
import { exported } from './exported';
import { feedback } from './feedback';
import { imports } from './imports';
import { learning } from './learning';
import { stuck } from './stuck';
import { loudspeaker } from './loudspeaker';
import { desk } from './desk';
import { matching } from './matching';
import { mentee } from './mentee';
import { mentor } from './mentor';
import { messages } from './messages';
import { pairing } from './pairing';
import { paper } from './paper';
import { people } from './people';
import { peopleList } from './people-list';
import { province } from './province';
import { places } from './places';
import { provider } from './provider';
import { reminders } from './reminders';
import { report } from './report';
import { rights } from './rights';
import { roles } from './roles';
import { sessionChange } from './session-change';
import { phoneSignIn } from './phone-sign-in';
import { slipSignIn } from './slip-sign-in';
import { wordings } from './wordings';
import { secondFactor } from './second-factor';
import { sessions } from './sessions';
import { stops } from './stops';
import { files } from './files';
import { merging } from './merging';
import { help } from './help';
import { history } from './history';
import { peopleActs } from './people-acts';
import { teaching } from './teaching';
import { testMessages } from './test-messages';
import { families } from './families';
import { funnel } from './funnel';
import { onboarding } from './onboarding';
import { overview } from './overview';
import { campaigns } from './campaigns';
import { recognition } from './recognition';
import { reports } from './reports';
import { targets } from './targets';
import { vneid } from './vneid';
import { waiting } from './waiting';
import { todayList } from './today';
import { walkIn } from './walk-in';
import { ward } from './ward';
import { weights } from './weights';
import { weekGrid } from './week-grid';
import { weekPlan } from './week-plan';
import { way } from './way';
import { whose } from './whose';
import { why } from './why';

const texts = {
  dates,
  refusals,
  terms,
  ...frame,
  entry,
  phoneSignIn,
  slipSignIn,
  wordings,
  secondFactor,
  ward,
  people,
  peopleList,
  peopleActs,
  matching,
  desk,
  announcements,
  audit,
  sessionChange,
  sessions,
  stops,
  files,
  calls,
  testMessages,
  merging,
  help,
  history,
  mentor,
  mentee,
  messages,
  pairing,
  provider,
  reminders,
  report,
  rights,
  roles,
  imports,
  learning,
  stuck,
  vneid,
  funnel,
  onboarding,
  overview,
  targets,
  recognition,
  reports,
  campaigns,
  families,
  teaching,
  programmes,
  teams,
  doors,
  loudspeaker,
  byHand,
  calendar,
  cells,
  changes,
  classes,
  curriculum,
  exported,
  feedback,
  fields,
  sheetColumns,
  paper,
  province,
  todayList,
  walkIn,
  way,
  whose,
  why,
  freeTimes,
  places,
  waiting,
  weights,
  weekGrid,
  weekPlan,
};

/** Every sentence a person can read. English has exactly the keys of Vietnamese, or it does not compile. */
export type Texts = typeof texts;

export const vi = { name: 'Tiếng Việt', fallback: null, texts };
