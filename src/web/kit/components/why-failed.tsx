import { type Failure, failureSentence } from '../../../platform/common/failure';
import { useView } from '../view/view';

/** Why something failed, in the reader's language. */
export function WhyFailed({ failure }: { failure: Failure | null }) {
  const { language } = useView();
  return <>{failure && failureSentence(failure, language)}</>;
}
