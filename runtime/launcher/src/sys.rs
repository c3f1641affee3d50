//! The C library as the launcher needs it: 64-bit Linux, glibc or musl. All foreign declarations are here.

use std::ffi::CStr;
use std::io;
use std::os::raw::{c_char, c_int, c_long, c_uint, c_ulong, c_void};
use std::os::unix::io::RawFd;
use std::ptr;

pub type Pid = c_int;

pub const SIGHUP: c_int = 1;
pub const SIGKILL: c_int = 9;
pub const SIGTERM: c_int = 15;
pub const SIGCHLD: c_int = 17;

pub const ENOENT: c_int = 2;
const ECHILD: c_int = 10;
const EINTR: c_int = 4;
const EAGAIN: c_int = 11;

pub const O_NONBLOCK: c_int = 0o4000;
const F_GETFL: c_int = 3;
const F_SETFL: c_int = 4;

pub const POLLIN: i16 = 1;

pub const CLONE_VM: c_int = 0x100;
pub const CLONE_VFORK: c_int = 0x4000;

const CLOCK_MONOTONIC: c_int = 1;
const LAST_SIGNAL: c_int = 64;
const SIG_SETMASK: c_int = 2;
const SFD_NONBLOCK: c_int = O_NONBLOCK;
const SFD_CLOEXEC: c_int = 0o2000000;
const PR_SET_PDEATHSIG: c_int = 1;
const PR_SET_CHILD_SUBREAPER: c_int = 36;
#[cfg(target_arch = "x86_64")]
const SYS_RT_SIGACTION: c_long = 13;
#[cfg(target_arch = "aarch64")]
const SYS_RT_SIGACTION: c_long = 134;
const SYS_CLOSE_RANGE: c_long = 436;
const WNOHANG: c_int = 1;
const PROT_READ_WRITE: c_int = 3;
const MAP_SHARED_ANONYMOUS: c_int = 0x21;
const SC_PAGESIZE: c_int = 30;

#[repr(C)]
struct Timespec {
    seconds: i64,
    nanoseconds: i64,
}

#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct Timeval {
    pub seconds: i64,
    pub microseconds: i64,
}

/// `struct rusage`.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct Rusage {
    pub user: Timeval,
    pub system: Timeval,
    pub max_rss_kib: i64,
    unused_sizes: [i64; 3],
    pub minor_faults: i64,
    pub major_faults: i64,
    unused_counts: [i64; 6],
    pub voluntary_switches: i64,
    pub involuntary_switches: i64,
}

/// Room for musl's `struct rusage`, which is longer than the kernel's.
#[repr(C)]
#[derive(Default)]
struct RusagePlace {
    rusage: Rusage,
    reserved: [i64; 16],
}

#[repr(C)]
pub struct PollFd {
    pub fd: RawFd,
    pub events: i16,
    pub revents: i16,
}

/// One bit per CPU, as `sched_setaffinity` takes it.
pub type CpuSet = [u64; 16];

/// `sigset_t`, 1024 bits in both C libraries.
#[repr(C)]
struct SignalSet([u64; 16]);

impl SignalSet {
    const NONE: SignalSet = SignalSet([0; 16]);
    const ALL: SignalSet = SignalSet([!0; 16]);

    fn of(signals: &[c_int]) -> SignalSet {
        let mut set = SignalSet::NONE;
        signals.iter().for_each(|signal| set.0[0] |= 1 << (signal - 1));
        set
    }
}

extern "C" {
    fn clock_gettime(clock: c_int, time: *mut Timespec) -> c_int;
    fn clone(
        entry: extern "C" fn(*mut c_void) -> c_int,
        stack: *mut c_void,
        flags: c_int,
        argument: *mut c_void,
        ...
    ) -> c_int;
    fn wait4(pid: Pid, status: *mut c_int, options: c_int, usage: *mut RusagePlace) -> Pid;
    #[link_name = "kill"]
    fn c_kill(pid: Pid, signal: c_int) -> c_int;
    #[link_name = "setsid"]
    fn c_setsid() -> Pid;
    #[link_name = "getppid"]
    fn c_getppid() -> Pid;
    #[link_name = "getpgid"]
    fn c_getpgid(pid: Pid) -> Pid;
    fn prctl(option: c_int, ...) -> c_int;
    fn sched_setaffinity(pid: Pid, size: usize, cpus: *const CpuSet) -> c_int;
    #[link_name = "chdir"]
    fn c_chdir(path: *const c_char) -> c_int;
    #[link_name = "dup2"]
    fn c_dup2(from: RawFd, to: RawFd) -> c_int;
    fn execve(path: *const c_char, argv: *const *const c_char, environment: *const *const c_char) -> c_int;
    fn _exit(status: c_int) -> !;
    fn sigprocmask(how: c_int, set: *const SignalSet, old: *mut SignalSet) -> c_int;
    #[link_name = "signalfd"]
    fn c_signalfd(fd: RawFd, set: *const SignalSet, flags: c_int) -> c_int;
    fn ppoll(fds: *mut PollFd, count: c_ulong, timeout: *const Timespec, mask: *const SignalSet) -> c_int;
    #[link_name = "read"]
    fn c_read(fd: RawFd, buffer: *mut c_void, size: usize) -> isize;
    fn write(fd: RawFd, buffer: *const c_void, size: usize) -> isize;
    fn fcntl(fd: RawFd, command: c_int, ...) -> c_int;
    fn syscall(number: c_long, ...) -> c_long;
    fn mmap(
        address: *mut c_void,
        length: usize,
        protection: c_int,
        flags: c_int,
        fd: RawFd,
        offset: i64,
    ) -> *mut c_void;
    fn sysconf(name: c_int) -> c_long;
}

/// The C library's `errno`.
pub fn errno() -> c_int {
    io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

fn check(result: c_int) -> io::Result<c_int> {
    match result {
        -1 => Err(io::Error::last_os_error()),
        value => Ok(value),
    }
}

/// Makes this process fit to be a launcher: default signal actions, every signal blocked (children start from the
/// former and clear the latter), nothing inherited but 0, 1, 2, and orphans of the tree become its own children.
pub fn prepare_process() -> io::Result<()> {
    // SAFETY: plain system calls on valid arguments; no other thread exists.
    unsafe {
        default_signal_actions();
        check(sigprocmask(SIG_SETMASK, &SignalSet::ALL, ptr::null_mut()))?;
        check(prctl(
            PR_SET_CHILD_SUBREAPER,
            1 as c_ulong,
            0 as c_ulong,
            0 as c_ulong,
            0 as c_ulong,
        ))?;
    }
    hold_standard_streams()?;
    close_inherited()
}

/// The C library would leave out signals 32 and 33, which it uses itself; they too may come ignored.
unsafe fn default_signal_actions() {
    // The kernel's `struct sigaction`: handler, flags, restorer and a mask of 8 bytes, all zero for the default.
    let default = [0_u64; 4];
    for signal in 1..=LAST_SIGNAL {
        syscall(
            SYS_RT_SIGACTION,
            signal,
            default.as_ptr(),
            ptr::null::<c_void>(),
            8_usize,
        );
    }
}

/// Opens /dev/null for each of 0, 1, 2 that is closed, so that no other file can get these numbers.
fn hold_standard_streams() -> io::Result<()> {
    use std::os::unix::io::{AsRawFd, IntoRawFd};
    loop {
        let null = std::fs::OpenOptions::new().read(true).write(true).open("/dev/null")?;
        match null.as_raw_fd() {
            0..=2 => null.into_raw_fd(),
            _ => return Ok(()),
        };
    }
}

fn close_inherited() -> io::Result<()> {
    // SAFETY: nothing of ours is open yet beyond 0, 1, 2.
    if unsafe { syscall(SYS_CLOSE_RANGE, 3 as c_uint, c_uint::MAX, 0 as c_uint) } == 0 {
        return Ok(());
    }
    // Before Linux 5.9: mark each one, which leaves the folder being read intact.
    for entry in std::fs::read_dir("/proc/self/fd")? {
        if let Some(fd) = entry?.file_name().to_str().and_then(|name| name.parse::<RawFd>().ok()) {
            close_on_exec(fd);
        }
    }
    Ok(())
}

fn close_on_exec(fd: RawFd) {
    const F_SETFD: c_int = 2;
    const FD_CLOEXEC: c_int = 1;
    if fd > 2 {
        // SAFETY: setting a flag of a descriptor number is harmless even when it is closed.
        unsafe { fcntl(fd, F_SETFD, FD_CLOEXEC) };
    }
}

/// Nanoseconds of the monotonic clock.
pub fn monotonic_ns() -> u64 {
    let mut time = Timespec {
        seconds: 0,
        nanoseconds: 0,
    };
    // SAFETY: `time` is a valid place to write to; this clock always exists.
    unsafe { clock_gettime(CLOCK_MONOTONIC, &mut time) };
    time.seconds as u64 * 1_000_000_000 + time.nanoseconds as u64
}

/// Starts `entry(argument)` as a child process on its own `stack`; with `CLONE_VFORK` returns once the child has
/// executed another program or has ended.
///
/// # Safety
/// With `CLONE_VM` the child shares all memory: `entry` may only make system calls and write what is meant to be
/// seen here. `argument` must be what `entry` expects.
pub unsafe fn clone_process(
    entry: extern "C" fn(*mut c_void) -> c_int,
    stack: &mut [u128],
    flags: c_int,
    argument: *mut c_void,
) -> io::Result<Pid> {
    check(clone(
        entry,
        stack.as_mut_ptr_range().end as *mut c_void,
        flags | SIGCHLD,
        argument,
    ))
}

/// A reaped process.
pub struct Ended {
    pub pid: Pid,
    /// Right after `wait4` returned, on the monotonic clock.
    pub at_ns: u64,
    pub usage: Rusage,
    status: c_int,
}

impl Ended {
    /// The signal that ended it; 0 when it exited by itself.
    pub fn signal(&self) -> c_int {
        self.status & 0x7f
    }

    /// Its exit status; 0 when a signal ended it.
    pub fn exit_status(&self) -> c_int {
        (self.status >> 8) & 0xff
    }
}

pub enum Reaped {
    Ended(Ended),
    AllAlive,
    NoChildren,
}

/// Reaps a child that has ended, if there is one.
pub fn reap_any() -> Reaped {
    let mut status = 0;
    let mut place = RusagePlace::default();
    // SAFETY: both are valid places to write to.
    let reaped = unsafe { wait4(-1, &mut status, WNOHANG, &mut place) };
    let at_ns = monotonic_ns();
    match reaped {
        0 => Reaped::AllAlive,
        -1 if errno() == ECHILD => Reaped::NoChildren,
        -1 => Reaped::AllAlive,
        pid => Reaped::Ended(Ended {
            pid,
            at_ns,
            usage: place.rusage,
            status,
        }),
    }
}

/// Waits for a child that is known to be at its end.
pub fn wait_for(pid: Pid) -> Rusage {
    let mut place = RusagePlace::default();
    // SAFETY: a null status is allowed; `place` is a valid place to write to.
    while unsafe { wait4(pid, ptr::null_mut(), 0, &mut place) } == -1 && errno() == EINTR {}
    place.rusage
}

/// Sends a signal to a process, or to the process group `-pid`. That it is gone already is no error.
pub fn kill(pid: Pid, signal: c_int) {
    // SAFETY: a system call without pointers.
    unsafe { c_kill(pid, signal) };
}

/// The process group of `pid`, if it still exists.
pub fn process_group(pid: Pid) -> Option<Pid> {
    // SAFETY: a system call without pointers.
    check(unsafe { c_getpgid(pid) }).ok()
}

pub fn page_size() -> u64 {
    // SAFETY: no pointers.
    unsafe { sysconf(SC_PAGESIZE) as u64 }
}

/// A `T` on a page that stays shared with processes that get a copy of this one's memory. Lives for ever.
pub fn shared<T>(value: T) -> io::Result<&'static T> {
    // SAFETY: a fresh anonymous mapping, page-aligned, zeroed, large enough, and never unmapped.
    unsafe {
        let place = mmap(
            ptr::null_mut(),
            std::mem::size_of::<T>(),
            PROT_READ_WRITE,
            MAP_SHARED_ANONYMOUS,
            -1,
            0,
        );
        if place as isize == -1 {
            return Err(io::Error::last_os_error());
        }
        (place as *mut T).write(value);
        Ok(&*(place as *const T))
    }
}

/// A descriptor from which the given (blocked) signals can be read.
pub fn signalfd(signals: &[c_int]) -> io::Result<RawFd> {
    // SAFETY: the set outlives the call.
    check(unsafe { c_signalfd(-1, &SignalSet::of(signals), SFD_NONBLOCK | SFD_CLOEXEC) })
}

/// The numbers of the signals waiting in a descriptor made by [`signalfd`].
pub fn read_signals(fd: RawFd) -> Vec<c_int> {
    const RECORD: usize = 128;
    let mut records = [0; 4 * RECORD];
    let size = read(fd, &mut records).unwrap_or(0);
    // The number is the first word of each record, always below 128.
    records[..size]
        .chunks_exact(RECORD)
        .map(|record| c_int::from(record[0]))
        .collect()
}

/// Sleeps until one of `fds` is ready or the monotonic clock reaches `until_ns`. False: nothing is ready.
pub fn poll(fds: &mut [PollFd], until_ns: Option<u64>) -> bool {
    let timeout = until_ns.map(|until| {
        let left = until.saturating_sub(monotonic_ns());
        Timespec {
            seconds: (left / 1_000_000_000) as i64,
            nanoseconds: (left % 1_000_000_000) as i64,
        }
    });
    let timeout = timeout
        .as_ref()
        .map_or(ptr::null(), |timeout| timeout as *const Timespec);
    // SAFETY: slice and timeout outlive the call; a null mask leaves the signal mask alone.
    unsafe { ppoll(fds.as_mut_ptr(), fds.len() as c_ulong, timeout, ptr::null()) > 0 }
}

/// One `read`. `None`: nothing to be had at the moment; an error counts as the end of the data.
pub fn read(fd: RawFd, buffer: &mut [u8]) -> Option<usize> {
    // SAFETY: the slice is valid for its length.
    match unsafe { c_read(fd, buffer.as_mut_ptr() as *mut c_void, buffer.len()) } {
        -1 if [EINTR, EAGAIN].contains(&errno()) => None,
        -1 => Some(0),
        size => Some(size as usize),
    }
}

/// Writes everything; false when that failed.
pub fn write_all(fd: RawFd, mut bytes: &[u8]) -> bool {
    while !bytes.is_empty() {
        // SAFETY: the slice is valid for its length.
        match unsafe { write(fd, bytes.as_ptr() as *const c_void, bytes.len()) } {
            -1 if errno() == EINTR => {}
            -1 => return false,
            size => bytes = &bytes[size as usize..],
        }
    }
    true
}

/// Makes reads and writes wait again on a descriptor that was opened with `O_NONBLOCK`.
pub fn set_blocking(fd: RawFd) {
    // SAFETY: no pointers.
    unsafe { fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & !O_NONBLOCK) };
}

/// What a child does between its start and its program. It may share the launcher's memory, so all of these are
/// bare system calls: no allocation, no lock, no panic.
pub mod in_child {
    use super::*;

    /// A session and process group of its own, away from the terminal's signals.
    pub fn new_session() {
        unsafe { c_setsid() };
    }

    /// Has the kernel kill this process when its parent dies; false when `parent` is gone already.
    pub fn die_with(parent: Pid) -> bool {
        unsafe {
            prctl(
                PR_SET_PDEATHSIG,
                SIGKILL as c_ulong,
                0 as c_ulong,
                0 as c_ulong,
                0 as c_ulong,
            );
            c_getppid() == parent
        }
    }

    pub fn run_on(cpus: &CpuSet) -> bool {
        unsafe { sched_setaffinity(0, std::mem::size_of::<CpuSet>(), cpus) == 0 }
    }

    pub fn change_folder(path: &CStr) -> bool {
        unsafe { c_chdir(path.as_ptr()) == 0 }
    }

    /// Makes `stdio[n]` the descriptor n; the copies stay open in the program, the originals do not.
    pub fn redirect(stdio: &[RawFd; 3]) -> bool {
        (0..3).all(|n| unsafe { c_dup2(stdio[n as usize], n) } == n)
    }

    pub fn unblock_signals() {
        unsafe { sigprocmask(SIG_SETMASK, &SignalSet::NONE, ptr::null_mut()) };
    }

    /// Returns only when it failed.
    ///
    /// # Safety
    /// Both lists must end with a null pointer.
    pub unsafe fn execute(path: &CStr, argv: *const *const c_char, environment: *const *const c_char) {
        execve(path.as_ptr(), argv, environment);
    }

    pub fn exit(status: c_int) -> ! {
        unsafe { _exit(status) }
    }
}
