// Who is there? Then the console, or the login.
import { html, render, useEffect, useState } from './ui.js';
import * as api from './api.js';
import { Login } from './login.js';
import { Console } from './console.js';

const RETRY = 2000;

function App() {
  const [me, setMe] = useState(undefined);
  const [notice, setNotice] = useState('');

  useEffect(() => {
    let timer = 0;
    const ask = () => api.me().then(setMe, (refused) => {
      if (refused.status === 401) {
        setMe(null);
      } else {
        setNotice(`${refused.message} Trying again.`);
        timer = setTimeout(ask, RETRY);
      }
    });
    ask();
    return () => clearTimeout(timer);
  }, []);

  const leave = (why) => {
    setNotice(why);
    setMe(null);
  };
  if (me === undefined) return html`<main class="alone"><p role="status">${notice || 'One moment.'}</p></main>`;
  if (me === null) return html`<${Login} notice=${notice} done=${setMe} />`;
  return html`<${Console} me=${me} leave=${leave} />`;
}

const root = document.getElementById('app');
root.textContent = '';
render(html`<${App} />`, root);
