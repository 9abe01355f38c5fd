//! A process that never outlives its test, nor does anything that it has started.

use std::process::{Child, Command, Stdio};

/// A running process. When it is dropped, it and all below it are gone.
pub(crate) struct Guarded {
    pub(crate) child: Child,
}

impl Guarded {
    /// Starts it, with pipes to all that it says.
    pub(crate) fn start(command: Command) -> Self {
        let mut command = guard(command);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().unwrap_or_else(|error| panic!("could not be started ({command:?}): {error}"));
        Self { child }
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        #[cfg(not(unix))]
        let _ = self.child.kill();
        // It has just been told to end; what it says of that is of no use.
        let _ = self.child.wait();
    }
}

/// Ends the process and all that it started when its standard input is closed: on drop, and by the system when the test
/// is killed. `kill 0` means the group, which is led by the shell.
#[cfg(unix)]
fn guard(command: Command) -> Command {
    use std::os::unix::process::CommandExt;
    let mut guard = Command::new("sh");
    guard.args(["-c", "\"$@\" </dev/null & cat >/dev/null; kill -KILL 0", "guard"]);
    guard.arg(command.get_program()).args(command.get_args());
    guard.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    guard.process_group(0);
    guard
}

#[cfg(not(unix))]
fn guard(command: Command) -> Command {
    command
}
