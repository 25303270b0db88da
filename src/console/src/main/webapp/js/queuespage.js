// The page "Queues": every queue of this server's engine, and what waits in the site itself.
import { html, number, rate, span, useState } from './ui.js';
import * as api from './api.js';
import { Consumers, Messages } from './messages.js';
import { address } from './pages.js';
import { usePolled } from './polled.js';
import { spark } from './spark.js';
import { Section, Table } from './table.js';

const EVERY = 5000;
const PAGE = 50;
const KINDS = [['', 'All'], ['site', 'Waiting in this site'], ['reprise', 'Between sites'], ['application', 'Of the application'], ['exception', 'Exception destination']];
const ORDERS = [['depth', 'deepest'], ['age', 'oldest message'], ['growth', 'growing fastest'], ['name', 'by name']];
const WHOSE = { SITE: 'this site', REPRISE: 'between sites', APPLICATION: 'application', EXCEPTION: 'exception destination' };
const COLUMNS = ['Queue', 'Whose', ['Depth', 'num', 'messages or events'], ['Oldest', 'num'], ['In', 'num', 'over a minute'], ['Out', 'num', 'over 10 s'], ['Trend', '', 'over a minute'], ['15 minutes', '', 'depth']];

const asked = (name, values) => {
  const value = new URLSearchParams(location.search).get(name) ?? '';
  return !values || values.some(([known]) => known === value) ? value : values[0][0];
};

export function QueuesPage({ me, view, utc }) {
  const [wish, setWish] = useState({ contains: asked('queue'), kind: asked('kind', KINDS), order: asked('order', ORDERS) || 'depth' });
  const [from, setFrom] = useState(0);
  const [open, setOpen] = useState('');
  const query = new URLSearchParams({ ...wish, from, limit: PAGE });
  const { newest: page, fault } = usePolled(() => api.queues(query), EVERY, String(query));
  const change = (name) => (event) => {
    const value = event.currentTarget.value;
    history.replaceState(null, '', address({ [name === 'contains' ? 'queue' : name]: name === 'order' && value === 'depth' ? '' : value }));
    setWish({ ...wish, [name]: value });
    setFrom(0);
  };

  return html`<h1 class="unseen">Queues of ${view.site}</h1>
    <${Section} id="queues" title="Queues" note=${page && counted(page)}>
      ${fault && html`<p class="fault" role="alert">The queues cannot be read: ${fault}${page && ' What stands here is how they were.'}</p>`}
      ${page?.trouble && html`<p class="outcome warn">${page.trouble}</p>`}
      ${page && !page.engine && html`<p class="outcome">This server has no messaging engine of its own: queues of another one are not seen from here, only what waits in the site.</p>`}
      <form class="search short" onSubmit=${(event) => event.preventDefault()}>
        <label>Name has <input value=${wish.contains} onInput=${change('contains')} /></label>
        <${Choice} label="Whose" values=${KINDS} value=${wish.kind} change=${change('kind')} />
        <${Choice} label="First" values=${ORDERS} value=${wish.order} change=${change('order')} />
      </form>
      ${page && (page.queues.length === 0 ? html`<p class="quiet">None.</p>` : html`<${Rows} queues=${page.queues} me=${me} utc=${utc} open=${open} show=${(name) => setOpen(open === name ? '' : name)} />`)}
      ${page && page.found > PAGE && html`<p class="bar">
        <button type="button" disabled=${from === 0} onClick=${() => setFrom(Math.max(0, from - PAGE))}>Back</button>
        <button type="button" disabled=${from + PAGE >= page.found} onClick=${() => setFrom(from + PAGE)}>Further</button>
        <span class="quiet">${number(from + 1)} to ${number(from + page.queues.length)} of ${number(page.found)}</span></p>`}
      <p class="quiet">Looked at every five seconds, whether anybody watches or not. The engine does not count what goes through a queue: in and out are
        known of those between sites, which Reprise empties itself, and how a depth moves of all. Ages are by the clocks of this server and of the sender.</p>
    <//>
    <${Section} id="consumers" title="Consumers" note="the message-driven beans of this server"><${Consumers} me=${me} /><//>`;
}

const Choice = ({ label, values, value, change }) => html`<label>${label} <select value=${value} onChange=${change}>
  ${values.map(([name, words]) => html`<option value=${name}>${words}</option>`)}</select></label>`;

const counted = ({ all, found }) => (found === all ? `${number(all)} in all` : `${number(found)} of ${number(all)}`);

const Rows = ({ queues, me, utc, open, show }) => html`<${Table} label="Queues" columns=${COLUMNS}>
  ${queues.map((queue) => html`<${Row} key=${queue.name} queue=${queue} open=${open === queue.name} show=${show} />
    ${open === queue.name && html`<tr key=${`${queue.name} open`}><td colspan=${COLUMNS.length}><${Messages} me=${me} queue=${queue} utc=${utc} /></td></tr>`}`)}
<//>`;

/** Figures that are older than this are said to be old. */
const OLD = 20;

function Row({ queue: { name, kind, filled, oldestSeconds, flow, ageSeconds, depths }, open, show }) {
  return html`<tr class=${ageSeconds > OLD ? 'silent' : ''}>
    <th scope="row">${kind === 'SITE' ? name : html`<button type="button" class="link" aria-expanded=${open} onClick=${() => show(name)}>${name}</button>`}</th>
    <td>${WHOSE[kind]}</td>
    <td class="num">${number(filled.depth)}${filled.allowed > 0 && html` <span class="quiet">of ${number(filled.allowed)}</span>`}
      ${!filled.open && html`<br /><span class="said bad">takes none</span>`}</td>
    <td class="num">${oldestSeconds == null ? html`<span class="quiet">–</span>` : span(oldestSeconds)}</td>
    <td class="num">${known(flow.in)}</td>
    <td class="num">${known(flow.out)}</td>
    <td>${trend(filled, flow)}${ageSeconds > OLD && html`<br /><span class="said warn">seen ${span(ageSeconds)} ago</span>`}</td>
    <td>${spark(depths, `Depth of ${name} over fifteen minutes`)}</td>
  </tr>`;
}

const known = (perSecond) => (perSecond == null ? html`<span class="quiet">–</span>` : rate(perSecond));

/** What a depth moves by in a minute says nothing below this, and below this part of it. */
const FEW = 3;
const PART = 0.05;

function trend({ depth }, { grows, drainSeconds }) {
  if (depth === 0) return html`<span class="quiet">empty</span>`;
  if (grows == null) return html`<span class="quiet">not known yet</span>`;
  if (Math.abs(grows) * 60 < Math.max(FEW, depth * PART)) return 'steady';
  return grows > 0 ? html`<span class="warn">grows ${rate(grows)}</span>` : `drains in ${span(drainSeconds)}`;
}
