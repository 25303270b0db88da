// Which page of the console is shown; it is in the URL, so that it can be kept, sent to somebody, and gone back to.
import { html, useEffect, useState } from './ui.js';

/** Name in the URL and title; the first is shown where the URL names none. */
export const PAGES = [['overview', 'Overview'], ['alerts', 'Alerts'], ['sites', 'Sites'], ['queues', 'Queues'], ['worklist', 'Worklist']];

const shown = () => {
  const asked = new URLSearchParams(location.search).get('page');
  return PAGES.some(([name]) => name === asked) ? asked : PAGES[0][0];
};

/** This address with other parameters; one without a value goes. */
export function address(parameters) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return url;
}

/** The page that is shown, and how to turn to another one. */
export function usePage() {
  const [page, setPage] = useState(shown);
  useEffect(() => {
    const turned = () => setPage(shown());
    addEventListener('popstate', turned);
    return () => removeEventListener('popstate', turned);
  }, []);
  const turn = (name) => {
    history.pushState(null, '', of(name));
    setPage(name);
    document.getElementById('content').focus();
  };
  return [page, turn];
}

const of = (name) => address({ page: name === PAGES[0][0] ? '' : name, to: '', way: '', state: '', queue: '', kind: '', order: '' });

/** Links, so that a page opens in another window too. */
export const Pages = ({ page, turn }) => html`<nav class="pages" aria-label="Pages">
  ${PAGES.map(([name, title]) => html`<a key=${name} href=${of(name)} aria-current=${name === page ? 'page' : undefined} onClick=${(event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    turn(name);
  }}>${title}</a>`)}
</nav>`;
