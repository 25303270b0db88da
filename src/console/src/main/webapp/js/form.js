import { html, useState } from './ui.js';

export const names = (text) => text.split(',').map((name) => name.trim()).filter(Boolean);

/**
 * What an operator asks for, with a reason; `fields` are name, label, value, required, hint, choices. When `ask` is refused, the
 * refusal stands at the fields, and what was written stays.
 */
export function Form({ title, verb, ask, fields }) {
  const [fault, setFault] = useState('');
  const id = title.replaceAll(' ', '-').toLowerCase();
  const submit = (event) => {
    event.preventDefault();
    const form = event.target;
    setFault('');
    ask(new FormData(form)).then(() => form.reset(), (refused) => setFault(refused.words ?? refused.message));
  };
  const refused = fault ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-fault` } : {};

  return html`<form onSubmit=${submit} aria-labelledby=${id}>
    <h3 id=${id}>${title}</h3>
    ${fields.map((field) => html`<${Field} key=${field[0]} field=${field} refused=${refused} />`)}
    <p id=${`${id}-fault`} class="fault" role="alert">${fault}</p>
    <label>Reason <span class="quiet">kept in the audit trail</span><input name="reason" required maxlength="500" /></label>
    <button type="submit">${verb}</button>
  </form>`;
}

function Field({ field: [name, label, value, required, hint, choices], refused }) {
  if (choices) {
    return html`<label>${label}<select name=${name} ...${refused}>
      ${choices.map(([choice, words]) => html`<option value=${choice} defaultSelected=${choice === value}>${words}</option>`)}
    </select></label>`;
  }
  return html`<label>${label}
    <input name=${name} defaultValue=${value} required=${required} placeholder=${hint ?? ''} title=${hint ?? ''} ...${refused} /></label>`;
}
