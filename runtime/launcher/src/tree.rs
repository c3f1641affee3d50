//! The processes below the launcher: who they are and how much memory they hold.
//!
//! As a subreaper the launcher is the parent of every orphan of the tree, so all that it finds below itself, and
//! nothing else, belongs to the trial.

use std::fs;

use crate::sys::{self, Pid};

/// What a tree holds at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sample {
    pub processes: u64,
    pub bytes: u64,
}

/// How to count pages that several processes hold.
#[derive(Clone, Copy, PartialEq)]
pub enum Pages {
    /// Once in each process (RSS): cheap, and too much where processes share memory.
    Resident,
    /// Divided among them (PSS): the truth, but the kernel walks all their page tables for it.
    Proportional,
}

#[derive(Clone, Copy)]
struct Member {
    pid: Pid,
    /// Where its parent is in the list; `None` for children of the root.
    parent: Option<usize>,
}

/// The descendants of one process.
pub struct Tree {
    root: Pid,
    page_size: u64,
    /// Whether the kernel lists children (CONFIG_PROC_CHILDREN); otherwise all processes are searched.
    lists_children: bool,
}

impl Tree {
    /// The processes below `root`.
    pub fn below(root: Pid) -> Tree {
        let lists_children = fs::metadata("/proc/thread-self/children").is_ok();
        Tree {
            root,
            page_size: sys::page_size(),
            lists_children,
        }
    }

    /// Sends SIGKILL to all that are alive and returns them. Those of process group `group` get it in one step, so
    /// that none can start another in between; of the others, what they start meanwhile may be missed.
    pub fn kill(&self, group: Pid) -> Vec<Pid> {
        let alive = self.alive();
        // Without a member the group's number might already be someone else's.
        if alive.iter().any(|&pid| sys::process_group(pid) == Some(group)) {
            sys::kill(-group, sys::SIGKILL);
        }
        alive.iter().for_each(|&pid| sys::kill(pid, sys::SIGKILL));
        alive
    }

    /// The processes that have not ended.
    pub fn alive(&self) -> Vec<Pid> {
        self.members()
            .iter()
            .map(|member| member.pid)
            .filter(|&pid| memory_of(pid).is_some())
            .collect()
    }

    /// Counts the living processes and their memory.
    pub fn sample(&self, pages: Pages) -> Sample {
        let members = self.members();
        let memory: Vec<_> = members.iter().map(|member| memory_of(member.pid)).collect();
        let processes = memory.iter().flatten().count() as u64;
        let pages = if processes > 1 { pages } else { Pages::Resident };
        let borrowed = |member: &Member, own: &Memory| {
            let of_parent = member.parent.and_then(|parent| memory[parent]);
            of_parent.map_or(false, |of_parent| own.is_borrowed_from(&of_parent))
        };
        let own_bytes = |(member, own): (&Member, &Option<Memory>)| match own {
            Some(own) if !borrowed(member, own) => self.bytes(member.pid, own, pages),
            _ => 0,
        };
        let bytes = members.iter().zip(&memory).map(own_bytes).sum();
        Sample { processes, bytes }
    }

    fn bytes(&self, pid: Pid, memory: &Memory, pages: Pages) -> u64 {
        let resident = memory.resident * self.page_size;
        match pages {
            Pages::Resident => resident,
            // Processes of another user do not show it.
            Pages::Proportional => proportional_bytes(pid).unwrap_or(resident),
        }
    }

    /// Parents come before their children.
    fn members(&self) -> Vec<Member> {
        let searched = if self.lists_children {
            Vec::new()
        } else {
            all_processes()
        };
        let children = |parent: Pid| match self.lists_children {
            true => listed_children(parent),
            false => searched
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(pid, _)| *pid)
                .collect(),
        };
        let below = |parent: Option<usize>, pid: Pid| children(pid).into_iter().map(move |pid| Member { pid, parent });
        let mut members: Vec<Member> = below(None, self.root).collect();
        let mut next = 0;
        while let Some(&Member { pid, .. }) = members.get(next) {
            members.extend(below(Some(next), pid));
            next += 1;
        }
        members
    }
}

/// What /proc/PID/statm says, in pages.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Memory {
    mapped: u64,
    resident: u64,
}

impl Memory {
    /// Between vfork and exec a process runs in its parent's memory, which is not a second copy. Both then show the
    /// same numbers, but for what was touched between two looks. A forked copy starts without the file pages.
    fn is_borrowed_from(&self, parent: &Memory) -> bool {
        const TOUCHED_BETWEEN: u64 = 32;
        self.mapped == parent.mapped && self.resident.abs_diff(parent.resident) <= TOUCHED_BETWEEN
    }
}

/// `None` for a process that has ended, reaped or not.
fn memory_of(pid: Pid) -> Option<Memory> {
    parse_statm(&fs::read_to_string(format!("/proc/{}/statm", pid)).ok()?)
}

fn parse_statm(line: &str) -> Option<Memory> {
    let mut words = line.split_ascii_whitespace().map(|word| word.parse().ok());
    let memory = Memory {
        mapped: words.next()??,
        resident: words.next()??,
    };
    Some(memory).filter(|memory| memory.mapped > 0)
}

fn proportional_bytes(pid: Pid) -> Option<u64> {
    parse_pss(&fs::read_to_string(format!("/proc/{}/smaps_rollup", pid)).ok()?)
}

fn parse_pss(rollup: &str) -> Option<u64> {
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

/// The kernel lists children per thread that started them.
fn listed_children(pid: Pid) -> Vec<Pid> {
    numbered_entries(&format!("/proc/{}/task", pid))
        .filter_map(|thread| fs::read_to_string(format!("/proc/{}/task/{}/children", pid, thread)).ok())
        .flat_map(|list| parse_pids(&list))
        .collect()
}

fn parse_pids(list: &str) -> Vec<Pid> {
    list.split_ascii_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect()
}

/// Every process with its parent.
fn all_processes() -> Vec<(Pid, Pid)> {
    numbered_entries("/proc")
        .filter_map(|pid| {
            let stat = fs::read_to_string(format!("/proc/{}/stat", pid)).ok()?;
            Some((pid, parse_parent(&stat)?))
        })
        .collect()
}

/// The fourth field; the second is a name in brackets that may itself contain blanks and brackets.
fn parse_parent(stat: &str) -> Option<Pid> {
    let (_, after_name) = stat.rsplit_once(") ")?;
    after_name.split_ascii_whitespace().nth(1)?.parse().ok()
}

fn numbered_entries(folder: &str) -> impl Iterator<Item = Pid> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Child, Command, Stdio};

    /// A shell with two sleeping children; says a line when they are started.
    fn family() -> Child {
        let script = "sleep 60 & sleep 60 & echo ready; wait";
        let mut shell = Command::new("/bin/sh")
            .args(["-c", script])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = [0; 6];
        std::io::Read::read_exact(shell.stdout.as_mut().unwrap(), &mut line).unwrap();
        shell
    }

    fn end(mut shell: Child, tree: &Tree) {
        tree.kill(0);
        shell.kill().unwrap();
        shell.wait().unwrap();
    }

    #[test]
    fn searching_finds_the_same_processes_as_listing() {
        let shell = family();
        let root = shell.id() as Pid;
        let page_size = sys::page_size();
        let mut found = [true, false].map(|lists_children| {
            Tree {
                root,
                page_size,
                lists_children,
            }
            .alive()
        });
        found.iter_mut().for_each(|pids| pids.sort_unstable());
        end(shell, &Tree::below(root));
        assert_eq!(found[0].len(), 2);
        assert_eq!(found[0], found[1]);
    }

    #[test]
    fn shared_pages_count_once_when_asked() {
        let shell = family();
        let tree = Tree::below(shell.id() as Pid);
        // In this order: the processes may still be starting, and then they only grow.
        let proportional = tree.sample(Pages::Proportional);
        let resident = tree.sample(Pages::Resident);
        end(shell, &tree);
        assert_eq!((resident.processes, proportional.processes), (2, 2));
        assert!(0 < proportional.bytes && proportional.bytes < resident.bytes);
    }

    #[test]
    fn an_ended_process_is_no_member_alive() {
        let mut shell = Command::new("/bin/sh").args(["-c", "exit 0"]).spawn().unwrap();
        let pid = shell.id() as Pid;
        let ended = (0..1000).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(5));
            memory_of(pid).is_none()
        });
        shell.wait().unwrap();
        assert!(ended);
    }

    #[test]
    fn only_equal_memory_is_borrowed() {
        let parent = Memory {
            mapped: 5000,
            resident: 900,
        };
        assert!(Memory {
            resident: 905,
            ..parent
        }
        .is_borrowed_from(&parent));
        assert!(!Memory {
            resident: 600,
            ..parent
        }
        .is_borrowed_from(&parent));
        assert!(!Memory { mapped: 5001, ..parent }.is_borrowed_from(&parent));
    }

    #[test]
    fn reads_the_kernels_formats() {
        assert_eq!(
            parse_statm("250 20 15 6 0 30 0\n"),
            Some(Memory {
                mapped: 250,
                resident: 20
            })
        );
        assert_eq!(parse_statm("0 0 0 0 0 0 0\n"), None);
        assert_eq!(
            parse_pss("1000-2000 ---p 0 00:00 0 [rollup]\nRss: 9 kB\nPss:    7 kB\nPss_Dirty: 1 kB\n"),
            Some(7 * 1024)
        );
        assert_eq!(parse_pss(""), None);
        assert_eq!(parse_pids("12 345 \n"), [12, 345]);
        assert_eq!(parse_parent("7 (a) b (c) S 42 7 7 0\n"), Some(42));
    }
}
