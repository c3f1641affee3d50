//! One tick of a game world per line of input: move, bounce off the walls, collide, answer.
//!
//! The first line holds `x y vx vy` of every entity: positions from 0 to 65535, speeds from -160 to 160. Every other line
//! is a push `dx dy` of -1000 to 1000 that all entities feel. A damaged first line stands for no entities, a damaged push
//! for `0 0`; every line gets an answer.
//!
//! Entities collide when both distances are below 512, as the later one meets the earlier ones in its own and the eight
//! cells around it, row by row; they then exchange speeds. The answer to a tick is `collisions sum-of-x sum-of-y`, to the
//! first line the number of entities.

use std::io::{self, stdin, stdout, BufRead, Write};

const WORLD: i32 = 65536;
const FASTEST: i32 = 160;
const REACH: i32 = 512;
const STRONGEST: i32 = 1000;
const CELL_BITS: i32 = 9; // cells are as wide as the reach
const ROW: usize = (WORLD >> CELL_BITS) as usize + 2;

#[derive(Clone, Copy)]
struct Entity {
    x: i32,
    y: i32,
    vx: i32,
    vy: i32,
}

struct World {
    entities: Vec<Entity>,
    /// The entities of each cell in the order they came; emptied, not freed, from tick to tick.
    cells: Vec<Vec<usize>>,
}

impl World {
    fn new(values: &[i32]) -> Self {
        let entities: Vec<Entity> = values
            .chunks_exact(4)
            .map(|v| Entity {
                x: v[0],
                y: v[1],
                vx: v[2],
                vy: v[3],
            })
            .collect();
        let inside = |e: &Entity| {
            (0..WORLD).contains(&e.x)
                && (0..WORLD).contains(&e.y)
                && e.vx.abs() <= FASTEST
                && e.vy.abs() <= FASTEST
        };
        let valid = values.len() % 4 == 0 && entities.iter().all(inside);
        World {
            entities: if valid { entities } else { Vec::new() },
            cells: vec![Vec::new(); ROW * ROW],
        }
    }

    fn tick(&mut self, dx: i32, dy: i32) -> usize {
        for entity in &mut self.entities {
            (entity.x, entity.vx) = moved(entity.x, entity.vx, dx);
            (entity.y, entity.vy) = moved(entity.y, entity.vy, dy);
        }
        self.collide()
    }

    fn collide(&mut self) -> usize {
        self.cells.iter_mut().for_each(Vec::clear);
        let mut collisions = 0;
        for i in 0..self.entities.len() {
            let Entity { x, y, .. } = self.entities[i];
            let here = ((y >> CELL_BITS) as usize + 1) * ROW + (x >> CELL_BITS) as usize + 1;
            for row in [here - ROW, here, here + ROW] {
                for &j in self.cells[row - 1..=row + 1].iter().flatten() {
                    let other = self.entities[j];
                    if (other.x - x).abs() < REACH && (other.y - y).abs() < REACH {
                        let mine = self.entities[i];
                        (self.entities[i].vx, self.entities[j].vx) = (other.vx, mine.vx);
                        (self.entities[i].vy, self.entities[j].vy) = (other.vy, mine.vy);
                        collisions += 1;
                    }
                }
            }
            self.cells[here].push(i);
        }
        collisions
    }
}

fn moved(position: i32, speed: i32, push: i32) -> (i32, i32) {
    let speed = (speed + push).clamp(-FASTEST, FASTEST);
    let position = position + speed;
    if position < 0 {
        (-position, -speed)
    } else if position >= WORLD {
        (2 * (WORLD - 1) - position, -speed)
    } else {
        (position, speed)
    }
}

fn number(field: &str) -> Option<i32> {
    let digits = field.strip_prefix('-').unwrap_or(field);
    let plain = (1..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| field.parse().ok()).flatten()
}

fn numbers(line: &[u8]) -> Vec<i32> {
    let text = std::str::from_utf8(line).unwrap_or("");
    let fields = text.trim_end_matches(['\r', '\n']).split(' ');
    fields
        .map(number)
        .collect::<Option<_>>()
        .unwrap_or_default()
}

fn push(line: &[u8]) -> (i32, i32) {
    match numbers(line)[..] {
        [dx, dy] if dx.abs() <= STRONGEST && dy.abs() <= STRONGEST => (dx, dy),
        _ => (0, 0),
    }
}

fn main() -> io::Result<()> {
    let (mut frames, mut out) = (stdin().lock(), stdout().lock());
    let mut line = Vec::new();
    if frames.read_until(b'\n', &mut line)? == 0 {
        return Ok(());
    }
    let mut world = World::new(&numbers(&line));
    writeln!(out, "{}", world.entities.len())?;
    loop {
        line.clear();
        if frames.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let (dx, dy) = push(&line);
        let collisions = world.tick(dx, dy);
        let (x, y) = world.entities.iter().fold((0, 0), |(x, y), entity| {
            (x + i64::from(entity.x), y + i64::from(entity.y))
        });
        writeln!(out, "{} {} {}", collisions, x, y)?;
    }
}
