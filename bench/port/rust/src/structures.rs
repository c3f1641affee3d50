//! Programs of recursion, memory and graphs.

use crate::arguments::{entries, ints, items, Int, Item};
use crate::fault::{checked, Exact, Fault};
use ahash::RandomState;
use indexmap::IndexMap;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict, PyList};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

const DEPTH: usize = 1000;

struct Attacked {
    columns: Vec<bool>,
    rising: Vec<bool>,
    falling: Vec<bool>,
}

impl Attacked {
    fn is(&self, n: usize, row: usize, column: usize) -> bool {
        self.columns[column] || self.rising[row + column] || self.falling[row + n - 1 - column]
    }

    fn mark(&mut self, n: usize, row: usize, column: usize, attacked: bool) {
        self.columns[column] = attacked;
        self.rising[row + column] = attacked;
        self.falling[row + n - 1 - column] = attacked;
    }
}

fn place(row: usize, n: usize, board: &mut Attacked) -> Exact<i64> {
    if row == n {
        return Ok(1);
    }
    let mut ways = 0i64;
    for column in 0..n {
        if board.is(n, row, column) {
            continue;
        }
        board.mark(n, row, column, true);
        ways = checked(ways.checked_add(place(row + 1, n, board)?))?;
        board.mark(n, row, column, false);
    }
    Ok(ways)
}

#[pyfunction]
pub fn queens(n: Int) -> PyResult<i64> {
    let n = usize::try_from(n.0).map_err(|_| Fault::Depth)?;
    if n == 0 {
        return Ok(1);
    }
    if n > DEPTH {
        return Err(Fault::Depth.into());
    }
    let diagonals = vec![false; 2 * n - 1];
    let mut board = Attacked {
        columns: vec![false; n],
        rising: diagonals.clone(),
        falling: diagonals,
    };
    Ok(place(0, n, &mut board)?)
}

type Board = [[i64; 9]; 9];

fn allowed(board: &Board, row: usize, column: usize, digit: i64) -> bool {
    let (top, left) = (row - row % 3, column - column % 3);
    !(0..9).any(|i| board[row][i] == digit || board[i][column] == digit)
        && !board[top..top + 3]
            .iter()
            .any(|row| row[left..left + 3].contains(&digit))
}

fn solve(board: &mut Board) -> bool {
    for row in 0..9 {
        for column in 0..9 {
            if board[row][column] == 0 {
                for digit in 1..10 {
                    if allowed(board, row, column, digit) {
                        board[row][column] = digit;
                        if solve(board) {
                            return true;
                        }
                        board[row][column] = 0;
                    }
                }
                return false;
            }
        }
    }
    true
}

#[pyfunction]
pub fn sudoku(python: Python<'_>, board: &PyList) -> PyResult<bool> {
    let lists = items(board)?;
    if lists.len() != 9
        || lists
            .iter()
            .enumerate()
            .any(|(i, one)| lists[..i].iter().any(|other| other.is(*one)))
    {
        return Err(Fault::Type.into());
    }
    let mut cells: Board = [[0; 9]; 9];
    for (row, list) in cells.iter_mut().zip(lists) {
        let list = list.list()?;
        if list.len() != 9 {
            return Err(Fault::Type.into());
        }
        for (cell, item) in row.iter_mut().zip(list) {
            *cell = item.int()?;
        }
    }
    let before = cells;
    let solved = solve(&mut cells);
    for (row, list) in lists.iter().enumerate() {
        for column in 0..9 {
            if cells[row][column] != before[row][column] {
                list.set(column, cells[row][column].to_object(python));
            }
        }
    }
    Ok(solved)
}

struct Change {
    coins: Vec<i64>,
    known: HashMap<(usize, i64), i64, RandomState>,
}

impl Change {
    fn ways(&mut self, index: usize, left: i64, depth: usize) -> Exact<i64> {
        if let Some(known) = self.known.get(&(index, left)) {
            return Ok(*known);
        }
        if depth == 0 {
            return Err(Fault::Depth);
        }
        let ways = if left == 0 {
            1
        } else if left < 0 || index == self.coins.len() {
            0
        } else {
            let rest = checked(left.checked_sub(self.coins[index]))?;
            let with = self.ways(index, rest, depth - 1)?;
            checked(with.checked_add(self.ways(index + 1, left, depth - 1)?))?
        };
        self.known.insert((index, left), ways);
        Ok(ways)
    }
}

#[pyfunction]
pub fn change(coins: &PyList, amount: Int) -> PyResult<i64> {
    let mut change = Change {
        coins: ints(coins)?,
        known: HashMap::default(),
    };
    Ok(change.ways(0, amount.0, DEPTH)?)
}

type Roads = Vec<(i64, i64)>;

fn roads(list: Item) -> Exact<Roads> {
    list.list()?
        .iter()
        .map(|road| road.tuple(2).and_then(|pair| Ok((pair[0].int()?, pair[1].int()?))))
        .collect()
}

#[pyfunction]
pub fn dijkstra<'a>(python: Python<'a>, graph: &PyDict, start: Int) -> PyResult<&'a PyDict> {
    let graph = entries(graph)
        .map(|(node, list)| Ok((node.int()?, roads(list)?)))
        .collect::<Exact<HashMap<i64, Roads, RandomState>>>()?;
    Ok(shortest(&graph, start.0)?.into_py_dict(python))
}

fn shortest(graph: &HashMap<i64, Roads, RandomState>, start: i64) -> Exact<IndexMap<i64, i64, RandomState>> {
    let mut distances = IndexMap::with_hasher(RandomState::default());
    distances.insert(start, 0);
    let mut queue = BinaryHeap::from([Reverse((0i64, start))]);
    while let Some(Reverse((distance, node))) = queue.pop() {
        if distance > distances[&node] {
            continue;
        }
        for (neighbour, length) in graph.get(&node).ok_or(Fault::Key)? {
            let through = checked(distance.checked_add(*length))?;
            let known = distances.entry(*neighbour).or_insert(i64::MAX);
            if through < *known {
                *known = through;
                queue.push(Reverse((through, *neighbour)));
            }
        }
    }
    Ok(distances)
}
