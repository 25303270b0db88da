// The first page: header, banner and one section for each kind of figure.
import { html, useEffect, useState } from './ui.js';
import * as api from './api.js';
import { useLive } from './live.js';
import { Header } from './header.js';
import { Sites } from './sites.js';
import { SiteMap } from './map.js';
import { LagChart } from './chart.js';
import { Queues } from './queues.js';
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

const wantsUtc = () => new URLSearchParams(location.search).get('time') === 'utc';

function remember(utc) {
  const url = new URL(location.href);
  if (utc) url.searchParams.set('time', 'utc');
  else url.searchParams.delete('time');
  history.replaceState(null, '', url);
}

export function Console({ me, leave }) {
  const { view, stale } = useLive(() => leave('Your session has ended. Log in again.'));
  const [utc, setUtc] = useState(wantsUtc);
  const [acts, setActs] = useState(0);

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
    <${Header} me=${me} view=${view} utc=${utc} switchTime=${switchTime} logout=${logout} />
    <div class="banner" role="status">${stale && html`<p>
      <strong>The figures are stale.</strong> ${' '}Nothing has come from this site for more than 3 seconds. Connecting again.</p>`}
    </div>
    <main id="content" tabindex="-1" class=${stale ? 'stale' : ''}>
      <${Content} me=${me} view=${view} utc=${utc} acts=${acts} acted=${() => setActs(acts + 1)} />
    </main>`;
}

function Content({ me, view, utc, acts, acted }) {
  if (me.roles.length === 0) {
    return html`<section class="card"><h1>No role</h1>
      <p>Your user has no role here. Ask an administrator of this server for viewer, operator or admin.</p></section>`;
  }
  if (!view) return html`<p class="quiet">Waiting for the first figures.</p>`;
  return html`
    <h1 class="unseen">Site ${view.site}</h1>
    <${Sites} sites=${view.sites} utc=${utc} />
    <${SiteMap} sites=${view.sites} utc=${utc} />
    <${Parked} me=${me} sites=${view.sites} parked=${view.parked} utc=${utc} acted=${acted} />
    <${Policy} me=${me} sites=${view.sites} acted=${acted} />
    <${Fit} me=${me} sites=${view.sites} utc=${utc} acts=${acts} acted=${acted} />
    <${Jobs} me=${me} sites=${view.sites} utc=${utc} acts=${acts} acted=${acted} />
    <${LagChart} view=${view} utc=${utc} />
    <${Proof} me=${me} utc=${utc} acts=${acts} acted=${acted} />
    <${RollingAudit} sites=${view.sites} utc=${utc} acts=${acts} />
    <${Log} utc=${utc} />
    <${Portions} utc=${utc} acts=${acts} />
    <${Counters} sites=${view.sites} />
    <div class="pair">
      <${Queues} sites=${view.sites} />
      <${Audit} utc=${utc} acts=${acts} />
    </div>`;
}
