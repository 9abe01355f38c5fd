// The service worker, as a page sees it.

const ADDRESS = new URL("service-worker.js", document.baseURI).href;
/** How often a page that stays open asks whether there is a new version, in milliseconds. */
const HOUR = 3_600_000;

/** Gives the address of the worker, and no other, as an address that a script may be run from (Trusted Types). */
let policy;
/** The name of the program that this page runs. */
let program;
let hasBegun = false;

/** Whether the publisher has taken the worker away. A host may answer a missing file with the page; one in trouble answers
 * with a page that says so, and has taken nothing away. */
const isGone = async () => {
  const { ok, status, headers } = await fetch(ADDRESS, { cache: "no-store" });
  return [404, 410].includes(status) || (ok && headers.get("content-type")?.includes("html"));
};

/** Asks a worker whether this page is of its version: if so, it takes over; if not, it says so. */
const introduce = (worker) => worker?.postMessage({ program });

/** Follows the workers that come and go. */
const follow = (registration) => {
  const container = navigator.serviceWorker;
  const meet = (coming) => coming?.addEventListener("statechange", () => {
    if (coming.state === "installed" && registration.active) introduce(coming);
  });
  container.addEventListener("message", ({ data }) => data.version && tellOfNewVersion());
  container.addEventListener("controllerchange", () => {
    introduce(container.controller);
    // What this page has loaded without it.
    const loaded = [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
    container.controller?.postMessage({ loaded });
  });
  introduce(registration.waiting);
  // The browser has looked for a new one by itself when the page was opened.
  meet(registration.installing);
  registration.addEventListener("updatefound", () => meet(registration.installing));
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(console.warn);
  });
};

/** Brings the worker into the browser. */
const begin = async () => {
  const known = await registered();
  try {
    const registration = await navigator.serviceWorker.register(policy?.createScriptURL("") ?? ADDRESS);
    if (!hasBegun) follow(registration);
    hasBegun = true;
    // A worker that is there is looked at by the browser when it likes, and one that has gone from the host not at all.
    if (known) await registration.update();
  } catch (why) {
    console.warn(why);
    if (await isGone()) await leave();
  }
};

/** Begins with it all, when the newspaper has started. `trusted` is the page's policy, `code` the address of its program. */
export default async (trusted, code) => {
  policy = trusted;
  program = code.replace(/^.*\//, "");
  // There is none without HTTPS, nor in some private windows.
  if (!navigator.serviceWorker || !window.caches) return;
  // The publisher does not want it.
  if (document.querySelector("meta[name=iman-offline][content=off]")) return leave();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets.push(sheet);
  customElements.define("offline-reading", Panel);
  if (isOff()) return leave();
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  await begin();
};
