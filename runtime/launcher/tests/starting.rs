//! What a program finds when it starts, and what is said when it does not.

mod client;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use client::{Folder, Launcher};

#[test]
fn the_handshake_names_protocol_process_and_floor() {
    let launcher = Launcher::start();
    assert_eq!(launcher.handshake.number("protocol"), 1);
    assert_eq!(launcher.handshake.number("pid"), u64::from(launcher.pid()));
    assert!((1..2_000_000).contains(&launcher.handshake.number("floor_bytes")));
}

#[test]
fn arguments_and_environment_arrive_exactly() {
    let folder = Folder::new("exactly");
    let mut launcher = Launcher::start();
    let script = "printf '<%s>' \"$0\" \"$@\"; echo; exec /usr/bin/env";
    let fields = [
        "a/bin/sh",
        "a-c",
        &format!("a{}", script),
        "azero",
        "a",
        "atwo words",
        "eB=",
        "eA=1=2",
    ];
    let answer = launcher.run(&[&fields[..], &[&folder.stdout("out")]].concat());
    assert_eq!(answer.end(), ("exited", 0, 0));
    let out = folder.read("out");
    let (arguments, environment) = out.split_once('\n').unwrap();
    assert_eq!(arguments, "<zero><><two words>");
    let mut variables: Vec<_> = environment.lines().filter(|line| !line.starts_with("PWD=")).collect();
    variables.sort_unstable();
    assert_eq!(variables, ["A=1=2", "B="]);
}

#[test]
fn folder_and_streams_are_the_ones_asked_for() {
    let folder = Folder::new("streams");
    let input = folder.write("in", "hello\n", 0o644);
    folder.write("out", "something longer that was there before", 0o644);
    let more = [
        format!("d{}", folder.path("")),
        format!("i{}", input),
        folder.stdout("out"),
        format!("r{}", folder.path("err")),
    ];
    let answer = Launcher::start().sh("cat; echo oops >&2; echo x > made-here", &more);
    assert_eq!(answer.end(), ("exited", 0, 0));
    assert_eq!(
        (folder.read("out"), folder.read("err"), folder.read("made-here")),
        ("hello\n".into(), "oops\n".into(), "x\n".into())
    );
    assert_eq!((answer.number("stdout_bytes"), answer.number("stderr_bytes")), (6, 5));
    assert_eq!(
        fs::metadata(folder.path("err")).unwrap().permissions().mode() & 0o111,
        0
    );
}

#[test]
fn without_files_the_streams_are_dev_null() {
    let script = "for n in 0 1 2; do [ $(readlink /proc/$$/fd/$n) = /dev/null ] || exit 1; done; cat";
    assert_eq!(Launcher::start().sh(script, &[]).end(), ("exited", 0, 0));
}

#[test]
fn nothing_of_the_launcher_is_inherited() {
    let folder = Folder::new("inherited");
    let mut launcher = Launcher::after("exec 7</dev/null 8>&1; trap '' HUP INT TERM PIPE CHLD USR1");
    let script = "ls /proc/$$/fd; grep -E 'SigBlk|SigIgn' /proc/self/status; cut -d' ' -f1,5,6 /proc/$$/stat";
    launcher.sh(script, &[folder.stdout("out")]);
    let out = folder.read("out");
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines[..3], ["0", "1", "2"]);
    assert_eq!(lines[3..5], ["SigBlk:\t0000000000000000", "SigIgn:\t0000000000000000"]);
    let ids: Vec<_> = lines[5].split(' ').collect();
    assert!(
        ids[0] == ids[1] && ids[0] == ids[2],
        "process, group and session: {:?}",
        ids
    );
}

#[test]
fn it_runs_on_the_cpus_asked_for() {
    let folder = Folder::new("cpus");
    let mut launcher = Launcher::start();
    launcher.sh(
        "grep Cpus_allowed_list /proc/self/status",
        &["c0".to_string(), folder.stdout("out")],
    );
    assert_eq!(folder.read("out"), "Cpus_allowed_list:\t0\n");
    const EINVAL: u64 = 22;
    let impossible = launcher.sh("exit 0", &["c1023".to_string()]);
    assert_eq!(impossible.failure(), ("affinity", EINVAL));
    assert!(impossible.text("message").starts_with("cannot run on the CPUs 1023: "));
}

#[test]
fn both_methods_start_programs_and_report_failures() {
    for method in ["fork", "vfork"] {
        let mut launcher = Launcher::with_method(method);
        assert_eq!(launcher.handshake.text("method"), method);
        assert_eq!(launcher.sh("exit 7", &[]).end(), ("exited", 7, 0));
        assert_eq!(launcher.sh("kill -USR1 $$", &[]).end(), ("signaled", 0, 10));
        assert_eq!(launcher.run(&["a/no/such/program"]).failure(), ("exec", 2));
        assert_eq!(
            launcher.sh("exit 0", &["d/no/such/folder".to_string()]).failure(),
            ("chdir", 2)
        );
        assert_eq!(launcher.sh("exit 0", &[]).end(), ("exited", 0, 0));
    }
}

#[test]
fn a_program_that_cannot_be_executed_says_why() {
    const E2BIG: u64 = 7;
    const ENOEXEC: u64 = 8;
    const EACCES: u64 = 13;
    let folder = Folder::new("exec-errors");
    let mut launcher = Launcher::start();
    let mut exec = |path: String| launcher.run(&[format!("a{}", path)]);
    assert_eq!(
        exec(folder.write("plain", "exit 0\n", 0o755)).failure(),
        ("exec", ENOEXEC)
    );
    assert_eq!(
        exec(folder.write("not-executable", "#!/bin/sh\n", 0o644)).failure(),
        ("exec", EACCES)
    );
    assert_eq!(exec(folder.path("")).failure(), ("exec", EACCES));
    let orphan = exec(folder.write("orphan", "#!/no/such/interpreter\n", 0o755));
    assert_eq!(orphan.failure(), ("exec", 2));
    assert!(orphan
        .text("message")
        .ends_with("the interpreter or loader that it names is not"));
    let huge = launcher.run(&["a/bin/true".to_string(), format!("a{}", "x".repeat(200_000))]);
    assert_eq!(huge.failure(), ("exec", E2BIG));
}

#[test]
fn a_program_that_is_being_written_is_text_busy() {
    const ETXTBSY: u64 = 26;
    let folder = Folder::new("busy");
    fs::copy("/bin/true", folder.path("true")).unwrap();
    let writer = fs::OpenOptions::new().append(true).open(folder.path("true")).unwrap();
    let answer = Launcher::start().run(&[format!("a{}", folder.path("true"))]);
    drop(writer);
    assert_eq!(answer.failure(), ("exec", ETXTBSY));
}

#[test]
fn files_that_cannot_be_opened_are_named() {
    const EISDIR: u64 = 21;
    const ENXIO: u64 = 6;
    let folder = Folder::new("open-errors");
    let mut launcher = Launcher::start();
    let mut fails = |field: String| {
        let answer = launcher.sh("exit 0", &[field]);
        (answer.text("stage").to_string(), answer.number("errno"))
    };
    assert_eq!(
        fails(format!("i{}", folder.path("none"))),
        ("open-stdin".to_string(), 2)
    );
    assert_eq!(fails(folder.stdout("")), ("open-stdout".to_string(), EISDIR));
    assert_eq!(
        fails(format!("r{}", folder.path("none/err"))),
        ("open-stderr".to_string(), 2)
    );
    // Named pipes without another end must not stop the launcher.
    assert!(Command::new("mkfifo")
        .arg(folder.path("fifo"))
        .status()
        .unwrap()
        .success());
    assert_eq!(fails(folder.stdout("fifo")), ("open-stdout".to_string(), ENXIO));
    assert_eq!(
        launcher.sh("cat", &[format!("i{}", folder.path("fifo"))]).end(),
        ("exited", 0, 0)
    );
}

#[test]
fn malformed_requests_are_answered_and_survived() {
    let mut launcher = Launcher::start();
    for body in [
        &b"\0"[..],
        b"a",
        b"atrue\0",
        b"d/tmp\0",
        b"a/bin/true\0tsoon\0",
        b"\xff\xfe\0",
    ] {
        launcher.send_body(body);
        assert_eq!(launcher.answer().failure(), ("request", 0));
    }
    launcher.send_body(&vec![b'a'; 3 << 20]);
    assert_eq!(
        launcher.answer().text("message"),
        "a request of 3145728 bytes; at most 1048576 are taken"
    );
    assert_eq!(launcher.run(&["a/bin/true"]).end(), ("exited", 0, 0));
}

#[test]
fn wrong_usage_is_explained() {
    let output = Command::new(env!("CARGO_BIN_EXE_launcher"))
        .arg("--help")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stderr, b"usage: launcher [fork|vfork]\n");
}

#[test]
fn the_control_does_its_work_and_says_nothing() {
    let output = Command::new(env!("CARGO_BIN_EXE_launcher"))
        .arg("control")
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
}
