// How each site stands to the reign that this site knows, in words. Nothing here draws.
import { number, position, span } from './ui.js';

/** The reign that goes on, as far as this site knows; the first one needs no promotion. */
export const current = (reign) => reign.reigns[0] ?? { epoch: 1, primary: reign.primary };

/** What it is, and how that is to be read: word and class. A site that is silent was so. */
export function standing(site, { epoch, primary }) {
  const f = site.figures;
  if (!f) return ['unknown', 'quiet'];
  if (!site.reachable) return [`was ${f.role.toLowerCase()}`, 'quiet'];
  if (f.role === 'NOBODY') return ['nobody', 'nobody'];
  if (f.role === 'SECONDARY') return ['secondary', 'secondary'];
  return site.name === primary || f.head.epoch > epoch ? ['primary', 'primary'] : ['says primary', 'nobody'];
}

/** What an operator has to know of it besides; empty where all is well. */
export function remark(site, { epoch, primary }) {
  const f = site.figures;
  if (!site.reachable) return `Not heard: ${site.error}${f ? ' What stands here is how it was.' : ''}`;
  if (!f) return '';
  if (f.head.epoch > epoch) return `Its log has events of epoch ${f.head.epoch}, of which this site has not heard yet.`;
  if (f.role === 'NOBODY') return f.trouble || `It is neither primary nor secondary; it takes ${f.primary} to be primary.`;
  if (f.role === 'PRIMARY' && site.name !== primary) return `It has not heard yet that ${primary} reigns by epoch ${epoch}.`;
  if (f.role === 'SECONDARY' && f.primary !== primary) return `It takes ${f.primary} to be primary: it has not heard yet that ${primary} reigns.`;
  return f.trouble;
}

export const follows = (f) => (f?.role === 'SECONDARY' ? f.following.upstream || f.following.upstreams[0] || '' : '');

/** How far it is behind the end of the log that it knows of. */
export function behind(site) {
  const f = site.figures;
  if (!f || f.role !== 'SECONDARY') return '';
  if (!site.reachable || !f.lagKnown) return 'not known';
  return f.lagEvents === 0 ? 'nothing' : `${number(f.lagEvents)} ${f.lagEvents === 1 ? 'event' : 'events'}, ${span(f.lagSeconds)}`;
}

/** What is counted as business calls, in words: the most first. Empty where that is not known, or nothing. */
export function calls(counted) {
  if (!counted?.known || counted.events === 0) return '';
  const names = Object.entries(counted.names).sort(([, one], [, other]) => other - one);
  const said = names.map(([name, count]) => `${number(count)} ${name}`);
  if (!counted.whole) said.push(`${number(counted.events - names.reduce((sum, [, count]) => sum + count, 0))} more`);
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : said[0] ?? '';
}

/** What one site had not got from another, as the other said last: words, and how old they are. */
export function ungot(from, to) {
  const words = calls(from?.figures?.downstream.find((each) => each.site === to)?.behind);
  return words && `${words} not at ${to}, as ${from.name} said ${heard(from)}`;
}

/** How old what is told of it is. */
export function heard(site) {
  if (site.ageSeconds === undefined) return 'never';
  return site.self && site.ageSeconds < 3 ? 'now' : `${span(site.ageSeconds)} ago`;
}

/** The site to choose where the primary is to be another: of those that follow, the one with the most of the log. */
export function furthest(sites, primary) {
  const may = sites.filter((site) => site.reachable && site.name !== primary && site.figures && site.figures.role !== 'PRIMARY');
  const follower = (site) => Number(site.figures.role === 'SECONDARY');
  return may.sort((one, other) => follower(other) - follower(one) || other.figures.stored.epoch - one.figures.stored.epoch
    || other.figures.stored.seq - one.figures.stored.seq || other.self - one.self)[0]?.name;
}

/** What may be missing once a site is primary by force, of one that does not answer. `best` is the furthest seq of those that do. */
export function lacking(seen, best) {
  if (seen.seq == null) return 'all that only it has; nothing is known of it here';
  return seen.seq > best ? `events ${number(best + 1)} to ${number(seen.seq)}, and what it took since` : 'what it took since';
}

/** What a former primary still has to do before it may be primary again: text, whether it is so, and what else there is to say. */
export function waysBack(site, { epoch, primary }) {
  const f = site.figures;
  const there = site.reachable && Boolean(f);
  const follower = there && f.role === 'SECONDARY';
  const upToDate = follower && f.lagKnown && f.lagEvents < 1000;
  return [
    ['It answers', there, there ? '' : site.error],
    [`It knows that ${primary} reigns, by epoch ${epoch}`, there && f.primary === primary, there && f.primary !== primary ? `it takes ${f.primary} to be primary` : ''],
    [`It has no events of its own that ${primary} has not`, follower, there && f.role === 'NOBODY' ? f.trouble : ''],
    ['It follows', follower && Boolean(follows(f)), follower ? follows(f) : ''],
    ['It is up to date', upToDate, follower ? `${f.lagKnown ? `${behind(site)} behind` : 'how far it is behind is not known'}, at ${position(f.replayed)}` : ''],
    ['Nothing is parked there', follower && f.parked === 0, follower && f.parked > 0 ? `${number(f.parked)} parked` : ''],
  ];
}
