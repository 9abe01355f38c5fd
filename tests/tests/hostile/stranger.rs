//! Another host, that remembers what it was asked for.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::thread;

const PICTURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8"/>"#;

/// A host that nobody should ask for anything but pictures. It answers everything with one, until the test ends.
pub struct Stranger {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Stranger {
    /// Opens the host on a free port of this machine.
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on this machine");
        let address = listener.local_addr().expect("the port that was bound");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let remembered = Arc::clone(&asked);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let remembered = Arc::clone(&remembered);
                thread::spawn(move || {
                    let mut request = [0; 4096];
                    let length = stream.read(&mut request).unwrap_or_default();
                    let request = String::from_utf8_lossy(&request[..length]);
                    if let Some(path) = request.split(' ').nth(1) {
                        remembered.lock().expect("nobody panics with it").push(path.to_owned());
                    }
                    let answer = format!(
                        "HTTP/1.1 200 OK\r\ncontent-type: image/svg+xml\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{PICTURE}",
                        PICTURE.len()
                    );
                    // Who has gone away does not want it.
                    let _ = stream.write_all(answer.as_bytes());
                });
            }
        });
        Self { address, asked }
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The paths that it was asked for, but for pictures.
    pub fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().expect("nobody panics with it");
        asked.iter().filter(|path| !path.starts_with("/pictures/")).cloned().collect()
    }
}
