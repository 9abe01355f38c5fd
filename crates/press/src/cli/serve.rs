//! `press serve`.

use super::arguments::{Manner, Serve};
use super::{Exit, Outcome};
use anyhow::{Context, Result};
use press::report::Report;
use press::serve::{Options, Server};
use std::io::Write;

pub fn run(options: &Serve, manner: &Manner) -> Outcome {
    let served = Options {
        app: options.app.clone(),
        edition: options.edition.clone(),
        port: options.port,
        base: options.base.clone(),
    };
    let runtime = match tokio::runtime::Runtime::new().context("cannot start") {
        Ok(runtime) => runtime,
        Err(error) => return Outcome::failed(Report::default(), Exit::Network, error),
    };
    match runtime.block_on(serve(served, manner)) {
        Ok(()) => Outcome::done(Report::default(), false),
        Err(error) => {
            let is_port = error.chain().any(|cause| cause.is::<std::io::Error>());
            Outcome::failed(Report::default(), if is_port { Exit::Network } else { Exit::Input }, error)
        }
    }
}

async fn serve(options: Options, manner: &Manner) -> Result<()> {
    let server = Server::bind(options).await?;
    let address = server.address()?;
    let line =
        if manner.json { serde_json::json!({ "command": "serve", "address": address }).to_string() } else { address };
    // Whoever started the press without a look at what it says is served all the same.
    let _ = writeln!(std::io::stdout(), "{line}");
    if !manner.quiet {
        eprintln!("Ctrl+C ends it.");
    }
    server
        .run(async {
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await
}
