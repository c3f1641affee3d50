//! What Linux knows of a process and of all that it has started. The only foreign calls of this program are here.

use std::collections::HashMap;
use std::fs;
use std::os::raw::{c_int, c_long};
use std::time::Duration;

const SIGTERM: c_int = 15;
/// Of the kernel's clocks of processes, the one that counts time on a CPU in nanoseconds (`CPUCLOCK_SCHED`).
const SCHEDULED: c_int = 2;

#[repr(C)]
struct Timespec {
    seconds: c_long,
    nanoseconds: c_long,
}

extern "C" {
    fn kill(pid: c_int, signal: c_int) -> c_int;
    fn clock_gettime(clock: c_int, time: *mut Timespec) -> c_int;
}

/// Asks a process to end.
pub fn ask_to_end(pid: u32) {
    // SAFETY: kill takes two numbers and touches no memory of ours; the process is a child that has not been waited for.
    unsafe { kill(pid as c_int, SIGTERM) };
}

/// CPU time of a process and of its descendants that are alive.
pub fn cpu(root: u32) -> Duration {
    tree(root).into_iter().map(cpu_of).sum()
}

/// Sum over the same processes of the largest resident set of each, in bytes.
pub fn memory(root: u32) -> u64 {
    tree(root).into_iter().map(peak_of).sum()
}

fn cpu_of(pid: u32) -> Duration {
    let mut time = Timespec {
        seconds: 0,
        nanoseconds: 0,
    };
    // How the kernel makes the number of a clock from that of a process (clock_getcpuclockid).
    let clock = (!(pid as c_int) << 3) | SCHEDULED;
    // SAFETY: `time` is valid for writing and has the layout of struct timespec on 64-bit Linux.
    let failed = unsafe { clock_gettime(clock, &mut time) } != 0;
    if failed {
        Duration::ZERO
    } else {
        Duration::new(time.seconds as u64, time.nanoseconds as u32)
    }
}

fn peak_of(pid: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|x| x.strip_prefix("VmHWM:")).unwrap_or("");
    line.split_whitespace()
        .next()
        .and_then(|x| x.parse::<u64>().ok())
        .unwrap_or(0)
        * 1024
}

/// A process and its descendants.
fn tree(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for pid in fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|x| x.file_name().to_str()?.parse().ok())
    {
        if let Some(parent) = parent_of(pid) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let (mut all, mut next) = (vec![root], 0);
    while next < all.len() {
        all.extend(children.remove(&all[next]).unwrap_or_default());
        next += 1;
    }
    all
}

fn parent_of(pid: u32) -> Option<u32> {
    // The name of the program stands in brackets and may hold anything; the state and the parent follow it.
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}
