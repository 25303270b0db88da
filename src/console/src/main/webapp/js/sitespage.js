// The page "Sites": who reigns, who follows whom, how another site becomes primary, and which reigns there were.
import { html, position, time } from './ui.js';
import * as api from './api.js';
import { Change } from './change.js';
import { Failback } from './failback.js';
import { SiteMap } from './map.js';
import { usePolled } from './polled.js';
import { behind, calls, current, follows, heard, remark, standing } from './standing.js';
import { Section, Table } from './table.js';

const EVERY = 2000;
const STANDING = ['Site', 'Stands as', 'Gets events from', ['Log', 'num', 'up to'], ['Replayed', 'num', 'up to'], 'Behind', ['Heard', 'num']];

export function SitesPage({ me, view, stale, utc, acts, acted }) {
  const { newest: reign, fault } = usePolled(api.reign, EVERY, acts);
  const sites = stale ? view.sites.map((site) => ({ ...site, reachable: false, error: 'This page hears nothing from its own site.' })) : view.sites;
  return html`<h1 class="unseen">Sites, as ${view.site} sees them</h1>
    <${Section} id="reign" title="Who is primary">
      ${fault && html`<p class="fault" role="alert">Who reigns cannot be read: ${fault}${reign && ' What stands here is how it was.'}</p>`}
      ${!reign && !fault && html`<p class="quiet">One moment.</p>`}
      ${reign && html`<${Reigning} reign=${reign} utc=${utc} /><${Standings} sites=${sites} reign=${reign} />`}
    <//>
    <${SiteMap} sites=${sites} utc=${utc} />
    ${reign && html`
      <${Change} me=${me} sites=${sites} reign=${reign} utc=${utc} acted=${acted} />
      <${Failback} me=${me} sites=${sites} reign=${reign} acted=${acted} />
      <${History} reign=${reign} utc=${utc} />`}`;
}

function Reigning({ reign, utc }) {
  const { epoch, primary, begun, by, reason } = current(reign);
  return html`<p><strong>${primary}</strong> is primary, by epoch ${epoch}${begun ? html`, since ${time(begun, utc)}${by && `: ${by} made it so`}. <span class="quiet">${reason}</span>`
    : html`. <span class="quiet">The configuration said so at the first start; no other has been since.</span>`}</p>
    ${reign.rests && html`<p class="outcome warn">${reign.site} is neither primary nor secondary. ${reign.rests}</p>`}
    ${reign.promised > epoch && html`<p class="outcome warn">${reign.site} has promised epoch ${reign.promised}, and has not heard yet that it has begun: nothing below it is committed here.</p>`}`;
}

function Standings({ sites, reign }) {
  const now = current(reign);
  return html`<${Table} label="Standing" columns=${STANDING}>
    ${sites.map((site) => {
      const f = site.figures;
      const [word, kind] = standing(site, now);
      const note = remark(site, now);
      return html`<tr key=${site.name} class=${site.reachable ? '' : 'silent'}>
        <th scope="row">${site.url ? html`<a href=${`${site.url}?page=sites`}>${site.name}</a>` : site.name}${site.self && html` <span class="quiet">this site</span>`}</th>
        <td><span class=${kind === 'quiet' ? 'quiet' : `pill ${kind}`}>${word}</span>${kind === 'primary' && html` <span class="quiet">epoch ${Math.max(now.epoch, f.head.epoch)}</span>`}</td>
        <td>${follows(f)}</td>
        <td class="num">${f ? position(f.stored) : '–'}</td>
        <td class="num">${f ? position(f.replayed) : '–'}</td>
        <td class="name">${behind(site)}${site.reachable && calls(f?.behind) && html`<br /><span class="quiet">${calls(f.behind)}</span>`}</td>
        <td class="num">${heard(site)}</td>
      </tr>
      ${note && html`<tr class="note"><td colspan=${STANDING.length}><span class=${site.reachable ? 'said warn' : 'said bad'}>${note}</span></td></tr>`}`;
    })}
  <//>`;
}

function History({ reign, utc }) {
  return html`<${Section} id="history" title="History of reigns" note=${`as ${reign.site} knows it, the newest first`}>
    ${reign.reigns.length === 0 ? html`<p class="quiet">No promotion yet: ${reign.primary} has been primary from the first event on, as the configuration says.</p>`
      : html`<${Table} label="History of reigns" columns=${[['Epoch', 'num'], 'Primary', ['First event', 'num'], 'Since', 'Made so by', 'Why']}>
        ${reign.reigns.map((each) => html`<tr key=${each.epoch}>
          <th scope="row" class="num">${each.epoch}</th><td>${each.primary}</td><td class="num">${each.epoch}:${each.first}</td>
          <td class="time">${time(each.begun, utc)}</td><td>${each.by || html`<span class="quiet">the configuration</span>`}</td><td class="prose">${each.reason}</td></tr>`)}
      <//>`}
  <//>`;
}
