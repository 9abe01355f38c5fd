//! A web server as publishers run it, with the configuration that the press writes for it.

use crate::engine::program::program;
use crate::guarded::Guarded;
use crate::wait::eventually;
use press::host::{Host, Options};
use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A web server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebServer {
    /// nginx.
    Nginx,
    /// Caddy.
    Caddy,
}

/// A paper on a running server. When it is dropped, the server is gone.
pub struct Hosted {
    _process: Guarded,
    _work: TempDir,
    origin: String,
    base: String,
}

/// What was answered to a request.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// Headers, their names in small letters.
    pub headers: HashMap<String, String>,
    /// The body, as text.
    pub body: String,
}

impl Reply {
    /// A header; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

impl WebServer {
    /// Those that are tried: all that are not left out on purpose, which `cargo xtask test` tells loudly.
    pub fn all() -> Vec<WebServer> {
        let is_wished = |server: &WebServer| std::env::var(server.variable()).as_deref() != Ok("none");
        [WebServer::Nginx, WebServer::Caddy].into_iter().filter(is_wished).collect()
    }

    fn variable(self) -> &'static str {
        match self {
            WebServer::Nginx => "NGINX",
            WebServer::Caddy => "CADDY",
        }
    }

    fn host(self) -> Host {
        match self {
            WebServer::Nginx => Host::Nginx,
            WebServer::Caddy => Host::Caddy,
        }
    }

    /// The command that serves what the press has written into `work`.
    fn command(self, work: &Path) -> Command {
        match self {
            WebServer::Nginx => {
                let program = program(self.variable(), &["nginx"]);
                let main = work.join("nginx.conf");
                fs::write(&main, nginx(work, &types(&program))).expect("a file can be written");
                let mut command = Command::new(program);
                command.arg("-p").arg(work).arg("-c").arg(main).args(["-e", "stderr"]);
                command
            }
            WebServer::Caddy => {
                let mut command = Command::new(program(self.variable(), &["caddy"]));
                command.arg("run").arg("--config").arg(work.join("Caddyfile")).args(["--adapter", "caddyfile"]);
                command.env("XDG_DATA_HOME", work).env("XDG_CONFIG_HOME", work);
                command
            }
        }
    }
}

/// What a system's own configuration has around the servers of its user.
fn nginx(work: &Path, types: &Path) -> String {
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {}/{name};\n", work.display()))
        .concat();
    format!(
        "daemon off;\nmaster_process off;\npid {work}/nginx.pid;\nevents {{}}\n\
         http {{\naccess_log off;\n{temporary}include {types};\ninclude {work}/paper.nginx.conf;\n}}\n",
        work = work.display(),
        types = types.display()
    )
}

/// The list of types, which lies below the same root as the program.
fn types(program: &Path) -> PathBuf {
    let above = program.ancestors().skip(1);
    let lists = above.map(|folder| folder.join("etc/nginx/mime.types"));
    let found = lists.into_iter().find(|list| list.is_file());
    found.unwrap_or_else(|| panic!("there is no etc/nginx/mime.types above {}", program.display()))
}

impl Hosted {
    /// Starts a server for the paper that lies in a folder. `base`: the folder of the host that it is shown in, with a slash
    /// at both ends. `old`: the archive and the list of old addresses.
    pub async fn start(server: WebServer, site: &Path, base: &str, old: Option<(PathBuf, PathBuf)>) -> Hosted {
        let work = tempfile::tempdir().expect("a temporary folder for the server");
        // Free when it was asked for; a server takes a port that it is told and says nothing of one that it has chosen.
        let port = TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr()).expect("a free port").port();
        let origin = format!("http://127.0.0.1:{port}");
        let (store, redirects) = old.unzip();
        let options = Options {
            host: server.host(),
            site: site.to_owned(),
            url: format!("{origin}{base}").parse().expect("an address"),
            redirects,
            store,
            beside: work.path().to_owned(),
            is_forced: false,
        };
        let report = options.prepare().and_then(press::host::Prepared::write).expect("a configuration");
        assert_eq!(report.faults, [], "{server:?}");
        let mut process = Guarded::start(server.command(work.path()));
        let said = process.child.stderr.take();
        let hosted = Hosted { _process: process, _work: work, origin, base: base.to_owned() };
        let address = hosted.origin.trim_start_matches("http://").to_owned();
        let is_up = async || TcpStream::connect(&address).is_ok();
        let waiting = eventually("the server", is_up);
        tokio::select! {
            () = waiting => {}
            words = ended(said) => panic!("{server:?} has ended: {words}"),
        }
        hosted
    }

    /// The address of a path below the folder of the paper.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{}", self.origin, self.base.trim_end_matches('/'), path)
    }

    /// Asks for a path below the folder of the paper, with a query if it has one.
    pub fn get(&self, path: &str) -> Reply {
        let address = self.origin.trim_start_matches("http://");
        let whole = format!("{}{path}", self.base.trim_end_matches('/'));
        let mut stream = TcpStream::connect(address).expect("the server listens");
        write!(stream, "GET {whole} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("it reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let pair = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        let headers = lines.filter_map(pair).collect();
        Reply {
            status: status.unwrap_or_else(|| panic!("no answer to {whole}: {text}")),
            headers,
            body: body.to_owned(),
        }
    }
}

/// What a process said, once it says nothing more.
async fn ended(said: Option<impl Read + Send + 'static>) -> String {
    let read = move || {
        let mut words = String::new();
        let _ = said.map(|mut said| said.read_to_string(&mut words));
        words
    };
    tokio::task::spawn_blocking(read).await.unwrap_or_default()
}
