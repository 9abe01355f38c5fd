//! The driver's process, which has the browser below it. It never outlives its test.

use crate::engine::Engine;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long a driver may take to say that it is ready.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running driver. When it is dropped, it and its browser are gone.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver and waits until it is ready.
    pub(crate) fn start(engine: Engine) -> Self {
        let mut command = guarded(engine.driver());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process =
            command.spawn().unwrap_or_else(|error| panic!("the driver could not be started ({command:?}): {error}"));
        let (sender, receiver) = mpsc::channel();
        if let Some(out) = process.stdout.take() {
            read(out, sender.clone());
        }
        if let Some(errors) = process.stderr.take() {
            read(errors, sender);
        }
        // From here on it ends with this value, also if it never gets ready.
        let mut driver = Self { process, port: 0 };
        let mut said = String::new();
        driver.port = loop {
            let line = receiver.recv_timeout(PATIENCE).unwrap_or_else(|why| {
                panic!("the driver did not say that it is ready ({why}); it said:\n{said}");
            });
            if let Some(port) = engine.port(&line) {
                break port;
            }
            said.push_str(&line);
            said.push('\n');
        };
        driver
    }

    /// Where it takes commands.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        #[cfg(not(unix))]
        let _ = self.process.kill();
        // It has just been told to end; what it says of that is of no use.
        let _ = self.process.wait();
    }
}

/// Passes on what a process says, line by line, to its end: a full pipe would stop the process.
fn read(from: impl Read + Send + 'static, to: mpsc::Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            // Nobody listens once the driver is ready.
            let _ = to.send(line);
        }
    });
}

/// Ends the driver and all that it started when its standard input is closed: on drop, and by the system when the test
/// is killed. `kill 0` means the group, which is led by the shell.
#[cfg(unix)]
fn guarded(command: Command) -> Command {
    use std::os::unix::process::CommandExt;
    let mut guard = Command::new("sh");
    guard.args(["-c", "\"$@\" </dev/null & cat >/dev/null; kill -KILL 0", "guard"]);
    guard.arg(command.get_program()).args(command.get_args());
    guard.process_group(0);
    guard
}

#[cfg(not(unix))]
fn guarded(command: Command) -> Command {
    command
}
