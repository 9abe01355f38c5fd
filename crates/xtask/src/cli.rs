//! The command line. lexopt: no macros and nothing to compile but itself, and a newcomer waits for
//! every dependency before the first word appears.

mod help;

use crate::browsers::Browser;
use crate::test_run::{self, Step};
use crate::trunk::ServeOptions;
use anyhow::{Result, bail};
use lexopt::prelude::*;
use std::ffi::OsString;

/// What the user asks for.
#[derive(Debug)]
pub enum Task {
    /// Print this text.
    Help(&'static str),
    /// Build and serve the bundled edition.
    Serve(ServeOptions),
    /// Make the release in `dist/`.
    Build,
    /// End a build of Trunk's.
    Finish,
    /// Run the tests.
    Test(test_run::Options),
    /// Something about the bundled edition.
    Edition(EditionTask),
    /// Print sizes.
    Bench {
        /// Whether to build first.
        build: bool,
    },
    /// Measure the press on archives of these numbers of stories; and Hugo beside it.
    BenchPress {
        /// How many stories the archives have.
        counts: Vec<u32>,
        /// Whether Hugo builds the archives, too.
        hugo: bool,
    },
    /// Measure what the press makes of photos.
    BenchPictures,
    /// Measure how soon an article is painted.
    BenchPaint,
    /// Install the tools.
    Setup,
    /// Run the press with these arguments.
    Press(Vec<OsString>),
}

/// What to do with the bundled edition.
#[derive(Debug, PartialEq, Eq)]
pub enum EditionTask {
    /// Compose the feed.
    Write,
    /// Fail if the feed is not what the sources give.
    Check,
    /// Print the issues as PDF, then compose the feed.
    Issues,
}

/// Reads what follows a command; `None` means that the user wants help.
type Reader = fn(&mut lexopt::Parser) -> Result<Option<Task>>;

/// Reads the command line of this process.
pub fn parse() -> Result<Task> {
    parse_from(std::env::args_os().skip(1))
}

fn parse_from(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Task> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let command = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Task::Help(help::MAIN)),
        Some(Value(value)) => value.string()?,
        Some(other) => bail!("{}\n\n{}", other.unexpected(), help::MAIN),
    };
    let (text, read): (_, Reader) = match command.as_str() {
        "help" => return Ok(Task::Help(help::MAIN)),
        "serve" => (help::SERVE, serve),
        "build" => (help::BUILD, |parser| nothing_more(parser, Task::Build)),
        "finish" => (help::FINISH, |parser| nothing_more(parser, Task::Finish)),
        "test" => (help::TEST, test),
        "edition" => (help::EDITION, edition),
        "bench" => (help::BENCH, bench),
        // The press has its own help.
        "press" => return Ok(Task::Press(parser.raw_args()?.collect())),
        "setup" => (help::SETUP, |parser| nothing_more(parser, Task::Setup)),
        other => bail!("there is no command `{other}`\n\n{}", help::MAIN),
    };
    match read(&mut parser) {
        Ok(task) => Ok(task.unwrap_or(Task::Help(text))),
        Err(error) => bail!("{error:#}\n\n{text}"),
    }
}

/// A command without options.
fn nothing_more(parser: &mut lexopt::Parser, task: Task) -> Result<Option<Task>> {
    match parser.next()? {
        None => Ok(Some(task)),
        Some(Short('h') | Long("help")) => Ok(None),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn serve(parser: &mut lexopt::Parser) -> Result<Option<Task>> {
    let mut options = ServeOptions::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('p') | Long("port") => options.port = parser.value()?.parse()?,
            Long("release") => options.release = true,
            Long("open") => options.open = true,
            Short('h') | Long("help") => return Ok(None),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Some(Task::Serve(options)))
}

fn test(parser: &mut lexopt::Parser) -> Result<Option<Task>> {
    let mut options = test_run::Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => options.only = Some(Step::named(&parser.value()?.string()?)?),
            Long("browser") => options.browsers = vec![Browser::named(&parser.value()?.string()?)?],
            Short('h') | Long("help") => return Ok(None),
            Value(filter) if options.filter.is_none() => options.filter = Some(filter.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Some(Task::Test(options)))
}

fn edition(parser: &mut lexopt::Parser) -> Result<Option<Task>> {
    let mut task = EditionTask::Write;
    while let Some(argument) = parser.next()? {
        task = match argument {
            Long("check") => EditionTask::Check,
            Long("issues") => EditionTask::Issues,
            Short('h') | Long("help") => return Ok(None),
            other => return Err(other.unexpected().into()),
        };
    }
    Ok(Some(Task::Edition(task)))
}

fn bench(parser: &mut lexopt::Parser) -> Result<Option<Task>> {
    let mut build = true;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("no-build") => build = false,
            Value(what) if what == "press" => return bench_press(parser),
            Value(what) if what == "paint" => return nothing_more(parser, Task::BenchPaint),
            Value(what) if what == "pictures" => return nothing_more(parser, Task::BenchPictures),
            Short('h') | Long("help") => return Ok(None),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Some(Task::Bench { build }))
}

fn bench_press(parser: &mut lexopt::Parser) -> Result<Option<Task>> {
    let (mut counts, mut hugo) = (Vec::new(), false);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("hugo") => hugo = true,
            Short('h') | Long("help") => return Ok(None),
            Value(count) => counts.push(count.parse()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if counts.is_empty() {
        counts = vec![1_000, 10_000, 100_000];
    }
    Ok(Some(Task::BenchPress { counts, hugo }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task> {
        parse_from(line.split_whitespace())
    }

    #[test]
    fn every_command_has_help() {
        for command in ["", "serve", "build", "finish", "test", "edition", "bench", "setup"] {
            for flag in ["-h", "--help"] {
                let task = read(&format!("{command} {flag}")).unwrap();
                let Task::Help(text) = task else {
                    panic!("{command} {flag}: {task:?}");
                };
                assert!(text.contains(&format!("cargo xtask {command}")), "{text}");
            }
        }
        assert!(matches!(read("").unwrap(), Task::Help(_)));
    }

    #[test]
    fn options_of_serve() {
        let Task::Serve(options) = read("serve --port 9000 --release").unwrap() else {
            panic!("not serve");
        };
        assert_eq!((options.port, options.release, options.open), (9000, true, false));
    }

    #[test]
    fn options_of_test() {
        let Task::Test(options) = read("test --only unit slug").unwrap() else {
            panic!("not test");
        };
        assert_eq!(options.only, Some(Step::Unit));
        assert_eq!(options.filter.as_deref(), Some("slug"));
    }

    #[test]
    fn the_press_gets_all_that_follows() {
        let Task::Press(arguments) = read("press build --out edition --help").unwrap() else {
            panic!("not press");
        };
        assert_eq!(arguments, ["build", "--out", "edition", "--help"]);
    }

    #[test]
    fn sizes_of_archives_to_measure() {
        let read = |line: &str| match read(line).unwrap() {
            Task::BenchPress { counts, hugo } => (counts, hugo),
            other => panic!("{other:?}"),
        };
        assert_eq!(read("bench press"), (vec![1_000, 10_000, 100_000], false));
        assert_eq!(read("bench press 10000 --hugo"), (vec![10_000], true));
    }

    #[test]
    fn pictures_to_measure_are_always_the_same() {
        assert!(matches!(read("bench pictures"), Ok(Task::BenchPictures)));
        assert!(read("bench pictures 3").is_err());
        assert!(matches!(read("bench paint"), Ok(Task::BenchPaint)));
    }

    #[test]
    fn slips_are_answered_with_help() {
        for (line, word) in [
            ("sevre", "no command `sevre`"),
            ("serve --port many", "many"),
            ("test --only all", "fmt, clippy"),
            ("test a b", "b"),
            ("build --release", "--release"),
            ("test --browser mosaic", "chromium"),
        ] {
            let error = format!("{:#}", read(line).unwrap_err());
            assert!(error.contains(word) && error.contains("Usage:"), "{error}");
        }
    }
}
