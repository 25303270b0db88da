import { html } from './ui.js';

/** Names in a field, with commas between them. */
export const names = (text) => text.split(',').map((name) => name.trim()).filter(Boolean);

/** What an operator asks for, with a reason; `fields` are name, label, value, required, hint. */
export function Form({ title, verb, ask, fields }) {
  const submit = (event) => {
    event.preventDefault();
    const form = event.target;
    ask(new FormData(form)).then(() => form.reset());
  };
  const id = title.replaceAll(' ', '-').toLowerCase();
  return html`<form onSubmit=${submit} aria-labelledby=${id}>
    <h3 id=${id}>${title}</h3>
    ${fields.map(([name, label, value, required, hint]) => html`<label>${label}
      <input name=${name} defaultValue=${value} required=${required} placeholder=${hint ?? ''} title=${hint ?? ''} /></label>`)}
    <label>Reason <span class="quiet">kept in the audit trail</span><input name="reason" required maxlength="500" /></label>
    <button type="submit">${verb}</button>
  </form>`;
}
