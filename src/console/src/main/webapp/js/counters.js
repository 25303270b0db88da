import { html, number } from './ui.js';
import { Section, Table } from './table.js';

const KINDS = [['captured', 'events'], ['sealed', 'events'], ['sent', 'portions'], ['received', 'portions'],
  ['duplicates', 'portions'], ['refused', 'messages'], ['replayed', 'events'], ['parked', 'events'],
  ['superseded', 'events'], ['refusedCalls', 'at a secondary', 'calls refused']];

/** One row for each site that has said something. */
export const Counters = ({ sites }) => html`<${Section} id="counters" title="Counters" note="since each site started">
  <${Table} label="Counters" columns=${['Site', ...KINDS.map(([kind, unit, label = kind]) => [label, 'num', unit])]}>
    ${sites.filter((site) => site.figures).map((site) => html`<tr key=${site.name} class=${site.reachable ? '' : 'silent'}>
      <th scope="row">${site.name}</th>
      ${KINDS.map(([kind]) => html`<td class="num">${number(site.figures.counters[kind])}</td>`)}
    </tr>`)}
  <//>
<//>`;
