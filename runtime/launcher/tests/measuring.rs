//! That the numbers are true.

mod client;

use client::{Folder, Launcher, MS};

const MIB: u64 = 1 << 20;

fn every_ms(interval: u64) -> Vec<String> {
    vec![format!("s{}", interval * MS)]
}

#[test]
fn wall_time_is_that_of_the_program() {
    let answer = Launcher::start().sh("sleep 60 & sleep 0.2", &[]);
    assert!((200 * MS..2_000 * MS).contains(&answer.number("wall_ns")));
}

#[test]
fn cpu_time_is_that_of_the_whole_tree() {
    let spin = "import time\nwhile time.process_time() < 0.2: pass";
    let mut launcher = Launcher::start();
    let cpu_ms = |answer: &client::Answer| (answer.number("user_us") + answer.number("system_us")) / 1000;
    let alone = launcher.python(spin, &[]);
    assert!((190..2_000).contains(&cpu_ms(&alone)), "{:?}", alone);
    let waited_for = format!(
        "import os\nif os.fork():\n  os.wait()\nelse:\n  {}",
        spin.replace('\n', "\n  ")
    );
    assert!(cpu_ms(&launcher.python(&waited_for, &[])) >= 190);
    // The middle process ends at once, which makes the spinning one an orphan; the pipe tells when it is done.
    let orphan = format!(
        "import os\nr, w = os.pipe()\nif os.fork():\n  os.close(w)\n  os.wait()\n  os.read(r, 1)\nelif os.fork() == 0:\n  {}",
        spin.replace('\n', "\n  ")
    );
    let orphaned = launcher.python(&orphan, &[]);
    assert!(
        orphaned.outcome() == "exited" && cpu_ms(&orphaned) >= 190,
        "{:?}",
        orphaned
    );
}

#[test]
fn peak_memory_is_what_the_program_has_touched() {
    let mut launcher = Launcher::start();
    let mut peak = |source: &str| launcher.python(source, &[]).number("peak_rss_bytes");
    let bare = peak("pass");
    let touched = peak("bytearray(b'x') * (64 << 20)") - bare;
    assert!((60 * MIB..80 * MIB).contains(&touched), "{}", touched);
    let by_a_child = peak("import os\nif os.fork():\n  os.wait()\nelse:\n  bytearray(b'x') * (64 << 20)") - bare;
    assert!((60 * MIB..80 * MIB).contains(&by_a_child), "{}", by_a_child);
}

#[test]
fn peak_memory_does_not_remember_earlier_trials() {
    let mut launcher = Launcher::start();
    let small = |launcher: &mut Launcher| launcher.run(&["a/bin/true"]).number("peak_rss_bytes");
    let before = small(&mut launcher);
    launcher.python("bytearray(b'x') * (64 << 20)", &every_ms(1));
    launcher.sh("for n in 1 2 3 4 5; do sleep 0.1 & done; wait", &every_ms(5));
    let after = small(&mut launcher);
    assert!(
        before.max(after) < 4 * MIB && after < before + MIB / 2,
        "{} {}",
        before,
        after
    );
}

#[test]
fn the_floor_is_measured_again_after_a_long_request() {
    let mut launcher = Launcher::with_method("vfork");
    let before = launcher.run(&["a/bin/true"]).number("floor_bytes");
    let long: Vec<String> = (0..8).map(|n| format!("eV{}={}", n, "x".repeat(100_000))).collect();
    let fields = [vec!["a/bin/true".to_string()], long].concat();
    let answer = launcher.run(&fields);
    assert!(
        answer.number("floor_bytes") > before + 400_000,
        "{} {:?}",
        before,
        answer
    );
}

#[test]
fn faults_and_switches_are_counted() {
    let answer = Launcher::start().python(
        "import time\nx = bytearray(b'x') * (40 << 20)\nfor _ in range(20): time.sleep(0.001)",
        &[],
    );
    assert!(answer.number("voluntary_switches") >= 20);
    assert!(answer.number("minor_faults") >= 100);
}

#[test]
fn sampling_sees_the_whole_tree() {
    let source = "import os, time
for _ in range(2):
  if os.fork() == 0:
    x = bytearray(b'x') * (30 << 20)
    time.sleep(0.6)
    os._exit(0)
os.wait()
os.wait()";
    let answer = Launcher::start().python(source, &every_ms(10));
    assert_eq!((answer.outcome(), answer.number("tree_processes")), ("exited", 3));
    assert!(
        (60 * MIB..100 * MIB).contains(&answer.number("tree_peak_bytes")),
        "{:?}",
        answer
    );
    assert!(answer.number("peak_rss_bytes") < 60 * MIB);
}

#[test]
fn a_child_between_vfork_and_exec_is_no_second_copy_of_its_parent() {
    let source = "import subprocess
x = bytearray(b'x') * (100 << 20)
for _ in range(150): subprocess.run(['/bin/true'], close_fds=False)";
    let answer = Launcher::start().python(source, &["s200000".to_string()]);
    assert_eq!((answer.outcome(), answer.number("tree_processes")), ("exited", 2));
    assert!(
        (100 * MIB..150 * MIB).contains(&answer.number("tree_peak_bytes")),
        "{:?}",
        answer
    );
}

#[test]
fn samples_show_memory_over_time() {
    let source = "import time
time.sleep(0.6)
x = bytearray(b'x') * (60 << 20)
time.sleep(0.4)";
    let answer = Launcher::start().python(source, &every_ms(5));
    let curve = answer.numbers("memory_curve");
    let bytes: Vec<u64> = curve.chunks(2).map(|point| point[1]).collect();
    assert!(curve.chunks(2).zip(curve.chunks(2).skip(1)).all(|(a, b)| a[0] < b[0]));
    assert!(bytes.iter().all(|&x| x <= answer.number("tree_peak_bytes")));
    let small = bytes.iter().position(|&x| x < 40 * MIB).unwrap();
    let large = bytes.iter().position(|&x| x > 60 * MIB).unwrap();
    assert!(small < large, "{:?}", bytes);
}

#[test]
fn without_sampling_there_is_no_tree_peak() {
    let answer = Launcher::start().sh("sleep 0.1", &[]);
    assert_eq!(
        (answer.number("tree_peak_bytes"), answer.number("tree_processes")),
        (0, 0)
    );
}

#[test]
fn output_sizes_are_those_at_the_end() {
    let folder = Folder::new("sizes");
    let more = [folder.stdout("out"), format!("r{}", folder.path("err"))];
    let answer = Launcher::start().sh("head -c 123456 /dev/zero; printf 1234567 >&2", &more);
    assert_eq!(
        (answer.number("stdout_bytes"), answer.number("stderr_bytes")),
        (123_456, 7)
    );
}
