//! The server: a thread that accepts connections, and one for each connection.

use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::answer::{self, Answer, CHANGES, Files};
use super::request::{self, Request};
use crate::output::File;

/// Most connections at the same time.
const MOST_CONNECTIONS: usize = 64;

/// How long a client may take to say or to read something.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long an open page is kept waiting for news before it has to ask again.
const NEWS: Duration = Duration::from_secs(20);

/// What is served.
#[derive(Default)]
struct State {
    files: Files,
    /// How many states there were before.
    number: u64,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    connections: AtomicUsize,
    address: SocketAddr,
}

/// A server that runs until the program ends.
pub(crate) struct Server {
    shared: Arc<Shared>,
}

impl Server {
    /// Starts to serve files.
    ///
    /// # Errors
    /// When the address cannot be had.
    pub(crate) fn start(address: SocketAddr, files: impl Iterator<Item = File>) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
            connections: AtomicUsize::new(0),
            address: listener.local_addr()?,
        });
        let server = Self { shared };
        server.replace(files);
        let shared = Arc::clone(&server.shared);
        std::thread::spawn(move || accept(&listener, &shared));
        Ok(server)
    }

    /// Returns where the site is.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.shared.address)
    }

    /// Serves other files from now on, and tells open pages.
    pub(crate) fn replace(&self, files: impl Iterator<Item = File>) {
        let mut state = lock(&self.shared.state);
        state.files = files.map(|file| (file.path, file.content)).collect();
        state.number += 1;
        self.shared.changed.notify_all();
    }
}

/// Returns the state: what another thread left behind is whole in any case, since it is replaced at once.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming().flatten() {
        if shared.connections.fetch_add(1, Ordering::Relaxed) >= MOST_CONNECTIONS {
            shared.connections.fetch_sub(1, Ordering::Relaxed);
            continue;
        }
        let shared = Arc::clone(shared);
        std::thread::spawn(move || {
            // A client that went away needs no answer.
            let _ = connection(stream, &shared);
            shared.connections.fetch_sub(1, Ordering::Relaxed);
        });
    }
}

fn connection(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = request::read(&mut stream)? else {
        return send(
            &mut stream,
            &answer::plain("400 Bad Request", "The request is malformed.\n"),
            true,
        );
    };
    let with_body = request.method != "HEAD";
    send(&mut stream, &answer(&request, shared), with_body)
}

fn answer(request: &Request, shared: &Shared) -> Answer {
    if !is_for_us(&request.host, shared.address.ip()) {
        return answer::plain("421 Misdirected Request", "This host is not served here.\n");
    }
    if request.path == CHANGES {
        return news(request.query.parse().unwrap_or(0), shared);
    }
    let state = lock(&shared.state);
    answer::answer(request, &state.files, state.number)
}

/// Returns whether the client means this machine. Pages of the web that give their own name to the loopback address are
/// kept out.
fn is_for_us(host: &str, address: IpAddr) -> bool {
    let local = ["localhost", "127.0.0.1", "[::1]"].contains(&host);
    !address.is_loopback() || local || host.parse() == Ok(address)
}

/// Waits until the state is another one than the client has.
fn news(known: u64, shared: &Shared) -> Answer {
    let state = lock(&shared.state);
    let waited = shared
        .changed
        .wait_timeout_while(state, NEWS, |state| state.number == known);
    let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
    answer::plain("200 OK", &state.number.to_string())
}

fn send(stream: &mut TcpStream, answer: &Answer, with_body: bool) -> io::Result<()> {
    let Answer { status, kind, body } = answer;
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'self'; img-src 'self' data:\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(body.as_bytes())?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.shared.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    fn file(path: &str, content: &str) -> File {
        File {
            path: path.to_owned(),
            content: content.to_owned(),
        }
    }

    #[test]
    fn a_server_answers_and_tells_of_changes() {
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let server = Server::start(address, [file("index.html", "one")].into_iter()).unwrap();
        let get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        assert!(ask(&server, get).ends_with("\r\n\r\none"));
        assert!(ask(&server, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").starts_with("HTTP/1.1 421"));
        assert!(ask(&server, "nonsense\r\n\r\n").starts_with("HTTP/1.1 400"));
        let waiting = std::thread::scope(|scope| {
            let waiting = scope.spawn(|| {
                ask(
                    &server,
                    "GET /.armature/changes?1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                )
            });
            server.replace([file("index.html", "two")].into_iter());
            waiting.join().unwrap()
        });
        assert!(waiting.ends_with("\r\n\r\n2"), "{waiting}");
        assert!(ask(&server, get).ends_with("\r\n\r\ntwo"));
    }
}
