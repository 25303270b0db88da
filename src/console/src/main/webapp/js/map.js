import { html, number, span, word } from './ui.js';
import { Section } from './table.js';

const WIDE = 190;
const HIGH = 66;
const APART = 80;
const BETWEEN = 22;
const EDGE = 12;

/** Who gets the events from whom, how far behind each is, and when it replays. The table of sites says the same in words. */
export function SiteMap({ sites }) {
  if (sites.length < 2) return null;
  const places = placed(sites);
  const width = Math.max(...[...places.values()].map((place) => place.x)) + WIDE + EDGE;
  const height = Math.max(...[...places.values()].map((place) => place.y)) + HIGH + EDGE;
  const edges = sites.flatMap((site) => upstreams(site).filter((name) => places.has(name))
    .map((name) => ({ from: name, to: site.name, used: name === followed(site) && site.reachable })));

  return html`<${Section} id="map" title="Map" note="who gets its events from whom; dashed: asked when the first does not answer">
    <div class="scroll" role="group" tabindex="0" aria-label="Map of sites">
      <svg class="map" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${said(sites)}>
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0 0 L8 4 L0 8 z" /></marker></defs>
        ${edges.sort((one, other) => one.used - other.used).map((edge) => html`<path class=${edge.used ? 'edge used' : 'edge'}
          d=${curve(places.get(edge.from), places.get(edge.to))} marker-end="url(#arrow)" />`)}
        ${sites.map((site) => html`<${Node} key=${site.name} site=${site} place=${places.get(site.name)} />`)}
      </svg>
    </div>
  <//>`;
}

const upstreams = (site) => site.figures?.following.upstreams ?? [];
const followed = (site) => site.figures?.following.upstream || upstreams(site)[0];

/** Columns by the number of sites that an event passes on its way; a site of which nothing is known comes last. */
function placed(sites) {
  const byName = new Map(sites.map((site) => [site.name, site]));
  const depth = (site, seen) => {
    const next = byName.get(followed(site));
    return !next || seen.has(next.name) ? (site.figures?.role === 'SECONDARY' ? 1 : 0) : 1 + depth(next, seen.add(next.name));
  };
  const columns = [];
  const unknown = sites.filter((site) => !site.figures);
  sites.filter((site) => site.figures).forEach((site) => (columns[depth(site, new Set([site.name]))] ??= []).push(site));
  const all = [...columns.filter(Boolean), ...(unknown.length > 0 ? [unknown] : [])];
  const tallest = Math.max(...all.map((column) => column.length));
  const step = HIGH + BETWEEN;
  return new Map(all.flatMap((column, index) => column.map((site, row) => [site.name, {
    x: EDGE + index * (WIDE + APART),
    y: EDGE + (row + (tallest - column.length) / 2) * step,
  }])));
}

function curve(from, to) {
  const forth = to.x > from.x;
  const [x1, x2] = forth ? [from.x + WIDE, to.x] : [from.x, to.x + WIDE];
  const [y1, y2] = [from.y + HIGH / 2, to.y + HIGH / 2];
  if (from.x === to.x) {
    const x = from.x + WIDE;
    return `M${x} ${y1} C${x + 60} ${y1} ${x + 60} ${y2} ${x + 1} ${y2}`;
  }
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 + (forth ? -1 : 1)} ${y2}`;
}

function Node({ site, place }) {
  const f = site.figures;
  return html`<g transform=${`translate(${place.x} ${place.y})`} class=${`site ${state(site)}`}>
    <rect width=${WIDE} height=${HIGH} rx="8" />
    <text x="12" y="22" class="name">${site.name}<tspan class="quiet">${f ? `  ${word(f.role)}` : ''}</tspan></text>
    <text x="12" y="40">${!site.reachable ? 'not reachable' : behind(f)}</text>
    <text x="12" y="57" class="quiet">${f && when(f.following)}</text>
  </g>`;
}

function state(site) {
  if (!site.reachable) return 'bad';
  return !site.figures.ready || site.figures.trouble || site.figures.parked > 0 ? 'warn' : 'good';
}

const behind = (f) => (f.role === 'PRIMARY' ? `head ${f.head.epoch}:${number(f.head.seq)}`
  : f.lagEvents === 0 ? 'up to date' : `${number(f.lagEvents)} behind, ${span(f.lagSeconds)}`);

/** When it replays, and whether it takes some events only, in few characters. */
function when({ schedule, until, wanted }) {
  const words = [schedule, until && `until ${until}`, wanted && `only ${wanted}`].filter(Boolean).join(', ');
  return words.length > 27 ? `${words.slice(0, 26)}…` : words;
}

const said = (sites) => `Map. ${sites.map((site) => `${site.name} ${followed(site) ? `gets its events from ${followed(site)}` : 'gets its events from nobody'}`).join('; ')}.`;
