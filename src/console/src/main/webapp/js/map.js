import { html, number, position, span, time, word } from './ui.js';
import { HIGH, followed, nodes, plan } from './mapplan.js';
import { Section, Table } from './table.js';

const PADDING = 12;

/** Who gets the events from whom, how far behind each is, and when it replays: as a picture, and as a table of the same. */
export function SiteMap({ sites, utc }) {
  const all = nodes(sites);
  const { places, lines, wide, width, height } = plan(all);
  return html`<${Section} id="map" title="Map" note="events go along the arrows; dashed: asked when the first does not answer">
    <div class="scroll" role="group" tabindex="0" aria-label="Map of sites">
      <svg class="map" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${said(all)}>
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto-start-reverse">
          <path d="M0 0 L8 4 L0 8 z" /></marker></defs>
        ${lines.map((line) => html`<path key=${`${line.from} ${line.to}`} class=${line.used ? 'edge used' : 'edge'} d=${line.d} marker-end="url(#arrow)" />`)}
        ${all.map((node) => html`<${Node} key=${node.name} node=${node} place=${places.get(node.name)} wide=${wide} />`)}
      </svg>
    </div>
    ${all.length === 1 && html`<p class="quiet">No other site asks this one or is asked by it.</p>`}
    <details><summary>The map as a table</summary><${Words} all=${all} utc=${utc} /></details>
  <//>`;
}

function Node({ node, place, wide }) {
  const f = node.figures;
  const role = f ? word(f.role) : '';
  const room = wide - PADDING * 2;
  const name = fitting(node.name, room - (role.length + 2) * 6.6, 14);
  return html`<g transform=${`translate(${place.x} ${place.y})`} class=${`site ${state(node)}`}>
    <title>${[node.name, role, behind(node), takes(node), ...marks(node).map(([mark]) => mark)].filter(Boolean).join(', ')}</title>
    <rect width=${wide} height=${HIGH} rx="8" />
    <text x=${PADDING} y="22" class="name">${name}${role && html`<tspan class="quiet" dx="7">${role}</tspan>`}</text>
    <text x=${PADDING} y="40">${fitting(behind(node), room, 13)}</text>
    <text x=${PADDING} y="57" class="quiet">${fitting(takes(node), room, 12)}</text>
    <${Marks} marks=${marks(node)} room=${room} />
  </g>`;
}

/** As many as there is room for; the title and the table have all. */
function Marks({ marks, room }) {
  let left = room;
  const shown = marks.filter(([mark]) => (left -= mark.length * 7.4 + 12) > -12);
  return html`<text x=${PADDING} y="74" class="marks">${shown.map(([mark, kind], index) => html`<tspan
    class=${kind} dx=${index > 0 ? 9 : 0}>● ${mark}</tspan>`)}</text>`;
}

function Words({ all, utc }) {
  return html`<${Table} label="Map" columns=${['Site', 'From', 'Then asks', 'Where it is', 'Replays', 'Takes', 'Marks']}>
    ${all.map((node) => html`<tr key=${node.name}>
      <th scope="row">${node.name} ${node.figures && html`<span class="quiet">${word(node.figures.role)}</span>`}</th>
      <td>${followed(node) ?? html`<span class="quiet">nobody</span>`}</td>
      <td>${node.asks.map((ask) => ask.site).filter((site) => site !== followed(node)).join(', ')}</td>
      <td class="time">${behind(node)}${node.heardAt && html`<br /><span class="quiet">asked at ${time(node.heardAt, utc)}</span>`}</td>
      <td>${replays(node)}</td>
      <td class="prose">${chosen(node)}</td>
      <td>${marks(node).map(([mark, kind], index) => html`${index > 0 && ', '}<span class=${kind}>${mark}</span>`)}</td>
    </tr>`)}
  <//>`;
}

/** What an operator should see of it at once: word and class. */
function marks(node) {
  const f = node.figures;
  const following = f?.following;
  return [
    !node.reachable && ['down', 'bad'],
    node.reachable && f && !f.ready && ['not ready', 'bad'],
    (node.needsSeeding || f?.trouble.includes('needs seeding')) && ['needs seeding', 'bad'],
    f?.parked > 0 && [`parked ${number(f.parked)}`, 'warn'],
    f?.quarantined > 0 && [`quarantined ${number(f.quarantined)}`, 'warn'],
    node.reachable && f?.ready && f.trouble && !f.trouble.includes('needs seeding') && ['trouble', 'warn'],
    following?.schedule === 'held' && ['held', 'warn'],
    following?.until && ['stops', 'warn'],
    following?.wanted && ['filtered', 'quiet'],
    following?.superseded === 'LEAVE_OUT' && ['leaves out superseded', 'quiet'],
    f?.servers.length > 1 && [`${f.servers.length} servers`, 'quiet'],
  ].filter(Boolean);
}

function state(node) {
  const worst = new Set(marks(node).map(([, kind]) => kind));
  if (node.stranger && !worst.has('bad')) return 'stranger';
  if (!node.reachable) return 'bad silent';
  if (worst.has('bad')) return 'bad';
  return worst.has('warn') ? 'warn' : 'good';
}

function behind(node) {
  const f = node.figures;
  if (!node.reachable) return f ? `silent, was at ${position(f.replayed)}` : 'silent';
  if (!f) return node.has === undefined ? 'no console known here' : `has ${number(node.has)} of ${number(node.head)}`;
  if (f.role === 'PRIMARY') return `head ${position(f.head)}`;
  if (f.role === 'NOBODY') return `nobody, at ${position(f.replayed)}`;
  if (!f.lagKnown) return 'lag unknown';
  return f.lagEvents === 0 && f.lagSeconds === 0 ? 'up to date' : `${number(f.lagEvents)} behind, ${span(f.lagSeconds)}`;
}

const replays = ({ figures }) => (figures?.role !== 'SECONDARY' ? ''
  : `${figures.following.schedule}${figures.following.until && ` until ${figures.following.until}`}`);

function chosen({ figures }) {
  if (figures?.role !== 'SECONDARY') return '';
  const { wanted, superseded, priority } = figures.following;
  return [wanted ? `only ${wanted}` : 'every event', superseded === 'LEAVE_OUT' && 'without superseded ones',
    priority.length > 0 && `first ${priority.join(', ')}`].filter(Boolean).join(', ');
}

const reigns = ({ figures, reachable }) => (reachable && figures?.role === 'PRIMARY' ? `reigns by epoch ${Math.max(1, figures.head.epoch)}` : '');

/** Its reign, when it replays, and whether it takes some events only. */
const takes = (node) => [reigns(node), replays(node), node.figures?.following.wanted && `only ${node.figures.following.wanted}`,
  node.stranger && node.has !== undefined && 'no console known here'].filter(Boolean).join(', ');

/** Cut to what is surely narrower than the room: most letters are narrower than 0.56 of their size. */
function fitting(text, room, size) {
  const most = Math.max(4, Math.floor(room / (size * 0.56)));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

const said = (all) => `Map. ${all.map((node) => `${node.name} gets its events from ${followed(node) ?? 'nobody'}`).join('; ')}.`;
