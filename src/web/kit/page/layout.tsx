import type { ComponentChildren } from 'preact';
import { mayDo } from '../../../modules/access';
import { languages } from '../../../texts';
import { assetUrl, iconData } from '../view/asset-urls';
import type { PageOptions } from './page';
import { useView } from '../view/view';
import { phonesForm } from '../components/phone';
import { ErrorSummary } from '../forms/error-summary';
import { Form } from '../forms/form';
import { CallWard } from '../people/call-ward';
import { personName } from '../people/person-name';
import { WhosePage } from '../people/whose-page';
import { PersonMenu } from './person-menu';
import { ServiceMenu, StaffMenu } from './staff-menu';
import { guideFor } from '../paths/guide-for';
import { paths } from '../paths/paths';

interface LayoutProps {
  title: string;
  options: PageOptions;
  children: ComponentChildren;
}

/** The frame of every page. */
export function Layout({ title, options, children }: LayoutProps) {
  const view = useView();
  const { language, t, ward, person, actor } = view;
  const fullTitle = options.refusal ? `${t.errors.prefix} ${title}` : title;
  const ofPerson = person && !options.isNobodys ? personName(view, person) : undefined;
  const whose = ward?.name ?? ofPerson;
  const isOfStaff = ward !== undefined || mayDo(actor, 'wards.choose');
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{[fullTitle, whose, 'Từng Ngõ'].filter(Boolean).join(' – ')}</title>
        <link rel="stylesheet" href={assetUrl('site.css')} />
        {isOfStaff ? <link rel="stylesheet" href={assetUrl('staff.css')} /> : null}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={iconData} type="image/svg+xml" />
        {options.isForPhones ? <script src={assetUrl('read-aloud.js')} defer /> : null}
        {options.refreshSeconds ? (
          <>
            <noscript>
              <meta http-equiv="refresh" content={String(options.refreshSeconds)} />
            </noscript>
            <script src={assetUrl('refresh.js')} defer />
          </>
        ) : null}
      </head>
      <body class={options.isForPhones ? 'phone' : undefined}>
        <a class="skip" href="#main">
          {t.layout.skip}
        </a>
        <Header {...options} />
        <main id="main" data-refresh={options.refreshSeconds || undefined}>
          <Notice />
          {options.refusal ? <ErrorSummary refusal={options.refusal} /> : null}
          {children}
        </main>
        <Footer isForPhones={options.isForPhones} />
        <PhonesForm />
      </body>
    </html>
  );
}

/** Stands after everything else, so that no number is left out: what each masked one is asked for with. */
function PhonesForm() {
  const { ward, hasMaskedPhones } = useView();
  if (!ward || !hasMaskedPhones) return null;
  return (
    <>
      <Form id={phonesForm} action={paths.ward.phones(ward.code)}>
        {null}
      </Form>
      <script src={assetUrl('phones.js')} defer />
    </>
  );
}

type HeaderProps = Pick<PageOptions, 'isForPhones' | 'isNobodys' | 'about' | 'province'>;

function Header({ isForPhones, isNobodys, about, province }: HeaderProps) {
  const { ward, t, url } = useView();
  return (
    <header class="site-header">
      <div class="bar">
        <a class="brand" href={paths.start()}>
          Từng Ngõ
        </a>
        {ward ? <span class="ward-name">{ward.name}</span> : null}
        <span class="languages">
          {ward && !isForPhones ? (
            <a class="language" href={guideFor(url)}>
              {t.help.title}
            </a>
          ) : null}
          <LanguageSwitch />
        </span>
      </div>
      {isNobodys ? null : <WhosePage about={about} />}
      {ward && !isForPhones ? <StaffMenu /> : <PersonMenu />}
      {ward || isForPhones || isNobodys ? null : <ServiceMenu province={province} />}
      {ward?.kind === 'demo' ? (
        <p class="demo-strip" role="note">
          {t.layout.demo}
        </p>
      ) : null}
      <span class="visually-hidden">{t.layout.motto}</span>
    </header>
  );
}

function LanguageSwitch() {
  const { language, url } = useView();
  const [path, query] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.delete('notice');
  return (
    <>
      {languages()
        .filter(({ code }) => code !== language)
        .map(({ code, name }) => {
          parameters.set('lang', code);
          return (
            <a
              key={code}
              class="language"
              href={`${path}?${parameters}`}
              lang={code}
              hreflang={code}
            >
              {name}
            </a>
          );
        })}
    </>
  );
}

function Notice() {
  const { t, url } = useView();
  const code = new URLSearchParams(url.split('?')[1]).get('notice');
  const notices: Record<string, string> = t.notices;
  const sentence = code && Object.hasOwn(notices, code) ? notices[code] : undefined;
  if (!sentence) return null;
  return (
    <p class="notice" role="status">
      <strong>{t.layout.done}</strong> {sentence}
    </p>
  );
}

function Footer({ isForPhones }: Pick<PageOptions, 'isForPhones'>) {
  const { t, ward, help, url } = useView();
  return (
    <footer class="site-footer">
      {isForPhones && help ? (
        <p class="help">
          {t.whose.help} <CallWard isLink />
        </p>
      ) : null}
      {ward && !isForPhones ? null : (
        <p class="help">
          <a href={guideFor(url)}>{t.help.title}</a>
        </p>
      )}
      <p>{t.layout.footer}</p>
    </footer>
  );
}
