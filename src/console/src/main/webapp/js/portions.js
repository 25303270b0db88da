import { html, number, time, useEffect, useState } from './ui.js';
import * as api from './api.js';
import { Section, Table } from './table.js';

const PAGE = 20;
const STATE = { MISSING: 'missing', REMOVED: 'no longer kept here', WAITING: 'waits to be replayed', APPLIED: 'applied', SEALED: 'sealed here' };

/** The portions that are at this site, and what is missing between them, from the end of the log. */
export function Portions({ utc, acts }) {
  const [befores, setBefores] = useState([null]);
  const [page, setPage] = useState(null);
  const [looks, setLooks] = useState(0);
  const [fault, setFault] = useState('');
  const before = befores.at(-1);

  useEffect(() => {
    api.portions(new URLSearchParams({ ...(before === null ? {} : { before }), limit: PAGE })).then((found) => {
      setPage(found);
      setFault('');
    }, (refused) => setFault(`${refused.message} ${refused.remedy}`));
  }, [before, looks, acts]);

  const go = (event) => {
    event.preventDefault();
    const from = new FormData(event.target).get('before');
    setBefores([from === '' ? null : Number(from) + 1]);
    setLooks(looks + 1);
  };

  return html`<${Section} id="portions" title="Portions and gaps" note="as this site has them, the newest first">
    <form class="search" aria-labelledby="portions" onSubmit=${go}>
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

function Spans({ page, utc }) {
  if (page.spans.length === 0) return html`<p class="quiet">No portion is here yet.</p>`;
  return html`<${Table} label="Portions" columns=${[['From', 'num'], ['To', 'num'], ['Events', 'num'], 'State', ['Left out', 'num', 'by choice'], ['Superseded', 'num'], ['Bytes', 'num'], 'Sealed']}>
    ${page.spans.map((each) => html`<tr key=${each.from}>
      <th scope="row" class="num">${number(each.from)}</th>
      <td class="num">${number(each.to)}</td>
      <td class="num">${number(each.to - each.from + 1)}</td>
      <td class=${each.state === 'MISSING' ? 'warn' : ''}>${STATE[each.state]}</td>
      ${['leftOut', 'superseded', 'bytes'].map((count) => html`<td class="num">${each.sealedAt ? number(each[count]) : '–'}</td>`)}
      <td class="time">${each.sealedAt && time(each.sealedAt, utc)}</td>
    </tr>`)}
  <//>`;
}
