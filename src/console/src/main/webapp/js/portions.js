import { html, number, time, useEffect, useState } from './ui.js';
import * as api from './api.js';
import { Section, Table } from './table.js';

const PAGE = 20;
const EVERY = 3000;
const STATE = {
  MISSING: 'missing', LATER: 'asked for when it may be replayed', REMOVED: 'no longer kept here', AHEAD: 'waits for what is missing before it', HELD: 'held',
  WAITING: 'waits to be replayed', APPLIED: 'applied', SEALED: 'sealed here',
};
const COLUMNS = [['From', 'num'], ['To', 'num'], ['Events', 'num'], 'State', ['Left out', 'num', 'by choice'], ['Superseded', 'num', 'left out'],
  ['Bytes', 'num'], 'Sealed'];

/** What of the log is at this site, its portions, and what is missing between them, from the end of the log. */
export function Portions({ utc, acts }) {
  const [befores, setBefores] = useState([null]);
  const [page, setPage] = useState(null);
  const [looks, setLooks] = useState(0);
  const [fault, setFault] = useState('');
  const before = befores.at(-1);

  useEffect(() => {
    let current = true;
    api.portions(new URLSearchParams({ ...(before === null ? {} : { before }), limit: PAGE })).then((found) => {
      if (!current) return;
      setPage(found);
      setFault('');
    }, (refused) => current && setFault(refused.words));
    return () => { current = false; };
  }, [before, looks, acts]);

  useEffect(() => {
    const timer = setInterval(() => setLooks((count) => count + 1), EVERY);
    return () => clearInterval(timer);
  }, []);

  const look = (from) => {
    setBefores([from]);
    setLooks(looks + 1);
  };
  const go = (event) => {
    event.preventDefault();
    const from = new FormData(event.target).get('before');
    look(from === '' ? null : Number(from) + 1);
  };

  return html`<${Section} id="portions" title="Portions and gaps" note="as this site has them, the newest first">
    ${page && html`<${Stock} stock=${page.stock} utc=${utc} look=${look} />`}
    <form class="search short" aria-labelledby="portions" onSubmit=${go}>
      <label>Up to event <input name="before" inputmode="numeric" pattern="[0-9]*" placeholder="the end" title="a number, without the epoch" /></label>
      <button type="submit">Look</button>
    </form>
    ${fault && html`<p class="fault" role="alert">${fault}</p>`}
    ${page && html`<${Spans} page=${page} utc=${utc} />
      <p class="acts">
        <button type="button" disabled=${befores.length === 1} onClick=${() => setBefores(befores.slice(0, -1))}>Newer</button>
        <button type="button" disabled=${page.next == null} onClick=${() => setBefores([...befores, page.next])}>Older</button></p>`}
  <//>`;
}

/** Of the whole log, not of this page. */
function Stock({ stock: { begin, applied, complete, head, asked, waitingBytes, parked, hold, gaps }, utc, look }) {
  const waiting = complete - applied;
  return html`<dl class="facts">
    <dt>Here</dt><dd>${complete > begin ? `events ${number(begin + 1)} to ${number(complete)}` : 'no event that can be replayed'}${begin > 0
      && ', no longer those before'}; the log goes to ${number(head)}</dd>
    <dt>Missing</dt><dd>${gaps.length === 0 ? 'nothing' : gaps.map((gap, index) => html`${index > 0 && ', '}<button type="button" class="link"
      onClick=${() => look(gap.to + 1)} aria-label=${`Look at ${words(gap)}`}>${words(gap)}</button>`)}</dd>
    <dt>Not applied</dt><dd>${waiting === 0 ? 'nothing of what is complete'
      : html`${waiting === 1 ? 'event' : 'events'} ${words({ from: applied + 1, to: complete })}, ${number(waitingBytes)} bytes, ${parked > 0
        ? html`<span class="warn">waiting for an operator</span>: an event is parked` : hold
        ? html`<${Held} hold=${hold} utc=${utc} />` : 'being replayed'}`}</dd>
    ${asked < head && html`<dt>Asked for later</dt><dd>${head - asked === 1 ? 'event' : 'events'} ${words({ from: asked + 1, to: head })}${
      hold && html`, <${Held} hold=${hold} utc=${utc} />`}</dd>`}
  </dl>`;
}

const Held = ({ hold, utc }) => html`<span class="warn">held</span> by the schedule ${hold.schedule}${hold.until && `, which stops at ${hold.until}`}${
  opens(hold, utc) || ', until an operator lets them go'}`;

const words = ({ from, to }) => (from === to ? number(from) : `${number(from)} to ${number(to)}`);
const opens = ({ opens: at }, utc) => (at ? `, till ${time(at, utc)}` : '');

function Spans({ page, utc }) {
  if (page.spans.length === 0) return html`<p class="quiet">No portion is here yet.</p>`;
  return html`<${Table} label="Portions" columns=${COLUMNS}>
    ${page.spans.map((each) => html`<tr key=${each.from}>
      <th scope="row" class="num">${number(each.from)}</th>
      <td class="num">${number(each.to)}</td>
      <td class="num">${number(each.to - each.from + 1)}</td>
      <td class=${['MISSING', 'AHEAD', 'HELD'].includes(each.state) ? 'warn' : ''}>${STATE[each.state]}${opens(each, utc)}</td>
      ${['leftOut', 'superseded', 'bytes'].map((count) => html`<td class="num">${each.sealedAt ? number(each[count]) : '–'}</td>`)}
      <td class="time">${each.sealedAt && time(each.sealedAt, utc)}</td>
    </tr>`)}
  <//>`;
}
