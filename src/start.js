// Starts the newspaper, and says so when it does not start. This is not Rust, because it has to run where WebAssembly
// does not. `glue`, `code`, `integrity` and `offline` are set before it (Trunk.toml).
(async () => {
  // `/?p=123` is an address of the WordPress site that the paper was before. Hosts that do not look at queries leave it to
  // the page, and `press host` has written down what the number means.
  const old = /^\?(?:p|page_id|attachment_id)=(\d+)/.exec(location.search)?.[1];
  if (old) {
    fetch(`moved/${Math.floor(old / 1000)}.json`)
      .then((answer) => answer.json())
      .then((paths) => paths[old] && location.replace(paths[old]))
      .catch(() => {});
  }

  // A page that was rendered beforehand stands already, if it is the one which was asked for: some hosts answer any address
  // with their front page, and none looks at what is searched for. It comes with what it shows.
  const root = document.documentElement;
  const { rendered, story } = root.dataset;
  const stands = rendered === location.pathname.replace(/index\.html$/, "") && !/[?&](q|page)=/.test(location.search);
  // Until the page is there, something of its shape stands in its place (states.css).
  const isStory = /\/\d+\/\d+\/\d+\/(?!page\/\d)./.test(location.pathname);
  root.dataset.page = location.href.split(/[?#]/)[0] === document.baseURI ? "front" : isStory ? "story" : "list";

  const parsed = new Promise((done) =>
    document.readyState === "loading" ? addEventListener("DOMContentLoaded", done) : done());
  if (rendered && !stands) {
    delete root.dataset.rendered;
    root.style.display = "none";
    parsed.then(() => {
      const boot = document.getElementById("boot");
      boot.hidden = false;
      document.body.replaceChildren(boot);
      root.style.display = "";
    });
  }
  // The reader reads: the network is left to the pictures and the processor to the page, unless there is something to do.
  if (stands) {
    await new Promise((done) => {
      for (const event of ["load", "pointerdown", "keydown"]) addEventListener(event, done);
    });
  }

  // The one way from a text of the feed to a tree: a document of its own, in which nothing runs and nothing is loaded.
  // Only here is a text trusted, as far as Trusted Types go (docs/security.md).
  // The one script that may be run by its address is the service worker, whatever is asked for.
  const policy = window.trustedTypes?.createPolicy("iman", {
    createHTML: (html) => html,
    createScriptURL: () => new URL("service-worker.js", document.baseURI).href,
  });
  // Chromium tells the console of every style and handler that the page's policy refuses, also of those that nobody puts
  // into force. No more than remarks are at stake here: what an article may have is said elsewhere.
  const isPoliced = document.querySelector("meta[http-equiv]");
  const unremarkable = (tag) => tag.replace(/\s(?=(style|on\w+)\s*=)/gi, " x-");
  window.parseInert = (html) => {
    const text = isPoliced
      ? html.replace(/<style[^<>]*>[^<]*<\/style>/gi, "").replace(/<[a-z][^<>]*>/gi, unremarkable)
      : html;
    return new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
  };

  // An engine can fail in the middle of the program, which then cannot say so itself as it does when it panics.
  for (const event of ["error", "unhandledrejection"]) {
    addEventListener(event, ({ error, reason }) => {
      if ((error ?? reason)?.name === "RuntimeError") dispatchEvent(new Event("trapped"));
    });
  }

  // The feed is asked for with the code, and not after it; the app takes the answer over. (WebKit fetches twice what a
  // `<link rel=preload>` has asked for.)
  const early = new Map();
  const ask = (address) => {
    const answer = fetch(address, { headers: { accept: "application/feed+json, application/json;q=0.9" } });
    early.set(address, answer);
    return answer;
  };
  window.takeEarly = (address) => {
    const taken = early.get(address);
    early.delete(address);
    return taken;
  };
  // What a reader is about to open is asked for in the same way. More than a few are not kept, and no failure.
  window.askEarly = (address) => {
    if (!early.has(address)) {
      ask(address).catch(() => early.delete(address));
      if (early.size > 32) early.delete(early.keys().next().value);
    }
  };
  const feed = stands ? "" : document.querySelector("link[rel=alternate][type='application/feed+json']")?.href;
  const answer = feed ? ask(feed) : null;
  // The press has said where the documents of stories lie.
  if (feed && story && isStory) {
    const path = location.pathname.slice(new URL(document.baseURI).pathname.length).replace(/\/$/, "");
    askEarly(new URL(story.replace("{path}", path), feed).href);
  }

  // The reader may do something about it: another place, another network.
  const show = async (kind) => {
    await parsed;
    for (const words of document.querySelectorAll("#boot ." + kind)) {
      words.hidden = false;
      // Written here: an empty address in the page would mean the folder of `<base>`.
      for (const link of words.querySelectorAll("a")) {
        link.href = location.href;
        // A script that did not come is in the cache as such, and WebKit looks there even when the page is loaded again.
        link.onclick = async (event) => {
          event.preventDefault();
          const soon = new Promise((done) => setTimeout(done, 3000));
          await Promise.race([fetch(glue, { cache: "reload" }), soon]).catch(() => {});
          location.reload();
        };
      }
    }
  };
  const slow = setTimeout(show, 8000, "slow");
  try {
    // At once: the code is the larger part, and must not wait for the script that starts it.
    const program = fetch(code, { integrity });
    // Looked at below; without this a browser would call it unhandled while the script is on its way.
    for (const early of [program, answer]) early?.catch(() => {});
    // Whole, as WebKit takes a relative one from the address of the page and not from `<base>`.
    const { default: start } = await import(new URL(glue, document.baseURI));
    await parsed;
    await start({ module_or_path: program });
    // Reading without a connection: what it takes comes last, and is not missed if it does not come. (No build for
    // development has it.)
    const rest = window.requestIdleCallback ?? setTimeout;
    if (offline) {
      rest(() => import(new URL(offline, document.baseURI)).then((it) => it.default(policy, code)).catch(console.warn));
    }
  } catch (error) {
    console.error(error);
    show("failed");
  } finally {
    clearTimeout(slow);
  }
})();
