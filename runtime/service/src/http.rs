//! HTTP/1.1 as far as a client of one's own services needs it: one request at a time on a connection that is kept.

use crate::Fault;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// No service that is measured takes this long for one answer and is still of use.
const PATIENCE: Duration = Duration::from_secs(10);
const LARGEST_BODY: usize = 64 << 20;

pub type Target = SocketAddr;

pub struct Request {
    pub line: String,
    bytes: Vec<u8>,
    repeatable: bool,
}

impl Request {
    /// Reads `METHOD PATH` or `METHOD PATH BODY`.
    pub fn parse(line: &str) -> Result<Self, Fault> {
        let mut words = line.splitn(3, ' ');
        let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        if method.is_empty() || !method.bytes().all(|x| x.is_ascii_uppercase()) || !path.starts_with('/') {
            return Err(format!("expected a request such as `GET /path`, found '{line}'"));
        }
        Ok(Self::new(method, path, words.next()))
    }

    pub fn get(path: &str) -> Self {
        Self::new("GET", path, None)
    }

    fn new(method: &str, path: &str, body: Option<&str>) -> Self {
        let mut bytes = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n").into_bytes();
        let content = body.unwrap_or("");
        if body.is_some() || method != "GET" {
            bytes.extend(
                format!(
                    "Content-Type: application/json\r\nContent-Length: {}\r\n",
                    content.len()
                )
                .bytes(),
            );
        }
        bytes.extend(b"\r\n");
        bytes.extend(content.bytes());
        let line = body.map_or_else(|| format!("{method} {path}"), |x| format!("{method} {path} {x}"));
        Self {
            line,
            bytes,
            repeatable: method == "GET",
        }
    }

    /// It is a request of this `METHOD PATH`, whatever its body.
    pub fn is(&self, head: &str) -> bool {
        self.line
            .strip_prefix(head)
            .map_or(false, |rest| rest.is_empty() || rest.starts_with(' '))
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, String::from_utf8_lossy(&self.body))
    }
}

/// One connection, opened when it is first needed and again after the service has closed it.
pub struct Connection {
    target: Target,
    stream: Option<BufReader<TcpStream>>,
}

impl Connection {
    pub fn new(target: Target) -> Self {
        Self { target, stream: None }
    }

    /// Sends a request and reads its answer.
    pub fn exchange(&mut self, request: &Request) -> Result<Answer, Fault> {
        let kept = self.stream.is_some();
        let answer = match self.attempt(request) {
            // A service may close a connection that was idle; what changes nothing is then sent again.
            Err(error) if kept && request.repeatable && error.kind() != io::ErrorKind::WouldBlock => {
                self.attempt(request)
            }
            answer => answer,
        };
        answer.map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => {
                format!("{request} was not answered within {} s", PATIENCE.as_secs())
            }
            _ => format!("{request} was not answered: {error}"),
        })
    }

    fn attempt(&mut self, request: &Request) -> io::Result<Answer> {
        // What is left in a connection after a failure belongs to no later request.
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => open(self.target)?,
        };
        stream.get_mut().write_all(&request.bytes)?;
        let (answer, keep) = read(&mut stream)?;
        self.stream = keep.then_some(stream);
        Ok(answer)
    }
}

fn open(target: Target) -> io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect_timeout(&target, PATIENCE)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(BufReader::new(stream))
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

fn line(stream: &mut impl BufRead) -> io::Result<String> {
    let mut text = String::new();
    if stream.take(1 << 16).read_line(&mut text)? == 0 {
        return Err(io::Error::new(
            io::ErrorKind::UnexpectedEof,
            "the connection was closed",
        ));
    }
    Ok(text.trim_end_matches(['\r', '\n']).to_string())
}

/// An answer, and whether the connection stays open after it.
fn read(stream: &mut impl BufRead) -> io::Result<(Answer, bool)> {
    let first = line(stream)?;
    let status = first
        .strip_prefix("HTTP/1.")
        .and_then(|x| x.split(' ').nth(1))
        .and_then(|x| x.parse().ok());
    let status: u16 = status.ok_or_else(|| invalid("the answer is not HTTP/1.1"))?;
    let (mut length, mut chunked, mut keep) = (None, false, !first.starts_with("HTTP/1.0"));
    loop {
        let header = line(stream)?;
        let (name, value) = match header.split_once(':') {
            Some(parts) => parts,
            None => break,
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse::<usize>().ok(),
            "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
            "connection" => {
                keep = value.eq_ignore_ascii_case("keep-alive") || (keep && !value.eq_ignore_ascii_case("close"))
            }
            _ => {}
        }
    }
    let mut body = Vec::new();
    if chunked {
        loop {
            let size = line(stream)?;
            let size = usize::from_str_radix(size.split(';').next().unwrap_or("").trim(), 16)
                .map_err(|_| invalid("a chunk without its size"))?;
            read_exactly(stream, size, &mut body)?;
            line(stream)?;
            if size == 0 {
                break;
            }
        }
    } else if let Some(size) = length {
        read_exactly(stream, size, &mut body)?;
    } else if status != 204 && status != 304 {
        keep = false;
        stream.take(LARGEST_BODY as u64).read_to_end(&mut body)?;
    }
    Ok((Answer { status, body }, keep))
}

fn read_exactly(stream: &mut impl BufRead, size: usize, body: &mut Vec<u8>) -> io::Result<()> {
    if body.len() + size > LARGEST_BODY {
        return Err(invalid("the answer is too long"));
    }
    let from = body.len();
    body.resize(from + size, 0);
    stream.read_exact(&mut body[from..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str) -> (u16, String, bool) {
        let (answer, keep) = read(&mut text.as_bytes()).unwrap();
        (answer.status, String::from_utf8(answer.body).unwrap(), keep)
    }

    #[test]
    fn answers_of_every_form_are_read() {
        assert_eq!(
            answer("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi"),
            (200, "hi".into(), true)
        );
        assert_eq!(
            answer("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx"),
            (404, "x".into(), false)
        );
        assert_eq!(
            answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n"),
            (200, "abc".into(), true)
        );
        assert_eq!(answer("HTTP/1.0 200 OK\r\n\r\nall"), (200, "all".into(), false));
        assert_eq!(answer("HTTP/1.1 204 No Content\r\n\r\n"), (204, "".into(), true));
    }

    #[test]
    fn what_is_no_answer_is_an_error() {
        for text in [
            "",
            "SSH-2.0\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhi",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        ] {
            assert!(read(&mut text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn requests_are_lines() {
        assert!(Request::parse("POST /count {\"n\": 1}").unwrap().is("POST /count"));
        assert!(!Request::parse("POST /counter").unwrap().is("POST /count"));
        assert!(Request::parse("get /").is_err() && Request::parse("GET").is_err());
    }
}
