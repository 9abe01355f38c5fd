//! Shows an edition and the app together on this computer, with the headers that docs/hosting.md asks of a host.

mod answer;
mod place;

use anyhow::{Context, Result};
use axum::Router;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;

/// What is shown, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the app, with its `index.html`.
    pub app: PathBuf,
    /// The folder of the edition. Its files go before those of the app that have the same name.
    pub edition: PathBuf,
    /// The port on 127.0.0.1; 0 for any that is free.
    pub port: u16,
    /// The folder that the paper stands in, with a slash at both ends.
    pub base: String,
}

/// A server that listens and does not answer yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    options: Options,
}

/// The place from which files are answered.
struct Site {
    /// The folders, the first one first.
    folders: [PathBuf; 2],
    base: String,
}

impl Server {
    /// Takes the port. Only this computer can reach it.
    ///
    /// # Errors
    /// If a folder is not what it should be, or the port is taken.
    pub async fn bind(options: Options) -> Result<Server> {
        must_hold(&options.app, "index.html", "the app, which `cargo xtask build` writes to dist/")?;
        must_hold(&options.edition, "feed.json", "an edition, which `press build` writes")?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        let listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("cannot take port {}; --port names another, 0 any that is free", options.port))?;
        Ok(Server { listener, options })
    }

    /// Where the paper is to be seen.
    ///
    /// # Errors
    /// If the system does not say which port it gave.
    pub fn address(&self) -> Result<String> {
        Ok(format!("http://{}{}", self.listener.local_addr()?, self.options.base))
    }

    /// Answers until `end` is ready.
    ///
    /// # Errors
    /// If the system takes the port away.
    pub async fn run(self, end: impl Future<Output = ()> + Send + 'static) -> Result<()> {
        let Options { app, edition, base, .. } = self.options;
        let site = Arc::new(Site { folders: [edition, app], base });
        let router = Router::new().fallback(answer::answer).with_state(site);
        Ok(axum::serve(self.listener, router).with_graceful_shutdown(end).await?)
    }
}

fn must_hold(folder: &Path, file: &str, what: &str) -> Result<()> {
    let path = folder.join(file);
    anyhow::ensure!(
        path.is_file(),
        "{} is not there: {} should be the folder of {what}",
        path.display(),
        folder.display()
    );
    Ok(())
}
