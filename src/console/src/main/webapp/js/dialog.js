import { html, useEffect, useRef, useState } from './ui.js';

const LONGEST = 500;

/**
 * Says the effect of an act first, then does it. `act(typed)` gives a promise; what it is refused with is shown, and the dialog stays. Where
 * `typed` is given, that must be typed first, and `act` gets what was. `more` is what else is asked for, and `lacks` whether that is not there yet.
 */
export function EffectDialog({ title, name, effect, verb, undoable, typed, more, lacks, act, done, cancel }) {
  const box = useRef(null);
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
      done(await act(confirmed));
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
      ${more}
      <p class="fault" role="alert">${refused && (refused.words ?? refused.message)}</p>
      <div class="buttons">
        <button type="button" onClick=${() => box.current.close()}>Cancel</button>
        <button class=${undoable ? 'main' : 'danger'} disabled=${busy || lacks || (typed && confirmed !== typed)}>${busy ? 'One moment' : verb}</button>
      </div>
    </form>
  </dialog>`;
}

/** The same with a reason: `act(reason, typed)`. `choice` is what else is to be chosen. */
export function ReasonDialog({ choice, act, ...rest }) {
  const [reason, setReason] = useState('');
  const more = html`${choice}
      <label for="act-reason">Reason <span class="quiet">kept in the audit trail</span></label>
      <textarea id="act-reason" rows="3" required maxlength=${LONGEST} value=${reason}
        onInput=${(event) => setReason(event.currentTarget.value)}></textarea>`;
  return html`<${EffectDialog} ...${rest} more=${more} lacks=${reason.trim() === ''} act=${(typed) => act(reason, typed)} />`;
}
