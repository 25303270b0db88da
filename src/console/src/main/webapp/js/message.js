// One message as it lies in its queue: its headers, and of a portion what it carries; nothing of its body.
import { dotted, html, number, time, useEffect, useState } from './ui.js';
import * as api from './api.js';
import { Table } from './table.js';

export function Message({ queue, id, utc }) {
  const [message, setMessage] = useState(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    api.message(queue, id).then(setMessage, (refused) => setFault(refused.words));
  }, [queue, id]);
  if (fault) return html`<p class="fault" role="alert">${fault}</p>`;
  if (!message) return html`<p class="quiet">One moment.</p>`;
  return html`<dl class="facts">
      <dt>Sent</dt><dd>${time(message.sent, utc)}${message.expires && `, expires ${time(message.expires, utc)}`}, priority ${message.priority}, ${message.type}</dd>
      ${message.correlationId && html`<dt>Belongs to</dt><dd>${message.correlationId}</dd>`}
      ${message.replyTo && html`<dt>Answer to</dt><dd>${message.replyTo}</dd>`}
      ${Object.entries(message.properties).map(([name, value]) => html`<dt>${name}</dt><dd class="name">${value}</dd>`)}
      ${message.others.length > 0 && html`<dt>Others</dt><dd>${message.others.join(', ')} <span class="quiet">of the application; their values are not shown</span></dd>`}
    </dl>
    ${message.unreadable && html`<p class="outcome warn">What it carries cannot be read: ${message.unreadable}</p>`}
    ${message.portions.length > 0 && html`<${Table} label="Portions in the message" columns=${['Events', ['Count', 'num'], 'Sealed', 'By name']}>
      ${message.portions.map((portion) => html`<tr><th scope="row">${portion.epoch}:${number(portion.firstSeq)} to ${number(portion.lastSeq)}</th>
        <td class="num">${number(portion.count)}</td><td class="time">${time(portion.sealedAt, utc)}</td>
        <td class="name">${Object.entries(portion.events).map(([name, count], index) => html`${index > 0 && ', '}${number(count)} ${dotted(name)}`)}</td></tr>`)}
    <//>`}`;
}
