//! What one trial is to be: the parsed form of a request.

use std::ffi::CStr;
use std::str::FromStr;

use crate::sys::CpuSet;

/// The longest request accepted, in bytes. Together with the system's own limit on argument lists it keeps the
/// launcher small.
pub const MAX_BYTES: usize = 1 << 20;

const DEFAULT_GRACE_NS: u64 = 200_000_000;

/// A program to start and what to hold it to; borrows the bytes it came in.
#[derive(Debug, PartialEq)]
pub struct Request<'a> {
    /// Never empty; the first is the absolute path of the program.
    pub argv: Vec<&'a CStr>,
    /// The complete environment, `NAME=VALUE` each.
    pub environment: Vec<&'a CStr>,
    pub folder: Option<&'a CStr>,
    pub stdin: Option<&'a CStr>,
    pub stdout: Option<&'a CStr>,
    pub stderr: Option<&'a CStr>,
    /// For each of standard output and standard error.
    pub output_cap_bytes: Option<u64>,
    pub cpus: Option<CpuSet>,
    /// For all processes of the tree together.
    pub memory_limit_bytes: Option<u64>,
    pub time_limit_ns: Option<u64>,
    /// From SIGTERM to SIGKILL.
    pub grace_ns: u64,
    pub sample_every_ns: Option<u64>,
}

impl<'a> Request<'a> {
    /// Reads NUL-terminated fields, each with its tag as the first byte. The error is a plain sentence.
    pub fn parse(body: &'a [u8]) -> Result<Request<'a>, String> {
        let mut fields = Fields::default();
        for field in body.split_inclusive(|&byte| byte == 0) {
            fields.add(field)?;
        }
        fields.into_request()
    }

    pub fn program(&self) -> &'a CStr {
        self.argv[0]
    }
}

#[derive(Default)]
struct Fields<'a> {
    argv: Vec<&'a CStr>,
    environment: Vec<&'a CStr>,
    folder: Option<&'a CStr>,
    stdin: Option<&'a CStr>,
    stdout: Option<&'a CStr>,
    stderr: Option<&'a CStr>,
    output_cap_bytes: Option<u64>,
    cpus: Option<CpuSet>,
    memory_limit_bytes: Option<u64>,
    time_limit_ns: Option<u64>,
    grace_ns: Option<u64>,
    sample_every_ns: Option<u64>,
}

impl<'a> Fields<'a> {
    fn add(&mut self, field: &'a [u8]) -> Result<(), String> {
        let (&tag, rest) = field.split_first().ok_or("an empty field")?;
        let value = CStr::from_bytes_with_nul(rest).map_err(|_| unterminated(tag))?;
        match tag {
            b'a' => self.argv.push(value),
            b'e' => self.environment.push(variable(value)?),
            b'd' => set(&mut self.folder, tag, value)?,
            b'i' => set(&mut self.stdin, tag, value)?,
            b'o' => set(&mut self.stdout, tag, value)?,
            b'r' => set(&mut self.stderr, tag, value)?,
            b'x' => set(&mut self.output_cap_bytes, tag, number(tag, value)?)?,
            b'c' => set(&mut self.cpus, tag, cpu_list(value)?)?,
            b'm' => set(&mut self.memory_limit_bytes, tag, number(tag, value)?)?,
            b't' => set(&mut self.time_limit_ns, tag, number(tag, value)?)?,
            b'g' => set(&mut self.grace_ns, tag, number(tag, value)?)?,
            b's' => set(&mut self.sample_every_ns, tag, number(tag, value)?)?,
            _ => return Err(format!("unknown field '{}'", (tag as char).escape_default())),
        }
        Ok(())
    }

    fn into_request(self) -> Result<Request<'a>, String> {
        let program = self.argv.first().ok_or("no program: field 'a' is missing")?;
        if !program.to_bytes().starts_with(b"/") {
            return Err(format!(
                "the program's path is not absolute: {}",
                program.to_string_lossy()
            ));
        }
        let unless_zero = |limit: Option<u64>| limit.filter(|&limit| limit > 0);
        Ok(Request {
            argv: self.argv,
            environment: self.environment,
            folder: self.folder,
            stdin: self.stdin,
            stdout: self.stdout,
            stderr: self.stderr,
            output_cap_bytes: unless_zero(self.output_cap_bytes),
            cpus: self.cpus,
            memory_limit_bytes: unless_zero(self.memory_limit_bytes),
            time_limit_ns: unless_zero(self.time_limit_ns),
            grace_ns: self.grace_ns.unwrap_or(DEFAULT_GRACE_NS),
            sample_every_ns: unless_zero(self.sample_every_ns),
        })
    }
}

fn unterminated(tag: u8) -> String {
    match tag {
        0 => "an empty field".to_string(),
        _ => format!("field '{}' does not end with NUL", (tag as char).escape_default()),
    }
}

fn set<T>(slot: &mut Option<T>, tag: u8, value: T) -> Result<(), String> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(format!("field '{}' is given twice", tag as char)),
    }
}

fn variable(value: &CStr) -> Result<&CStr, String> {
    match value.to_bytes().iter().position(|&byte| byte == b'=') {
        Some(length) if length > 0 => Ok(value),
        _ => Err(format!("not NAME=VALUE: {}", value.to_string_lossy())),
    }
}

fn number(tag: u8, value: &CStr) -> Result<u64, String> {
    parsed(value).ok_or_else(|| format!("field '{}' is not a number: {}", tag as char, value.to_string_lossy()))
}

fn parsed<T: FromStr>(value: &CStr) -> Option<T> {
    value.to_str().ok()?.parse().ok()
}

/// A list such as `0,2-3`.
fn cpu_list(value: &CStr) -> Result<CpuSet, String> {
    let fail = || format!("not a list of CPUs: {}", value.to_string_lossy());
    let mut cpus = CpuSet::default();
    for range in value.to_str().map_err(|_| fail())?.split(',') {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let (first, last) = cpu(first)
            .zip(cpu(last))
            .filter(|(first, last)| first <= last)
            .ok_or_else(fail)?;
        for cpu in first..=last {
            cpus[cpu / 64] |= 1 << (cpu % 64);
        }
    }
    Ok(cpus)
}

fn cpu(text: &str) -> Option<usize> {
    text.parse()
        .ok()
        .filter(|&cpu: &usize| cpu < 64 * CpuSet::default().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(body: &[u8]) -> String {
        Request::parse(body).unwrap_err()
    }

    fn cpus(list: &str) -> Result<CpuSet, String> {
        cpu_list(&std::ffi::CString::new(list).unwrap())
    }

    #[test]
    fn reads_every_field() {
        let body = b"a/bin/echo\0a\0ab c\0eA=1\0eB=\0d/tmp\0i/in\0o/out\0r/err\0x10\0c1\0m20\0t30\0g40\0s50\0";
        let request = Request::parse(body).unwrap();
        assert_eq!(
            request.argv.iter().map(|a| a.to_bytes()).collect::<Vec<_>>(),
            [&b"/bin/echo"[..], b"", b"b c"]
        );
        assert_eq!(
            request.environment.iter().map(|e| e.to_bytes()).collect::<Vec<_>>(),
            [&b"A=1"[..], b"B="]
        );
        let paths = [request.folder, request.stdin, request.stdout, request.stderr];
        assert_eq!(
            paths.map(|path| path.unwrap().to_bytes()),
            [&b"/tmp"[..], b"/in", b"/out", b"/err"]
        );
        assert_eq!(
            (request.output_cap_bytes, request.memory_limit_bytes),
            (Some(10), Some(20))
        );
        assert_eq!(
            (request.time_limit_ns, request.grace_ns, request.sample_every_ns),
            (Some(30), 40, Some(50))
        );
        assert_eq!(request.cpus.unwrap()[0], 0b10);
    }

    #[test]
    fn zero_means_no_limit_but_is_a_grace() {
        let request = Request::parse(b"a/x\0x0\0m0\0t0\0s0\0g0\0").unwrap();
        assert_eq!((request.output_cap_bytes, request.memory_limit_bytes), (None, None));
        assert_eq!(
            (request.time_limit_ns, request.grace_ns, request.sample_every_ns),
            (None, 0, None)
        );
        assert_eq!(Request::parse(b"a/x\0").unwrap().grace_ns, DEFAULT_GRACE_NS);
    }

    #[test]
    fn refuses_with_the_reason() {
        assert_eq!(error(b""), "no program: field 'a' is missing");
        assert_eq!(error(b"atrue\0"), "the program's path is not absolute: true");
        assert_eq!(error(b"a/x\0\0"), "an empty field");
        assert_eq!(error(b"a/x"), "field 'a' does not end with NUL");
        assert_eq!(error(b"a/x\0z1\0"), "unknown field 'z'");
        assert_eq!(error(b"a/x\0t1\0t2\0"), "field 't' is given twice");
        assert_eq!(error(b"a/x\0m1k\0"), "field 'm' is not a number: 1k");
        assert_eq!(error(b"a/x\0m-1\0"), "field 'm' is not a number: -1");
        assert_eq!(error(b"a/x\0enone\0"), "not NAME=VALUE: none");
        assert_eq!(error(b"a/x\0e=1\0"), "not NAME=VALUE: =1");
    }

    #[test]
    fn reads_cpu_lists() {
        assert_eq!(cpus("0,2-3").unwrap()[0], 0b1101);
        assert_eq!(cpus("64-65").unwrap()[..2], [0, 0b11]);
        assert_eq!(cpus("1023").unwrap()[15], 1 << 63);
        for bad in ["", "1,", "3-2", "a", "-1", "1024", "0-9999999999"] {
            assert!(cpus(bad).is_err(), "{}", bad);
        }
    }

    #[test]
    fn survives_any_single_changed_byte() {
        let body = b"a/bin/sh\0a-c\0eA=1\0d/\0x10\0c0,2-3\0t5\0".to_vec();
        for position in 0..body.len() {
            for byte in 0..=255 {
                let mut changed = body.clone();
                changed[position] = byte;
                if let Ok(request) = Request::parse(&changed) {
                    assert!(request.program().to_bytes().starts_with(b"/"));
                }
            }
        }
    }
}
