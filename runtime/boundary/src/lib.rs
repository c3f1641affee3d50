//! Functions that take values and give values, and do nothing with them: the price of the boundary, by the same
//! conversions that every port uses.

use std::hint::black_box;
use steelyard_rt::convert::{Arguments, FromPython, IntoPython, Object};
use steelyard_rt::dict::Dict;
use steelyard_rt::text::Str;
use steelyard_rt::Eval;

fn nothing(_arguments: &Arguments) -> Eval<Object> {
    steelyard_rt::extension::result(())
}

/// Takes a value apart and lets it go.
fn take<T: FromPython>(arguments: &Arguments) -> Eval<Object> {
    black_box(arguments.get::<T>(0)?);
    steelyard_rt::extension::result(())
}

/// Gives as many items as it is asked for.
fn give<T: IntoPython>(arguments: &Arguments, item: impl Fn(i64) -> T) -> Eval<Object> {
    let count: i64 = arguments.get(0)?;
    steelyard_rt::extension::result((0..count).map(item).collect::<Vec<T>>())
}

fn take_floats(arguments: &Arguments) -> Eval<Object> {
    take::<Vec<f64>>(arguments)
}

fn take_ints(arguments: &Arguments) -> Eval<Object> {
    take::<Vec<i64>>(arguments)
}

fn take_strs(arguments: &Arguments) -> Eval<Object> {
    take::<Vec<Str>>(arguments)
}

fn take_dicts(arguments: &Arguments) -> Eval<Object> {
    take::<Dict<Str, i64>>(arguments)
}

fn give_floats(arguments: &Arguments) -> Eval<Object> {
    give(arguments, |i| i as f64 + 0.5)
}

// Beyond the small integers that the interpreter keeps ready.
fn give_ints(arguments: &Arguments) -> Eval<Object> {
    give(arguments, |i| i + 100_000)
}

fn give_strs(arguments: &Arguments) -> Eval<Object> {
    give(arguments, |i| format!("word {}", i))
}

steelyard_rt::extension! {
    nothing => crate::nothing,
    take_floats => crate::take_floats,
    take_ints => crate::take_ints,
    take_strs => crate::take_strs,
    take_dicts => crate::take_dicts,
    give_floats => crate::give_floats,
    give_ints => crate::give_ints,
    give_strs => crate::give_strs,
}
