import { dotted, html, mayAct, mayDecide, number, position, rootCause, time, useState } from './ui.js';
import { Section, Table } from './table.js';
import { ActDialog } from './act.js';
import { Outcome } from './outcome.js';

export function Parked({ me, sites, parked, utc, acted }) {
  const [wish, setWish] = useState(null);
  const [asked, setAsked] = useState(null);

  const done = (answer) => {
    setAsked({ ...wish, answer, at: new Date().toISOString() });
    setWish(null);
    acted();
    document.getElementById('parked').focus();
  };
  return html`<${Section} id="parked" title="Parked events" note=${parked && summary(parked)}>
    ${!parked && html`<p class="fault">The parked events of this site cannot be read at the moment.</p>`}
    <${Outcome} asked=${asked} parked=${parked} utc=${utc} />
    ${parked?.events.length > 0 && html`<${List} events=${parked.events} act=${mayAct(me)} decide=${mayDecide(me)} utc=${utc} ask=${setWish} />`}
    ${parked && parked.events.length < parked.total && html`<p class="quiet">The first ${parked.events.length} are listed.</p>`}
    ${sites.filter((site) => site.url && site.figures?.parked > 0).map((site) => html`<p key=${site.name} class="elsewhere">
      ${number(site.figures.parked)} at <a href=${site.url}>${site.name}</a>: retry and skip are in the console of that site.</p>`)}
    ${wish && html`<${ActDialog} wish=${wish} waiting=${parked?.waitingBehind ?? 0} done=${done} cancel=${() => setWish(null)} />`}
  <//>`;
}

function summary({ total, waitingBehind }) {
  if (total === 0) return 'None at this site.';
  return `${number(total)} at this site. ${number(waitingBehind)} stored ${waitingBehind === 1 ? 'event waits' : 'events wait'} behind.`;
}

/** The cause at once, what it brought about on demand. */
function Reason({ reason }) {
  const cause = rootCause(reason);
  return cause === reason ? reason : html`${cause}
    <details><summary class="quiet">All of it</summary>${reason}</details>`;
}

function List({ events, act, decide, utc, ask }) {
  const columns = [['Position', 'num'], 'Event', 'Reason', ['Tries', 'num'], 'Since', ...(act ? ['What to do'] : [])];
  return html`<${Table} label="Parked events" columns=${columns}>
    ${events.map((event) => html`<tr key=${position(event.position)}>
      <th scope="row" class="num">${position(event.position)}</th>
      <td class="name">${dotted(event.name)}</td>
      <td class="prose"><${Reason} reason=${event.reason} /></td>
      <td class="num">${event.tries}</td>
      <td class="time">${time(event.at, utc)}</td>
      ${act && html`<td class="acts">
        <button type="button" aria-label=${`Retry ${position(event.position)}`} onClick=${() => ask({ what: 'retry', event })}>Retry</button>
        ${decide && html`<button type="button" aria-label=${`Skip ${position(event.position)}`} onClick=${() => ask({ what: 'skip', event })}>Skip</button>`}
      </td>`}
    </tr>`)}
  <//>`;
}
