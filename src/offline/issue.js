// Today's issue, saved as a whole: the stories of the front page, with their documents and pictures.

/** Where it is noted what was saved. Nothing on the web has this address. */
const RECORD = folder + "saved-issue";
/** The stories that are taken from a feed that does not say what its front page is. */
const NEWEST = 40;
/** The width of pictures in pixels: of a phone's page, twice as dense as a page is measured. */
const WIDTH = 800;
/** How many stories are fetched at once. */
const AT_ONCE = 4;

/** What is going on: `errand` while something is being saved, how far it has come, and what there is to say of it. */
const issue = Object.assign(new EventTarget(), { errand: undefined, done: 0, all: 0, bytes: 0, said: "" });

const tell = (news) => {
  Object.assign(issue, news);
  issue.dispatchEvent(new Event("change"));
};

/** What was saved last: when, how many stories, how many bytes; nothing if nothing was. */
const savedIssue = async () => {
  if (!(await caches.has(folder + "issue"))) return undefined;
  return (await (await open("issue")).match(RECORD))?.json();
};

/** The smallest of some widths that is wide enough, else the widest. */
const fitting = (widths) => {
  const wide = widths.filter((width) => width >= WIDTH);
  return wide.length ? Math.min(...wide) : Math.max(...widths);
};

/** The picture of a story; nothing if it has none. */
const pictureOf = ({ image, banner_image: banner, _iman: { image_variants: variants, image_widths: widths } = {} }) =>
  variants && widths?.length ? variants.replace("{width}", fitting(widths)) : (image ?? banner);

/** The pictures in the text of a story. */
const picturesIn = (html) =>
  [...window.parseInert(html).querySelectorAll("img[src]")].map((img) => {
    const forms = (img.getAttribute("srcset") ?? "").split(",").map((form) => form.trim().split(/\s+/));
    const ofWidth = new Map(forms.map(([address, width]) => [parseInt(width, 10), address]));
    ofWidth.delete(NaN);
    return ofWidth.size ? ofWidth.get(fitting([...ofWidth.keys()])) : img.getAttribute("src");
  });

/** The path of a story in the newspaper (`crates/newsfeed/src/paper/address.rs`), as an edition says it. */
const pathOf = ({ url, date_published: date = "", _iman: { slug } = {} }, home) =>
  url ? url.slice(new URL(".", home).href.length) : [...date.slice(0, 10).split("-"), slug].filter(Boolean).join("/");

/** The stories of the front page, each with the address of its document if it has one of its own, and with what its
 * relative addresses begin at. */
const frontPage = async (save) => {
  const entry = document.querySelector("link[rel=alternate][type='application/feed+json']").href;
  const { items, _iman: { edition: { list, document: template } = {} } = {} } = JSON.parse(await save(entry));
  if (!list || !template) {
    return items.slice(0, NEWEST).map((item) => ({ item, base: new URL(item.url ?? "", entry).href }));
  }
  const front = new URL(list.replace("{list}", "front").replace("{page}", "newest"), entry).href;
  const { items: stories, home_page_url: home } = JSON.parse(await save(front));
  return stories.map((item) => {
    const path = pathOf(item, home).replace(/^\/|\/$/g, "");
    return { item, base: front, own: new URL(template.replace("{path}", path), entry).href };
  });
};

/** Saves a story. A picture that is missing, or another host's, does not matter. */
const saveStory = async ({ item, base, own }, save) => {
  const whole = own ? JSON.parse(await save(own)).items.find(({ id }) => id === item.id) : item;
  const pictures = [[pictureOf(item), base]];
  for (const address of picturesIn(whole?.content_html ?? "")) pictures.push([address, own ?? base]);
  const addresses = pictures.filter(([address]) => address).map(([address, base]) => new URL(address, base).href);
  const near = addresses.filter((address) => address.startsWith(folder));
  await Promise.all(near.map((address) => save(address).catch(() => {})));
};

/** Saves today's issue in the place of the one that was saved before. */
const saveIssue = async () => {
  const errand = new AbortController();
  tell({ errand, done: 0, all: 0, bytes: 0, said: "" });
  const cache = await open("issue");
  const before = new Set((await cache.keys()).map(({ url }) => url));
  const written = new Set([RECORD]);
  const save = async (address) => {
    // The worker leaves alone what is asked for so: it is kept here, until it is deleted as a whole.
    const answer = await fetch(address, { cache: "no-store", signal: errand.signal });
    const isPage = answer.headers.get("content-type")?.includes("html");
    if (!answer.ok || isPage) throw new TypeError(address);
    const text = answer.clone().text();
    const { size } = await answer.clone().blob();
    await cache.put(address, answer);
    if (!written.has(address)) tell({ bytes: issue.bytes + size });
    written.add(address);
    return text;
  };
  let said = "";
  try {
    const stories = await frontPage(save);
    tell({ all: stories.length });
    let missed = 0;
    const queue = stories.values();
    const work = async () => {
      for (const story of queue) {
        await saveStory(story, save).catch(() => { missed += 1; });
        errand.signal.throwIfAborted();
        tell({ done: issue.done + 1 });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (missed === stories.length) throw new TypeError("no story came");
    const record = { when: Date.now(), stories: stories.length - missed, bytes: issue.bytes };
    await cache.put(RECORD, new Response(JSON.stringify(record)));
    for (const address of before) if (!written.has(address)) await cache.delete(address);
    if (missed) said = words().missed(missed);
  } catch (why) {
    console.warn(why);
    for (const address of written) if (!before.has(address)) await cache.delete(address);
    said = errand.signal.aborted ? words().cancelled : words().failed;
  }
  tell({ errand: undefined, said });
};

const removeIssue = async () => {
  await forget("issue");
  tell({ said: words().removed });
};
