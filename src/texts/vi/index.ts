import { entry } from './entry';
import { frame } from './frame';
import { freeTimes } from './free-times';
import { matching } from './matching';
import { mentee } from './mentee';
import { mentor } from './mentor';
import { messages } from './messages';
import { paper } from './paper';
import { people } from './people';
import { province } from './province';
import { places } from './places';
import { sessions } from './sessions';
import { waiting } from './waiting';
import { walkIn } from './walk-in';
import { ward } from './ward';
import { why } from './why';

export const vi = {
  ...frame,
  entry,
  ward,
  people,
  matching,
  sessions,
  mentor,
  mentee,
  messages,
  paper,
  province,
  walkIn,
  why,
  freeTimes,
  places,
  waiting,
};

/** Every sentence of the pages. English has exactly the keys of Vietnamese, or it does not compile. */
export type Texts = typeof vi;
