//! `cargo xtask`: set-up, serving, tests and the bundled edition of the newspaper.
//!
//! Two commands do everything on a fresh machine, installing what is missing: `cargo xtask serve`
//! and `cargo xtask test`. `cargo xtask --help` lists the others.

mod browsers;
mod cargo_lock;
mod cli;
mod console;
mod debian;
mod edition;
mod finish;
mod issues;
mod lock;
mod paint;
mod paths;
mod press;
mod process;
mod servers;
mod size;
mod test_run;
mod toolchain;
mod tools;
mod trunk;

use anyhow::Result;
use cli::{EditionTask, Task};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse().and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let workspace = paths::workspace();
    match task {
        Task::Help(text) => {
            print!("{text}");
            Ok(())
        }
        Task::Setup => {
            trunk::set_up()?;
            console::note("everything is here: `cargo xtask serve` starts the newspaper");
            Ok(())
        }
        Task::Serve(options) => trunk::serve(&workspace, &options),
        Task::Build => trunk::build(&workspace),
        Task::Finish => finish::run(),
        Task::Test(options) => test_run::run(&workspace, &options),
        Task::Edition(EditionTask::Write) => edition::write(&workspace),
        Task::Edition(EditionTask::Check) => edition::check(&workspace),
        Task::Edition(EditionTask::Issues) => {
            issues::print(&workspace)?;
            edition::write(&workspace)
        }
        Task::Press(arguments) => press::run(&workspace, &arguments),
        Task::BenchPress { counts, hugo } => press::bench(&workspace, &counts, hugo),
        Task::BenchPictures => press::bench_pictures(&workspace),
        Task::BenchPaint => paint::bench(&workspace),
        Task::Bench { build } => {
            if build {
                trunk::build(&workspace)?;
            }
            size::report(&workspace.join("dist"))
        }
    }
}
