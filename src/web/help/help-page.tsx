import { BackLink } from '../kit/components/back-link';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';
import { guideHtml, type GuideName, guides } from './guides';

/** For whom there is a guide. */
export function HelpPage() {
  const { t } = useView();
  return (
    <>
      <h1>{t.help.title}</h1>
      <p>{t.help.lead}</p>
      {guides.map((name) => (
        <p key={name}>
          <a class="button secondary" href={paths.guide(name)}>
            {t.help.guides[name]}
          </a>
        </p>
      ))}
      <BackLink href={paths.start()}>{t.errors.toStart}</BackLink>
    </>
  );
}

export function GuidePage({ name }: { name: GuideName }) {
  const { t, language } = useView();
  return (
    <>
      {language === 'vi' ? null : <p>{t.help.inVietnamese}</p>}
      <article class="guide" lang="vi" dangerouslySetInnerHTML={{ __html: guideHtml(name) }} />
      <BackLink href={paths.help()}>{t.help.others}</BackLink>
    </>
  );
}
