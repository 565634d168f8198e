import { Main } from '../shell/main.tsx';
import { Page } from '../shell/page.tsx';
import { SiteFooter } from '../shell/site-footer.tsx';
import { SiteHeader } from '../shell/site-header.tsx';
import { ErrorView } from './error-view.tsx';
import classes from './error-page.module.css';

/** The whole page of a failed request, for the boundary of an app's root. */
export const ErrorPage = ({ brand }: { brand?: string }) => (
  <Page>
    <SiteHeader brand={brand} />
    <Main className={classes.main}>
      <ErrorView />
    </Main>
    <SiteFooter />
  </Page>
);
