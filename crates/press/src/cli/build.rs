//! `press build`.

use super::arguments::{Build, Manner};
use super::{Exit, Outcome, exit};
use anyhow::{Context, Result, ensure};
use newsfeed::decode::decode;
use newsfeed::edition::LEVELS;
use newsfeed::wire;
use press::build;
use press::media;
use press::report::Report;
use press::store::Store;
use std::fs;
use std::path::Path;

pub fn run(options: &Build, manner: &Manner) -> Outcome {
    let mut report = Report::default();
    let read = open(&options.store).and_then(|store| {
        let masthead = options.masthead.as_deref().map(|file| masthead(file, &mut report)).transpose()?;
        Ok((store, masthead))
    });
    let (mut store, mut masthead) = match read {
        Ok(read) => read,
        Err(error) => return Outcome::failed(report, Exit::Input, error),
    };
    if let Some(jobs) = options.jobs {
        // It fails if the threads are there already, and nothing has asked for them yet.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global();
    }
    if let Some(base) = &options.base {
        masthead.get_or_insert_default().home_page_url = Some(base.to_string());
    }
    let how = build::Options {
        out: options.out.as_ref().or(options.site.as_ref()).cloned().unwrap_or_default(),
        masthead,
        site: options.site.clone(),
        pages: options.pages.unwrap_or_default(),
        precompresses: options.precompress,
        afresh: options.afresh,
        search_levels: if options.no_search { Vec::new() } else { LEVELS.to_vec() },
        now: None,
        is_quiet: manner.quiet,
    };
    let built = build::build(&mut store, &how).and_then(|built| {
        report.add(built);
        // What the edition named until now.
        let removed = media::clear_orphans(&store, how.masthead.as_ref())?;
        if removed > 0 {
            report.count("media removed", removed);
        }
        Ok(())
    });
    match built {
        Ok(()) => Outcome::done(report, false),
        Err(error) => Outcome::failed(report, exit::of_build(&error), error),
    }
}

/// The store, which must be there: an empty edition is nobody's wish.
fn open(file: &Path) -> Result<Store> {
    let name = file.display();
    ensure!(file.is_file(), "there is no store {name}: `press import SOURCE --store {name}` makes it");
    Store::open(file)
}

/// What the publisher says of the paper. Problems in it are told, and do not stop the build.
fn masthead(file: &Path, report: &mut Report) -> Result<wire::Feed> {
    let name = file.display().to_string();
    let text = fs::read_to_string(file).with_context(|| format!("cannot read the masthead {name}"))?;
    let decoded = decode(&text).with_context(|| format!("cannot read the masthead {name}"))?;
    for problem in decoded.problems {
        report.fault(name.clone(), problem.to_string());
    }
    Ok(decoded.feed)
}
