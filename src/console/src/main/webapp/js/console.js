// Header, banner, and the page that is asked for; the first has one section for each kind of figure.
import { html, useEffect, useState } from './ui.js';
import * as api from './api.js';
import { useLive } from './live.js';
import { Header } from './header.js';
import { address, usePage } from './pages.js';
import { AlertsPage, FiringLine } from './alertspage.js';
import { SitesPage } from './sitespage.js';
import { Sites } from './sites.js';
import { SiteMap } from './map.js';
import { LagChart } from './chart.js';
import { Queues } from './queues.js';
import { QueuesPage } from './queuespage.js';
import { Parked } from './parked.js';
import { Counters } from './counters.js';
import { Audit } from './audit.js';
import { Fit } from './fit.js';
import { Jobs } from './jobs.js';
import { Log } from './log.js';
import { Portions } from './portions.js';
import { Policy } from './policy.js';
import { Proof } from './proof.js';
import { RollingAudit } from './rolling.js';
import { WorklistPage } from './worklist.js';

const wantsUtc = () => new URLSearchParams(location.search).get('time') === 'utc';

function remember(utc) {
  history.replaceState(null, '', address({ time: utc ? 'utc' : '' }));
}

export function Console({ me, leave }) {
  const { view, silent } = useLive(() => leave('Your session has ended. Log in again.'));
  const [utc, setUtc] = useState(wantsUtc);
  const [acts, setActs] = useState(0);
  const [page, turn] = usePage();
  const stale = silent > 0;

  useEffect(() => {
    if (view) document.title = `${view.site} · Reprise`;
  }, [view?.site]);

  const logout = () => api.logout().then(() => leave('You have logged out.'), (refused) => leave(refused.message));
  const switchTime = (wish) => {
    remember(wish);
    setUtc(wish);
  };

  return html`
    <a class="skip" href="#content">Skip to the figures</a>
    <${Header} me=${me} view=${view} page=${page} turn=${turn} utc=${utc} switchTime=${switchTime} logout=${logout} />
    <div class="banner" role="status">${stale && html`<p>
      <strong>The figures are stale.</strong> ${' '}Nothing has come from this site for more than 3 seconds. Connecting again.</p>`}
    </div>
    <main id="content" tabindex="-1" class=${stale ? 'stale' : ''}>
      <${Content} me=${me} page=${page} turn=${turn} view=${aged(view, silent)} stale=${stale} utc=${utc} acts=${acts} acted=${() => setActs(acts + 1)} />
    </main>`;
}

/** Figures get older while nothing comes, too. */
const aged = (view, silent) => (!view || silent === 0 ? view
  : { ...view, sites: view.sites.map((site) => ({ ...site, ageSeconds: site.ageSeconds === undefined ? undefined : site.ageSeconds + silent })) });

function Content({ me, page, turn, view, stale, utc, acts, acted }) {
  if (me.roles.length === 0) {
    return html`<section class="card"><h1>No role</h1>
      <p>Your user has no role here. Ask an administrator of this server for viewer, auditor, operator or admin.</p></section>`;
  }
  if (!view) return html`<p class="quiet">Waiting for the first figures.</p>`;
  if (page === 'alerts') return html`<${AlertsPage} me=${me} view=${view} utc=${utc} />`;
  if (page === 'sites') return html`<${SitesPage} me=${me} view=${view} stale=${stale} utc=${utc} acts=${acts} acted=${acted} />`;
  if (page === 'queues') return html`<${QueuesPage} me=${me} view=${view} utc=${utc} />`;
  if (page === 'worklist') return html`<${WorklistPage} me=${me} view=${view} utc=${utc} acts=${acts} acted=${acted} />`;
  return html`
    <h1 class="unseen">Site ${view.site}</h1>
    <${FiringLine} turn=${turn} />
    <${Sites} sites=${view.sites} utc=${utc} />
    <${SiteMap} sites=${view.sites} utc=${utc} />
    <${Parked} me=${me} sites=${view.sites} parked=${view.parked} utc=${utc} acted=${acted} />
    <${Policy} me=${me} sites=${view.sites} acted=${acted} />
    <${Fit} me=${me} sites=${view.sites} utc=${utc} acts=${acts} acted=${acted} />
    <${Jobs} me=${me} sites=${view.sites} utc=${utc} acts=${acts} acted=${acted} />
    <${LagChart} view=${view} utc=${utc} />
    <${Proof} me=${me} utc=${utc} acts=${acts} acted=${acted} />
    <${RollingAudit} sites=${view.sites} utc=${utc} acts=${acts} />
    <${Log} me=${me} utc=${utc} />
    <${Portions} utc=${utc} acts=${acts} />
    <${Counters} sites=${view.sites} />
    <div class="pair">
      <${Queues} sites=${view.sites} />
      <${Audit} utc=${utc} acts=${acts} />
    </div>`;
}
