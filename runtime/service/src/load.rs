//! Sending requests and judging what comes back.

use crate::http::{Answer, Connection, Request, Target};
use crate::Fault;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

pub struct Load<'a> {
    target: Target,
    requests: &'a [Request],
    add: &'a str,
    right: HashMap<&'a str, Answer>,
    added: AtomicU64,
}

impl<'a> Load<'a> {
    pub fn new(target: Target, requests: &'a [Request], add: &'a str) -> Self {
        Self {
            target,
            requests,
            add,
            right: HashMap::new(),
            added: AtomicU64::new(0),
        }
    }

    /// Additions that were answered.
    pub fn added(&self) -> u64 {
        self.added.load(Ordering::SeqCst)
    }

    /// Sends each different request once and keeps what is answered as what is right.
    pub fn learn(&mut self, mut tell: impl FnMut(&Request, &Answer) -> Result<(), Fault>) -> Result<(), Fault> {
        let mut connection = Connection::new(self.target);
        for request in self.requests {
            if self.right.contains_key(request.line.as_str()) {
                continue;
            }
            let answer = connection.exchange(request)?;
            self.count(request, &answer);
            tell(request, &answer)?;
            self.right.insert(&request.line, answer);
        }
        Ok(())
    }

    /// Sends every request when it is due; nanoseconds from due to answered, in their order.
    pub fn at_rate(&self, rate: f64, connections: usize) -> Result<Vec<u128>, Fault> {
        let start = Instant::now() + Duration::from_millis(5);
        let period = 1.0 / rate;
        let late = self.share(connections, |i, connection| {
            let request = self.requests.get(i)?;
            let due = start + Duration::from_secs_f64(period * i as f64);
            if let Some(rest) = due.checked_duration_since(Instant::now()) {
                thread::sleep(rest);
            }
            Some(self.exchange(connection, request).map(|_| due.elapsed().as_nanos()))
        })?;
        Ok(late)
    }

    /// Sends one request after the other on every connection; how many were answered in how long.
    pub fn at_once(&self, time: Duration, connections: usize) -> Result<(usize, Duration), Fault> {
        let start = Instant::now();
        let answered = self.share(connections, |i, connection| {
            (start.elapsed() < time).then(|| self.exchange(connection, &self.requests[i % self.requests.len()]))
        })?;
        Ok((answered.len(), start.elapsed()))
    }

    /// Numbers from 0 on, each worked on by the next connection that is free, until there is no more work or one fails.
    fn share<T: Send>(
        &self,
        connections: usize,
        work: impl Fn(usize, &mut Connection) -> Option<Result<T, Fault>> + Sync,
    ) -> Result<Vec<T>, Fault> {
        let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
        let one = || -> Result<Vec<(usize, T)>, Fault> {
            let mut connection = Connection::new(self.target);
            let mut done = Vec::new();
            while !failed.load(Ordering::Relaxed) {
                let i = next.fetch_add(1, Ordering::Relaxed);
                match work(i, &mut connection) {
                    None => break,
                    Some(Ok(result)) => done.push((i, result)),
                    Some(Err(fault)) => {
                        failed.store(true, Ordering::Relaxed);
                        return Err(fault);
                    }
                }
            }
            Ok(done)
        };
        let parts: Result<Vec<_>, Fault> = thread::scope(|scope| {
            let threads: Vec<_> = (0..connections).map(|_| scope.spawn(one)).collect();
            threads
                .into_iter()
                .map(|x| x.join().expect("no thread panics"))
                .collect()
        });
        let mut all: Vec<_> = parts?.into_iter().flatten().collect();
        all.sort_unstable_by_key(|x| x.0);
        Ok(all.into_iter().map(|x| x.1).collect())
    }

    fn exchange(&self, connection: &mut Connection, request: &Request) -> Result<(), Fault> {
        let answer = connection.exchange(request)?;
        let right = &self.right[request.line.as_str()];
        self.count(request, &answer);
        let same = if request.is(self.add) {
            answer.status == right.status
        } else {
            answer == *right
        };
        if same {
            return Ok(());
        }
        Err(format!(
            "under load {request} was answered with {answer}, alone with {right}"
        ))
    }

    fn count(&self, request: &Request, answer: &Answer) {
        if request.is(self.add) && answer.status < 300 {
            self.added.fetch_add(1, Ordering::SeqCst);
        }
    }
}
