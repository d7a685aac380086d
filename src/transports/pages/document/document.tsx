import type { ComponentChildren } from 'preact';
import { assetUrls, type AssetName } from '../assets/assets.js';
import type { Area, PageView } from './page-view.js';
import { PostForm } from './post-form.js';

interface DocumentProps {
  readonly page: PageView;
  readonly title: string;
  /** Whether the title is to tell of a problem, as the first thing that a screen reader says. */
  readonly problem?: boolean;
  /** The area that the page belongs to. */
  readonly area?: Area;
  /** Room for tables. */
  readonly wide?: boolean;
  /** The way to the other parts of the area. */
  readonly nav?: ComponentChildren;
  /** Scripts of this page, beside the one of all pages. */
  readonly scripts?: readonly AssetName[];
  /** The page that this one leads to by itself, without a wait (WCAG 2.2 technique H76). */
  readonly leadsTo?: string;
  readonly children: ComponentChildren;
}

const homes: Record<Area, string> = {
  owner: '/',
  helpdesk: '/helpdesk',
  admin: '/admin',
  audit: '/audit',
};

/** A whole page: one heading, landmarks, and nothing from another host. */
export function Document(props: DocumentProps) {
  const { page, title, problem, area, wide, nav, scripts = [], leadsTo, children } = props;
  const { shared, locale, notice } = page;
  const failed = problem === true || notice?.tone === 'problem';
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        {leadsTo && <meta http-equiv="refresh" content={`0; url=${leadsTo}`} />}
        <title>{`${failed ? shared.problemTitle(title) : title} – ${shared.service}`}</title>
        <link rel="stylesheet" href={assetUrls.style} />
        <link rel="icon" href="data:," />
        <script type="module" src={assetUrls.once} />
        {scripts.map((name) => (
          <script key={name} type="module" src={assetUrls[name]} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {shared.skip}
        </a>
        <Head page={page} area={area} />
        {nav}
        <main id="main" class={wide ? 'wide' : undefined}>
          {notice && <NoticeBox {...notice} />}
          <h1>{title}</h1>
          {children}
        </main>
        <Foot page={page} />
      </body>
    </html>
  );
}

function Head({ page: { shared, person }, area }: Pick<DocumentProps, 'page' | 'area'>) {
  const areas = person?.areas ?? [];
  return (
    <header>
      <p class="service">{shared.service}</p>
      {areas.length > 1 && (
        <nav aria-label={shared.areas.label}>
          <ul>
            {areas.map((each) => (
              <li key={each}>
                <a href={homes[each]} aria-current={each === area ? 'true' : undefined}>
                  {shared.areas[each]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

function Foot({ page }: Pick<DocumentProps, 'page'>) {
  const { shared, person } = page;
  if (!person) return null;
  return (
    <footer>
      <p>{shared.signedInAs(person.login)}</p>
      <PostForm page={page} action="/sign-out">
        <button class="quiet">{shared.signOut}</button>
      </PostForm>
      <PostForm page={page} action="/sign-out-everywhere">
        <button class="quiet">{shared.signOutEverywhere}</button>
      </PostForm>
    </footer>
  );
}

/** What has happened, read out first by a screen reader. */
function NoticeBox({ tone, title, text }: NonNullable<PageView['notice']>) {
  return (
    <section class={`notice ${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      <h2>{title}</h2>
      {text.map((each) => (
        <p key={each}>{each}</p>
      ))}
    </section>
  );
}
