// The messages of one queue, without what they hold, and who takes them.
import { html, mayAct, mayDecide, number, time, useState } from './ui.js';
import * as api from './api.js';
import { ReasonDialog } from './dialog.js';
import { usePolled } from './polled.js';
import { Message } from './message.js';
import { spark } from './spark.js';
import { Table } from './table.js';

const EVERY = 5000;
const PAGE = 20;
const AGAIN = 'Nothing is lost by that: a site asks again for what did not come.';
const GONE = 'It is gone for good: nobody sends it again. This cannot be taken back.';
const loss = (kind) => (kind === 'REPRISE' ? AGAIN : GONE);

/** What is wished, what came of the last act, and how many there were. */
function useActs() {
  const [wish, setWish] = useState(null);
  const [effect, setEffect] = useState('');
  const [acts, setActs] = useState(0);
  const done = (answer) => {
    setWish(null);
    setEffect(answer.effect);
    setActs(acts + 1);
  };
  return { wish, setWish, effect, acts, done };
}

export function Messages({ me, queue: { name, kind, filled }, utc }) {
  const [from, setFrom] = useState(0);
  const { wish, setWish, effect, acts, done } = useActs();
  const query = new URLSearchParams({ queue: name, from, limit: PAGE });
  const { newest: messages, fault } = usePolled(() => api.messages(query), EVERY, `${acts} ${query}`);
  const { newest: day } = usePolled(() => api.queueDay(name), 12 * EVERY, name);
  const admin = mayDecide(me);
  return html`<div class="queue">
    ${day && html`<p>${spark(day.depths, `Depth of ${name} over a day`)} <span class="quiet">the last 24 hours, as far as this server has looked since it started</span></p>`}
    <p role="status" class="outcome" hidden=${!effect}>${effect}</p>
    ${fault && html`<p class="fault" role="alert">Its messages cannot be listed: ${fault}</p>`}
    ${messages?.length === 0 && html`<p class="quiet">No message is to be seen${from > 0 ? ' from here on' : ''}.</p>`}
    ${messages?.length > 0 && html`<${List} queue=${name} messages=${messages} act=${mayAct(me)} admin=${admin} utc=${utc} ask=${setWish} />`}
    <p class="bar">
      <button type="button" disabled=${from === 0} onClick=${() => setFrom(Math.max(0, from - PAGE))}>Back</button>
      <button type="button" disabled=${from + PAGE >= filled.depth} onClick=${() => setFrom(from + PAGE)}>Further</button>
      ${admin && html`<button type="button" disabled=${filled.depth === 0} onClick=${() => setWish({})}>Delete all</button>`}</p>
    ${wish?.id && html`<${ReasonDialog} title="Delete a message" name=${wish.id} effect=${`The message is taken out of ${name}. ${loss(kind)}`} verb="Delete it"
      undoable=${kind === 'REPRISE'} act=${(reason) => api.deleteMessage(name, wish.id, reason)} done=${done} cancel=${() => setWish(null)} />`}
    ${wish?.back && html`<${ReasonDialog} title="Put a message back" name=${wish.back} effect=${`It goes back into ${wish.to}, behind what came since. ${wish.to.startsWith('reprise.')
      ? 'Its site absorbs what it has already, and would ask again for what it lacks.' : 'Whoever takes messages there gets it once more: what it has done of it before may be done twice.'}`} verb="Put it back"
      undoable act=${(reason) => api.putBack(wish.back, reason)} done=${done} cancel=${() => setWish(null)} />`}
    ${wish && !wish.id && !wish.back && html`<${ReasonDialog} title=${`Delete all of ${name}`} effect=${`All ${number(filled.depth)} messages are deleted, but for what a consumer has. ${loss(kind)}`}
      verb="Delete all" undoable=${kind === 'REPRISE'} typed=${name} act=${(reason, typed) => api.purge(name, typed, reason)} done=${done} cancel=${() => setWish(null)} />`}
  </div>`;
}

function List({ queue, messages, act, admin, utc, ask }) {
  const [open, setOpen] = useState('');
  const failed = messages.some((message) => message.failed || message.from);
  const columns = ['Message', 'Sent', ['Size', 'num', 'bytes'], ['Tries', 'num', 'in vain'], 'State', ...(failed ? ['Was in', 'Why it failed'] : []), ...(act ? ['What to do'] : [])];
  return html`<${Table} label="Messages" columns=${columns}>
    ${messages.map((message) => html`<tr key=${message.id}>
      <th scope="row" class="name">${message.messageId ? html`<button type="button" class="link" aria-expanded=${open === message.id}
        onClick=${() => setOpen(open === message.id ? '' : message.id)}>${message.messageId}</button>` : message.id}</th>
      <td class="time">${message.sent ? time(message.sent, utc) : '–'}</td>
      <td class="num">${number(message.bytes)}</td>
      <td class="num">${number(message.deliveries)}</td>
      <td>${message.state.toLowerCase()}</td>
      ${failed && html`<td>${message.from}</td><td class="prose">${message.failed}</td>`}
      ${act && html`<td class="acts">${message.from && message.messageId && html`<button type="button" aria-label=${`Put back ${message.messageId}`}
        onClick=${() => ask({ back: message.messageId, to: message.from })}>Put back</button>`}${admin && html`<button type="button" aria-label=${`Delete ${message.messageId ?? message.id}`} onClick=${() => ask({ id: message.id })}>Delete</button>`}</td>`}
    </tr>
    ${open === message.id && html`<tr key=${`${message.id} open`}><td colspan=${columns.length}><${Message} queue=${queue} id=${message.messageId} utc=${utc} /></td></tr>`}`)}
  <//>`;
}

/** The message-driven beans of this server. */
export function Consumers({ me }) {
  const { wish, setWish, effect, acts, done } = useActs();
  const { newest: consumers, fault } = usePolled(api.consumers, EVERY, acts);
  const act = mayAct(me);
  return html`
    <p role="status" class="outcome" hidden=${!effect}>${effect}</p>
    ${fault && html`<p class="fault" role="alert">They cannot be listed: ${fault}</p>`}
    ${consumers && html`<${Table} label="Consumers" columns=${['Message-driven bean', 'State', ...(act ? ['What to do'] : [])]}>
      ${consumers.map(({ name, paused }) => html`<tr key=${name}>
        <th scope="row" class="name">${name}</th>
        <td>${paused ? html`<span class="said warn">paused: it takes no message</span>` : 'takes messages'}</td>
        ${act && html`<td class="acts"><button type="button" aria-label=${`${paused ? 'Resume' : 'Pause'} ${name}`}
          onClick=${() => setWish({ name, verb: paused ? 'resume' : 'pause' })}>${paused ? 'Resume' : 'Pause'}</button></td>`}
      </tr>`)}
    <//>`}
    ${wish && html`<${ReasonDialog} title=${wish.verb === 'pause' ? 'Pause' : 'Resume'} name=${wish.name} effect=${EFFECT[wish.verb]} verb=${wish.verb === 'pause' ? 'Pause it' : 'Resume it'}
      undoable act=${(reason) => api.taking(wish.verb, wish.name, reason)} done=${done} cancel=${() => setWish(null)} />`}`;
}

const EFFECT = {
  pause: 'It takes no message until it is resumed, or the server is restarted; what comes stays in its queue. Paused are those of this server only.',
  resume: 'It takes messages again, the oldest first.',
};
