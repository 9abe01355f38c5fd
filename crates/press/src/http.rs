//! Asking the web, politely: one request at a time of each host, with a pause between two, and with rests when a server
//! is busy or says so.

mod manners;
#[cfg(test)]
pub(crate) mod testing;

use anyhow::{Context, Result, bail};
use std::collections::HashMap;
use std::fmt;
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use ureq::Agent;
use ureq::http::{HeaderMap, StatusCode};
use url::Url;

pub use manners::Manners;

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(20);
/// How long a server may think, and how long a single read may take.
const THINK: Duration = Duration::from_secs(90);
/// How long a request may take in all, redirects apart: what trickles in for ever is given up.
const WHOLE: Duration = Duration::from_secs(15 * 60);
/// How often an answer may send on to another address, as browsers count.
const REDIRECTS: u32 = 20;

/// What the press fetches with. May be shared by threads: those that ask the same host wait for each other.
pub struct Client {
    agent: Agent,
    manners: Manners,
    /// When each host was last spoken to. The lock of a host is held while it is asked.
    hosts: Mutex<HashMap<String, Arc<Mutex<Option<Instant>>>>>,
}

/// What a server answered. Any status that is not a matter of waiting is an answer, 404 too.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The address that answered, after redirects.
    pub url: String,
    /// The header `Content-Type`, in lower case; empty if there is none.
    pub content_type: String,
    /// The content, unpacked.
    pub body: Vec<u8>,
    headers: HeaderMap,
}

impl Answer {
    /// The value of a header, if it is there and is text; case does not matter.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Whether the status says that this is what was asked for.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// An answer was larger than the limit, in bytes.
#[derive(Debug)]
pub struct TooLarge(pub u64);

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it is larger than {} bytes", self.0)
    }
}

impl std::error::Error for TooLarge {}

/// Why there is no answer.
enum Fault {
    /// It may go better the next time.
    Passing(anyhow::Error),
    /// It will not.
    Lasting(anyhow::Error),
}

impl Client {
    /// A client that introduces itself as this press; `user_agent_suffix` says on whose behalf (`press import`, an
    /// address to write to) and may be empty.
    pub fn new(user_agent_suffix: &str) -> Client {
        Client::with_manners(user_agent_suffix, Manners::default())
    }

    /// A client with other manners than the usual.
    pub fn with_manners(user_agent_suffix: &str, manners: Manners) -> Client {
        let name = format!("iman-press/{} {user_agent_suffix}", env!("CARGO_PKG_VERSION"));
        // What no header may hold would make every request fail.
        let name: String = name.trim().chars().filter(|c| matches!(c, ' '..='~')).collect();
        let config = Agent::config_builder()
            .user_agent(name)
            .http_status_as_error(false)
            // Followed here, so that each host on the way is treated by the same manners.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_resolve(Some(CONNECT))
            .timeout_connect(Some(CONNECT))
            .timeout_recv_response(Some(THINK))
            .timeout_per_read(Some(THINK))
            .timeout_per_call(Some(WHOLE));
        Client { agent: config.build().new_agent(), manners, hosts: Mutex::default() }
    }

    /// Fetches what stands at an address. `accept`: the media types that are wanted, as the header `Accept` writes them.
    ///
    /// Faults of the connection and the statuses 429, 500, 502, 503 and 504 are tried again after a rest, the one that
    /// `Retry-After` asks for or a growing one.
    ///
    /// # Errors
    /// If the address is no web address, if no answer came, or if the answer is larger than the limit. A status is no
    /// error: that of the last try is in the answer.
    pub fn get(&self, url: &str, accept: &str) -> Result<Answer> {
        self.get_within(url, accept, self.manners.tries)
    }

    /// Like [`get`](Client::get), with more headers: names and values.
    ///
    /// # Errors
    /// As `get`.
    pub fn get_with(&self, url: &str, accept: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        self.follow(url, accept, headers, self.manners.tries)
    }

    /// Like [`get`](Client::get), with another number of tries: for who has another way to go on.
    ///
    /// # Errors
    /// As `get`.
    pub fn get_within(&self, url: &str, accept: &str, tries: u32) -> Result<Answer> {
        self.follow(url, accept, &[], tries)
    }

    fn follow(&self, url: &str, accept: &str, headers: &[(&str, &str)], tries: u32) -> Result<Answer> {
        let mut at = Url::parse(url).with_context(|| format!("\"{url}\" is no web address"))?;
        for _ in 0..=REDIRECTS {
            if !matches!(at.scheme(), "http" | "https") {
                bail!("{at} is no web address: only http and https are fetched");
            }
            // A fragment is for the reader of the answer, not for the server.
            at.set_fragment(None);
            let answer = self.ask(&at, accept, headers, tries).with_context(|| format!("cannot fetch {at}"))?;
            if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
                return Ok(answer);
            }
            let Some(location) = answer.headers.get("location") else { return Ok(answer) };
            // Some servers write the address in bare UTF-8, which a header does not foresee.
            let location = String::from_utf8_lossy(location.as_bytes());
            at = at.join(&location).with_context(|| format!("{at} sends on to \"{location}\", which is no address"))?;
        }
        bail!("{url} sends on from one address to the next without end")
    }

    /// One address, tried until it answers something that waiting does not mend.
    fn ask(&self, url: &Url, accept: &str, headers: &[(&str, &str)], tries: u32) -> Result<Answer> {
        let host = self.host(url);
        let mut last = host.lock().unwrap_or_else(PoisonError::into_inner);
        let mut tried = 0;
        loop {
            if let Some(last) = *last {
                sleep(self.manners.pause.saturating_sub(last.elapsed()));
            }
            let answered = self.once(url, accept, headers);
            *last = Some(Instant::now());
            tried += 1;
            let asked = match &answered {
                Ok(answer) if !matches!(answer.status, 429 | 500 | 502 | 503 | 504) => None,
                Ok(answer) => Some(answer.header("retry-after")),
                Err(Fault::Passing(_)) => Some(None),
                Err(Fault::Lasting(_)) => None,
            };
            let rest = match asked {
                Some(asked) if tried < tries => self.manners.rest(tried, asked, now()),
                _ => None,
            };
            match (rest, answered) {
                (Some(rest), _) => sleep(rest),
                (None, Ok(answer)) => return Ok(answer),
                (None, Err(Fault::Passing(error) | Fault::Lasting(error))) => return Err(error),
            }
        }
    }

    fn once(&self, url: &Url, accept: &str, headers: &[(&str, &str)]) -> Result<Answer, Fault> {
        let request = self.agent.get(url.as_str()).header("accept", accept);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let answer = request.call().map_err(sort)?;
        let (parts, body) = answer.into_parts();
        let mut content = Vec::new();
        // The limit is on what is unpacked: a small answer may hold a very large one.
        let mut reader = body.into_reader().take(self.manners.largest + 1);
        reader.read_to_end(&mut content).map_err(|error| Fault::Passing(error.into()))?;
        if content.len() as u64 > self.manners.largest {
            return Err(Fault::Lasting(TooLarge(self.manners.largest).into()));
        }
        let content_type = parts.headers.get("content-type").map(|value| String::from_utf8_lossy(value.as_bytes()));
        Ok(Answer {
            status: StatusCode::as_u16(&parts.status),
            url: url.to_string(),
            content_type: content_type.unwrap_or_default().to_lowercase(),
            body: content,
            headers: parts.headers,
        })
    }

    fn host(&self, url: &Url) -> Arc<Mutex<Option<Instant>>> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let name = url.host_str().unwrap_or_default();
        if let Some(host) = hosts.get(name) {
            return Arc::clone(host);
        }
        Arc::clone(hosts.entry(name.to_owned()).or_default())
    }
}

/// Whether waiting may help.
fn sort(error: ureq::Error) -> Fault {
    use ureq::Error::{ConnectionFailed, Io, Protocol, Timeout};
    match error {
        Io(_) | Timeout(_) | ConnectionFailed | Protocol(_) => Fault::Passing(error.into()),
        error => Fault::Lasting(error.into()),
    }
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)
}

#[cfg(test)]
mod tests;
