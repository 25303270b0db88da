import { html, number, position, rate, span, time, word } from './ui.js';
import { Section, Table } from './table.js';

const COLUMNS = ['Site', 'Role', 'State', ['Head', 'num'], ['Stored', 'num'], ['Replayed', 'num'],
  ['Lag', 'num', 'events'], ['Lag', 'num', 'time'], 'Follows', ['Rate', 'num', 'events, over 10 s'], ['Parked', 'num'],
  ['Age', 'num', 'of figures'], 'Reachable'];

export const Sites = ({ sites, utc }) => html`
  <${Section} id="sites" title="Sites">
    <${Table} label="Sites" columns=${COLUMNS}>
      ${sites.map((site) => html`<${Row} key=${site.name} site=${site} utc=${utc} />`)}
    <//>
  <//>`;

function Row({ site, utc }) {
  const f = site.figures;
  const note = site.reachable ? hindrance(f) : `Not reachable since ${time(site.since, utc)}. ${site.error}`;
  return html`
    <tr class=${site.reachable ? '' : 'silent'}>
      <th scope="row">${site.url ? html`<a href=${site.url}>${site.name}</a>` : site.name}
        ${site.self && html` <span class="quiet">this site</span>`}${f?.servers?.length > 1 && html`<br /><span class="quiet">${servers(f)}</span>`}</th>
      ${f ? html`<${Figures} site=${site} f=${f} />` : html`<td colspan="10" class="quiet">no figures yet</td>`}
      <td class="num">${site.ageSeconds === undefined ? '–' : span(site.ageSeconds)}</td>
      <td>${site.reachable
        ? html`<span class="word good">yes</span>`
        : html`<span class="word bad">no</span>`}</td>
    </tr>
    ${site.reachable && missing(f) && html`<tr class="note"><td colspan=${COLUMNS.length}><span class="quiet">${missing(f)}</span></td></tr>`}
    ${f?.differs?.length > 0 && html`<tr class="note"><td colspan=${COLUMNS.length}><span class="said bad">It does not hold what the primary holds, until it is seeded, or
      compared in all tables and found equal: ${f.differs.join('; ')}.</span></td></tr>`}
    ${note && html`<tr class="note"><td colspan=${COLUMNS.length}><span class=${site.error ? 'said bad' : 'said warn'}>${note}</span></td></tr>`}`;
}

const Figures = ({ site, f }) => html`
  <td><span class=${`pill ${word(f.role)}`}>${word(f.role)}</span></td>
  <td><${State} site=${site} f=${f} /></td>
  <td class="num">${position(f.head)}</td>
  <td class="num">${position(f.stored)}</td>
  <td class="num">${position(f.replayed)}</td>
  <td class="num strong">${site.reachable && f.lagKnown ? number(f.lagEvents) : site.atLeast > 0 ? html`<span class="warn">at least ${number(site.atLeast)}</span>` : 'unknown'}</td>
  <td class="num strong">${site.reachable && f.lagKnown ? span(f.lagSeconds) : 'unknown'}${site.rates?.drainSeconds !== undefined && f.lagSeconds >= 5
    && html`<br /><span class="quiet">gone in ${span(site.rates.drainSeconds)}</span>`}</td>
  <td><${Follows} f=${f} /></td>
  <td class="num"><${Rate} site=${site} f=${f} /></td>
  <td class=${f.parked > 0 ? 'num warn' : 'num'}>${number(f.parked)}</td>`;

/** Whom it gets its events from, and when it replays them. */
function Follows({ f }) {
  const { upstreams, upstream, schedule, until } = f.following;
  if (upstreams.length === 0) return html`<span class="quiet">nobody</span>`;
  return html`${upstream || upstreams[0]}<br /><span class="quiet">${schedule}${until && ` until ${until}`}</span>`;
}

const STATES = { LEADING: 'leads', STANDING_BY: 'stands by', SILENT: 'is silent' };

/** The servers of a site that has several. */
const servers = (f) => f.servers.map((each) => `${each.name} ${STATES[each.state]}`).join(', ');

/** What other sites would be without if this one were gone now, as business calls: the most first. */
const missing = (f) => (f?.downstream ?? []).filter((each) => each.behind?.events > 0)
  .map((each) => `${each.site} is ${calls(each.behind)} behind`).join('; ');

function calls({ names, events, whole }) {
  const said = Object.entries(names).sort((a, b) => b[1] - a[1]).map(([name, count]) => `${number(count)} ${name}`);
  const counted = Object.values(names).reduce((sum, count) => sum + count, 0);
  return (whole ? said : [...said, `${number(events - counted)} more`]).join(', ').replace(/, ([^,]*)$/, ' and $1');
}

/** What keeps the site from going on, in words; a parked event does, though it is no trouble of the server. */
const hindrance = (f) => [f?.trouble, ...(f?.downstream ?? []).filter((each) => each.needsSeeding).map((each) => `Site '${each.site}' needs seeding: ${each.reason}`),
  f?.parked > 0 && 'Replay waits for an operator: an event is parked.'].filter(Boolean).join('. ');

function State({ site, f }) {
  if (!site.reachable) return html`<span class="quiet">unknown</span>`;
  if (!f.ready) return html`<span class="word bad">not ready</span>`;
  if (f.differs?.length > 0) return html`<span class="word bad">differs</span>`;
  return hindrance(f) ? html`<span class="word warn">hindered</span>` : html`<span class="word good">ready</span>`;
}

function Rate({ site, f }) {
  if (!site.rates) return '–';
  return f.role === 'PRIMARY'
    ? html`${rate(site.rates.captured)} <span class="quiet">captured</span>`
    : html`${rate(site.rates.replayed)} <span class="quiet">replayed</span>`;
}
