// The login: the container's own, asked for in the page.
import { html, useEffect, useRef, useState } from './ui.js';
import * as api from './api.js';
import { Mark } from './mark.js';

export function Login({ notice, done }) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(null);
  const first = useRef(null);

  useEffect(() => {
    document.title = 'Log in · Reprise';
    first.current.focus();
  }, []);

  const submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setRefused(null);
    try {
      done(await api.login(form.elements.user.value, form.elements.password.value));
    } catch (problem) {
      setBusy(false);
      setRefused(problem);
      form.elements.password.value = '';
      form.elements.password.focus();
    }
  };

  return html`<main class="alone">
    <form class="card login" onSubmit=${submit}>
      <${Mark} />
      <h1>Log in to this site</h1>
      ${notice && html`<p class="quiet">${notice}</p>`}
      <label for="user">Name</label>
      <input id="user" name="user" ref=${first} autocomplete="username" autocapitalize="none" spellcheck=${false} required />
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
      <p class="fault" role="alert">${refused && refused.words}</p>
      <button class="main" disabled=${busy}>${busy ? 'Logging in' : 'Log in'}</button>
    </form>
  </main>`;
}
