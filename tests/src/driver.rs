//! The driver's process, which has the browser below it. It never outlives its test.

use crate::display::Display;
use crate::engine::{Engine, Ready};
use crate::guarded::Guarded;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How long a driver may take to say that it is ready.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running driver. When it is dropped, it and its browser are gone.
pub(crate) struct Driver {
    _process: Guarded,
    port: u16,
    words: mpsc::Receiver<String>,
    /// Ends after the browser that is shown on it.
    _display: Option<Display>,
}

impl Driver {
    /// Starts a driver and waits until it is ready; else gives what it said.
    pub(crate) fn start(engine: Engine) -> Result<Self, String> {
        let (mut command, ready) = engine.driver();
        let display = engine.needs_display().then(Display::start);
        if let Some(display) = &display {
            command.env("DISPLAY", display.name());
        }
        let mut process = Guarded::start(command);
        let (sender, receiver) = mpsc::channel();
        if let Some(out) = process.child.stdout.take() {
            read(out, sender.clone());
        }
        if let Some(errors) = process.child.stderr.take() {
            read(errors, sender);
        }
        // From here on it ends with this value, also if it never gets ready.
        let mut driver = Self { _process: process, port: 0, words: receiver, _display: display };
        driver.port = match ready {
            Ready::Said => said_port(engine, &driver.words)?,
            Ready::Listening(port) => listening_port(port, &driver.words)?,
        };
        Ok(driver)
    }

    /// What it and its browser have said since they were asked last.
    pub(crate) fn words(&self) -> String {
        self.words.try_iter().collect::<Vec<_>>().join("\n")
    }

    /// Where it takes commands.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// The port that the driver names.
fn said_port(engine: Engine, words: &mpsc::Receiver<String>) -> Result<u16, String> {
    let mut said = String::new();
    loop {
        let Ok(line) = words.recv_timeout(PATIENCE) else {
            return Err(format!("the driver did not say that it is ready; it said:\n{said}"));
        };
        if let Some(port) = engine.port(&line) {
            return Ok(port);
        }
        said.push_str(&line);
        said.push('\n');
    }
}

/// The port, once the driver listens on it.
fn listening_port(port: u16, words: &mpsc::Receiver<String>) -> Result<u16, String> {
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if Instant::now() > deadline {
            let said = words.try_iter().collect::<Vec<_>>().join("\n");
            return Err(format!("the driver does not listen on port {port}; it said:\n{said}"));
        }
        thread::sleep(Duration::from_millis(10));
    }
    Ok(port)
}

/// Passes on what a process says, line by line, to its end: a full pipe would stop the process.
fn read(from: impl Read + Send + 'static, to: mpsc::Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            // Nobody listens once the driver has ended.
            let _ = to.send(line);
        }
    });
}
