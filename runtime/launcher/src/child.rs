//! Starting a program: from a request to a running process.
//!
//! There are two ways, as with the C library's `fork` and `vfork`. Under vfork the child borrows the launcher's
//! memory until it executes its program: nothing is copied, so it starts faster, but its peak memory starts at the
//! launcher's peak. Under fork it gets a copy of the few pages that the launcher has written to. Vfork is taken
//! where its floor is lower than any real program's memory.

use std::ffi::{c_void, CStr, OsStr};
use std::fs::{File, OpenOptions};
use std::io;
use std::os::raw::{c_char, c_int};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::io::{AsRawFd, RawFd};
use std::path::Path;
use std::ptr;
use std::sync::atomic::{AtomicI32, Ordering};

use crate::answer::{Failure, Stage};
use crate::request::Request;
use crate::sys::{self, in_child, CpuSet, Pid};
use crate::usage;

/// The highest floor at which vfork is taken: about what the smallest dynamically linked program needs.
const MAX_VFORK_FLOOR_BYTES: u64 = 1 << 20;

/// The child's stack, in words of 16 bytes: a few frames of system calls.
const STACK_WORDS: usize = 16 * 1024 / 16;

const COULD_NOT_START: c_int = 127;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    Fork,
    Vfork,
}

impl Method {
    pub fn name(self) -> &'static str {
        match self {
            Method::Fork => "fork",
            Method::Vfork => "vfork",
        }
    }

    fn flags(self) -> c_int {
        match self {
            Method::Fork => sys::CLONE_VFORK,
            Method::Vfork => sys::CLONE_VFORK | sys::CLONE_VM,
        }
    }
}

/// Which step failed in the child and why; `errno` is 0 as long as nothing did.
#[derive(Default)]
struct Report {
    stage: AtomicI32,
    errno: AtomicI32,
}

/// Starts children, and knows how much memory they inherit.
pub struct Spawner {
    method: Method,
    floor_bytes: u64,
    /// The longest request that the floor allows for.
    usual_request: usize,
    launcher: Pid,
    null: File,
    report: &'static Report,
    stack: Vec<u128>,
}

impl Spawner {
    pub fn new() -> io::Result<Spawner> {
        Ok(Spawner {
            method: Method::Vfork,
            floor_bytes: 0,
            usual_request: 16 * 1024,
            launcher: std::process::id() as Pid,
            null: OpenOptions::new().read(true).write(true).open("/dev/null")?,
            report: sys::shared(Report::default())?,
            stack: vec![0; STACK_WORDS],
        })
    }

    /// Chooses the method by the floors measured, unless told.
    pub fn settle(&mut self, method: Option<Method>) -> io::Result<()> {
        self.method = method.unwrap_or(Method::Vfork);
        self.floor_bytes = self.measure_floor()?;
        if method.is_none() && self.floor_bytes > MAX_VFORK_FLOOR_BYTES {
            return self.settle(Some(Method::Fork));
        }
        Ok(())
    }

    pub fn method(&self) -> Method {
        self.method
    }

    /// The peak memory of a child that does nothing: no smaller one can be seen.
    pub fn floor_bytes(&self) -> u64 {
        self.floor_bytes
    }

    /// Measures the floor again when a request is so long that it has raised it.
    pub fn adapt_to(&mut self, request_bytes: usize) {
        if request_bytes > self.usual_request {
            self.usual_request = 2 * request_bytes;
            self.floor_bytes = self.measure_floor().unwrap_or(self.floor_bytes);
        }
    }

    fn measure_floor(&mut self) -> io::Result<u64> {
        // SAFETY: the entry ends the process at once and looks at nothing.
        let pid = unsafe { sys::clone_process(end_at_once, &mut self.stack, self.method.flags(), ptr::null_mut())? };
        Ok(usage::peak_rss_bytes(&sys::wait_for(pid)))
    }

    /// Starts the program; returns when it has been executed.
    pub fn spawn(&mut self, request: &Request) -> Result<Child, Failure> {
        let stdin = request.stdin.map(open_input).transpose()?;
        let stdout = request
            .stdout
            .map(|path| open_output(path, Stage::OpenStdout))
            .transpose()?;
        let stderr = request
            .stderr
            .map(|path| open_output(path, Stage::OpenStderr))
            .transpose()?;
        let descriptor = |file: &Option<File>| file.as_ref().unwrap_or(&self.null).as_raw_fd();
        let stdio = [descriptor(&stdin), descriptor(&stdout), descriptor(&stderr)];
        let (argv, environment) = (null_terminated(&request.argv), null_terminated(&request.environment));
        let (launcher, report) = (self.launcher, self.report);
        let plan = Plan {
            request,
            argv: &argv,
            environment: &environment,
            stdio,
            launcher,
            report,
        };
        let (pid, started_ns) = self.start(&plan)?;
        Ok(Child {
            pid,
            started_ns,
            stdout,
            stderr,
        })
    }

    fn start(&mut self, plan: &Plan) -> Result<(Pid, u64), Failure> {
        self.report.errno.store(0, Ordering::Relaxed);
        let argument = plan as *const Plan as *mut c_void;
        let started_ns = sys::monotonic_ns();
        // SAFETY: the entry makes system calls and writes to the report only; the plan outlives its use, since
        // this thread does not go on before the child has let go of it.
        let pid = unsafe { sys::clone_process(become_program, &mut self.stack, self.method.flags(), argument) };
        let pid = pid.map_err(|error| failure(Stage::Fork, error, "start a process"))?;
        match self.report.errno.load(Ordering::Relaxed) {
            0 => Ok((pid, started_ns)),
            errno => {
                sys::wait_for(pid);
                Err(plan.failure(Stage::from_code(self.report.stage.load(Ordering::Relaxed)), errno))
            }
        }
    }
}

/// A program that runs, or has ended but is not reaped.
pub struct Child {
    pub pid: Pid,
    /// Right before it was started, on the monotonic clock.
    pub started_ns: u64,
    pub stdout: Option<File>,
    pub stderr: Option<File>,
}

impl Child {
    /// The sizes of the files that take standard output and standard error; 0 for /dev/null.
    pub fn output_bytes(&self) -> [u64; 2] {
        [&self.stdout, &self.stderr].map(|file| size(file.as_ref()))
    }

    /// Cuts each output file that is longer down to `cap` bytes.
    pub fn truncate_output(&self, cap: u64) {
        for file in [&self.stdout, &self.stderr].into_iter().flatten() {
            if size(Some(file)) > cap {
                // What cannot be cut is no regular file and takes no space.
                let _ = file.set_len(cap);
            }
        }
    }
}

fn size(file: Option<&File>) -> u64 {
    file.and_then(|file| file.metadata().ok())
        .map_or(0, |metadata| metadata.len())
}

fn open_input(path: &CStr) -> Result<File, Failure> {
    open(path, OpenOptions::new().read(true), Stage::OpenStdin)
}

fn open_output(path: &CStr, stage: Stage) -> Result<File, Failure> {
    open(
        path,
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o644),
        stage,
    )
}

/// Opens without waiting for the other end of a named pipe, which would stop the launcher.
fn open(path: &CStr, options: &mut OpenOptions, stage: Stage) -> Result<File, Failure> {
    let name = OsStr::from_bytes(path.to_bytes());
    let opened = options.custom_flags(sys::O_NONBLOCK).open(name);
    let file = opened.map_err(|error| failure(stage, error, &format!("open {}", path.to_string_lossy())))?;
    sys::set_blocking(file.as_raw_fd());
    Ok(file)
}

fn null_terminated(strings: &[&CStr]) -> Vec<*const c_char> {
    strings
        .iter()
        .map(|string| string.as_ptr())
        .chain([ptr::null()])
        .collect()
}

fn failure(stage: Stage, error: io::Error, what: &str) -> Failure {
    Failure::new(
        stage,
        error.raw_os_error().unwrap_or(0),
        format!("cannot {}: {}", what, error),
    )
}

extern "C" fn end_at_once(_: *mut c_void) -> c_int {
    in_child::exit(0)
}

extern "C" fn become_program(plan: *mut c_void) -> c_int {
    // SAFETY: `Spawner::start` passes a plan.
    let plan = unsafe { &*(plan as *const Plan) };
    let stage = plan.carry_out();
    plan.report.errno.store(sys::errno(), Ordering::Relaxed);
    plan.report.stage.store(stage as i32, Ordering::Relaxed);
    in_child::exit(COULD_NOT_START)
}

/// All that a child needs on its way to its program, prepared beforehand because it must not allocate.
struct Plan<'a> {
    request: &'a Request<'a>,
    argv: &'a [*const c_char],
    environment: &'a [*const c_char],
    stdio: [RawFd; 3],
    launcher: Pid,
    report: &'static Report,
}

impl Plan<'_> {
    /// Runs in the child. Returns the step that failed, or not at all.
    fn carry_out(&self) -> Stage {
        in_child::new_session();
        if !in_child::die_with(self.launcher) {
            in_child::exit(COULD_NOT_START);
        }
        if !self.request.cpus.as_ref().map_or(true, in_child::run_on) {
            return Stage::Affinity;
        }
        if !in_child::redirect(&self.stdio) {
            return Stage::Redirect;
        }
        if !self.request.folder.map_or(true, in_child::change_folder) {
            return Stage::Chdir;
        }
        in_child::unblock_signals();
        // SAFETY: `null_terminated` made both lists.
        unsafe { in_child::execute(self.request.program(), self.argv.as_ptr(), self.environment.as_ptr()) };
        Stage::Exec
    }

    fn failure(&self, stage: Stage, errno: c_int) -> Failure {
        let program = self.request.program();
        let what = match stage {
            Stage::Chdir => format!("enter {}", self.request.folder.unwrap_or(program).to_string_lossy()),
            Stage::Affinity => format!(
                "run on the CPUs {}",
                self.request.cpus.as_ref().map_or(String::new(), cpu_names)
            ),
            Stage::Redirect => "connect the standard streams".to_string(),
            _ => format!("execute {}", program.to_string_lossy()),
        };
        let mut failure = failure(stage, io::Error::from_raw_os_error(errno), &what);
        if stage == Stage::Exec && errno == sys::ENOENT && exists(program) {
            failure
                .message
                .push_str("; the file is there, the interpreter or loader that it names is not");
        }
        failure
    }
}

fn exists(path: &CStr) -> bool {
    Path::new(OsStr::from_bytes(path.to_bytes())).exists()
}

fn cpu_names(cpus: &CpuSet) -> String {
    let listed = (0..64 * cpus.len()).filter(|cpu| cpus[cpu / 64] >> (cpu % 64) & 1 == 1);
    listed.map(|cpu| cpu.to_string()).collect::<Vec<_>>().join(",")
}
