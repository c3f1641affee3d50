//! How trials end: limits, cancelling, and that nothing stays behind.

mod client;

use std::time::{Duration, Instant};

use client::{is_alive, shell, within, Folder, Launcher, MS};

fn fields(list: &[&str]) -> Vec<String> {
    list.iter().map(|field| field.to_string()).collect()
}

fn all_gone(pids: &[u32]) -> bool {
    pids.iter().all(|&pid| !is_alive(pid))
}

#[test]
fn a_time_limit_ends_the_program_with_sigterm() {
    let answer = Launcher::start().sh("exec sleep 60", &fields(&["t100000000"]));
    assert_eq!(answer.end(), ("timeout", 0, 15));
    assert!((100 * MS..5_000 * MS).contains(&answer.number("wall_ns")));
}

#[test]
fn a_program_may_end_in_its_grace() {
    let answer = Launcher::start().sh(
        "trap 'exit 3' TERM; sleep 60 & wait",
        &fields(&["t100000000", "g9000000000"]),
    );
    assert_eq!(answer.end(), ("timeout", 3, 0));
    assert!(answer.number("wall_ns") < 5_000 * MS);
}

#[test]
fn who_ignores_sigterm_is_killed_after_the_grace_with_all_its_tree() {
    let folder = Folder::new("stubborn");
    let script = "trap '' TERM; sleep 60 & echo $!; setsid sleep 60 & echo $!; while :; do sleep 0.01; done";
    let answer = Launcher::start().sh(
        script,
        &[fields(&["t300000000", "g100000000"]), vec![folder.stdout("pids")]].concat(),
    );
    assert_eq!(answer.end(), ("timeout", 0, 9));
    assert!(answer.number("wall_ns") >= 400 * MS);
    assert_eq!(answer.number("left_behind"), 0);
    assert!(all_gone(&folder.pids("pids", 2)));
}

#[test]
fn what_a_program_leaves_behind_is_counted_and_killed() {
    let folder = Folder::new("left");
    let script =
        "sleep 60 & echo $!; setsid sleep 60 & echo $!; (setsid sh -c 'echo $$; exec sleep 60' &); sleep 0.2; exit 4";
    let answer = Launcher::start().sh(script, &[folder.stdout("pids")]);
    assert_eq!(answer.end(), ("exited", 4, 0));
    assert_eq!(answer.number("left_behind"), 3);
    assert!(all_gone(&folder.pids("pids", 3)));
}

#[test]
fn children_that_have_ended_are_not_left_behind() {
    let mut launcher = Launcher::start();
    assert_eq!(launcher.sh("true & (true &) ; sleep 0.2", &[]).number("left_behind"), 0);
    assert_eq!(launcher.sh("true & wait", &[]).number("left_behind"), 0);
}

#[test]
fn a_tree_that_keeps_growing_is_killed_all_the_same() {
    let folder = Folder::new("growing");
    let script = "setsid sh -c 'echo $$; while :; do sleep 60 & done' & sleep 0.05";
    let answer = Launcher::start().sh(script, &[folder.stdout("pids")]);
    assert_eq!((answer.outcome(), answer.text("message")), ("exited", ""));
    assert!(answer.number("left_behind") >= 2);
    assert!(all_gone(&folder.pids("pids", 1)));
}

#[test]
fn flooding_the_output_is_stopped_and_the_file_cut() {
    let folder = Folder::new("flood");
    let mut launcher = Launcher::start();
    let answer = launcher.sh(
        "exec yes",
        &[vec![folder.stdout("out")], fields(&["x100000", "t20000000000"])].concat(),
    );
    assert_eq!(answer.end(), ("output", 0, 9));
    assert!(answer.number("stdout_bytes") > 100_000);
    assert_eq!(folder.read("out").len(), 100_000);
    let answer = launcher.sh(
        "exec yes >&2",
        &[format!("r{}", folder.path("err")), "x1000".to_string()],
    );
    assert_eq!((answer.outcome(), folder.read("err").len()), ("output", 1000));
}

#[test]
fn the_cap_holds_for_programs_that_end_before_it_is_looked_at() {
    let folder = Folder::new("burst");
    let mut launcher = Launcher::start();
    let mut write = |bytes: &str| {
        launcher.sh(
            "head -c $0 /dev/zero",
            &fields(&[&format!("a{}", bytes), "x1000", &folder.stdout("out")]),
        )
    };
    assert_eq!(write("1000").end(), ("exited", 0, 0));
    let over = write("1001");
    assert_eq!((over.end(), over.number("stdout_bytes")), (("output", 0, 0), 1001));
}

#[test]
fn a_memory_limit_counts_the_whole_tree() {
    let source = "import os, time\nos.fork()\nballast = bytearray(60 << 20)\ntime.sleep(20)";
    let answer = Launcher::start().python(source, &[format!("m{}", 100 << 20)]);
    assert_eq!(answer.end(), ("memory", 0, 9));
    assert!(answer.number("wall_ns") < 15_000 * MS);
}

#[test]
fn memory_that_processes_share_is_not_counted_twice() {
    let source =
        "import os, time\nballast = bytearray(b'x') * (60 << 20)\nfor _ in range(2):\n  os.fork()\ntime.sleep(0.3)";
    let answer = Launcher::start().python(source, &[format!("m{}", 150 << 20)]);
    assert_eq!(answer.outcome(), "exited");
}

#[test]
fn a_running_trial_can_be_cancelled() {
    let folder = Folder::new("cancel");
    let mut launcher = Launcher::start();
    launcher.cancel();
    launcher.send(&shell("sleep 60 & echo $! $$; wait", &[folder.stdout("pids")]));
    let pids = folder.pids("pids", 2);
    launcher.cancel();
    launcher.cancel();
    assert_eq!(launcher.answer().end(), ("cancelled", 0, 15));
    assert!(all_gone(&pids));
    assert_eq!(launcher.sh("exit 5", &[]).end(), ("exited", 5, 0));
}

#[test]
fn a_cancel_in_pieces_is_a_cancel_and_keeps_no_limit_waiting() {
    let mut launcher = Launcher::start();
    launcher.send(&shell("exec sleep 60", &fields(&["t300000000"])));
    launcher.send_bytes(&[0, 0]);
    assert_eq!(launcher.answer().outcome(), "timeout");
    launcher.send_bytes(&[0, 0]);
    launcher.send(&shell("exec sleep 60", &[]));
    launcher.send_bytes(&[0]);
    std::thread::sleep(Duration::from_millis(100));
    launcher.send_bytes(&[0, 0, 0]);
    assert_eq!(launcher.answer().outcome(), "cancelled");
}

#[test]
fn a_request_sent_early_waits_for_its_turn() {
    let mut launcher = Launcher::start();
    launcher.send(&shell("sleep 0.2; exit 1", &[]));
    launcher.send(&shell("exit 2", &[]));
    assert_eq!(launcher.answer().number("status"), 1);
    assert_eq!(launcher.answer().number("status"), 2);
}

/// Starts a small tree in a fresh launcher; returns it with the processes.
fn with_running_tree(name: &str) -> (Launcher, Vec<u32>) {
    let folder = Folder::new(name);
    let mut launcher = Launcher::start();
    let script = "trap '' TERM; setsid sleep 60 & echo $! $$; wait; wait";
    launcher.send(&shell(script, &[folder.stdout("pids")]));
    (launcher, folder.pids("pids", 2))
}

#[test]
fn the_end_of_the_input_ends_everything() {
    let (mut launcher, pids) = with_running_tree("eof");
    launcher.close_input();
    assert_eq!(launcher.wait(), (String::new(), Some(0)));
    assert!(all_gone(&pids));
}

#[test]
fn the_end_of_the_input_counts_even_behind_a_waiting_request() {
    let (mut launcher, pids) = with_running_tree("eof-behind");
    launcher.send(&shell("exit 0", &[]));
    launcher.close_input();
    assert_eq!(launcher.wait(), (String::new(), Some(0)));
    assert!(all_gone(&pids));
}

#[test]
fn sigterm_and_sighup_end_everything() {
    for name in ["TERM", "HUP"] {
        let (mut launcher, pids) = with_running_tree(name);
        launcher.signal(name);
        assert_eq!(launcher.wait(), (String::new(), Some(0)));
        assert!(all_gone(&pids));
        let mut idle = Launcher::start();
        idle.signal(name);
        assert_eq!(idle.wait(), (String::new(), Some(0)));
    }
}

#[test]
fn sigint_is_left_to_the_client() {
    let mut launcher = Launcher::start();
    launcher.send(&shell("sleep 0.3; exit 6", &[]));
    launcher.signal("INT");
    assert_eq!(launcher.answer().end(), ("exited", 6, 0));
}

#[test]
fn the_program_does_not_outlive_a_killed_launcher() {
    let (mut launcher, pids) = with_running_tree("killed");
    launcher.signal("KILL");
    launcher.wait();
    let program = pids[1];
    assert!(within(Duration::from_secs(5), || !is_alive(program)));
    client::signal(pids[0], "KILL");
}

#[test]
fn it_sleeps_while_nothing_is_to_be_watched() {
    let switches = |pid: u32| -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", pid)).unwrap();
        status
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))
            .unwrap()
            .trim()
            .parse()
            .unwrap()
    };
    let mut launcher = Launcher::start();
    let before = switches(launcher.pid());
    let start = Instant::now();
    launcher.sh("sleep 1", &fields(&["t60000000000"]));
    assert!(start.elapsed() >= Duration::from_secs(1));
    assert!(switches(launcher.pid()) - before < 10);
}
