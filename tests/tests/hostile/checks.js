// What a hostile article must not have done: its own list of what may be there, apart from that of the newspaper.

const words = (text) => new Set(text.trim().split(/\s+/));
const HTML = 'http://www.w3.org/1999/xhtml';
const ELEMENTS = words(`a abbr audio b bdi blockquote br button caption cite code col colgroup data dd del details dfn div dl dt em
    figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small source span strong sub
    summary sup table tbody td tfoot th thead time tr track u ul var video wbr`);
const ANYWHERE = words('lang dir title id class');
const ATTRIBUTES = {
    a: 'href rel data-to role aria-label', audio: 'src controls preload', button: 'type data-player data-title', col: 'span',
    colgroup: 'span', data: 'value', del: 'datetime', details: 'open', div: 'role tabindex aria-label',
    img: 'src alt width height loading decoding', ins: 'datetime', li: 'value tabindex', ol: 'start reversed type', p: 'tabindex',
    section: 'role', source: 'src type', sup: 'tabindex', td: 'colspan rowspan', th: 'colspan rowspan scope',
    time: 'datetime', track: 'src kind srclang label', video: 'src poster width height controls preload playsinline',
};
const CLASSES = words('unsized broken player play gallery footnotes footnote-definition table-scroll');
const ROLES = words('region doc-endnotes doc-backlink doc-noteref');
const PLAYERS = /^https:\/\/(www\.youtube-nocookie\.com\/embed\/[\w-]{11}|rutube\.ru\/play\/embed\/[\w-]+|vkvideo\.ru\/video_ext\.php\?oid=-?\d+&id=\d+(&hash=\w+)?)$/;

/// The faults of an attribute's value.
function valueFault(element, name, value) {
    switch (name) {
        case 'id': return value.startsWith('a-') ? '' : 'an id of its own choice';
        case 'class': return value.split(/\s+/).every((word) => CLASSES.has(word)) ? '' : 'a class of its own choice';
        case 'role': return ROLES.has(value) ? '' : 'a role of its own choice';
        case 'lang': return /^[A-Za-z0-9-]*$/.test(value) ? '' : 'no language';
        case 'tabindex': return value === '-1' || value === '0' ? '' : 'an order of its own';
        case 'preload': return value === 'none' ? '' : 'loads ahead';
        case 'loading': return value === 'lazy' ? '' : 'loads at once';
        case 'data-player': return PLAYERS.test(value) ? '' : 'no known player';
        case 'colspan': case 'rowspan': case 'span': return /^\d{1,2}$/.test(value) ? '' : 'too many';
        case 'start': case 'value': return /^-?\d{1,6}$/.test(value) ? '' : 'too many';
        case 'src': case 'poster': return addressFault(value, ['http:', 'https:']);
        case 'href': return addressFault(value, ['http:', 'https:', 'mailto:', 'tel:']);
        default: return '';
    }
}

function addressFault(value, schemes) {
    let url;
    try { url = new URL(value); } catch { return 'no absolute address'; }
    if (!schemes.includes(url.protocol)) return 'a scheme that is not allowed';
    if (url.username || url.password) return 'the name of a user';
    if (url.protocol === 'mailto:' && !/^[^@%,;?]+@[^@%,;?]+$/.test(url.pathname + url.search)) return 'a letter with orders';
    if (url.protocol === 'tel:' && !/^tel:\+?\d+$/.test(value)) return 'a call with orders';
    return '';
}

/// All that is wrong in what stands below `root`.
function treeFaults(root) {
    const faults = [];
    const say = (node, fault) => faults.push(`${fault}: ${(node.outerHTML ?? node.nodeValue ?? '').slice(0, 160)}`);
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
    const depthOf = (node) => { let depth = 0; while ((node = node.parentNode)) depth += 1; return depth; };
    for (let node = walk.nextNode(); node && faults.length < 5; node = walk.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE) continue;
        if (node.nodeType !== Node.ELEMENT_NODE) { say(node, 'neither element nor text'); continue; }
        if (node.namespaceURI !== HTML || !ELEMENTS.has(node.localName)) { say(node, 'an element that is not allowed'); continue; }
        if (depthOf(node) > 250) { say(node, 'too deep'); break; }
        const own = words(ATTRIBUTES[node.localName] ?? 'x');
        for (const { name, value } of node.attributes) {
            if (!ANYWHERE.has(name) && !own.has(name)) say(node, `an attribute that is not allowed, ${name}`);
            else if (valueFault(node, name, value)) say(node, `${name}: ${valueFault(node, name, value)}`);
        }
        if (node.localName === 'a' && node.hasAttribute('href')) {
            const url = URL.canParse?.(node.href) === false ? null : new URL(node.href);
            const foreign = url && /^https?:$/.test(url.protocol) && url.origin !== location.origin;
            if (foreign && !node.relList.contains('noopener')) say(node, 'a way back for a stranger');
            if (foreign && !node.relList.contains('external')) say(node, 'a link that the browser does not follow by itself');
        }
        if (['img', 'video', 'audio'].includes(node.localName) && !node.hasAttribute(node.localName === 'img' ? 'loading' : 'preload')) {
            say(node, 'loads at once');
        }
    }
    return faults;
}

const PARTS = ['html', 'body', '.head', '.masthead', '.masthead .name', '.menu', 'main', 'h1', '.footer'];
const LOOKS = ['display', 'visibility', 'position', 'color', 'backgroundColor', 'backgroundImage', 'fontSize', 'fontFamily', 'opacity', 'transform',
    'zIndex', 'direction', 'writingMode'];

/// How the page around the article looks and what it consists of.
function surroundings() {
    const looks = PARTS.map((part) => {
        const computed = getComputedStyle(document.querySelector(part));
        return `${part}: ${LOOKS.map((look) => computed[look]).join(' ')}`;
    });
    const outside = (selector) => all(selector).filter((found) => !found.closest('main .body'));
    return [
        ...looks,
        ...['script', 'style', 'link', 'base', 'meta[http-equiv]', 'main', 'h1', '.masthead', '.menu', '.footer', 'iframe', 'form'].map(
            (selector) => `${selector}: ${outside(selector).length}`),
        `base: ${document.baseURI}`,
        `language: ${document.documentElement.lang} ${document.documentElement.dir}`,
        `sheets: ${document.styleSheets.length}`,
        `frames: ${window.length}`,
        `cookie: ${document.cookie}`,
    ];
}

/// What of the page is no longer as it must be while an article is shown.
function pageFaults(before, title) {
    const faults = [];
    const check = (holds, fault) => { if (!holds) faults.push(fault); };
    const now = surroundings();
    before.forEach((line, at) => check(line === now[at], `the page has changed: ${line} → ${now[at]}`));
    check(document.body instanceof HTMLBodyElement && document.head instanceof HTMLHeadElement, 'document.body or document.head is another');
    check(document.documentElement.localName === 'html', 'document.documentElement is another');
    check(document.getElementById('content')?.localName === 'main', 'the id of the main part leads elsewhere');
    check(typeof document.querySelector === 'function' && typeof document.createElement === 'function', 'a method of the document is gone');
    check(document.forms instanceof HTMLCollection && typeof document.cookie === 'string', 'a property of the document is gone');
    check(document.title.startsWith(title), `the title is ${document.title}`);
    const ids = all('[id]').map((found) => found.id);
    check(new Set(ids).size === ids.length, 'two elements have the same id');
    const body = all('main .body')[0];
    check(!body?.contains(document.activeElement), 'the article took the focus');
    check(document.documentElement.scrollWidth <= document.documentElement.clientWidth, 'the page scrolls sideways');
    window.scrollTo(0, 0);
    const name = all('.masthead .name')[0];
    const box = name.getBoundingClientRect();
    check(name.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)), 'something covers the name of the paper');
    if (body) faults.push(...placeFaults(body));
    return faults;
}

/// What of an article stands outside of it.
function placeFaults(body) {
    const room = body.getBoundingClientRect();
    const main = all('main')[0].getBoundingClientRect();
    const faults = [];
    for (const element of [...body.querySelectorAll('*')].slice(0, 400)) {
        if (element.getClientRects().length === 0) continue;
        const { position, zIndex, unicodeBidi } = getComputedStyle(element);
        if (!['static', 'relative'].includes(position) || zIndex !== 'auto') faults.push(`leaves the flow: ${element.outerHTML.slice(0, 120)}`);
        if (element.localName === 'a' && unicodeBidi !== 'isolate') faults.push('the direction of a link reaches what follows it');
        if (element.parentElement.closest('.table-scroll, pre')) continue;
        for (const box of element.getClientRects()) {
            if (box.left < main.left - 1 || box.right > main.right + 1 || box.top < room.top - 12 || box.bottom > room.bottom + 12) {
                faults.push(`stands outside of the article: ${element.outerHTML.slice(0, 120)}`);
                break;
            }
        }
        if (faults.length > 4) break;
    }
    return faults;
}

/// What was asked of other hosts since a moment, but for what `allowed` begins with. A request is noted when it has ended:
/// the player of the article before may have taken until now to find no host.
function foreignRequests(allowed, since) {
    return performance.getEntriesByType('resource').filter((entry) => entry.startTime >= since).map((entry) => entry.name)
        .filter((name) => /^https?:/.test(name) && new URL(name).origin !== location.origin)
        .filter((name) => !allowed.some((start) => name.startsWith(start)))
        .map((name) => `asked a stranger for ${name}`);
}

/// Waits for something, looking at each frame; whether it came.
async function comes(condition) {
    for (let frame = 0; frame < 600; frame += 1) {
        if (condition()) return true;
        await frames(1);
    }
    return false;
}

/// Goes to an address within the newspaper, as by a link.
async function goTo(path, title) {
    const link = document.createElement('a');
    link.href = path;
    document.body.append(link);
    link.click();
    link.remove();
    return comes(() => clean(all('main h1')[0]?.textContent) === title && document.title.startsWith(title) && document.activeElement?.localName === 'h1');
}

/// Presses everything in the article that can be pressed. Links to other places are followed no further than this.
function pressAll() {
    const stay = (event) => {
        const link = event.target.closest?.('a[href]');
        const leaves = link && (link.origin !== location.origin || link.relList.contains('external'));
        if (leaves && ['http:', 'https:', 'mailto:', 'tel:'].includes(link.protocol)) event.preventDefault();
    };
    addEventListener('click', stay, { capture: true });
    for (const thing of [...all('main .body')[0].querySelectorAll('*')].slice(0, 150)) {
        thing.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
        thing.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    }
    removeEventListener('click', stay, { capture: true });
}

/// All that goes wrong with one article: when it is shown, and when the reader presses everything in it.
async function tried({ path, title, pictures }, before) {
    // There is room for so many only.
    performance.clearResourceTimings();
    const since = performance.now();
    delete window.pwned;
    if (!(await goTo(path, title))) return ['it does not come, the page is dead'];
    await frames(3);
    const ran = () => (window.pwned === undefined ? [] : [`a script of article ${window.pwned} has run`]);
    const body = all('main .body')[0];
    const allowed = [pictures, 'https://pictures.example/'];
    const shown = [...(body ? treeFaults(body) : []), ...pageFaults(before, title), ...foreignRequests(allowed, since), ...ran()];
    if (body) pressAll();
    await frames(3);
    const players = ['https://www.youtube-nocookie.com/embed/', 'https://rutube.ru/play/embed/', 'https://vkvideo.ru/video_ext.php'];
    const pressed = [...foreignRequests([...allowed, ...players], since), ...ran()];
    if (window.alive !== true) pressed.push('another document was loaded');
    return [...shown, ...pressed.map((fault) => `when pressed: ${fault}`)];
}
