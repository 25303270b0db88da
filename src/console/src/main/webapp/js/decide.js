import { html, number, useEffect, useRef, useState } from './ui.js';
import * as api from './api.js';

const LONGEST = 500;

const WORDS = {
  submit: {
    title: 'Submit again', verb: 'Submit again',
    effect: (count) => `The calls of ${count} are made again at the primary, as new events, in the order of the log. What is in effect already is not done twice. A call that fails there changes nothing, and waits here as before.`,
  },
  edit: {
    title: 'Submit with other arguments', verb: 'Submit again',
    effect: () => 'The call is made at the primary with the arguments that you wrote. Those that it had stay on record. What is in effect already is not done twice.',
  },
  drop: {
    title: 'Drop', verb: 'Drop',
    effect: (count) => `${count[0].toUpperCase()}${count.slice(1)} ${count === '1 event' ? 'is' : 'are'} left out for good: what callers saw succeed is then undone. The record stays. This cannot be taken back.`,
  },
};

const send = {
  submit: ({ origins }, reason) => api.submitQuarantined(origins, reason),
  edit: ({ origins, arguments: edited }, reason) => api.submitEdited(origins[0], edited, reason).then((result) => [result]),
  drop: ({ origins }, reason) => api.dropQuarantined(origins, reason),
};

/** Says the effect first, asks for the reason, then sends the wish. */
export function DecideDialog({ wish, done, cancel }) {
  const box = useRef(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(null);
  const words = WORDS[wish.what];
  const count = wish.origins.length === 1 ? '1 event' : `${number(wish.origins.length)} events`;

  useEffect(() => {
    box.current.showModal();
  }, []);

  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      done(await send[wish.what](wish, reason));
    } catch (problem) {
      setBusy(false);
      setRefused(problem);
    }
  };

  return html`<dialog ref=${box} class=${wish.what === 'drop' ? 'act-skip' : ''} aria-labelledby="act-title" aria-describedby="act-effect" onClose=${cancel}>
    <form onSubmit=${submit}>
      <h2 id="act-title">${words.title}: ${wish.origins.length === 1 ? wish.origins[0] : count}</h2>
      <p id="act-effect">${words.effect(count)}</p>
      <label for="act-reason">Reason <span class="quiet">kept in the audit trail</span></label>
      <textarea id="act-reason" rows="3" required maxlength=${LONGEST} value=${reason}
        onInput=${(event) => setReason(event.currentTarget.value)}></textarea>
      <p class="fault" role="alert">${refused && refused.words}</p>
      <div class="buttons">
        <button type="button" onClick=${() => box.current.close()}>Cancel</button>
        <button class=${wish.what === 'drop' ? 'danger' : 'main'} disabled=${busy || reason.trim() === ''}>${busy ? 'One moment' : words.verb}</button>
      </div>
    </form>
  </dialog>`;
}
