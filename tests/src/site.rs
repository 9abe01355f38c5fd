//! What a test's server serves: the built newspaper, with what the test puts in its place.

use crate::built::{DIST, Files};
use crate::pressed::{HOST, press, render};
use hyper::body::Bytes;
use newsfeed::edition::LEVELS;
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// What the server says to a request.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
    /// Whether the connection is cut when the body has been sent, and more of it was promised.
    pub(crate) is_cut: bool,
    /// What is answered the next time; without it, the same again.
    pub(crate) then: Option<Box<Answer>>,
}

impl Answer {
    /// A text of a kind, with status 200.
    pub fn text(content_type: &str, body: impl Into<String>) -> Self {
        Self::bytes(content_type, Bytes::from(body.into()))
    }

    pub(crate) fn bytes(content_type: &str, body: Bytes) -> Self {
        let headers = vec![("content-type", content_type.to_owned())];
        Self { status: 200, headers, body, is_cut: false, then: None }
    }

    /// A feed's document.
    pub fn feed(document: impl Into<Value>) -> Self {
        Self::text("application/feed+json", document.into().to_string())
    }

    /// A page.
    pub fn html(body: &str) -> Self {
        Self::text("text/html; charset=utf-8", body)
    }

    /// No answer: the connection is cut.
    pub fn cut() -> Self {
        Self::status(0)
    }

    /// The first half of this answer, which has promised the whole; then the connection is cut.
    pub fn cut_midway(mut self) -> Self {
        let promised = self.body.len().to_string();
        self.body.truncate(self.body.len() / 2);
        Self { is_cut: true, ..self.header("content-length", &promised) }
    }

    /// Nothing but a status.
    pub fn status(status: u16) -> Self {
        Self { status, ..Self::text("text/plain", "") }
    }

    /// The same with another status.
    pub fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// What is asked for stands at another address.
    pub fn redirect(to: &str) -> Self {
        Self::status(302).header("location", to)
    }

    /// With a header.
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// This answer once, and from the next request on another one.
    pub fn then(mut self, next: Self) -> Self {
        let last = match self.then.take() {
            Some(then) => then.then(next),
            None => next,
        };
        Self { then: Some(Box::new(last)), ..self }
    }
}

/// The form in which a newspaper has its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One feed.
    Plain,
    /// An edition, as the press makes it of the feed.
    Pressed,
}

impl Form {
    /// Both of them.
    pub const BOTH: [Self; 2] = [Self::Plain, Self::Pressed];
}

/// A newspaper on a server.
#[derive(Clone, Debug)]
pub struct Site {
    pub(crate) answers: HashMap<String, Answer>,
    /// The files of the built newspaper.
    pub(crate) build: Arc<Files>,
    /// The files of the edition, in the place of those of the built newspaper.
    edition: Option<Arc<Files>>,
    is_rendered: bool,
    pub(crate) is_compressed: bool,
    pub(crate) folder: String,
    pub(crate) index: String,
}

impl Site {
    /// The newspaper as it was built, with its own edition. Its publisher wants nothing kept for reading offline, as most
    /// tests look at what is asked for, and what comes of it.
    pub fn bundled() -> Self {
        let index = DIST.get("/index.html").expect("files() has made sure that there is an index.html");
        let index = String::from_utf8(index.to_vec()).expect("dist/index.html is a text in UTF-8");
        let (answers, folder) = (HashMap::new(), String::new());
        let site = Self {
            answers,
            build: Arc::clone(&DIST),
            edition: None,
            is_rendered: false,
            is_compressed: false,
            folder,
            index,
        };
        site.editing_index(VIEWPORT, &[NOT_OFFLINE, VIEWPORT].concat())
    }

    /// Kept for reading offline, as any newspaper is whose publisher has nothing against it.
    pub fn offline(self) -> Self {
        self.editing_index(NOT_OFFLINE, "")
    }

    /// The newspaper with another feed.
    pub fn of(feed: impl Into<Value>) -> Self {
        Self::bundled().answering("/feed.json", Answer::feed(feed))
    }

    /// With its content in a form.
    pub fn in_form(self, form: Form) -> Self {
        match form {
            Form::Plain => self,
            Form::Pressed => self.pressed(),
        }
    }

    /// With the edition that the press makes of its feed.
    pub fn pressed(mut self) -> Self {
        if self.answers.contains_key("/feed.json") {
            return self.pressed_with(&LEVELS);
        }
        self.edition = Some(Arc::clone(&PRESSED));
        self
    }

    /// With such an edition of its own feed whose search index has these levels, or none.
    pub fn pressed_with(mut self, levels: &[u32]) -> Self {
        let own = self.answers.remove("/feed.json").expect("a feed of its own");
        let feed = std::str::from_utf8(&own.body).expect("a feed is a text in UTF-8");
        self.edition = Some(Arc::new(press(feed, levels)));
        self
    }

    /// Compressed on the way, as a good host does it.
    pub fn compressed(self) -> Self {
        Self { is_compressed: true, ..self }
    }

    /// The page that is rendered for a path.
    pub fn html(&self, path: &str) -> String {
        self.clone().laid_out().page(path).unwrap_or_else(|| panic!("no page is rendered for {path}"))
    }

    /// With pages that the press has rendered beforehand, each at its address.
    pub fn rendered(self) -> Self {
        Self { is_rendered: true, ..self }
    }

    /// As a server needs it: rendered, if it is to be, of the page with all that was written into it.
    pub(crate) fn laid_out(mut self) -> Self {
        if !self.is_rendered {
            return self;
        }
        let own = self.answers.remove("/feed.json").map(|answer| answer.body);
        let feed = own.or_else(|| DIST.get("/feed.json").cloned()).expect("the built newspaper has a feed");
        let feed = std::str::from_utf8(&feed).expect("a feed is a text in UTF-8");
        self.edition = Some(Arc::new(render(feed, &self.index, &self.folder)));
        self
    }

    /// Lays the files of a rendered newspaper into a folder, over those of the built one; their names. Its pages say that they
    /// stand on whatever host they are on.
    pub fn lay_over(self, folder: &Path) -> Vec<String> {
        let site = self.laid_out();
        let mut names = Vec::new();
        for (path, bytes) in site.edition.iter().flat_map(|edition| edition.iter()) {
            let name = path.trim_start_matches('/');
            let file = folder.join(name);
            std::fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("a folder can be made");
            let page = name.ends_with(".html").then(|| String::from_utf8_lossy(bytes).replace(HOST, ""));
            let bytes = page.as_ref().map_or(&bytes[..], String::as_bytes);
            std::fs::write(&file, bytes).unwrap_or_else(|why| panic!("cannot write {}: {why}", file.display()));
            names.push(name.to_owned());
        }
        names
    }

    /// The page that has been rendered for a path, or that of the app beside it; nothing where no page has been.
    pub(crate) fn page(&self, path: &str) -> Option<String> {
        let edition = self.edition.as_ref()?;
        let own = format!("{}/index.html", path.trim_end_matches('/'));
        let page = edition.get(&own).or_else(|| edition.get("/shell.html"))?;
        Some(String::from_utf8_lossy(page).into_owned())
    }

    /// A file of the edition, or else of the built newspaper.
    pub(crate) fn file(&self, path: &str) -> Option<Bytes> {
        let edition = self.edition.as_ref().and_then(|edition| edition.get(path));
        edition.or_else(|| self.build.get(path)).cloned()
    }

    /// With an answer of the test's own at a path.
    pub fn answering(mut self, path: &str, answer: Answer) -> Self {
        self.answers.insert(path.to_owned(), answer);
        self
    }

    /// With another document of the feed at a path.
    pub fn document(self, path: &str, document: impl Into<Value>) -> Self {
        self.answering(path, Answer::feed(document))
    }

    /// Served from a folder of the host (`/paper`), which `<base href>` names, as a publisher would write it there.
    pub fn below(mut self, folder: &str) -> Self {
        folder.clone_into(&mut self.folder);
        self.editing_index("<base href=\"/\"", &format!("<base href=\"{folder}/\""))
    }

    /// Without the Content Security Policy: what is tested then does not lean on it.
    pub fn without_policy(self) -> Self {
        let meta = "<meta http-equiv=\"Content-Security-Policy\"";
        let start = self.index.find(meta).expect("the built page has a policy");
        let end = start + self.index[start..].find("/>").expect("the policy's element ends") + 2;
        let policy = self.index[start..end].to_owned();
        self.editing_index(&policy, "")
    }

    /// With a script that has run before anything of the newspaper does: for what a test changes of the browser. It is a
    /// file of the newspaper's own host, as what is allowed to run on the page comes from there.
    pub fn before_start(self, script: &str) -> Self {
        let tag = format!("<head><script src=\"{}/before-start.js\"></script>", self.folder);
        self.answering("/before-start.js", Answer::text("text/javascript", script)).editing_index("<head>", &tag)
    }

    /// With something else written in `index.html`.
    pub fn editing_index(mut self, old: &str, new: &str) -> Self {
        assert!(self.index.contains(old), "dist/index.html no longer contains `{old}`");
        self.index = self.index.replacen(old, new, 1);
        self
    }
}

/// How a publisher says that nothing is kept for reading offline (docs/offline.md), and what stands behind it here.
const NOT_OFFLINE: &str = "<meta name=\"iman-offline\" content=\"off\" />";
const VIEWPORT: &str = "<meta name=\"viewport\"";

/// The bundled edition, pressed.
static PRESSED: LazyLock<Arc<Files>> = LazyLock::new(|| {
    let feed = DIST.get("/feed.json").expect("the built newspaper has a feed");
    Arc::new(press(std::str::from_utf8(feed).expect("a feed is a text in UTF-8"), &LEVELS))
});
