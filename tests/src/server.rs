//! A test's own server: static files with a fallback for single-page apps, and what the test wants otherwise.

mod body;
mod gate;
mod mime;

pub use gate::Gate;

use crate::pressed::HOST;
use crate::site::{Answer, Site};
use body::Sent;
use gate::Held;
use http_body_util::BodyExt;
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::collections::HashMap;
use std::io;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};
use tokio::net::TcpListener;

/// A request that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`…
    pub method: String,
    /// Without the query.
    pub path: String,
    /// What was sent, as text.
    pub body: String,
}

/// A running server. Its tasks end with the test's runtime.
#[derive(Clone)]
pub struct Server {
    state: Arc<Mutex<State>>,
    origin: String,
}

/// Answers that have been compressed, for all servers: it takes long.
static COMPRESSED: LazyLock<Mutex<HashMap<Bytes, Bytes>>> = LazyLock::new(Mutex::default);

struct State {
    site: Site,
    requests: Vec<Request>,
    /// The paths of the requests that the browser gave up before they were answered.
    given_up: Vec<String>,
    held: Held,
    /// Whether nobody is answered.
    is_away: bool,
}

impl Server {
    pub(crate) async fn start(site: Site) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port on this machine");
        let address = listener.local_addr().expect("the port that was bound");
        let state = State {
            site: site.laid_out(),
            requests: Vec::new(),
            given_up: Vec::new(),
            held: Held::default(),
            is_away: false,
        };
        let server = Self { state: Arc::new(Mutex::new(state)), origin: format!("http://{address}") };
        let answering = server.clone();
        tokio::spawn(async move {
            // Errors here are connections that the browser dropped.
            while let Ok((stream, _)) = listener.accept().await {
                let server = answering.clone();
                tokio::spawn(async move {
                    let service = service_fn(move |request| serve(server.clone(), request));
                    let _ = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await;
                });
            }
        });
        server
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of a path of the newspaper.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.state().site.folder)
    }

    /// From now on answers so at a path.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.state().site.answers.insert(path.to_owned(), answer);
    }

    /// From now on answers at a path as the newspaper was built.
    pub fn restore(&self, path: &str) {
        self.state().site.answers.remove(path);
    }

    /// From now on answers nobody, as when there is no connection; or does so again. What the tests themselves report goes on.
    pub fn go_away(&self, is_away: bool) {
        self.state().is_away = is_away;
    }

    /// From now on answers with the newspaper as it is built anew: another program, and the old one gone.
    pub fn deploy(&self) {
        let mut state = self.state();
        state.site = state.site.clone().rebuilt();
    }

    /// From now on answers with something else written in `index.html`.
    pub fn edit_index(&self, old: &str, new: &str) {
        let mut state = self.state();
        state.site = state.site.clone().editing_index(old, new);
    }

    /// Holds the answers at a path back until the gate is opened or dropped.
    #[must_use = "a gate that is dropped is open"]
    pub fn hold(&self, path: &str) -> Gate {
        self.state().held.close(path)
    }

    /// The requests that came to a path.
    pub fn requests(&self, path: &str) -> Vec<Request> {
        self.state().requests.iter().filter(|request| request.path == path).cloned().collect()
    }

    /// How often a path was asked for.
    pub fn count(&self, path: &str) -> usize {
        self.requests(path).len()
    }

    /// How often paths below a folder were asked for.
    pub fn count_below(&self, folder: &str) -> usize {
        self.state().requests.iter().filter(|request| request.path.starts_with(folder)).count()
    }

    /// How often a request for a path was given up by the browser before it was answered.
    pub fn given_up(&self, path: &str) -> usize {
        self.state().given_up.iter().filter(|given_up| *given_up == path).count()
    }

    /// The bytes of an answer, compressed as well as brotli can; once for each.
    fn compressed(body: Bytes) -> Bytes {
        let known = || COMPRESSED.lock().expect("no test panics while it holds the answers");
        if let Some(known) = known().get(&body) {
            return known.clone();
        }
        let mut small = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut &body[..], &mut small, &parameters).expect("memory takes what is written");
        let small = Bytes::from(small);
        known().insert(body, small.clone());
        small
    }

    /// Compresses what stands at a path beforehand, so that who asks for it waits for the network alone.
    pub fn prepare(&self, path: &str) {
        Self::compressed(self.find(path).body);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panics while it holds the server's state")
    }

    /// What stands at a path of the host.
    fn find(&self, path: &str) -> Answer {
        let mut state = self.state();
        let Some(path) = path.strip_prefix(&state.site.folder) else {
            return Answer::status(404);
        };
        if let Some(answer) = state.site.answers.get_mut(path) {
            let mut now = answer.clone();
            if let Some(then) = now.then.take() {
                *answer = *then;
            }
            return now;
        }
        let has_extension = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
        match state.site.file(path).filter(|_| path != "/index.html") {
            Some(body) => Answer::bytes(mime::of(path), body),
            None if path.starts_with("/pictures/") => Answer::text("image/svg+xml", PICTURE),
            None if has_extension && path != "/index.html" => Answer::status(404),
            None => match state.site.page(path) {
                Some(page) => Answer::html(&page.replace(HOST, &self.origin)),
                None => Answer::html(&state.site.index),
            },
        }
    }
}

/// What every path below `/pictures/` shows.
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" width="1200" height="800"><rect width="1200" height="800" fill="#7a9"/></svg>"##;

async fn serve(server: Server, request: hyper::Request<Incoming>) -> Result<hyper::Response<Sent>, io::Error> {
    let (head, body) = request.into_parts();
    let whole_path = head.uri.path().to_owned();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let (gate, waiting) = {
        let mut state = server.state();
        let path = whole_path.strip_prefix(&state.site.folder).unwrap_or(&whole_path).to_owned();
        let gate = state.held.at(&path);
        let body = String::from_utf8_lossy(&body).into_owned();
        if state.is_away && !path.starts_with("/harness/") {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        state.requests.push(Request { method: head.method.to_string(), path: path.clone(), body });
        (gate, Unanswered { server: server.clone(), path: Some(path) })
    };
    gate.passed().await;
    waiting.end();
    let Answer { status, mut headers, mut body, is_cut, .. } = server.find(&whole_path);
    if server.state().site.is_compressed && mime::is_compressible(&headers) {
        body = Server::compressed(body);
        headers.push(("content-encoding", "br".to_owned()));
    }
    if status == 0 {
        return Err(io::ErrorKind::ConnectionAborted.into());
    }
    let mut answer = hyper::Response::builder().status(status).header("cache-control", "no-store");
    for (name, value) in headers {
        answer = answer.header(name, value);
    }
    Ok(answer.body(Sent::new(body, is_cut)).expect("what a test wrote makes an answer"))
}

/// A request that waits for its answer. It is dropped when the browser closes the connection.
struct Unanswered {
    server: Server,
    path: Option<String>,
}

impl Unanswered {
    fn end(mut self) {
        self.path = None;
    }
}

impl Drop for Unanswered {
    fn drop(&mut self) {
        if let Some(path) = self.path.take() {
            self.server.state().given_up.push(path);
        }
    }
}
