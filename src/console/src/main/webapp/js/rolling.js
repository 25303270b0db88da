import { html, number, position, time } from './ui.js';
import * as api from './api.js';
import { usePolled } from './polled.js';
import { Section, Table } from './table.js';

const EVERY = 5000;
const WAYS = { RANGES: 'by ranges of keys', KEYS: 'by keys, there and back', WHOLE: 'as a whole, without a key' };

/** How this secondary's tables are held against those of the site that it follows, all the time. */
export function RollingAudit({ sites, utc, acts }) {
  const self = sites.find((site) => site.self);
  if (self?.figures?.role !== 'SECONDARY') return null;
  return html`<${Section} id="rolling-audit" title="Rolling audit" note="the tables of this site against those of the one that it follows, some rows a second">
    <${Audited} utc=${utc} acts=${acts} />
  <//>`;
}

function Audited({ utc, acts }) {
  const { newest: audit, fault } = usePolled(api.rollingAudit, EVERY, acts);
  const differences = audit?.differences ?? [];
  const tables = audit?.tables ?? [];

  return html`${fault && html`<p class="fault">How far it is cannot be read: ${fault}</p>`}
    ${audit?.rests && html`<p class="warn">Nothing is read: ${audit.rests}.</p>`}
    ${audit?.round > 0 && html`<p>Round ${number(audit.round)} against ${audit.upstream}, begun <span class="quiet">${time(audit.began, utc)}</span>:${' '}
      ${number(audit.done)} of ${number(tables.length)} tables, ${number(audit.rows)} rows${audit.lastRound > 0 ? ` of some ${number(audit.lastRound)}` : ''}${audit.table ? `, now ${audit.table}` : ''};${' '}
      ${number(audit.suspects)} rows to be looked at again. Since the start ${number(audit.counts.found)} differed,${' '}
      ${number(audit.counts.repaired)} were repaired, ${number(audit.counts.gone)} are gone.</p>`}
    ${audit?.counts.unlisted > 0 && html`<p class="warn">Too many rows differ for the audit: compare the tables in "Jobs".</p>`}
    ${differences.length > 0 && html`<${Table} label="Rows that differ now" columns=${['Table', 'Key', 'Column', 'There', 'Here', 'Last written by', 'Found']}>
      ${differences.map((each) => html`<tr key=${`${each.table} ${each.key} ${each.column}`}>
        <th scope="row">${each.table}</th><td>${each.key}</td><td>${each.column}</td>
        <td class="prose">${each.there}</td><td class="warn prose">${each.here}</td>
        <td>${each.position ? `${position(each.position)} ${each.event}` : 'not known any more'}</td>
        <td class="time">${time(each.at, utc)}</td>
      </tr>`)}
    <//>`}
    ${tables.length > 0 && html`<${Table} label="Audited tables" columns=${['Table', 'Last found equal', 'Rows', 'Differ', 'Read']}>
      ${tables.map((table) => html`<tr key=${table.table}>
        <th scope="row">${table.table}</th>
        <td class="time">${table.equalAt ? time(table.equalAt, utc) : 'not yet'}</td>
        <td class="figure">${number(table.rows)}</td>
        <td class="figure ${table.differing > 0 ? 'warn' : ''}">${number(table.differing)}</td>
        <td class="prose">${table.note || WAYS[table.way]}</td>
      </tr>`)}
    <//>`}`;
}
