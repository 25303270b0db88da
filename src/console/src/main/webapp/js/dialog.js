import { html, useEffect, useRef, useState } from './ui.js';

const LONGEST = 500;

/**
 * Says the effect of an act first, asks for the reason, then does it.
 * `act(reason)` gives a promise; what it is refused with is shown, and the dialog stays. Where `typed` is given, that must be
 * typed first, and `act` gets what was.
 */
export function ReasonDialog({ title, name, effect, verb, undoable, typed, act, done, cancel }) {
  const box = useRef(null);
  const [reason, setReason] = useState('');
  const [confirmed, setConfirmed] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(null);

  useEffect(() => {
    box.current.showModal();
  }, []);

  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      done(await act(reason, confirmed));
    } catch (problem) {
      setBusy(false);
      setRefused(problem);
    }
  };

  return html`<dialog ref=${box} class=${undoable ? '' : 'final'} aria-labelledby="act-title" aria-describedby="act-effect" onClose=${cancel}>
    <form onSubmit=${submit}>
      <h2 id="act-title">${title}</h2>
      ${name && html`<p class="quiet name">${name}</p>`}
      <p id="act-effect">${effect}</p>
      ${typed && html`<label>Type ${typed} to confirm <input value=${confirmed} required autocomplete="off" spellcheck="false"
        onInput=${(event) => setConfirmed(event.currentTarget.value)} /></label>`}
      <label for="act-reason">Reason <span class="quiet">kept in the audit trail</span></label>
      <textarea id="act-reason" rows="3" required maxlength=${LONGEST} value=${reason}
        onInput=${(event) => setReason(event.currentTarget.value)}></textarea>
      <p class="fault" role="alert">${refused && refused.words}</p>
      <div class="buttons">
        <button type="button" onClick=${() => box.current.close()}>Cancel</button>
        <button class=${undoable ? 'main' : 'danger'} disabled=${busy || reason.trim() === '' || (typed && confirmed !== typed)}>${busy ? 'One moment' : verb}</button>
      </div>
    </form>
  </dialog>`;
}
