//! `press import`.

use super::arguments::{Import, Manner};
use super::source::{Source, is_address};
use super::{Exit, Outcome, exit};
use anyhow::{Context, Result, anyhow, bail};
use press::http::Client;
use press::import;
use press::intake::Intake;
use press::media::{self, Media};
use press::progress::Progress;
use press::report::Report;
use press::store::Store;
use std::collections::HashSet;

pub fn run(options: &Import, manner: &Manner) -> Outcome {
    let mut report = Report::default();
    if let Err(error) = check_names(options) {
        return Outcome::failed(report, Exit::Usage, error);
    }
    let mut store = match Store::open(&options.store) {
        Ok(store) => store,
        Err(error) => return Outcome::failed(report, Exit::Output, error),
    };
    let client = Client::new("");
    let mut failed = None;
    for source in &options.sources {
        let name = options.name.clone().unwrap_or_else(|| own_name(source).to_owned());
        let Err(error) = one(source, &name, &mut store, &client, options, manner, &mut report) else { continue };
        let exit = exit::of_import(&error, is_address(source));
        let error = error.context(format!("{source} was not imported to its end"));
        // The other sources have done nothing wrong. But a store that cannot be written takes none of them.
        match failed {
            None => failed = Some((exit, error)),
            Some(_) => report.fault(source.clone(), format!("{error:#}")),
        }
        if exit == Exit::Output {
            break;
        }
    }
    match failed {
        Some((exit, error)) => Outcome::failed(report, exit, error),
        None => Outcome::done(report, options.strict),
    }
}

/// Imports one source. What it brought before it failed stays.
fn one(
    source: &str,
    name: &str,
    store: &mut Store,
    client: &Client,
    options: &Import,
    manner: &Manner,
    report: &mut Report,
) -> Result<()> {
    let found = Source::of(source, options.kind, client)?;
    let home = options.home.as_ref().map(|url| url.as_str());
    let progress = Progress::begin(&format!("{name}: records read"), None, manner.quiet);
    let media = media(&found, store, options, manner)?;
    let mut intake = Intake::begin(store, name, progress)?.with_home(home);
    if let Some(media) = media {
        intake = intake.with_media(media);
    }
    let read = match &found {
        Source::WordpressExport(path) => import::wordpress::export(path, &mut intake),
        Source::Wordpress(site) => wordpress(site, client, options.remove_missing, &mut intake),
        Source::Feed(place) => import::feed(place, client, &mut intake),
        Source::Markdown(folder) => import::markdown(folder, home, &mut intake),
    };
    let ended = intake.end(options.remove_missing && read.is_ok());
    match (read, ended) {
        (read, Ok(brought)) => {
            report.add(brought);
            read
        }
        (Err(error), Err(_)) | (Ok(()), Err(error)) => Err(error),
    }
}

/// What carries pictures into the edition, if that is wished.
fn media(source: &Source, store: &Store, options: &Import, manner: &Manner) -> Result<Option<Media>> {
    let Some(folder) = &options.media else { return Ok(None) };
    let wished = media::Options {
        beside: source.folder(),
        with_files: options.media_files,
        is_refreshing: options.media_refresh,
        is_quiet: manner.quiet,
        ..media::Options::new(folder)
    };
    Media::open(wished, store).context(exit::Output).map(Some)
}

/// A site tells what is new, and not what is gone: for that it has to be asked for everything.
fn wordpress(site: &str, client: &Client, asks_for_all: bool, intake: &mut Intake<'_>) -> Result<()> {
    if asks_for_all {
        import::wordpress::forget(intake)?;
    }
    import::wordpress::rest(site, client, intake)
}

/// The name of a source that was given none: as it is written, however the folder of the moment is.
fn own_name(source: &str) -> &str {
    if is_address(source) { source } else { source.trim_start_matches("./").trim_end_matches('/') }
}

/// Sources of one name would take each other's stories out.
fn check_names(options: &Import) -> Result<()> {
    if options.name.is_some() && options.sources.len() > 1 {
        bail!("--as names one source, and there are {}: import them one by one", options.sources.len());
    }
    let mut seen = HashSet::new();
    match options.sources.iter().find(|source| !seen.insert(own_name(source))) {
        Some(twice) => Err(anyhow!("{twice} is named twice")),
        None => Ok(()),
    }
}
