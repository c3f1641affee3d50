//! Everything the launcher can wait for: requests, signals, the clock. One `ppoll`, no signal handlers.

use std::io;
use std::os::raw::c_int;
use std::os::unix::io::RawFd;

use crate::request;
use crate::sys::{self, PollFd};

const STDIN: RawFd = 0;

pub enum Event {
    /// A child may have ended, or the time waited for may have come: look.
    Woken,
    /// The client wants the running trial ended.
    Cancel,
    /// A whole request, or the reason why it was not even read.
    Request(Result<Vec<u8>, String>),
    /// The input has ended or a signal said so: end everything. Comes once; see [`Events::stopping`].
    Stop,
}

pub struct Events {
    inbox: Inbox,
    signals: RawFd,
    stopping: bool,
}

impl Events {
    /// Needs the signals blocked (`sys::prepare_process`).
    pub fn new() -> io::Result<Events> {
        let signals = sys::signalfd(&[sys::SIGCHLD, sys::SIGTERM, sys::SIGHUP])?;
        Ok(Events {
            inbox: Inbox::default(),
            signals,
            stopping: false,
        })
    }

    /// True once [`Event::Stop`] has happened.
    pub fn stopping(&self) -> bool {
        self.stopping
    }

    /// Waits for the next request, while nothing runs.
    pub fn wait_idle(&mut self) -> Event {
        self.wait(None, true)
    }

    /// Waits while a trial runs. A request that is sent too early stays in the pipe until the next idle wait.
    pub fn wait_busy(&mut self, until_ns: Option<u64>) -> Event {
        self.wait(until_ns, false)
    }

    fn wait(&mut self, until_ns: Option<u64>, idle: bool) -> Event {
        let reading = idle || !self.inbox.has_header();
        let mut fds = [
            PollFd {
                fd: self.signals,
                events: sys::POLLIN,
                revents: 0,
            },
            // A negative number is skipped; without events only the end of the input is reported.
            PollFd {
                fd: if self.stopping { -1 } else { STDIN },
                events: if reading { sys::POLLIN } else { 0 },
                revents: 0,
            },
        ];
        if !sys::poll(&mut fds, until_ns) {
            return Event::Woken;
        }
        match (fds[0].revents, fds[1].revents) {
            (0, 0) => Event::Woken,
            (0, _) if reading => self.read_input(),
            (0, _) => self.stop(),
            _ => self.read_signals(),
        }
    }

    fn read_signals(&mut self) -> Event {
        let arrived = sys::read_signals(self.signals);
        let asks_to_stop = |&signal: &c_int| signal != sys::SIGCHLD;
        if arrived.iter().any(asks_to_stop) && !self.stopping {
            return self.stop();
        }
        Event::Woken
    }

    fn read_input(&mut self) -> Event {
        match self.inbox.receive() {
            Received::Part => Event::Woken,
            Received::Cancel => Event::Cancel,
            Received::Request(body) => Event::Request(body),
            Received::End => self.stop(),
        }
    }

    fn stop(&mut self) -> Event {
        self.stopping = true;
        Event::Stop
    }
}

enum Received {
    Part,
    Cancel,
    Request(Result<Vec<u8>, String>),
    End,
}

/// A request on its way in: four bytes of length, then the body.
#[derive(Default)]
struct Inbox {
    header: [u8; 4],
    header_filled: usize,
    body: Vec<u8>,
    body_filled: usize,
}

impl Inbox {
    fn has_header(&self) -> bool {
        self.header_filled == self.header.len()
    }

    fn length(&self) -> usize {
        u32::from_le_bytes(self.header) as usize
    }

    /// Reads once, so that after a `poll` it never blocks.
    fn receive(&mut self) -> Received {
        let place = match self.has_header() {
            false => &mut self.header[self.header_filled..],
            true => self.place_for_body(),
        };
        match sys::read(STDIN, place) {
            None => Received::Part,
            Some(0) => Received::End,
            Some(size) => self.take(size),
        }
    }

    /// Where the next bytes of the body go. What is too long is read over the beginning again, to be refused.
    fn place_for_body(&mut self) -> &mut [u8] {
        let length = self.length();
        self.body.resize(length.min(request::MAX_BYTES), 0);
        if length > request::MAX_BYTES {
            let left = length - self.body_filled;
            return &mut self.body[..left.min(request::MAX_BYTES)];
        }
        &mut self.body[self.body_filled..]
    }

    fn take(&mut self, size: usize) -> Received {
        if !self.has_header() {
            self.header_filled += size;
            return self.after_header();
        }
        self.body_filled += size;
        if self.body_filled < self.length() {
            return Received::Part;
        }
        Received::Request(self.finish())
    }

    fn after_header(&mut self) -> Received {
        if self.has_header() && self.length() == 0 {
            *self = Inbox::default();
            return Received::Cancel;
        }
        Received::Part
    }

    fn finish(&mut self) -> Result<Vec<u8>, String> {
        let whole = std::mem::take(self);
        match whole.length() > request::MAX_BYTES {
            false => Ok(whole.body),
            true => Err(format!(
                "a request of {} bytes; at most {} are taken",
                whole.length(),
                request::MAX_BYTES
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Puts `bytes` through the inbox, at most `step` at a time, and returns what came out.
    fn feed(bytes: &[u8], step: usize) -> Vec<String> {
        let mut inbox = Inbox::default();
        let mut rest = bytes;
        let mut seen = Vec::new();
        while !rest.is_empty() {
            let place = match inbox.has_header() {
                false => &mut inbox.header[inbox.header_filled..],
                true => inbox.place_for_body(),
            };
            let size = place.len().min(step).min(rest.len());
            place[..size].copy_from_slice(&rest[..size]);
            rest = &rest[size..];
            match inbox.take(size) {
                Received::Part => {}
                Received::Cancel => seen.push("cancel".to_string()),
                Received::Request(Ok(body)) => seen.push(String::from_utf8(body).unwrap()),
                Received::Request(Err(message)) => seen.push(message),
                Received::End => unreachable!(),
            }
        }
        seen
    }

    #[test]
    fn frames_do_not_depend_on_how_they_arrive() {
        let stream = b"\x03\0\0\0abc\0\0\0\0\x01\0\0\0d";
        for step in 1..=stream.len() {
            assert_eq!(feed(stream, step), ["abc", "cancel", "d"]);
        }
    }

    #[test]
    fn too_long_a_request_is_skipped_as_a_whole() {
        let length = request::MAX_BYTES * 2 + 5;
        let mut stream = (length as u32).to_le_bytes().to_vec();
        stream.resize(4 + length, b'x');
        stream.extend(b"\x01\0\0\0d");
        let seen = feed(&stream, usize::MAX);
        assert_eq!(
            seen,
            [
                format!(
                    "a request of {} bytes; at most {} are taken",
                    length,
                    request::MAX_BYTES
                ),
                "d".to_string()
            ]
        );
    }
}
