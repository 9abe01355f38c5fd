//! Short names between the WebAssembly module and its script.
//!
//! wasm-bindgen names each import after what it does, with a hash (`__wbg_addEventListener_84ae3eac6e15480a`): hundreds
//! of names that stand in both files, and hashes do not compress. Nobody else uses them, so one letter serves as well.
//! The module is read as far as the binary format's sections go (WebAssembly Core Specification, 5.5).

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;

/// Old names with their short ones.
type Names = BTreeMap<String, String>;

/// The module that wasm-bindgen imports everything from, as it is called in both files, and its short name.
const MODULE: (&str, &str) = ("./iman_bg.js", "i");

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const EXPORT: u8 = 7;
/// The magic number and the version.
const PREAMBLE: usize = 8;

/// Gives module and script the same short names; sections that only tools read are left out.
pub fn shorten(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut imports = Names::new();
    let mut exports = Names::new();
    let mut out = module.get(..PREAMBLE).context("too short for a module")?.to_vec();
    let mut rest = Reader(&module[PREAMBLE..]);
    while !rest.0.is_empty() {
        let id = rest.byte()?;
        let size = rest.number()?;
        let mut section = Reader(rest.take(size)?);
        let content = match id {
            CUSTOM => continue,
            IMPORT => shorten_imports(&mut section, &mut imports)?,
            EXPORT => shorten_exports(&mut section, &mut exports)?,
            _ => section.0.to_vec(),
        };
        out.push(id);
        write_number(&mut out, content.len());
        out.extend(content);
    }
    Ok((out, shorten_script(script, &imports, &exports)))
}

fn shorten_imports(section: &mut Reader, names: &mut Names) -> Result<Vec<u8>> {
    let count = section.number()?;
    let mut out = Vec::new();
    write_number(&mut out, count);
    for _ in 0..count {
        let module = section.name()?;
        if module != MODULE.0 {
            bail!("an import from `{module}`: only wasm-bindgen's own are known here");
        }
        let name = section.name()?;
        write_name(&mut out, MODULE.1);
        write_name(&mut out, &short(names, name));
        let kind = section.byte()?;
        if kind != 0 {
            bail!("the import `{name}` is not a function");
        }
        out.push(kind);
        write_number(&mut out, section.number()?);
    }
    Ok(out)
}

fn shorten_exports(section: &mut Reader, names: &mut Names) -> Result<Vec<u8>> {
    let count = section.number()?;
    let mut out = Vec::new();
    write_number(&mut out, count);
    for _ in 0..count {
        let name = section.name()?;
        write_name(&mut out, &short(names, name));
        out.push(section.byte()?);
        write_number(&mut out, section.number()?);
    }
    Ok(out)
}

/// The short name of a name: the same each time.
fn short(names: &mut Names, name: &str) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut number = names.len();
    let new = || {
        let mut short = String::new();
        loop {
            short.push(char::from(LETTERS[number % LETTERS.len()]));
            number /= LETTERS.len();
            if number == 0 {
                return short;
            }
            number -= 1;
        }
    };
    names.entry(name.to_owned()).or_insert_with(new).clone()
}

/// Imports are known by their hashed names wherever they stand; exports are the properties of `wasm`.
fn shorten_script(script: &str, imports: &Names, exports: &Names) -> String {
    let script = script.replace(&format!("\"{}\"", MODULE.0), &format!("\"{}\"", MODULE.1));
    let mut out = String::with_capacity(script.len());
    let mut rest = script.as_str();
    while let Some(start) = rest.find(is_of_name) {
        let (before, tail) = rest.split_at(start);
        let end = tail.find(|c| !is_of_name(c)).unwrap_or(tail.len());
        let (name, tail) = tail.split_at(end);
        out.push_str(before);
        let known = if out.ends_with("wasm.") { exports.get(name) } else { imports.get(name) };
        out.push_str(known.map_or(name, String::as_str));
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// What is left of a module to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).context("the module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = usize::from(self.byte()?);
            number |= (byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        bail!("a number of more than 32 bits")
    }

    fn name(&mut self) -> Result<&'a str> {
        let size = self.number()?;
        Ok(std::str::from_utf8(self.take(size)?)?)
    }
}

fn write_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let byte = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            return out.push(byte);
        }
        out.push(byte | 0x80);
    }
}

fn write_name(out: &mut Vec<u8>, name: &str) {
    write_number(out, name.len());
    out.extend(name.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with two imported functions, of which the second is exported, and a custom section.
    fn module() -> Vec<u8> {
        let mut imports = vec![2];
        for name in ["__wbg_log_0123", "__wbg_now_4567"] {
            write_name(&mut imports, MODULE.0);
            write_name(&mut imports, name);
            imports.extend([0, 0]);
        }
        let mut exports = vec![1];
        write_name(&mut exports, "__wbindgen_start");
        exports.extend([0, 1]);
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        for (id, content) in [(1, vec![1, 0x60, 0, 0]), (IMPORT, imports), (EXPORT, exports), (CUSTOM, vec![1, b'x'])] {
            out.push(id);
            write_number(&mut out, content.len());
            out.extend(content);
        }
        out
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let script = "const imports = { \"./iman_bg.js\": { __wbg_log_0123: console.log, __wbg_now_4567() {} } };
            wasm.__wbindgen_start(); other.__wbindgen_start(); const __wbg_log_01234 = 1;";
        let (module, script) = shorten(&module(), script).unwrap();
        assert_eq!(
            script,
            "const imports = { \"i\": { a: console.log, b() {} } };
            wasm.a(); other.__wbindgen_start(); const __wbg_log_01234 = 1;"
        );
        let imports = [IMPORT, 13, 2, 1, b'i', 1, b'a', 0, 0, 1, b'i', 1, b'b', 0, 0];
        assert!(module.windows(imports.len()).any(|window| window == imports), "{module:?}");
        assert!(module.ends_with(&[EXPORT, 5, 1, 1, b'a', 0, 1]), "{module:?}");
    }

    #[test]
    fn there_are_names_for_many() {
        let mut names = Names::new();
        let shorts: Vec<String> = (0..3000).map(|number| short(&mut names, &number.to_string())).collect();
        assert_eq!((shorts[0].as_str(), shorts[51].as_str(), shorts[52].as_str()), ("a", "Z", "aa"));
        let mut once = shorts.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), shorts.len());
        assert_eq!(short(&mut names, "7"), shorts[7]);
    }

    #[test]
    fn what_is_cut_off_is_an_error() {
        let whole = module();
        assert!(shorten(&whole[..whole.len() - 8], "").is_err());
        assert!(shorten(b"", "").is_err());
    }
}
