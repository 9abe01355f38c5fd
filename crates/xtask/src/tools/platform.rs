//! The systems for which projects publish binaries, and the names they give them.

/// A system with published binaries; any other builds from source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// Linux on x86-64.
    LinuxX64,
    /// Linux on 64-bit ARM.
    LinuxArm64,
    /// macOS on Intel.
    MacX64,
    /// macOS on Apple silicon.
    MacArm64,
    /// Windows on x86-64.
    WindowsX64,
}

impl Platform {
    /// The system this program runs on.
    pub fn current() -> Option<Self> {
        match (std::env::consts::OS, std::env::consts::ARCH) {
            ("linux", "x86_64") => Some(Self::LinuxX64),
            ("linux", "aarch64") => Some(Self::LinuxArm64),
            ("macos", "x86_64") => Some(Self::MacX64),
            ("macos", "aarch64") => Some(Self::MacArm64),
            ("windows", "x86_64") => Some(Self::WindowsX64),
            _ => None,
        }
    }

    /// Rust's name for it.
    pub fn rust_target(self) -> &'static str {
        match self {
            Self::LinuxX64 => "x86_64-unknown-linux-gnu",
            Self::LinuxArm64 => "aarch64-unknown-linux-gnu",
            Self::MacX64 => "x86_64-apple-darwin",
            Self::MacArm64 => "aarch64-apple-darwin",
            Self::WindowsX64 => "x86_64-pc-windows-msvc",
        }
    }

    /// Binaryen's name for it.
    pub fn binaryen(self) -> &'static str {
        match self {
            Self::LinuxX64 => "x86_64-linux",
            Self::LinuxArm64 => "aarch64-linux",
            Self::MacX64 => "x86_64-macos",
            Self::MacArm64 => "arm64-macos",
            Self::WindowsX64 => "x86_64-windows",
        }
    }
}
