//! The process of the service: started on a port, watched, stopped.

use crate::http::{Connection, Request, Target};
use crate::{processes, Fault};
use std::io::{BufRead, BufReader, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const POLL: Duration = Duration::from_millis(1);
/// Time in which a service that has closed its connections has ended, if it does.
const MOMENT: Duration = Duration::from_secs(1);
/// Time to end after it was asked to.
const FAREWELL: Duration = Duration::from_secs(3);

pub struct Server {
    pub target: Target,
    child: Child,
    started: Instant,
    words: Arc<Mutex<String>>,
}

impl Server {
    /// Starts the program on a port, 0 for one that is free.
    pub fn start(program: &[String], port: u16) -> Result<Self, Fault> {
        let port = free(port)?.to_string();
        let filled: Vec<String> = program.iter().map(|x| x.replace("{port}", &port)).collect();
        let started = Instant::now();
        let mut child = Command::new(&filled[0])
            .args(&filled[1..])
            .env("PORT", &port)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot start {}: {error}", filled[0]))?;
        let words = Arc::new(Mutex::new(String::new()));
        let (errors, last) = (child.stderr.take().expect("piped"), Arc::clone(&words));
        // Ends with the last process that holds the pipe.
        thread::spawn(move || {
            for line in BufReader::new(errors)
                .lines()
                .map_while(Result::ok)
                .filter(|x| !x.trim().is_empty())
            {
                *last.lock().expect("no thread panics") = line;
            }
        });
        let target = SocketAddr::from((Ipv4Addr::LOCALHOST, port.parse().expect("a port")));
        Ok(Self {
            target,
            child,
            started,
            words,
        })
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Waits for the first answer; the time since the start.
    pub fn wait_until_ready(&mut self, path: &str, patience: Duration) -> Result<Duration, Fault> {
        let request = Request::get(path);
        loop {
            if let Some(end) = self.ended() {
                return Err(format!("the service {end} before it was ready"));
            }
            // An open port is asked; a closed one costs nothing to try again.
            if TcpStream::connect(self.target).is_ok() {
                if let Ok(answer) = Connection::new(self.target).exchange(&request) {
                    if answer.status < 500 {
                        return Ok(self.started.elapsed());
                    }
                }
            }
            if self.started.elapsed() > patience {
                let words = self.words();
                self.stop();
                return Err(format!(
                    "the service did not answer {request} on port {} within {} s; it is told the port by {{port}} in its command, and by the variable PORT{words}",
                    self.target.port(),
                    patience.as_secs_f64()
                ));
            }
            thread::sleep(POLL);
        }
    }

    /// How it ended, where it ends within a moment: its connections close before it can be waited for.
    pub fn ended_soon(&mut self) -> Option<String> {
        let asked = Instant::now();
        while asked.elapsed() < MOMENT {
            if let Some(end) = self.ended() {
                return Some(end);
            }
            thread::sleep(POLL);
        }
        None
    }

    /// How it ended, with its last words; None while it runs.
    pub fn ended(&mut self) -> Option<String> {
        let status = self.child.try_wait().ok()??;
        // The thread that reads the last words may be a moment behind.
        thread::sleep(Duration::from_millis(50));
        Some(format!("ended with {}{}", words_of(status), self.words()))
    }

    /// Asks it to end, and ends it when it does not.
    pub fn stop(&mut self) {
        processes::ask_to_end(self.pid());
        let asked = Instant::now();
        while asked.elapsed() < FAREWELL {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(POLL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn words(&self) -> String {
        let words = self.words.lock().expect("no thread panics").clone();
        if words.is_empty() {
            words
        } else {
            format!(": {words}")
        }
    }
}

fn words_of(status: ExitStatus) -> String {
    match status.signal() {
        Some(signal) => format!("signal {signal}"),
        None => format!("exit status {}", status.code().unwrap_or(0)),
    }
}

/// This port if nobody listens on it, or for 0 any such.
fn free(port: u16) -> Result<u16, Fault> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).and_then(|x| x.local_addr()) {
        Ok(address) => Ok(address.port()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
            "port {port} is in use by another program: end it, or leave `port` out of workload.yaml"
        )),
        Err(error) => Err(format!("cannot use port {port}: {error}")),
    }
}
