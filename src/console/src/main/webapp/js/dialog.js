import { dotted, html, number, position, useEffect, useRef, useState } from './ui.js';
import * as api from './api.js';

const LONGEST = 500;

const WORDS = {
  retry: {
    title: 'Retry', verb: 'Retry the event',
    effect: (waiting) => `The event is replayed once more. If that succeeds, ${waiting} behind it in order. If it fails, it is parked again and nothing else changes.`,
  },
  skip: {
    title: 'Skip', verb: 'Skip the event',
    effect: (waiting) => `The event is left out at this site for ever. This copy then differs from the primary, and later events may fail because of it. After that, ${waiting} in order. This cannot be taken back.`,
  },
};

const follow = (count) => (count === 1 ? 'the 1 stored event that waits follows' : `the ${number(count)} stored events that wait follow`);

/** Says the effect first, asks for the reason, then sends the wish. */
export function ActDialog({ wish, waiting, done, cancel }) {
  const box = useRef(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(null);
  const words = WORDS[wish.what];
  const where = position(wish.event.position);

  useEffect(() => {
    box.current.showModal();
  }, []);

  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      done(await api.act(wish.what, wish.event.position, reason));
    } catch (problem) {
      setBusy(false);
      setRefused(problem);
    }
  };

  return html`<dialog ref=${box} class=${`act-${wish.what}`} aria-labelledby="act-title" aria-describedby="act-effect" onClose=${cancel}>
    <form onSubmit=${submit}>
      <h2 id="act-title">${words.title} ${where}</h2>
      <p class="quiet name">${dotted(wish.event.name)}</p>
      <p id="act-effect">${words.effect(follow(waiting))}</p>
      <label for="act-reason">Reason <span class="quiet">kept in the audit trail</span></label>
      <textarea id="act-reason" rows="3" required maxlength=${LONGEST} value=${reason}
        onInput=${(event) => setReason(event.currentTarget.value)}></textarea>
      <p class="fault" role="alert">${refused && refused.words}</p>
      <div class="buttons">
        <button type="button" onClick=${() => box.current.close()}>Cancel</button>
        <button class=${wish.what === 'skip' ? 'danger' : 'main'} disabled=${busy || reason.trim() === ''}>${words.verb}</button>
      </div>
    </form>
  </dialog>`;
}
