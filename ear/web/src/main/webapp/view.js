// From figures to elements. Text is set as text, never as HTML.

export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value) made.setAttribute(key, value);
  }
  made.append(...children.map(child => child instanceof Node ? child : String(child ?? "")));
  return made;
};

const number = value => value.toLocaleString("en");
const time = at => new Date(at).toLocaleTimeString("en-GB");
const status = value => element("span", { class: `status ${value}` }, value.toLowerCase());

export const options = (select, keys) =>
  select.replaceChildren(...keys.map(key => element("option", { value: key }, key)));

export const messageRow = (message, isNew, follow) => element("tr", { class: isNew ? "new" : "" },
  element("td", {}, element("button", {
    class: "link mono", type: "button", title: message.id, "aria-label": `Follow message ${message.id}`,
    onclick: () => follow(message.id),
  }, message.id.length > 20 ? `${message.id.slice(0, 13)}…` : message.id)),
  element("td", {}, status(message.status)),
  element("td", { class: "text" }, message.text),
  element("td", { class: "number" }, message.amount.toFixed(2)),
  element("td", {}, message.connector),
  element("td", {}, message.destination),
  element("td", {}, message.place ?? "–"),
  element("td", { class: "number" }, message.hops),
  element("td", {}, time(message.acceptedAt)));

export const followed = ({ message, hops }) => [
  element("p", { class: "quiet" },
    status(message.status), " ", element("span", { class: "mono" }, message.id)),
  element("p", { class: "quiet" }, `“${message.text}”, from ${message.connector} to ${message.destination}`,
    message.reason ? `: ${message.reason}` : ""),
  element("ol", { class: "hops" },
    ...hops.map(hop => element("li", {}, `${hop.point} at ${time(hop.at)} `, status(hop.status)))),
];

export const counts = ({ status: byStatus, rows }) => [
  ...Object.entries(byStatus).map(([name, count]) =>
    element("div", {}, element("dt", {}, status(name)), element("dd", {}, number(count)))),
  ...Object.entries({ "archive entries": rows.ArchiveEntry, connectors: rows.Connector, "route points": rows.RoutePoint })
    .map(([name, count]) => element("div", {}, element("dt", {}, name), element("dd", {}, number(count)))),
];

export const progress = job => {
  const kinds = Object.entries(job.kinds).filter(([, figures]) => figures.calls > 0).map(([kind, figures]) =>
    element("li", {}, `${kind}: ${number(figures.calls)} calls, ${figures.meanMillis.toFixed(1)} ms each`));
  return [
    element("p", { class: "quiet" }, job.state === "PREPARING" ? "Handing in the messages …"
      : `${number(job.calls)} calls in ${job.seconds.toFixed(1)} s, ${number(Math.round(job.perSecond))} per second, `
        + `${number(job.failed)} failed${job.state === "DONE" ? "." : " …"}`),
    element("ul", { class: "hops" }, ...kinds),
    ...(job.error ? [element("p", { class: "status FAILED" }, job.error)] : []),
  ];
};
