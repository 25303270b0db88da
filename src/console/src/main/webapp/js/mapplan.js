// Who gets the events from whom, and where that is drawn. Any graph will do: a site may ask nobody, itself be asked by a site that
// no console knows, or stand in a circle of those that ask each other when the first does not answer.
const BETWEEN = 24;
const EDGE = 12;
const ARC = 40;
const BULGE = 70;
const WIDEST = 214;
const NARROWEST = 150;

/** Of a window of 1,280 pixels; more than six sites in a row are scrolled. */
const ROOM = 1150;

export const HIGH = 84;

/** A console heard of a request lately; its word is half a minute old at most. */
const LATELY = 90_000;

/** All sites that are drawn: those of this console, and those that ask or are asked and have no console here. */
export function nodes(sites) {
  const all = new Map(sites.map((site) => [site.name, { ...site, asks: asks(site) }]));
  for (const site of sites) {
    for (const name of upstreams(site).filter((each) => !all.has(each))) all.set(name, stranger(name));
    for (const asker of site.figures?.downstream ?? []) {
      const node = all.get(asker.site) ?? stranger(asker.site);
      all.set(asker.site, node);
      if (!node.figures) {
        node.asks.push({ site: site.name, used: site.reachable && Date.parse(site.figures.at) - Date.parse(asker.heardAt) < LATELY });
        node.head = site.figures.head.seq;
        node.has = Math.max(node.has ?? 0, asker.has);
        node.heardAt = asker.heardAt;
      }
      const asks = !node.figures || node.asks.some((ask) => ask.site === site.name);
      if (asker.needsSeeding && asks) node.needsSeeding = asker.reason || 'its events are not kept any longer';
    }
  }
  return [...all.values()];
}

const stranger = (name) => ({ name, stranger: true, reachable: true, asks: [] });
const upstreams = (site) => site.figures?.following.upstreams ?? [];

/** Whom it asks, and who answers. */
function asks(site) {
  const answering = site.figures?.following.upstream || upstreams(site)[0];
  return upstreams(site).map((name) => ({ site: name, used: name === answering && site.reachable, answering: name === answering }));
}

/** The one that a site gets its events from, as far as that is known. */
export const followed = (node) => (node.asks.find((ask) => ask.answering || ask.used) ?? node.asks[0])?.site;

/** Where each site stands and each line runs; columns by how many sites an event passes on its way. */
export function plan(all) {
  const columns = columned(all);
  const beside = columns.some((column) => column.some((node) => node.asks.some((ask) => column.some((each) => each.name === ask.site)))) ? BULGE : 0;
  const apart = columns.length > 4 ? 44 : 80;
  const wide = Math.min(WIDEST, Math.max(NARROWEST, Math.floor((ROOM - beside - (columns.length - 1) * apart) / columns.length)));
  const places = new Map();
  const edges = all.flatMap((node) => node.asks.map((ask) => ({ from: ask.site, to: node.name, used: ask.used })));
  const at = new Map(columns.flatMap((column, index) => column.map((node) => [node.name, index])));
  const leap = (edge) => at.get(edge.to) - at.get(edge.from);
  const top = EDGE + (edges.some((edge) => leap(edge) > 1) ? ARC : 0);
  const tallest = Math.max(...columns.map((column) => column.length));
  columns.forEach((column, index) => column.forEach((node, row) => places.set(node.name, {
    x: EDGE + index * (wide + apart),
    y: top + (row + (tallest - column.length) / 2) * (HIGH + BETWEEN),
  })));
  return {
    places,
    wide,
    width: EDGE * 2 + columns.length * (wide + apart) - apart + beside,
    height: top + tallest * (HIGH + BETWEEN) - BETWEEN + EDGE + (edges.some((edge) => leap(edge) < -1) ? ARC : 0),
    lines: edges.sort((one, other) => one.used - other.used).map((edge) => ({
      ...edge, d: line(places.get(edge.from), places.get(edge.to), leap(edge), wide),
    })),
  };
}

function columned(all) {
  const byName = new Map(all.map((node) => [node.name, node]));
  const depth = (node, seen) => {
    const next = byName.get(followed(node));
    if (!next) return 0;
    return seen.has(next.name) ? 1 : 1 + depth(next, seen.add(next.name));
  };
  const columns = [];
  const known = (node) => node.figures || node.asks.length > 0 || all.some((other) => other.asks.some((ask) => ask.site === node.name));
  all.filter(known).forEach((node) => (columns[depth(node, new Set([node.name]))] ??= []).push(node));
  const unknown = all.filter((node) => !known(node));
  const filled = [...columns.filter(Boolean), ...(unknown.length > 0 ? [unknown] : [])];
  // beside the site that they follow, so that few lines cross
  filled.slice(1).forEach((column, index) => {
    const row = (node) => filled[index].findIndex((each) => each.name === followed(node));
    column.sort((one, other) => row(one) - row(other));
  });
  return filled;
}

/** From one site to the next; past others above, or back past them below; beside those of its own column. */
function line(from, to, leap, wide) {
  const middle = (place, by) => place.y + HIGH / 2 + by;
  if (leap === 0) {
    const down = to.y > from.y;
    const x = from.x + wide;
    const out = x + (down ? 36 : BULGE);
    const [y1, y2] = down ? [middle(from, 14), middle(to, -14)] : [middle(from, -20), middle(to, 20)];
    return `M${x} ${y1} C${out} ${y1} ${out} ${y2} ${x + 1} ${y2}`;
  }
  if (Math.abs(leap) === 1) {
    const [x1, x2, by] = leap > 0 ? [from.x + wide, to.x - 1, -6] : [from.x, to.x + wide + 1, 14];
    const bend = (x2 - x1) / 2;
    return `M${x1} ${middle(from, by)} C${x1 + bend} ${middle(from, by)} ${x2 - bend} ${middle(to, by)} ${x2} ${middle(to, by)}`;
  }
  const [x1, x2] = leap > 0 ? [from.x + wide * 0.7, to.x + wide * 0.3] : [from.x + wide * 0.3, to.x + wide * 0.7];
  const [y1, y2, y] = leap > 0 ? [from.y, to.y - 1, Math.min(from.y, to.y) - ARC]
    : [from.y + HIGH, to.y + HIGH + 1, Math.max(from.y, to.y) + HIGH + ARC];
  return `M${x1} ${y1} C${x1} ${y} ${x2} ${y} ${x2} ${y2}`;
}
