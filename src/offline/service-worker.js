// Keeps the newspaper readable without a connection; docs/offline.md says what is kept, and for how long. A browser takes a
// changed file of this name for a new version, so the last step of the build writes the version and the files of the app
// into the next line. Below its own folder it answers for pages, documents, pictures and code; all else goes its own way.
const version = "", files = [];

const scope = registration.scope;
/** How long the network is waited for when there is something kept, in milliseconds. */
const patience = 2000;
/** How many entries are kept of what comes while reading; the oldest go. */
const most = { pages: 300, documents: 300, pictures: 200 };
/** Under this name the page without content is kept: it shows what was never opened, or says why it cannot. */
const shell = scope + "shell.html";

/** Addresses of pages, as hosts tell them (crates/press/src/host/rules.rs). */
const pages = /(^|\/)([^/.]*|[^/]*\.(html?|xhtml|shtml|php|aspx?|jsp))$/;
/** The app's own code, by names that hold the beginning of its SHA-256. */
const code = /\b(?:iman|offline)-([0-9a-f]{16})(?:_bg)?\.(?:js|wasm)\b/g;

const open = (name) => caches.open(scope + name);
const find = async (name, address) => (await open(name)).match(address);
const pathOf = (address) => address.slice(scope.length).replace(/[?#].*/, "");

/** What stands at a path below the folder: the name of its cache, or nothing where it is left alone. */
const kindOf = (path) => {
  if (files.includes(path) || path.match(code)?.[0] === path) return "code";
  if (/\.json$|^search-index\/.+\.txt$/.test(path)) return "documents";
  if (/\.(avif|gif|jpe?g|png|svg|webp)$/i.test(path)) return "pictures";
};

/** Whether an answer is what it was asked for: a whole one from this host, and no page in the place of a file, as hosts
 * answer what is missing. */
const isSound = (kind, answer) => {
  const type = answer.headers.get("content-type") ?? "";
  const isRight = kind === "pictures" ? type.startsWith("image/") : type.includes("html") === (kind === "pages");
  return answer.status === 200 && answer.type === "basic" && isRight;
};

const put = async (kind, address, answer) => {
  const cache = await open(kind);
  await cache.put(address, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, -(most[kind] ?? kept.length)).map((oldest) => cache.delete(oldest)));
};

/** Keeps code whose content is what its name says: code that was changed on its way would stay for ever. */
const keepCode = async (address, answer) => {
  const [, expected] = [...pathOf(address).matchAll(code)][0] ?? [];
  if (expected) {
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.clone().arrayBuffer()));
    const hex = [...sum.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (hex !== expected) throw new TypeError(address);
  }
  await put("code", address, answer);
};

/** A page is kept only with all the code that it names, so that none is ever white. One that is the same as the page without
 * content need not be kept twice. */
const keepPage = async (address, answer) => {
  const text = await answer.text();
  const names = [...new Set(text.match(code))];
  if (!names.length) throw new TypeError(address);
  await Promise.all(names.map(async (name) => {
    if (!(await find("code", scope + name))) await fetchAndKeep("code", scope + name);
  }));
  // Made anew: a browser refuses an answer that was redirected in the place of a page.
  const page = new Response(text, { headers: answer.headers });
  if (address === shell) return put("code", shell, page);
  if ((await (await find("code", shell))?.text()) === text) return (await open("pages")).delete(address);
  return put("pages", address, page);
};

/** Keeps a copy of an answer, unless it is none to keep. */
const keep = async (kind, address, answer) => {
  // Withdrawn by the paper: then it is not kept here either.
  if (answer.status === 404 || answer.status === 410) {
    for (const name of ["pages", "documents", "issue"]) await (await open(name)).delete(address);
  }
  if (!isSound(kind, answer)) throw new TypeError(address);
  const copy = answer.clone();
  if (kind === "pages") return keepPage(address, copy);
  return kind === "code" ? keepCode(address, copy) : put(kind, address, copy);
};

const fetchAndKeep = async (kind, address, options) => keep(kind, address, await fetch(address, options));

/** Asks the network, and keeps what comes, also when it comes late. */
const ask = (event, kind) => {
  const { request } = event;
  const answer = fetch(request);
  event.waitUntil(answer.then((answer) => keep(kind, request.url, answer)).catch(() => {}));
  return answer;
};

/** What the network answers in time, else what is kept, else whatever the network says in the end. */
const freshOrKept = async (fresh, kept) => {
  const inTime = await Promise.race([
    fresh.catch(() => {}),
    new Promise((done) => setTimeout(done, patience)),
  ]);
  return inTime?.status < 500 ? inTime : (await kept()) ?? fresh;
};

/** A picture of the press in another width than the one that is asked for. */
const otherWidth = async (address) => {
  const folder = /^.*\/media\/.*\//.exec(address)?.[0];
  for (const name of folder ? ["pictures", "issue"] : []) {
    const cache = await open(name);
    const found = (await cache.keys()).find(({ url }) => url.startsWith(folder));
    if (found) return cache.match(found);
  }
};

const answers = {
  async pages(event) {
    const { url } = event.request;
    // Links from elsewhere come with remarks behind the address, which change nothing of the page.
    const keptOtherwise = async () => (await open("pages")).match(url, { ignoreSearch: true });
    return freshOrKept(ask(event, "pages"), async () => (await find("pages", url)) ?? (await keptOtherwise()) ??
      (pages.test(pathOf(url)) ? find("code", shell) : undefined));
  },
  async code(event) {
    const { url, cache } = event.request;
    return (cache !== "reload" && (await find("code", url))) || ask(event, "code");
  },
  async documents(event) {
    const { url } = event.request;
    return freshOrKept(ask(event, "documents"), async () => (await find("documents", url)) ?? find("issue", url));
  },
  async pictures(event) {
    const { url } = event.request;
    const kept = (await find("pictures", url)) ?? (await find("issue", url));
    // Its name says what is in it.
    if (kept && /^media\/|-[0-9a-f]{16}\.\w+$/.test(pathOf(url))) return kept;
    // Another name may get another content: what comes is shown the next time.
    const fresh = ask(event, "pictures");
    return kept ?? fresh.catch(async () => (await otherWidth(url)) ?? fresh);
  },
};

addEventListener("fetch", (event) => {
  const { method, url, mode, headers, cache } = event.request;
  // A part of a file is no file; and who wants nothing kept (`offline.js`) keeps it in a place of its own.
  if (method !== "GET" || !url.startsWith(scope) || headers.has("range") || cache === "no-store") return;
  const kind = mode === "navigate" ? "pages" : kindOf(pathOf(url));
  if (kind) event.respondWith(answers[kind](event));
});

addEventListener("install", (event) => event.waitUntil((async () => {
  await Promise.all(files.map(async (path) => {
    const address = scope + path;
    // A font may be another under the same name; and one that the publisher has taken away is no reason to keep nothing.
    if (!path.match(code)) return fetchAndKeep("code", address, { cache: "no-cache" }).catch(() => {});
    if (!(await find("code", address))) await fetchAndKeep("code", address);
  }));
  const keepShell = async (address) => {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!isSound("pages", answer)) throw new TypeError(address);
    await keepPage(shell, answer);
  };
  // Where pages have their content in them, there is one without; elsewhere all are the same.
  await keepShell(shell).catch(() => keepShell(scope));
})()));

/** Lets go of the code of older versions that no page needs any more. No page of theirs is open: this worker has waited. */
const sweep = async () => {
  const own = await open("code");
  const cache = await open("pages");
  const kept = [await own.match(shell), ...(await cache.matchAll())];
  const texts = await Promise.all(kept.map((page) => page?.text()));
  const needed = new Set([pathOf(shell), ...files, ...texts.flatMap((text) => text?.match(code) ?? [])]);
  for (const { url } of await own.keys()) {
    if (!needed.has(pathOf(url))) await own.delete(url);
  }
};

addEventListener("activate", (event) => event.waitUntil(Promise.all([clients.claim(), sweep()])));

addEventListener("message", (event) => {
  const { program, loaded = [] } = event.data;
  // A page of this version has nothing to load anew, and no reason to have this worker wait.
  if (files.includes(program)) skipWaiting();
  else if (program) event.source.postMessage({ version });
  // What the first page had loaded before this worker was there.
  event.waitUntil(Promise.all(loaded.map(async (address) => {
    const path = pathOf(address);
    const kind = kindOf(path) ?? (pages.test(path) ? "pages" : undefined);
    if (kind && address.startsWith(scope) && !(await find(kind, address))) {
      await fetchAndKeep(kind, address).catch(() => {});
    }
  })));
});
