//! A document, from a file or from the web.

use crate::http::Client;
use crate::root::ROOT;
use anyhow::{Context, Result, anyhow, bail};
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use url::Url;

/// What is asked of servers, in this order.
const ACCEPT: &str = "application/feed+json, application/atom+xml, application/rss+xml, application/rdf+xml, \
                      application/json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.3, */*;q=0.1";

/// A document of a source.
pub(crate) struct Document {
    /// What the report calls it: the path of the file, or the address.
    pub(crate) name: String,
    /// The absolute URL that its relative ones resolve against. That of a file lies below [`ROOT`].
    pub(crate) address: String,
    /// The header `Content-Type`; empty for a file.
    pub(crate) content_type: String,
    content: Content,
}

/// Where the content of a document is.
enum Content {
    File(PathBuf),
    Memory(Vec<u8>),
}

impl Document {
    /// Opens the document that a user names: a web address, or else a file.
    pub(super) fn open(place: &str, client: &Client) -> Result<Document> {
        if place.starts_with("http://") || place.starts_with("https://") {
            return Document::fetch(place, client);
        }
        let path = Path::new(place);
        let name = path.file_name().ok_or_else(|| anyhow!("\"{place}\" is neither a file nor a web address"))?;
        let address = crate::root::resolve(ROOT, &urlencoded(&name.to_string_lossy())).unwrap_or_else(|| ROOT.into());
        Document::file(path, address)
    }

    /// Opens the document that this one refers to. A file refers to files beside it and to the web, an address to the web
    /// only.
    pub(super) fn next(&self, reference: &str, client: &Client) -> Result<Document> {
        let address = crate::root::resolve(&self.address, reference)
            .ok_or_else(|| anyhow!("{} names \"{reference}\", which is no address", self.name))?;
        let Content::File(path) = &self.content else { return Document::fetch(&address, client) };
        if !address.starts_with(ROOT) && Url::parse(reference).is_ok() {
            return Document::fetch(&address, client);
        }
        let absolute = std::path::absolute(path).with_context(|| format!("cannot find {}", self.name))?;
        let own = Url::from_file_path(&absolute).map_err(|()| anyhow!("{} has no address", self.name))?;
        let mut other = own.join(reference)?;
        other.set_query(None);
        other.set_fragment(None);
        match other.to_file_path() {
            Ok(path) if path.is_file() || address.starts_with(ROOT) => Document::file(&path, address),
            // A copy of a feed that says where it comes from.
            _ => Document::fetch(&address, client),
        }
    }

    fn file(path: &Path, address: String) -> Result<Document> {
        let name = path.display().to_string();
        let about = std::fs::metadata(path).with_context(|| format!("cannot read the feed {name}"))?;
        if about.is_dir() {
            bail!("{name} is a folder: name the file of the feed in it");
        }
        Ok(Document { name, address, content_type: String::new(), content: Content::File(path.to_owned()) })
    }

    fn fetch(address: &str, client: &Client) -> Result<Document> {
        let answer = client.get(address, ACCEPT)?;
        if !answer.is_success() {
            bail!(
                "{} answers {}: check the address, and that it can be read without a login",
                answer.url,
                answer.status
            );
        }
        Ok(Document {
            name: answer.url.clone(),
            address: answer.url,
            content_type: answer.content_type,
            content: Content::Memory(answer.body),
        })
    }

    /// What relative URLs in it resolve against: the address that it was fetched from; for a file the one that the feed
    /// says it has, as it is a copy then, else its place.
    pub(crate) fn base(&self, own: Option<&str>) -> String {
        match (&self.content, own.filter(|url| url.starts_with("https://") || url.starts_with("http://"))) {
            (Content::File(_), Some(own)) => own.to_owned(),
            _ => self.address.clone(),
        }
    }

    /// The content, to be read from its beginning.
    pub(crate) fn reader(&self) -> Result<Box<dyn BufRead + '_>> {
        Ok(match &self.content {
            Content::File(path) => {
                let file = File::open(path).with_context(|| format!("cannot read {}", self.name))?;
                Box::new(BufReader::with_capacity(1 << 16, file))
            }
            Content::Memory(bytes) => Box::new(Cursor::new(bytes)),
        })
    }

    /// The content as a whole.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader()?.read_to_end(&mut bytes).with_context(|| format!("cannot read {}", self.name))?;
        Ok(bytes)
    }

    /// The beginning of the content: enough to see what it is.
    pub(super) fn beginning(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut reader = self.reader()?.take(1 << 14);
        reader.read_to_end(&mut bytes).with_context(|| format!("cannot read {}", self.name))?;
        Ok(bytes)
    }
}

/// A file's name as part of an address.
fn urlencoded(name: &str) -> String {
    percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC).to_string().replace("%2E", ".")
}
