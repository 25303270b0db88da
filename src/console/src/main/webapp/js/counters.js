import { html, number } from './ui.js';
import { Section, Table } from './table.js';

const KINDS = [['captured', 'events'], ['sealed', 'events'], ['sent', 'portions'], ['received', 'portions'],
  ['duplicates', 'portions'], ['refused', 'messages'], ['replayed', 'events'], ['parked', 'events']];

/** One row for each kind, one column for each site that has said something. */
export function Counters({ sites }) {
  const known = sites.filter((site) => site.figures);
  return html`<${Section} id="counters" title="Counters" note="since each site started">
    <${Table} label="Counters" columns=${['What', ...known.map((site) => [site.name, 'num'])]}>
      ${KINDS.map(([kind, unit]) => html`<tr key=${kind}>
        <th scope="row">${kind} <span class="unit">${unit}</span></th>
        ${known.map((site) => html`<td class=${site.reachable ? 'num' : 'num silent'}>${number(site.figures.counters[kind])}</td>`)}
      </tr>`)}
    <//>
  <//>`;
}
