//! Sums of what was downloaded: nothing is unpacked before its sum is right.

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256, Sha512};
use std::fs;
use std::path::Path;

/// What a file must hash to.
pub enum Checksum {
    /// SHA-256 in hexadecimal, as in the side files of GitHub releases.
    Sha256(String),
    /// SHA-512 as npm writes it: `sha512-` and base64.
    NpmIntegrity(&'static str),
}

impl Checksum {
    /// Reads a side file: the first word of 64 hexadecimal digits, with or without a file name.
    pub fn from_side_file(text: &str) -> Result<Self> {
        text.split_whitespace()
            .find(|word| word.len() == 64 && word.chars().all(|c| c.is_ascii_hexdigit()))
            .map(|word| Self::Sha256(word.to_ascii_lowercase()))
            .context("its checksum file holds no SHA-256 sum")
    }

    /// Fails unless the file has this sum.
    pub fn verify(&self, file: &Path) -> Result<()> {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let (expected, found) = match self {
            Self::Sha256(expected) => (expected.as_str(), hex(&Sha256::digest(&bytes))),
            Self::NpmIntegrity(expected) => {
                let sum = base64(&Sha512::digest(&bytes));
                (*expected, format!("sha512-{sum}"))
            }
        };
        if expected != found {
            bail!("the download is not what was published, and was thrown away: expected {expected}, found {found}");
        }
        Ok(())
    }
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes in base64 (RFC 4648).
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for position in 0..4 {
            let digit = (group >> (18 - 6 * position)) as usize & 63;
            text.push(if position <= chunk.len() { char::from(DIGITS[digit]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_rfc_4648() {
        for (plain, encoded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn side_files_with_and_without_a_name() {
        let sum = "A".repeat(64);
        for text in [format!("{sum}\n"), format!("{sum}  gh-release/wasm-bindgen.tar.gz\n")] {
            let Checksum::Sha256(found) = Checksum::from_side_file(&text).unwrap() else {
                panic!("not a SHA-256 sum");
            };
            assert_eq!(found, sum.to_ascii_lowercase());
        }
        assert!(Checksum::from_side_file("<html>Not found</html>").is_err());
    }

    #[test]
    fn a_changed_file_is_refused() {
        let file = std::env::temp_dir().join(format!("iman-sum-{}", std::process::id()));
        fs::write(&file, "abc").unwrap();
        let right = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(Checksum::Sha256(right.to_owned()).verify(&file).is_ok());
        fs::write(&file, "abd").unwrap();
        assert!(Checksum::Sha256(right.to_owned()).verify(&file).is_err());
        fs::remove_file(&file).unwrap();
    }
}
