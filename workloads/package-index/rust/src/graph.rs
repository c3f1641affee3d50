//! Dependencies between packages, which are known by their position in the index.

use crate::index::{name_of, Index};
use crate::record::trim;

pub struct Graph {
    /// Per package its distinct dependencies.
    pub dependencies: Vec<Vec<u32>>,
    /// Groups of alternatives that nothing satisfies.
    pub unresolved: u64,
}

impl Graph {
    pub fn resolve(index: &Index) -> Self {
        let mut unresolved = 0;
        let resolve = |(position, relations): (usize, &[u8])| {
            let mut found = Vec::new();
            for group in relations.split(|&byte| byte == b',') {
                match first_alternative(index, group) {
                    Some(target) => found.push(target),
                    None => unresolved += u64::from(!trim(group).is_empty()),
                }
            }
            found.sort_unstable();
            found.dedup();
            found.retain(|&target| target as usize != position);
            found
        };
        let relations = index
            .packages
            .iter()
            .map(|package| package.relations.as_slice());
        let dependencies = relations.enumerate().map(resolve).collect();
        Graph {
            dependencies,
            unresolved,
        }
    }

    pub fn edges(&self) -> usize {
        self.dependencies.iter().map(Vec::len).sum()
    }

    /// Per package those that depend on it.
    pub fn reversed(&self) -> Vec<Vec<u32>> {
        let mut dependents = vec![Vec::new(); self.dependencies.len()];
        for (position, dependencies) in self.dependencies.iter().enumerate() {
            for &dependency in dependencies {
                dependents[dependency as usize].push(position as u32);
            }
        }
        dependents
    }
}

fn first_alternative(index: &Index, group: &[u8]) -> Option<u32> {
    group
        .split(|&byte| byte == b'|')
        .filter_map(name_of)
        .find_map(|name| index.find(name))
}

/// Walks a graph again and again without clearing what it has seen: a package is seen if it bears the walk's number.
pub struct Walker<'a> {
    neighbours: &'a [Vec<u32>],
    seen_in: Vec<u32>,
    walk: u32,
    members: Vec<u32>,
}

impl<'a> Walker<'a> {
    pub fn new(neighbours: &'a [Vec<u32>]) -> Self {
        Walker {
            neighbours,
            seen_in: vec![0; neighbours.len()],
            walk: 0,
            members: Vec::new(),
        }
    }

    /// (all that can be reached from `start`, itself included, number of levels), breadth first.
    pub fn closure(&mut self, start: usize) -> (&[u32], usize) {
        self.walk += 1;
        self.seen_in[start] = self.walk;
        self.members.clear();
        self.members.push(start as u32);
        let (mut level, mut levels) = (0, 0);
        while level < self.members.len() {
            let end = self.members.len();
            for next in level..end {
                self.visit_neighbours(self.members[next] as usize);
            }
            level = end;
            levels += 1;
        }
        (&self.members, levels)
    }

    fn visit_neighbours(&mut self, position: usize) {
        for &neighbour in &self.neighbours[position] {
            let seen_in = &mut self.seen_in[neighbour as usize];
            if *seen_in != self.walk {
                *seen_in = self.walk;
                self.members.push(neighbour);
            }
        }
    }
}
