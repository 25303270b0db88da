import { html, number, rate } from './ui.js';
import { Section, Table } from './table.js';

export function Queues({ sites }) {
  const rows = sites.flatMap((site) => (site.figures?.queues ?? []).map((queue) => ({ site, queue })));
  return html`<${Section} id="queues" title="Queues">
    <${Table} label="Queues" columns=${['Queue', 'Site', ['Depth', 'num', 'messages'], ['Rate', 'num', 'messages, over 10 s']]}>
      ${rows.map(({ site, queue }) => html`<tr key=${queue.name} class=${site.reachable ? '' : 'silent'}>
        <th scope="row">${queue.name}</th>
        <td>${site.name}</td>
        <td class="num">${queue.depth < 0 ? 'not known' : number(queue.depth)}</td>
        <td class="num">${rate(queue.perSecond)}</td>
      </tr>`)}
      ${rows.length === 0 && html`<tr><td colspan="4" class="quiet">No site has said anything of its queues yet.</td></tr>`}
    <//>
  <//>`;
}
