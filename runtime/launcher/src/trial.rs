//! One trial: a program from its start until nothing of its process tree is left.

use std::os::raw::c_int;

use crate::answer::{Answer, Outcome};
use crate::child::{Child, Spawner};
use crate::curve::Curve;
use crate::events::{Event, Events};
use crate::request::Request;
use crate::sys::{self, Ended, Pid, Reaped};
use crate::tree::{Pages, Sample, Tree};
use crate::usage::Usage;

/// How often output sizes and the memory limit are looked at.
const LIMITS_EVERY_NS: u64 = 20_000_000;
/// How long a killed process may take to end; one that waits for a dead device never does.
const GIVE_UP_AFTER_NS: u64 = 5_000_000_000;
/// How long to wait before killing again what a dying tree may have started.
const KILL_AGAIN_AFTER_NS: u64 = 10_000_000;

/// Runs the program of `request` and waits for its end.
pub fn run(request: &Request, spawner: &mut Spawner, tree: &Tree, events: &mut Events) -> Answer {
    let child = match spawner.spawn(request) {
        Ok(child) => child,
        Err(failure) => return Answer::failed(failure),
    };
    let mut trial = Trial::new(request, child, tree);
    let ended = trial.wait_for_end(events);
    let rest = trial.clean_up(events);
    trial.answer(ended, rest, spawner.floor_bytes())
}

#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Running,
    /// Asked to end by SIGTERM.
    Ending {
        kill_at_ns: u64,
    },
    /// Sent SIGKILL.
    Killed {
        give_up_at_ns: u64,
    },
}

/// Something to be done again and again, never more often than asked even when it takes long.
#[derive(Clone, Copy)]
struct Every {
    interval_ns: u64,
    next_ns: u64,
}

impl Every {
    fn starting_at(now_ns: u64, interval_ns: u64) -> Every {
        Every {
            interval_ns,
            next_ns: now_ns.saturating_add(interval_ns),
        }
    }

    fn is_due(&mut self, now_ns: u64) -> bool {
        let due = now_ns >= self.next_ns;
        if due {
            *self = Every::starting_at(now_ns, self.interval_ns);
        }
        due
    }
}

/// What was left when the program had ended.
#[derive(Default)]
struct Rest {
    killed: u64,
    unkillable: Vec<Pid>,
}

impl Rest {
    fn message(&self) -> String {
        match self.unkillable.as_slice() {
            [] => String::new(),
            pids => format!(
                "still alive {} s after SIGKILL: processes {:?}; they may disturb the next trials, so start a new launcher",
                GIVE_UP_AFTER_NS / 1_000_000_000,
                pids
            ),
        }
    }
}

struct Trial<'a> {
    request: &'a Request<'a>,
    child: Child,
    tree: &'a Tree,
    phase: Phase,
    /// Why the launcher ended the program, if it did; the first reason counts.
    ended_for: Option<Outcome>,
    deadline_ns: Option<u64>,
    limits: Option<Every>,
    sampling: Option<Every>,
    peak: Sample,
    curve: Curve,
    usage: Usage,
}

impl<'a> Trial<'a> {
    fn new(request: &'a Request<'a>, child: Child, tree: &'a Tree) -> Trial<'a> {
        let start = child.started_ns;
        let watched = request.output_cap_bytes.is_some() || request.memory_limit_bytes.is_some();
        Trial {
            request,
            tree,
            phase: Phase::Running,
            ended_for: None,
            deadline_ns: request.time_limit_ns.map(|limit| start.saturating_add(limit)),
            limits: watched.then(|| Every::starting_at(start, LIMITS_EVERY_NS)),
            sampling: request
                .sample_every_ns
                .map(|interval| Every::starting_at(start, interval)),
            peak: Sample::default(),
            curve: Curve::new(),
            usage: Usage::default(),
            child,
        }
    }

    /// `None`: the program could not be killed.
    fn wait_for_end(&mut self, events: &mut Events) -> Option<Ended> {
        loop {
            let event = events.wait_busy(self.next_wake_ns());
            if let Some(ended) = self.reap() {
                return Some(ended);
            }
            match event {
                Event::Cancel => self.end(Outcome::Cancelled),
                Event::Stop => self.kill_for(Outcome::Cancelled),
                Event::Woken | Event::Request(_) => {}
            }
            let now_ns = sys::monotonic_ns();
            if matches!(self.phase, Phase::Killed { give_up_at_ns } if now_ns >= give_up_at_ns) {
                return None;
            }
            self.on_time(now_ns);
        }
    }

    fn next_wake_ns(&self) -> Option<u64> {
        let phase = match self.phase {
            Phase::Running => self.deadline_ns,
            Phase::Ending { kill_at_ns } => Some(kill_at_ns),
            Phase::Killed { give_up_at_ns } => Some(give_up_at_ns),
        };
        let limits = self.limits.map(|every| every.next_ns);
        let sampling = self.sampling.map(|every| every.next_ns);
        [phase, limits, sampling].into_iter().flatten().min()
    }

    /// Reaps the program, if it has ended, and orphans of its tree that have.
    fn reap(&mut self) -> Option<Ended> {
        while let Reaped::Ended(ended) = sys::reap_any() {
            self.usage.add(&ended.usage);
            if ended.pid == self.child.pid {
                return Some(ended);
            }
        }
        None
    }

    fn on_time(&mut self, now_ns: u64) {
        match self.phase {
            Phase::Running if self.deadline_ns.map_or(false, |deadline| now_ns >= deadline) => {
                self.end(Outcome::Timeout)
            }
            Phase::Ending { kill_at_ns } if now_ns >= kill_at_ns => self.kill(),
            _ => {}
        }
        if self.limits.as_mut().map_or(false, |every| every.is_due(now_ns)) {
            self.check_limits();
        }
        if self.sampling.as_mut().map_or(false, |every| every.is_due(now_ns)) {
            self.sample(now_ns);
        }
    }

    fn check_limits(&mut self) {
        if self.output_is_over() {
            self.kill_for(Outcome::Output);
        } else if self.memory_is_over() {
            self.kill_for(Outcome::Memory);
        }
    }

    fn output_is_over(&self) -> bool {
        self.request
            .output_cap_bytes
            .map_or(false, |cap| self.child.output_bytes().iter().any(|&size| size > cap))
    }

    /// Resident sizes are never below the truth, so the costly sum is taken only when they are over the limit.
    fn memory_is_over(&self) -> bool {
        let over = |limit, pages| self.tree.sample(pages).bytes > limit;
        self.request.memory_limit_bytes.map_or(false, |limit| {
            over(limit, Pages::Resident) && over(limit, Pages::Proportional)
        })
    }

    fn sample(&mut self, now_ns: u64) {
        let now = self.tree.sample(Pages::Proportional);
        self.peak.bytes = self.peak.bytes.max(now.bytes);
        self.peak.processes = self.peak.processes.max(now.processes);
        if now.processes > 0 {
            self.curve.add(now_ns.saturating_sub(self.child.started_ns), now.bytes);
        }
    }

    /// Asks the program's process group to end; the grace runs from here.
    fn end(&mut self, reason: Outcome) {
        if self.phase == Phase::Running {
            self.ended_for = Some(reason);
            let kill_at_ns = sys::monotonic_ns().saturating_add(self.request.grace_ns);
            self.phase = Phase::Ending { kill_at_ns };
            sys::kill(-self.child.pid, sys::SIGTERM);
        }
    }

    fn kill_for(&mut self, reason: Outcome) {
        self.ended_for.get_or_insert(reason);
        self.kill();
    }

    fn kill(&mut self) {
        if !matches!(self.phase, Phase::Killed { .. }) {
            self.phase = Phase::Killed {
                give_up_at_ns: sys::monotonic_ns() + GIVE_UP_AFTER_NS,
            };
            self.tree.kill(self.child.pid);
        }
    }

    /// Kills and reaps whatever is left of the tree, until there is nothing or it takes too long.
    fn clean_up(&mut self, events: &mut Events) -> Rest {
        let give_up_at_ns = match self.phase {
            Phase::Killed { give_up_at_ns } => give_up_at_ns,
            _ => sys::monotonic_ns() + GIVE_UP_AFTER_NS,
        };
        let mut rest = Rest::default();
        // What has ended before the first kill was not left behind.
        let mut all_reaped = self.reap_rest(&mut Rest::default());
        while !all_reaped {
            let alive = self.tree.kill(self.child.pid);
            let now_ns = sys::monotonic_ns();
            if now_ns >= give_up_at_ns {
                rest.unkillable = alive;
                break;
            }
            events.wait_busy(Some(now_ns + KILL_AGAIN_AFTER_NS));
            all_reaped = self.reap_rest(&mut rest);
        }
        rest
    }

    /// Reaps what has ended; true when no child is left at all.
    fn reap_rest(&mut self, rest: &mut Rest) -> bool {
        loop {
            match sys::reap_any() {
                Reaped::NoChildren => return true,
                Reaped::AllAlive => return false,
                Reaped::Ended(ended) => {
                    self.usage.add(&ended.usage);
                    rest.killed += u64::from(ended.signal() == sys::SIGKILL);
                }
            }
        }
    }

    fn answer(&self, ended: Option<Ended>, rest: Rest, floor_bytes: u64) -> Answer {
        let (status, signal) = ended
            .as_ref()
            .map_or((0, 0), |ended| (ended.exit_status(), ended.signal()));
        let [stdout_bytes, stderr_bytes] = self.child.output_bytes();
        let answer = Answer {
            outcome: self.outcome(signal),
            status,
            signal,
            wall_ns: ended.map_or_else(sys::monotonic_ns, |ended| ended.at_ns) - self.child.started_ns,
            usage: self.usage,
            tree_peak_bytes: self.peak.bytes,
            tree_processes: self.peak.processes,
            memory_curve: self.curve.numbers(),
            left_behind: self.left_behind(&rest),
            stdout_bytes,
            stderr_bytes,
            floor_bytes,
            stage: None,
            errno: 0,
            message: rest.message(),
        };
        if let Some(cap) = self.request.output_cap_bytes {
            self.child.truncate_output(cap);
        }
        answer
    }

    fn outcome(&self, signal: c_int) -> Outcome {
        let by_itself = match signal {
            _ if self.output_is_over() => Outcome::Output,
            0 => Outcome::Exited,
            _ => Outcome::Signaled,
        };
        self.ended_for.unwrap_or(by_itself)
    }

    /// When the launcher has killed the whole tree, those of it that ended last were not left by the program.
    fn left_behind(&self, rest: &Rest) -> u64 {
        let unkillable = rest.unkillable.len() as u64;
        match self.phase {
            Phase::Killed { .. } => unkillable,
            _ => rest.killed + unkillable,
        }
    }
}
