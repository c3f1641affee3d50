//! Generated from the tables of primitives: a call for every row, so that what they name exists and takes and gives what they say.

#![allow(dead_code, clippy::all)]
#![cfg_attr(rustfmt, rustfmt_skip)]

use steelyard_rt::bytes::Bytes;
use steelyard_rt::deque::Deque;
use steelyard_rt::dict::{Counter, DefaultDict, Dict};
use steelyard_rt::int::Range;
use steelyard_rt::integer::Integer;
use steelyard_rt::number::Number;
use steelyard_rt::set::{Frozen, Set};
use steelyard_rt::text::Str;
use steelyard_rt::tuple::Many;
use steelyard_rt::Eval;

// Add (int, int) ->? int
fn row_0<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::int::add(x0, x1)
}

// Sub (int, int) ->? int
fn row_1<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::int::sub(x0, x1)
}

// Mult (int, int) ->? int
fn row_2<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::int::mul(x0, x1)
}

// FloorDiv (int, int) ->? int
fn row_3<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::int::floor_div(x0, x1)
}

// Mod (int, int) ->? int
fn row_4<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::int::modulo(x0, x1)
}

// Div (int, int) ->? float
fn row_5<'a>(x0: i64, x1: i64) -> Eval<f64> {
    steelyard_rt::int::true_div(x0, x1)
}

// Pow (int, int) ->? int
fn row_6<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::int::pow(x0, x1)
}

// LShift (int, int) ->? int
fn row_7<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::int::shl(x0, x1)
}

// RShift (int, int) ->? int
fn row_8<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::int::shr(x0, x1)
}

// Div (float, float) ->? float
fn row_9<'a>(x0: f64, x1: f64) -> Eval<f64> {
    steelyard_rt::float::div(x0, x1)
}

// FloorDiv (float, float) ->? float
fn row_10<'a>(x0: f64, x1: f64) -> Eval<f64> {
    steelyard_rt::float::floor_div(x0, x1)
}

// Mod (float, float) ->? float
fn row_11<'a>(x0: f64, x1: f64) -> Eval<f64> {
    steelyard_rt::float::modulo(x0, x1)
}

// Pow (float, float) ->? float
fn row_12<'a>(x0: f64, x1: f64) -> Eval<f64> {
    steelyard_rt::float::pow(x0, x1)
}

// Add (number, number) ->? number
fn row_13<'a>(x0: Number, x1: Number) -> Eval<Number> {
    steelyard_rt::number::add(x0, x1)
}

// Add (number, int) ->? number
fn row_14<'a>(x0: Number, x1: i64) -> Eval<Number> {
    steelyard_rt::number::add(x0, x1)
}

// Add (int, number) ->? number
fn row_15<'a>(x0: i64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::add(x0, x1)
}

// Add (number, float) ->? number
fn row_16<'a>(x0: Number, x1: f64) -> Eval<Number> {
    steelyard_rt::number::add(x0, x1)
}

// Add (float, number) ->? number
fn row_17<'a>(x0: f64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::add(x0, x1)
}

// Sub (number, number) ->? number
fn row_18<'a>(x0: Number, x1: Number) -> Eval<Number> {
    steelyard_rt::number::sub(x0, x1)
}

// Sub (number, int) ->? number
fn row_19<'a>(x0: Number, x1: i64) -> Eval<Number> {
    steelyard_rt::number::sub(x0, x1)
}

// Sub (int, number) ->? number
fn row_20<'a>(x0: i64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::sub(x0, x1)
}

// Sub (number, float) ->? number
fn row_21<'a>(x0: Number, x1: f64) -> Eval<Number> {
    steelyard_rt::number::sub(x0, x1)
}

// Sub (float, number) ->? number
fn row_22<'a>(x0: f64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::sub(x0, x1)
}

// Mult (number, number) ->? number
fn row_23<'a>(x0: Number, x1: Number) -> Eval<Number> {
    steelyard_rt::number::mul(x0, x1)
}

// Mult (number, int) ->? number
fn row_24<'a>(x0: Number, x1: i64) -> Eval<Number> {
    steelyard_rt::number::mul(x0, x1)
}

// Mult (int, number) ->? number
fn row_25<'a>(x0: i64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::mul(x0, x1)
}

// Mult (number, float) ->? number
fn row_26<'a>(x0: Number, x1: f64) -> Eval<Number> {
    steelyard_rt::number::mul(x0, x1)
}

// Mult (float, number) ->? number
fn row_27<'a>(x0: f64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::mul(x0, x1)
}

// Div (number, number) ->? number
fn row_28<'a>(x0: Number, x1: Number) -> Eval<Number> {
    steelyard_rt::number::div(x0, x1)
}

// Div (number, int) ->? number
fn row_29<'a>(x0: Number, x1: i64) -> Eval<Number> {
    steelyard_rt::number::div(x0, x1)
}

// Div (int, number) ->? number
fn row_30<'a>(x0: i64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::div(x0, x1)
}

// Div (number, float) ->? number
fn row_31<'a>(x0: Number, x1: f64) -> Eval<Number> {
    steelyard_rt::number::div(x0, x1)
}

// Div (float, number) ->? number
fn row_32<'a>(x0: f64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::div(x0, x1)
}

// FloorDiv (number, number) ->? number
fn row_33<'a>(x0: Number, x1: Number) -> Eval<Number> {
    steelyard_rt::number::floor_div(x0, x1)
}

// FloorDiv (number, int) ->? number
fn row_34<'a>(x0: Number, x1: i64) -> Eval<Number> {
    steelyard_rt::number::floor_div(x0, x1)
}

// FloorDiv (int, number) ->? number
fn row_35<'a>(x0: i64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::floor_div(x0, x1)
}

// FloorDiv (number, float) ->? number
fn row_36<'a>(x0: Number, x1: f64) -> Eval<Number> {
    steelyard_rt::number::floor_div(x0, x1)
}

// FloorDiv (float, number) ->? number
fn row_37<'a>(x0: f64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::floor_div(x0, x1)
}

// Mod (number, number) ->? number
fn row_38<'a>(x0: Number, x1: Number) -> Eval<Number> {
    steelyard_rt::number::modulo(x0, x1)
}

// Mod (number, int) ->? number
fn row_39<'a>(x0: Number, x1: i64) -> Eval<Number> {
    steelyard_rt::number::modulo(x0, x1)
}

// Mod (int, number) ->? number
fn row_40<'a>(x0: i64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::modulo(x0, x1)
}

// Mod (number, float) ->? number
fn row_41<'a>(x0: Number, x1: f64) -> Eval<Number> {
    steelyard_rt::number::modulo(x0, x1)
}

// Mod (float, number) ->? number
fn row_42<'a>(x0: f64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::modulo(x0, x1)
}

// Pow (number, number) ->? number
fn row_43<'a>(x0: Number, x1: Number) -> Eval<Number> {
    steelyard_rt::number::pow(x0, x1)
}

// Pow (number, int) ->? number
fn row_44<'a>(x0: Number, x1: i64) -> Eval<Number> {
    steelyard_rt::number::pow(x0, x1)
}

// Pow (int, number) ->? number
fn row_45<'a>(x0: i64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::pow(x0, x1)
}

// Pow (number, float) ->? number
fn row_46<'a>(x0: Number, x1: f64) -> Eval<Number> {
    steelyard_rt::number::pow(x0, x1)
}

// Pow (float, number) ->? number
fn row_47<'a>(x0: f64, x1: Number) -> Eval<Number> {
    steelyard_rt::number::pow(x0, x1)
}

// USub (int) ->? int
fn row_48<'a>(x0: i64) -> Eval<i64> {
    steelyard_rt::int::neg(x0)
}

// USub (number) ->? number
fn row_49<'a>(x0: Number) -> Eval<Number> {
    steelyard_rt::number::neg(x0)
}

// Add (str, str) -> str
fn row_50<'a>(x0: &'a Str, x1: &'a Str) -> Str {
    steelyard_rt::text::add(x0, x1)
}

// Mult (str, int) ->? str
fn row_51<'a>(x0: &'a Str, x1: i64) -> Eval<Str> {
    steelyard_rt::text::repeat(x0, x1)
}

// Mult (int, str) ->? str
fn row_52<'a>(x0: i64, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::text::times(x0, x1)
}

// Add (list[T], list[T]) -> list[T]
fn row_53<'a>(x0: &'a Vec<Str>, x1: &'a Vec<Str>) -> Vec<Str> {
    steelyard_rt::list::add(x0, x1)
}

// Mult (list[T], int) ->? list[T]
fn row_54<'a>(x0: &'a Vec<Str>, x1: i64) -> Eval<Vec<Str>> {
    steelyard_rt::list::repeat(x0, x1)
}

// Mult (int, list[T]) ->? list[T]
fn row_55<'a>(x0: i64, x1: &'a Vec<Str>) -> Eval<Vec<Str>> {
    steelyard_rt::list::times(x0, x1)
}

// Add (tuple[T, ...], tuple[T, ...]) -> tuple[T, ...]
fn row_56<'a>(x0: &'a Many<Str>, x1: &'a Many<Str>) -> Many<Str> {
    steelyard_rt::tuple::add(x0, x1)
}

// Mult (tuple[T, ...], int) ->? tuple[T, ...]
fn row_57<'a>(x0: &'a Many<Str>, x1: i64) -> Eval<Many<Str>> {
    steelyard_rt::tuple::repeat(x0, x1)
}

// Mult (int, tuple[T, ...]) ->? tuple[T, ...]
fn row_58<'a>(x0: i64, x1: &'a Many<Str>) -> Eval<Many<Str>> {
    steelyard_rt::tuple::times(x0, x1)
}

// Add (bytes, bytes) -> bytes
fn row_59<'a>(x0: &'a Bytes, x1: &'a Bytes) -> Bytes {
    steelyard_rt::bytes::add(x0, x1)
}

// Mult (bytes, int) ->? bytes
fn row_60<'a>(x0: &'a Bytes, x1: i64) -> Eval<Bytes> {
    steelyard_rt::bytes::repeat(x0, x1)
}

// BitOr (dict[K, V], dict[K, V]) -> dict[K, V] where K: key
fn row_61<'a>(x0: &'a Dict<Str, f64>, x1: &'a Dict<Str, f64>) -> Dict<Str, f64> {
    steelyard_rt::dict::merge(x0, x1)
}

// BitOr (set[T], set[T]) -> set[T] where T: key
fn row_62<'a>(x0: &'a Set<Str>, x1: &'a Set<Str>) -> Set<Str> {
    steelyard_rt::set::union(x0, x1)
}

// BitOr (set[T], frozenset[T]) -> set[T] where T: key
fn row_63<'a>(x0: &'a Set<Str>, x1: &'a Frozen<Str>) -> Set<Str> {
    steelyard_rt::set::union(x0, x1)
}

// BitOr (frozenset[T], frozenset[T]) -> frozenset[T] where T: key
fn row_64<'a>(x0: &'a Frozen<Str>, x1: &'a Frozen<Str>) -> Frozen<Str> {
    steelyard_rt::set::frozen_union(x0, x1)
}

// BitOr (frozenset[T], set[T]) -> frozenset[T] where T: key
fn row_65<'a>(x0: &'a Frozen<Str>, x1: &'a Set<Str>) -> Frozen<Str> {
    steelyard_rt::set::frozen_union(x0, x1)
}

// BitAnd (set[T], set[T]) -> set[T] where T: key
fn row_66<'a>(x0: &'a Set<Str>, x1: &'a Set<Str>) -> Set<Str> {
    steelyard_rt::set::intersection(x0, x1)
}

// BitAnd (set[T], frozenset[T]) -> set[T] where T: key
fn row_67<'a>(x0: &'a Set<Str>, x1: &'a Frozen<Str>) -> Set<Str> {
    steelyard_rt::set::intersection(x0, x1)
}

// BitAnd (frozenset[T], frozenset[T]) -> frozenset[T] where T: key
fn row_68<'a>(x0: &'a Frozen<Str>, x1: &'a Frozen<Str>) -> Frozen<Str> {
    steelyard_rt::set::frozen_intersection(x0, x1)
}

// BitAnd (frozenset[T], set[T]) -> frozenset[T] where T: key
fn row_69<'a>(x0: &'a Frozen<Str>, x1: &'a Set<Str>) -> Frozen<Str> {
    steelyard_rt::set::frozen_intersection(x0, x1)
}

// Sub (set[T], set[T]) -> set[T] where T: key
fn row_70<'a>(x0: &'a Set<Str>, x1: &'a Set<Str>) -> Set<Str> {
    steelyard_rt::set::difference(x0, x1)
}

// Sub (set[T], frozenset[T]) -> set[T] where T: key
fn row_71<'a>(x0: &'a Set<Str>, x1: &'a Frozen<Str>) -> Set<Str> {
    steelyard_rt::set::difference(x0, x1)
}

// Sub (frozenset[T], frozenset[T]) -> frozenset[T] where T: key
fn row_72<'a>(x0: &'a Frozen<Str>, x1: &'a Frozen<Str>) -> Frozen<Str> {
    steelyard_rt::set::frozen_difference(x0, x1)
}

// Sub (frozenset[T], set[T]) -> frozenset[T] where T: key
fn row_73<'a>(x0: &'a Frozen<Str>, x1: &'a Set<Str>) -> Frozen<Str> {
    steelyard_rt::set::frozen_difference(x0, x1)
}

// BitXor (set[T], set[T]) -> set[T] where T: key
fn row_74<'a>(x0: &'a Set<Str>, x1: &'a Set<Str>) -> Set<Str> {
    steelyard_rt::set::symmetric_difference(x0, x1)
}

// BitXor (set[T], frozenset[T]) -> set[T] where T: key
fn row_75<'a>(x0: &'a Set<Str>, x1: &'a Frozen<Str>) -> Set<Str> {
    steelyard_rt::set::symmetric_difference(x0, x1)
}

// BitXor (frozenset[T], frozenset[T]) -> frozenset[T] where T: key
fn row_76<'a>(x0: &'a Frozen<Str>, x1: &'a Frozen<Str>) -> Frozen<Str> {
    steelyard_rt::set::frozen_symmetric_difference(x0, x1)
}

// BitXor (frozenset[T], set[T]) -> frozenset[T] where T: key
fn row_77<'a>(x0: &'a Frozen<Str>, x1: &'a Set<Str>) -> Frozen<Str> {
    steelyard_rt::set::frozen_symmetric_difference(x0, x1)
}

// Eq (int, float) -> bool
fn row_78<'a>(x0: i64, x1: f64) -> bool {
    steelyard_rt::number::equal(x0, x1)
}

// Eq (float, int) -> bool
fn row_79<'a>(x0: f64, x1: i64) -> bool {
    steelyard_rt::number::equal(x0, x1)
}

// Eq (number, number) -> bool
fn row_80<'a>(x0: Number, x1: Number) -> bool {
    steelyard_rt::number::equal(x0, x1)
}

// Eq (number, int) -> bool
fn row_81<'a>(x0: Number, x1: i64) -> bool {
    steelyard_rt::number::equal(x0, x1)
}

// Eq (int, number) -> bool
fn row_82<'a>(x0: i64, x1: Number) -> bool {
    steelyard_rt::number::equal(x0, x1)
}

// Eq (number, float) -> bool
fn row_83<'a>(x0: Number, x1: f64) -> bool {
    steelyard_rt::number::equal(x0, x1)
}

// Eq (float, number) -> bool
fn row_84<'a>(x0: f64, x1: Number) -> bool {
    steelyard_rt::number::equal(x0, x1)
}

// Lt (int, float) -> bool
fn row_85<'a>(x0: i64, x1: f64) -> bool {
    steelyard_rt::number::less(x0, x1)
}

// Lt (float, int) -> bool
fn row_86<'a>(x0: f64, x1: i64) -> bool {
    steelyard_rt::number::less(x0, x1)
}

// Lt (number, number) -> bool
fn row_87<'a>(x0: Number, x1: Number) -> bool {
    steelyard_rt::number::less(x0, x1)
}

// Lt (number, int) -> bool
fn row_88<'a>(x0: Number, x1: i64) -> bool {
    steelyard_rt::number::less(x0, x1)
}

// Lt (int, number) -> bool
fn row_89<'a>(x0: i64, x1: Number) -> bool {
    steelyard_rt::number::less(x0, x1)
}

// Lt (number, float) -> bool
fn row_90<'a>(x0: Number, x1: f64) -> bool {
    steelyard_rt::number::less(x0, x1)
}

// Lt (float, number) -> bool
fn row_91<'a>(x0: f64, x1: Number) -> bool {
    steelyard_rt::number::less(x0, x1)
}

// LtE (int, float) -> bool
fn row_92<'a>(x0: i64, x1: f64) -> bool {
    steelyard_rt::number::less_equal(x0, x1)
}

// LtE (float, int) -> bool
fn row_93<'a>(x0: f64, x1: i64) -> bool {
    steelyard_rt::number::less_equal(x0, x1)
}

// LtE (number, number) -> bool
fn row_94<'a>(x0: Number, x1: Number) -> bool {
    steelyard_rt::number::less_equal(x0, x1)
}

// LtE (number, int) -> bool
fn row_95<'a>(x0: Number, x1: i64) -> bool {
    steelyard_rt::number::less_equal(x0, x1)
}

// LtE (int, number) -> bool
fn row_96<'a>(x0: i64, x1: Number) -> bool {
    steelyard_rt::number::less_equal(x0, x1)
}

// LtE (number, float) -> bool
fn row_97<'a>(x0: Number, x1: f64) -> bool {
    steelyard_rt::number::less_equal(x0, x1)
}

// LtE (float, number) -> bool
fn row_98<'a>(x0: f64, x1: Number) -> bool {
    steelyard_rt::number::less_equal(x0, x1)
}

// Gt (int, float) -> bool
fn row_99<'a>(x0: i64, x1: f64) -> bool {
    steelyard_rt::number::greater(x0, x1)
}

// Gt (float, int) -> bool
fn row_100<'a>(x0: f64, x1: i64) -> bool {
    steelyard_rt::number::greater(x0, x1)
}

// Gt (number, number) -> bool
fn row_101<'a>(x0: Number, x1: Number) -> bool {
    steelyard_rt::number::greater(x0, x1)
}

// Gt (number, int) -> bool
fn row_102<'a>(x0: Number, x1: i64) -> bool {
    steelyard_rt::number::greater(x0, x1)
}

// Gt (int, number) -> bool
fn row_103<'a>(x0: i64, x1: Number) -> bool {
    steelyard_rt::number::greater(x0, x1)
}

// Gt (number, float) -> bool
fn row_104<'a>(x0: Number, x1: f64) -> bool {
    steelyard_rt::number::greater(x0, x1)
}

// Gt (float, number) -> bool
fn row_105<'a>(x0: f64, x1: Number) -> bool {
    steelyard_rt::number::greater(x0, x1)
}

// GtE (int, float) -> bool
fn row_106<'a>(x0: i64, x1: f64) -> bool {
    steelyard_rt::number::greater_equal(x0, x1)
}

// GtE (float, int) -> bool
fn row_107<'a>(x0: f64, x1: i64) -> bool {
    steelyard_rt::number::greater_equal(x0, x1)
}

// GtE (number, number) -> bool
fn row_108<'a>(x0: Number, x1: Number) -> bool {
    steelyard_rt::number::greater_equal(x0, x1)
}

// GtE (number, int) -> bool
fn row_109<'a>(x0: Number, x1: i64) -> bool {
    steelyard_rt::number::greater_equal(x0, x1)
}

// GtE (int, number) -> bool
fn row_110<'a>(x0: i64, x1: Number) -> bool {
    steelyard_rt::number::greater_equal(x0, x1)
}

// GtE (number, float) -> bool
fn row_111<'a>(x0: Number, x1: f64) -> bool {
    steelyard_rt::number::greater_equal(x0, x1)
}

// GtE (float, number) -> bool
fn row_112<'a>(x0: f64, x1: Number) -> bool {
    steelyard_rt::number::greater_equal(x0, x1)
}

// LtE (set[T], set[T]) -> bool where T: key
fn row_113<'a>(x0: &'a Set<Str>, x1: &'a Set<Str>) -> bool {
    steelyard_rt::set::is_subset(x0, x1)
}

// LtE (frozenset[T], frozenset[T]) -> bool where T: key
fn row_114<'a>(x0: &'a Frozen<Str>, x1: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::is_subset(x0, x1)
}

// LtE (set[T], frozenset[T]) -> bool where T: key
fn row_115<'a>(x0: &'a Set<Str>, x1: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::is_subset(x0, x1)
}

// LtE (frozenset[T], set[T]) -> bool where T: key
fn row_116<'a>(x0: &'a Frozen<Str>, x1: &'a Set<Str>) -> bool {
    steelyard_rt::set::is_subset(x0, x1)
}

// Lt (set[T], set[T]) -> bool where T: key
fn row_117<'a>(x0: &'a Set<Str>, x1: &'a Set<Str>) -> bool {
    steelyard_rt::set::is_proper_subset(x0, x1)
}

// Lt (frozenset[T], frozenset[T]) -> bool where T: key
fn row_118<'a>(x0: &'a Frozen<Str>, x1: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::is_proper_subset(x0, x1)
}

// Lt (set[T], frozenset[T]) -> bool where T: key
fn row_119<'a>(x0: &'a Set<Str>, x1: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::is_proper_subset(x0, x1)
}

// Lt (frozenset[T], set[T]) -> bool where T: key
fn row_120<'a>(x0: &'a Frozen<Str>, x1: &'a Set<Str>) -> bool {
    steelyard_rt::set::is_proper_subset(x0, x1)
}

// GtE (set[T], set[T]) -> bool where T: key
fn row_121<'a>(x0: &'a Set<Str>, x1: &'a Set<Str>) -> bool {
    steelyard_rt::set::is_superset(x0, x1)
}

// GtE (frozenset[T], frozenset[T]) -> bool where T: key
fn row_122<'a>(x0: &'a Frozen<Str>, x1: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::is_superset(x0, x1)
}

// GtE (set[T], frozenset[T]) -> bool where T: key
fn row_123<'a>(x0: &'a Set<Str>, x1: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::is_superset(x0, x1)
}

// GtE (frozenset[T], set[T]) -> bool where T: key
fn row_124<'a>(x0: &'a Frozen<Str>, x1: &'a Set<Str>) -> bool {
    steelyard_rt::set::is_superset(x0, x1)
}

// Gt (set[T], set[T]) -> bool where T: key
fn row_125<'a>(x0: &'a Set<Str>, x1: &'a Set<Str>) -> bool {
    steelyard_rt::set::is_proper_superset(x0, x1)
}

// Gt (frozenset[T], frozenset[T]) -> bool where T: key
fn row_126<'a>(x0: &'a Frozen<Str>, x1: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::is_proper_superset(x0, x1)
}

// Gt (set[T], frozenset[T]) -> bool where T: key
fn row_127<'a>(x0: &'a Set<Str>, x1: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::is_proper_superset(x0, x1)
}

// Gt (frozenset[T], set[T]) -> bool where T: key
fn row_128<'a>(x0: &'a Frozen<Str>, x1: &'a Set<Str>) -> bool {
    steelyard_rt::set::is_proper_superset(x0, x1)
}

// Eq (T, T) ->? bool where T: eq
fn row_129<'a>(x0: &'a Str, x1: &'a Str) -> Eval<bool> {
    steelyard_rt::order::equal(x0, x1)
}

// Lt (T, T) ->? bool where T: order
fn row_130<'a>(x0: &'a Str, x1: &'a Str) -> Eval<bool> {
    steelyard_rt::order::less(x0, x1)
}

// LtE (T, T) ->? bool where T: order
fn row_131<'a>(x0: &'a Str, x1: &'a Str) -> Eval<bool> {
    steelyard_rt::order::less_equal(x0, x1)
}

// Gt (T, T) ->? bool where T: order
fn row_132<'a>(x0: &'a Str, x1: &'a Str) -> Eval<bool> {
    steelyard_rt::order::greater(x0, x1)
}

// GtE (T, T) ->? bool where T: order
fn row_133<'a>(x0: &'a Str, x1: &'a Str) -> Eval<bool> {
    steelyard_rt::order::greater_equal(x0, x1)
}

// In (str, str) -> bool
fn row_134<'a>(x0: &'a Str, x1: &'a Str) -> bool {
    steelyard_rt::inside::text(x0, x1)
}

// In (T, list[T]) ->? bool where T: eq
fn row_135<'a>(x0: &'a Str, x1: &'a Vec<Str>) -> Eval<bool> {
    steelyard_rt::inside::list(x0, x1)
}

// In (T, tuple[T, ...]) ->? bool where T: eq
fn row_136<'a>(x0: &'a Str, x1: &'a Many<Str>) -> Eval<bool> {
    steelyard_rt::inside::list(x0, x1)
}

// In (K, dict[K, V]) ->? bool where K: key
fn row_137<'a>(x0: &'a Str, x1: &'a Dict<Str, f64>) -> Eval<bool> {
    steelyard_rt::inside::dict(x0, x1)
}

// In (T, set[T]) ->? bool where T: key
fn row_138<'a>(x0: &'a Str, x1: &'a Set<Str>) -> Eval<bool> {
    steelyard_rt::inside::set(x0, x1)
}

// In (T, frozenset[T]) ->? bool where T: key
fn row_139<'a>(x0: &'a Str, x1: &'a Frozen<Str>) -> Eval<bool> {
    steelyard_rt::inside::set(x0, x1)
}

// In (int, range) ->? bool
fn row_140<'a>(x0: i64, x1: &'a Range) -> Eval<bool> {
    steelyard_rt::inside::range(x0, x1)
}

// In (int, bytes) ->? bool
fn row_141<'a>(x0: i64, x1: &'a Bytes) -> Eval<bool> {
    steelyard_rt::inside::byte(x0, x1)
}

// In (T, deque[T]) ->? bool where T: eq
fn row_142<'a>(x0: &'a Str, x1: &'a Deque<Str>) -> Eval<bool> {
    steelyard_rt::deque::contains(x0, x1)
}

// In (T, iter[T]) ->? bool where T: eq
fn row_143<'a>(x0: &'a Str, x1: Vec<Str>) -> Eval<bool> {
    steelyard_rt::inside::items(x0, x1)
}

// len (str) -> int
fn row_144<'a>(x0: &'a Str) -> i64 {
    steelyard_rt::text::len(x0)
}

// len (list[T]) -> int
fn row_145<'a>(x0: &'a Vec<Str>) -> i64 {
    steelyard_rt::list::len(x0)
}

// len (tuple[T, ...]) -> int
fn row_146<'a>(x0: &'a Many<Str>) -> i64 {
    steelyard_rt::list::len(x0)
}

// len (dict[K, V]) -> int
fn row_147<'a>(x0: &'a Dict<Str, f64>) -> i64 {
    steelyard_rt::dict::len(x0)
}

// len (set[T]) -> int
fn row_148<'a>(x0: &'a Set<Str>) -> i64 {
    steelyard_rt::set::len(x0)
}

// len (frozenset[T]) -> int
fn row_149<'a>(x0: &'a Frozen<Str>) -> i64 {
    steelyard_rt::set::len(x0)
}

// len (range) ->? int
fn row_150<'a>(x0: &'a Range) -> Eval<i64> {
    steelyard_rt::int::range_len(x0)
}

// len (bytes) -> int
fn row_151<'a>(x0: &'a Bytes) -> i64 {
    steelyard_rt::list::len(x0)
}

// len (deque[T]) -> int
fn row_152<'a>(x0: &'a Deque<Str>) -> i64 {
    steelyard_rt::deque::len(x0)
}

// abs (int) ->? int
fn row_153<'a>(x0: i64) -> Eval<i64> {
    steelyard_rt::int::abs(x0)
}

// abs (float) -> float
fn row_154<'a>(x0: f64) -> f64 {
    f64::abs(x0)
}

// abs (number) ->? number
fn row_155<'a>(x0: Number) -> Eval<Number> {
    steelyard_rt::number::abs(x0)
}

// is int (number) -> bool
fn row_156<'a>(x0: Number) -> bool {
    steelyard_rt::number::is_int(x0)
}

// is float (number) -> bool
fn row_157<'a>(x0: Number) -> bool {
    steelyard_rt::number::is_float(x0)
}

// divmod (int, int) ->? tuple[int, int]
fn row_158<'a>(x0: i64, x1: i64) -> Eval<(i64, i64)> {
    steelyard_rt::int::divmod(x0, x1)
}

// divmod (float, float) ->? tuple[float, float]
fn row_159<'a>(x0: f64, x1: f64) -> Eval<(f64, f64)> {
    steelyard_rt::float::divmod(x0, x1)
}

// pow (int, int, int) ->? int
fn row_160<'a>(x0: i64, x1: i64, x2: i64) -> Eval<i64> {
    steelyard_rt::int::pow_mod(x0, x1, x2)
}

// round (float) ->? int
fn row_161<'a>(x0: f64) -> Eval<i64> {
    steelyard_rt::float::round(x0)
}

// round (number) ->? int
fn row_162<'a>(x0: Number) -> Eval<i64> {
    steelyard_rt::number::round(x0)
}

// round (float, int) ->? float
fn row_163<'a>(x0: f64, x1: i64) -> Eval<f64> {
    steelyard_rt::format::round(x0, x1)
}

// round (int, int) ->? int
fn row_164<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::format::round_int(x0, x1)
}

// round (number, int) ->? number
fn row_165<'a>(x0: Number, x1: i64) -> Eval<Number> {
    steelyard_rt::format::round_number(x0, x1)
}

// int (bool) -> int
fn row_166<'a>(x0: bool) -> i64 {
    i64::from(x0)
}

// int (float) ->? int
fn row_167<'a>(x0: f64) -> Eval<i64> {
    steelyard_rt::float::to_int(x0)
}

// int (number) ->? int
fn row_168<'a>(x0: Number) -> Eval<i64> {
    steelyard_rt::number::to_int(x0)
}

// int (str) ->? int
fn row_169<'a>(x0: &'a Str) -> Eval<i64> {
    steelyard_rt::text::to_int(x0)
}

// int (str, int) ->? int
fn row_170<'a>(x0: &'a Str, x1: i64) -> Eval<i64> {
    steelyard_rt::text::to_int_base(x0, x1)
}

// float (number) -> float
fn row_171<'a>(x0: Number) -> f64 {
    steelyard_rt::number::to_float(x0)
}

// float (str) ->? float
fn row_172<'a>(x0: &'a Str) -> Eval<f64> {
    steelyard_rt::text::to_float(x0)
}

// bool (int) -> bool
fn row_173<'a>(x0: i64) -> bool {
    steelyard_rt::int::truth(x0)
}

// bool (float) -> bool
fn row_174<'a>(x0: f64) -> bool {
    steelyard_rt::float::truth(x0)
}

// bool (number) -> bool
fn row_175<'a>(x0: Number) -> bool {
    steelyard_rt::number::truth(x0)
}

// bool (str) -> bool
fn row_176<'a>(x0: &'a Str) -> bool {
    steelyard_rt::text::truth(x0)
}

// bool (list[T]) -> bool
fn row_177<'a>(x0: &'a Vec<Str>) -> bool {
    steelyard_rt::list::truth(x0)
}

// bool (tuple[T, ...]) -> bool
fn row_178<'a>(x0: &'a Many<Str>) -> bool {
    steelyard_rt::list::truth(x0)
}

// bool (bytes) -> bool
fn row_179<'a>(x0: &'a Bytes) -> bool {
    steelyard_rt::list::truth(x0)
}

// bool (dict[K, V]) -> bool
fn row_180<'a>(x0: &'a Dict<Str, f64>) -> bool {
    steelyard_rt::dict::truth(x0)
}

// bool (set[T]) -> bool
fn row_181<'a>(x0: &'a Set<Str>) -> bool {
    steelyard_rt::set::truth(x0)
}

// bool (frozenset[T]) -> bool
fn row_182<'a>(x0: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::truth(x0)
}

// bool (deque[T]) -> bool
fn row_183<'a>(x0: &'a Deque<Str>) -> bool {
    steelyard_rt::deque::truth(x0)
}

// str () -> str
fn row_184<'a>() -> Str {
    steelyard_rt::text::Str::default()
}

// str (str) -> str
fn row_185<'a>(x0: &'a Str) -> Str {
    steelyard_rt::text::same(x0)
}

// str (int) -> str
fn row_186<'a>(x0: i64) -> Str {
    steelyard_rt::show::int(x0)
}

// str (float) -> str
fn row_187<'a>(x0: f64) -> Str {
    steelyard_rt::show::float(x0)
}

// str (bool) -> str
fn row_188<'a>(x0: bool) -> Str {
    steelyard_rt::show::boolean(x0)
}

// str (T) ->? str where T: show
fn row_189<'a>(x0: &'a Str) -> Eval<Str> {
    steelyard_rt::show::text(x0)
}

// repr (T) ->? str where T: show
fn row_190<'a>(x0: &'a Str) -> Eval<Str> {
    steelyard_rt::show::repr(x0)
}

// ascii (T) ->? str where T: show
fn row_191<'a>(x0: &'a Str) -> Eval<Str> {
    steelyard_rt::show::ascii(x0)
}

// bin (int) -> str
fn row_192<'a>(x0: i64) -> Str {
    steelyard_rt::show::bin(x0)
}

// oct (int) -> str
fn row_193<'a>(x0: i64) -> Str {
    steelyard_rt::show::oct(x0)
}

// hex (int) -> str
fn row_194<'a>(x0: i64) -> Str {
    steelyard_rt::show::hex(x0)
}

// ord (str) ->? int
fn row_195<'a>(x0: &'a Str) -> Eval<i64> {
    steelyard_rt::text::ord(x0)
}

// chr (int) ->? str
fn row_196<'a>(x0: i64) -> Eval<Str> {
    steelyard_rt::text::chr(x0)
}

// format (int, str) ->? str
fn row_197<'a>(x0: i64, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::format::int(x0, x1)
}

// format (float, str) ->? str
fn row_198<'a>(x0: f64, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::format::float(x0, x1)
}

// format (bool, str) ->? str
fn row_199<'a>(x0: bool, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::format::boolean(x0, x1)
}

// format (number, str) ->? str
fn row_200<'a>(x0: Number, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::format::number(x0, x1)
}

// format (str, str) ->? str
fn row_201<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::format::text(x0, x1)
}

// format (T, str) ->? str where T: show
fn row_202<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::format::any(x0, x1)
}

// percent (int, str) ->? str
fn row_203<'a>(x0: i64, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::format::percent::int(x0, x1)
}

// percent (float, str) ->? str
fn row_204<'a>(x0: f64, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::format::percent::float(x0, x1)
}

// percent (T, str) ->? str where T: show
fn row_205<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::format::percent::any(x0, x1)
}

// min (int, int) -> int
fn row_206<'a>(x0: i64, x1: i64) -> i64 {
    std::cmp::min(x0, x1)
}

// max (int, int) -> int
fn row_207<'a>(x0: i64, x1: i64) -> i64 {
    std::cmp::max(x0, x1)
}

// min (float, float) -> float
fn row_208<'a>(x0: f64, x1: f64) -> f64 {
    steelyard_rt::float::min2(x0, x1)
}

// max (float, float) -> float
fn row_209<'a>(x0: f64, x1: f64) -> f64 {
    steelyard_rt::float::max2(x0, x1)
}

// min (T, T) ->? T where T: order
fn row_210<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::iter::min2(x0, x1)
}

// max (T, T) ->? T where T: order
fn row_211<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::iter::max2(x0, x1)
}

// min (T, T, T) ->? T where T: order
fn row_212<'a>(x0: &'a Str, x1: &'a Str, x2: &'a Str) -> Eval<Str> {
    steelyard_rt::iter::min3(x0, x1, x2)
}

// max (T, T, T) ->? T where T: order
fn row_213<'a>(x0: &'a Str, x1: &'a Str, x2: &'a Str) -> Eval<Str> {
    steelyard_rt::iter::max3(x0, x1, x2)
}

// min (T, T, T, T) ->? T where T: order
fn row_214<'a>(x0: &'a Str, x1: &'a Str, x2: &'a Str, x3: &'a Str) -> Eval<Str> {
    steelyard_rt::iter::min4(x0, x1, x2, x3)
}

// max (T, T, T, T) ->? T where T: order
fn row_215<'a>(x0: &'a Str, x1: &'a Str, x2: &'a Str, x3: &'a Str) -> Eval<Str> {
    steelyard_rt::iter::max4(x0, x1, x2, x3)
}

// min (T, T, *, key: fn(T) -> U) ->? T where U: order
fn row_216<'a>(x0: &'a Str, x1: &'a Str, x2: impl FnMut(&Str) -> Eval<i64> + 'a) -> Eval<Str> {
    steelyard_rt::iter::min2_by(x0, x1, x2)
}

// max (T, T, *, key: fn(T) -> U) ->? T where U: order
fn row_217<'a>(x0: &'a Str, x1: &'a Str, x2: impl FnMut(&Str) -> Eval<i64> + 'a) -> Eval<Str> {
    steelyard_rt::iter::max2_by(x0, x1, x2)
}

// min (list[int]) ->? int
fn row_218<'a>(x0: &'a Vec<i64>) -> Eval<i64> {
    steelyard_rt::int::min(x0)
}

// max (list[int]) ->? int
fn row_219<'a>(x0: &'a Vec<i64>) -> Eval<i64> {
    steelyard_rt::int::max(x0)
}

// min (list[float]) ->? float
fn row_220<'a>(x0: &'a Vec<f64>) -> Eval<f64> {
    steelyard_rt::float::min(x0)
}

// max (list[float]) ->? float
fn row_221<'a>(x0: &'a Vec<f64>) -> Eval<f64> {
    steelyard_rt::float::max(x0)
}

// min (iter[T]) ->? T where T: order; order-free-when-total
fn row_222<'a>(x0: Vec<Str>) -> Eval<Str> {
    steelyard_rt::iter::min(x0)
}

// max (iter[T]) ->? T where T: order; order-free-when-total
fn row_223<'a>(x0: Vec<Str>) -> Eval<Str> {
    steelyard_rt::iter::max(x0)
}

// min (iter[T], *, default: =T) ->? T where T: order; order-free-when-total
fn row_224<'a>(x0: Vec<Str>, x1: Str) -> Eval<Str> {
    steelyard_rt::iter::min_or(x0, x1)
}

// max (iter[T], *, default: =T) ->? T where T: order; order-free-when-total
fn row_225<'a>(x0: Vec<Str>, x1: Str) -> Eval<Str> {
    steelyard_rt::iter::max_or(x0, x1)
}

// min (iter[T], *, key: fn(T) -> U) ->? T where U: order
fn row_226<'a>(x0: Vec<Str>, x1: impl FnMut(&Str) -> Eval<i64> + 'a) -> Eval<Str> {
    steelyard_rt::iter::min_by(x0, x1)
}

// max (iter[T], *, key: fn(T) -> U) ->? T where U: order
fn row_227<'a>(x0: Vec<Str>, x1: impl FnMut(&Str) -> Eval<i64> + 'a) -> Eval<Str> {
    steelyard_rt::iter::max_by(x0, x1)
}

// min (iter[T], *, key: fn(T) -> U, default: =T) ->? T where U: order
fn row_228<'a>(x0: Vec<Str>, x1: impl FnMut(&Str) -> Eval<i64> + 'a, x2: Str) -> Eval<Str> {
    steelyard_rt::iter::min_by_or(x0, x1, x2)
}

// max (iter[T], *, key: fn(T) -> U, default: =T) ->? T where U: order
fn row_229<'a>(x0: Vec<Str>, x1: impl FnMut(&Str) -> Eval<i64> + 'a, x2: Str) -> Eval<Str> {
    steelyard_rt::iter::max_by_or(x0, x1, x2)
}

// sum (list[int]) ->? int
fn row_230<'a>(x0: &'a Vec<i64>) -> Eval<i64> {
    steelyard_rt::int::sum(x0)
}

// sum (list[float]) ->? float
fn row_231<'a>(x0: &'a Vec<f64>) -> Eval<f64> {
    steelyard_rt::float::sum(x0)
}

// sum (iter[int]) ->? int; order-free
fn row_232<'a>(x0: Vec<i64>) -> Eval<i64> {
    steelyard_rt::iter::sum(x0)
}

// sum (iter[bool]) ->? int; order-free
fn row_233<'a>(x0: Vec<bool>) -> Eval<i64> {
    steelyard_rt::iter::sum(x0)
}

// sum (iter[int], int) ->? int; order-free
fn row_234<'a>(x0: Vec<i64>, x1: i64) -> Eval<i64> {
    steelyard_rt::iter::sum_from(x0, x1)
}

// sum (iter[bool], int) ->? int; order-free
fn row_235<'a>(x0: Vec<bool>, x1: i64) -> Eval<i64> {
    steelyard_rt::iter::sum_from(x0, x1)
}

// sum (iter[float]) ->? float
fn row_236<'a>(x0: Vec<f64>) -> Eval<f64> {
    steelyard_rt::iter::sum_floats(x0)
}

// sum (iter[float], float) -> float
fn row_237<'a>(x0: Vec<f64>, x1: f64) -> f64 {
    steelyard_rt::iter::sum_floats_from(x0, x1)
}

// sum (iter[float], int) ->? float
fn row_238<'a>(x0: Vec<f64>, x1: i64) -> Eval<f64> {
    steelyard_rt::iter::sum_floats_from_int(x0, x1)
}

// sum (iter[number]) ->? number
fn row_239<'a>(x0: Vec<Number>) -> Eval<Number> {
    steelyard_rt::iter::sum_numbers(x0)
}

// sum (iter[list[T]], =list[T]) -> list[T]
fn row_240<'a>(x0: Vec<Vec<Str>>, x1: Vec<Str>) -> Vec<Str> {
    steelyard_rt::iter::sum_lists(x0, x1)
}

// any (iter[bool]) -> bool; order-free
fn row_241<'a>(x0: Vec<bool>) -> bool {
    steelyard_rt::iter::any(x0)
}

// all (iter[bool]) -> bool; order-free
fn row_242<'a>(x0: Vec<bool>) -> bool {
    steelyard_rt::iter::all(x0)
}

// any (iter[T]) -> bool where T: truth; order-free
fn row_243<'a>(x0: Vec<Str>) -> bool {
    steelyard_rt::iter::any_true(x0)
}

// all (iter[T]) -> bool where T: truth; order-free
fn row_244<'a>(x0: Vec<Str>) -> bool {
    steelyard_rt::iter::all_true(x0)
}

// sorted (iter[T]) ->? list[T] where T: order; order-free-when-total
fn row_245<'a>(x0: Vec<Str>) -> Eval<Vec<Str>> {
    steelyard_rt::iter::sorted(x0)
}

// sorted (iter[T], *, reverse: bool) ->? list[T] where T: order; order-free-when-total
fn row_246<'a>(x0: Vec<Str>, x1: bool) -> Eval<Vec<Str>> {
    steelyard_rt::iter::sorted_reverse(x0, x1)
}

// sorted (iter[T], *, key: fn(T) -> U) ->? list[T] where U: order
fn row_247<'a>(x0: Vec<Str>, x1: impl FnMut(&Str) -> Eval<i64> + 'a) -> Eval<Vec<Str>> {
    steelyard_rt::iter::sorted_by(x0, x1)
}

// sorted (iter[T], *, key: fn(T) -> U, reverse: bool) ->? list[T] where U: order
fn row_248<'a>(x0: Vec<Str>, x1: impl FnMut(&Str) -> Eval<i64> + 'a, x2: bool) -> Eval<Vec<Str>> {
    steelyard_rt::iter::sorted_by_reverse(x0, x1, x2)
}

// enumerate (iter[T]) -> iter[tuple[int, T]]
fn row_249<'a>(x0: Vec<Str>) -> impl IntoIterator<Item = (i64, Str)> + 'a {
    steelyard_rt::iter::enumerate(x0)
}

// enumerate (iter[T], int) -> iter[tuple[int, T]]
fn row_250<'a>(x0: Vec<Str>, x1: i64) -> impl IntoIterator<Item = (i64, Str)> + 'a {
    steelyard_rt::iter::enumerate_from(x0, x1)
}

// enumerate (iter[T], *, start: int) -> iter[tuple[int, T]]
fn row_251<'a>(x0: Vec<Str>, x1: i64) -> impl IntoIterator<Item = (i64, Str)> + 'a {
    steelyard_rt::iter::enumerate_from(x0, x1)
}

// zip (iter[A], iter[B]) -> iter[tuple[A, B]]
fn row_252<'a>(x0: Vec<Str>, x1: Vec<f64>) -> impl IntoIterator<Item = (Str, f64)> + 'a {
    steelyard_rt::iter::zip(x0, x1)
}

// zip * (list[list[T]]) -> iter[tuple[T, ...]]
fn row_253<'a>(x0: &'a Vec<Vec<Str>>) -> impl IntoIterator<Item = Many<Str>> + 'a {
    steelyard_rt::iter::columns(x0)
}

// zip * (list[tuple[T, ...]]) -> iter[tuple[T, ...]]
fn row_254<'a>(x0: &'a Vec<Many<Str>>) -> impl IntoIterator<Item = Many<Str>> + 'a {
    steelyard_rt::iter::columns(x0)
}

// zip * (tuple[list[T], ...]) -> iter[tuple[T, ...]]
fn row_255<'a>(x0: &'a Many<Vec<Str>>) -> impl IntoIterator<Item = Many<Str>> + 'a {
    steelyard_rt::iter::columns(x0)
}

// zip * (tuple[tuple[T, ...], ...]) -> iter[tuple[T, ...]]
fn row_256<'a>(x0: &'a Many<Many<Str>>) -> impl IntoIterator<Item = Many<Str>> + 'a {
    steelyard_rt::iter::columns(x0)
}

// zip * (list[str]) -> iter[tuple[str, ...]]
fn row_257<'a>(x0: &'a Vec<Str>) -> impl IntoIterator<Item = Many<Str>> + 'a {
    steelyard_rt::iter::columns_of_texts(x0)
}

// zip (iter[A], iter[B], iter[C]) -> iter[tuple[A, B, C]]
fn row_258<'a>(x0: Vec<Str>, x1: Vec<f64>, x2: Vec<Str>) -> impl IntoIterator<Item = (Str, f64, Str)> + 'a {
    steelyard_rt::iter::zip3(x0, x1, x2)
}

// reversed (list[T]) -> iter[T]
fn row_259<'a>(x0: &'a Vec<Str>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::iter::reversed(x0)
}

// reversed (tuple[T, ...]) -> iter[T]
fn row_260<'a>(x0: &'a Many<Str>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::iter::reversed(x0)
}

// reversed (str) -> iter[str]
fn row_261<'a>(x0: &'a Str) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::text::reversed(x0)
}

// reversed (range) -> range
fn row_262<'a>(x0: &'a Range) -> Range {
    steelyard_rt::int::range_reversed(x0)
}

// reversed (dict[K, V]) -> iter[K]
fn row_263<'a>(x0: &'a Dict<Str, f64>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::dict::keys_reversed(x0)
}

// map (fn(T) -> U, iter[T]) ->? iter[U]
fn row_264<'a>(x0: impl FnMut(&Str) -> Eval<i64> + 'a, x1: Vec<Str>) -> Eval<impl IntoIterator<Item = i64> + 'a> {
    steelyard_rt::iter::map(x0, x1)
}

// map (fn(A, B) -> U, iter[A], iter[B]) ->? iter[U]
fn row_265<'a>(x0: impl FnMut(&Str, &f64) -> Eval<i64> + 'a, x1: Vec<Str>, x2: Vec<f64>) -> Eval<impl IntoIterator<Item = i64> + 'a> {
    steelyard_rt::iter::map2(x0, x1, x2)
}

// filter (fn(T) -> bool, iter[T]) ->? iter[T]
fn row_266<'a>(x0: impl FnMut(&Str) -> Eval<bool> + 'a, x1: Vec<Str>) -> Eval<impl IntoIterator<Item = Str> + 'a> {
    steelyard_rt::iter::filter(x0, x1)
}

// functools.reduce (fn(T, T) -> T, iter[T]) ->? T
fn row_267<'a>(x0: impl FnMut(&Str, &Str) -> Eval<Str> + 'a, x1: Vec<Str>) -> Eval<Str> {
    steelyard_rt::iter::reduce(x0, x1)
}

// functools.reduce (fn(U, T) -> U, iter[T], =U) ->? U
fn row_268<'a>(x0: impl FnMut(&i64, &Str) -> Eval<i64> + 'a, x1: Vec<Str>, x2: i64) -> Eval<i64> {
    steelyard_rt::iter::reduce_from(x0, x1, x2)
}

// range (int) -> range
fn row_269<'a>(x0: i64) -> Range {
    steelyard_rt::int::range_to(x0)
}

// range (int, int) -> range
fn row_270<'a>(x0: i64, x1: i64) -> Range {
    steelyard_rt::int::range_between(x0, x1)
}

// range (int, int, int) ->? range
fn row_271<'a>(x0: i64, x1: i64, x2: i64) -> Eval<Range> {
    steelyard_rt::int::range(x0, x1, x2)
}

// list (list[T]) -> list[T]
fn row_272<'a>(x0: &'a Vec<Str>) -> Vec<Str> {
    steelyard_rt::list::copy(x0)
}

// list (tuple[T, ...]) -> list[T]
fn row_273<'a>(x0: &'a Many<Str>) -> Vec<Str> {
    steelyard_rt::list::copy(x0)
}

// list (set[T]) ->? list[T]
fn row_274<'a>(x0: &'a Set<Str>) -> Eval<Vec<Str>> {
    steelyard_rt::set::items(x0)
}

// list (frozenset[T]) ->? list[T]
fn row_275<'a>(x0: &'a Frozen<Str>) -> Eval<Vec<Str>> {
    steelyard_rt::set::items(x0)
}

// list (iter[T]) -> list[T]
fn row_276<'a>(x0: Vec<Str>) -> Vec<Str> {
    steelyard_rt::list::collect(x0)
}

// tuple (tuple[T, ...]) -> tuple[T, ...]
fn row_277<'a>(x0: &'a Many<Str>) -> Many<Str> {
    steelyard_rt::tuple::copy(x0)
}

// tuple (iter[T]) -> tuple[T, ...]
fn row_278<'a>(x0: Vec<Str>) -> Many<Str> {
    steelyard_rt::tuple::collect(x0)
}

// dict (dict[K, V]) -> dict[K, V]
fn row_279<'a>(x0: &'a Dict<Str, f64>) -> Dict<Str, f64> {
    steelyard_rt::dict::copy(x0)
}

// dict (iter[tuple[K, V]]) ->? dict[K, V] where K: key
fn row_280<'a>(x0: Vec<(Str, f64)>) -> Eval<Dict<Str, f64>> {
    steelyard_rt::dict::collect(x0)
}

// set (set[T]) -> set[T] where T: key
fn row_281<'a>(x0: &'a Set<Str>) -> Set<Str> {
    steelyard_rt::set::copy(x0)
}

// set (frozenset[T]) -> set[T] where T: key
fn row_282<'a>(x0: &'a Frozen<Str>) -> Set<Str> {
    steelyard_rt::set::copy(x0)
}

// set (dict[K, V]) ->? set[K] where K: key
fn row_283<'a>(x0: &'a Dict<Str, f64>) -> Eval<Set<Str>> {
    steelyard_rt::set::of_keys(x0)
}

// set (iter[T]) ->? set[T] where T: key
fn row_284<'a>(x0: Vec<Str>) -> Eval<Set<Str>> {
    steelyard_rt::set::collect(x0)
}

// frozenset (set[T]) -> frozenset[T] where T: key
fn row_285<'a>(x0: &'a Set<Str>) -> Frozen<Str> {
    steelyard_rt::set::frozen_copy(x0)
}

// frozenset (dict[K, V]) ->? frozenset[K] where K: key
fn row_286<'a>(x0: &'a Dict<Str, f64>) -> Eval<Frozen<Str>> {
    steelyard_rt::set::frozen_keys(x0)
}

// frozenset (iter[T]) ->? frozenset[T] where T: key
fn row_287<'a>(x0: Vec<Str>) -> Eval<Frozen<Str>> {
    steelyard_rt::set::frozen(x0)
}

// bytes (list[int]) ->? bytes
fn row_288<'a>(x0: &'a Vec<i64>) -> Eval<Bytes> {
    steelyard_rt::bytes::of_ints(x0)
}

// str.upper (str) ->? str
fn row_289<'a>(x0: &'a Str) -> Eval<Str> {
    steelyard_rt::text::upper(x0)
}

// str.lower (str) ->? str
fn row_290<'a>(x0: &'a Str) -> Eval<Str> {
    steelyard_rt::text::lower(x0)
}

// str.casefold (str) ->? str
fn row_291<'a>(x0: &'a Str) -> Eval<Str> {
    steelyard_rt::text::casefold(x0)
}

// str.title (str) ->? str
fn row_292<'a>(x0: &'a Str) -> Eval<Str> {
    steelyard_rt::text::title(x0)
}

// str.capitalize (str) ->? str
fn row_293<'a>(x0: &'a Str) -> Eval<Str> {
    steelyard_rt::text::capitalize(x0)
}

// str.swapcase (str) ->? str
fn row_294<'a>(x0: &'a Str) -> Eval<Str> {
    steelyard_rt::text::swapcase(x0)
}

// str.isalpha (str) ->? bool
fn row_295<'a>(x0: &'a Str) -> Eval<bool> {
    steelyard_rt::text::is_alpha(x0)
}

// str.isalnum (str) ->? bool
fn row_296<'a>(x0: &'a Str) -> Eval<bool> {
    steelyard_rt::text::is_alnum(x0)
}

// str.isdigit (str) ->? bool
fn row_297<'a>(x0: &'a Str) -> Eval<bool> {
    steelyard_rt::text::is_digit(x0)
}

// str.isdecimal (str) ->? bool
fn row_298<'a>(x0: &'a Str) -> Eval<bool> {
    steelyard_rt::text::is_decimal(x0)
}

// str.isnumeric (str) ->? bool
fn row_299<'a>(x0: &'a Str) -> Eval<bool> {
    steelyard_rt::text::is_numeric(x0)
}

// str.isspace (str) -> bool
fn row_300<'a>(x0: &'a Str) -> bool {
    steelyard_rt::text::is_space_text(x0)
}

// str.isupper (str) ->? bool
fn row_301<'a>(x0: &'a Str) -> Eval<bool> {
    steelyard_rt::text::is_upper(x0)
}

// str.islower (str) ->? bool
fn row_302<'a>(x0: &'a Str) -> Eval<bool> {
    steelyard_rt::text::is_lower(x0)
}

// str.istitle (str) ->? bool
fn row_303<'a>(x0: &'a Str) -> Eval<bool> {
    steelyard_rt::text::is_title(x0)
}

// str.isidentifier (str) ->? bool
fn row_304<'a>(x0: &'a Str) -> Eval<bool> {
    steelyard_rt::text::is_identifier(x0)
}

// str.isprintable (str) ->? bool
fn row_305<'a>(x0: &'a Str) -> Eval<bool> {
    steelyard_rt::text::is_printable(x0)
}

// str.isascii (str) -> bool
fn row_306<'a>(x0: &'a Str) -> bool {
    steelyard_rt::text::is_ascii(x0)
}

// str.find (str, str) -> int
fn row_307<'a>(x0: &'a Str, x1: &'a Str) -> i64 {
    steelyard_rt::text::find(x0, x1)
}

// str.find (str, str, int) -> int
fn row_308<'a>(x0: &'a Str, x1: &'a Str, x2: i64) -> i64 {
    steelyard_rt::text::find_from(x0, x1, x2)
}

// str.find (str, str, int, int) -> int
fn row_309<'a>(x0: &'a Str, x1: &'a Str, x2: i64, x3: i64) -> i64 {
    steelyard_rt::text::find_between(x0, x1, x2, x3)
}

// str.rfind (str, str) -> int
fn row_310<'a>(x0: &'a Str, x1: &'a Str) -> i64 {
    steelyard_rt::text::rfind(x0, x1)
}

// str.rfind (str, str, int) -> int
fn row_311<'a>(x0: &'a Str, x1: &'a Str, x2: i64) -> i64 {
    steelyard_rt::text::rfind_from(x0, x1, x2)
}

// str.rfind (str, str, int, int) -> int
fn row_312<'a>(x0: &'a Str, x1: &'a Str, x2: i64, x3: i64) -> i64 {
    steelyard_rt::text::rfind_between(x0, x1, x2, x3)
}

// str.index (str, str) ->? int
fn row_313<'a>(x0: &'a Str, x1: &'a Str) -> Eval<i64> {
    steelyard_rt::text::index(x0, x1)
}

// str.index (str, str, int) ->? int
fn row_314<'a>(x0: &'a Str, x1: &'a Str, x2: i64) -> Eval<i64> {
    steelyard_rt::text::index_from(x0, x1, x2)
}

// str.index (str, str, int, int) ->? int
fn row_315<'a>(x0: &'a Str, x1: &'a Str, x2: i64, x3: i64) -> Eval<i64> {
    steelyard_rt::text::index_between(x0, x1, x2, x3)
}

// str.rindex (str, str) ->? int
fn row_316<'a>(x0: &'a Str, x1: &'a Str) -> Eval<i64> {
    steelyard_rt::text::rindex(x0, x1)
}

// str.rindex (str, str, int, int) ->? int
fn row_317<'a>(x0: &'a Str, x1: &'a Str, x2: i64, x3: i64) -> Eval<i64> {
    steelyard_rt::text::rindex_between(x0, x1, x2, x3)
}

// str.count (str, str) -> int
fn row_318<'a>(x0: &'a Str, x1: &'a Str) -> i64 {
    steelyard_rt::text::count(x0, x1)
}

// str.count (str, str, int) -> int
fn row_319<'a>(x0: &'a Str, x1: &'a Str, x2: i64) -> i64 {
    steelyard_rt::text::count_from(x0, x1, x2)
}

// str.count (str, str, int, int) -> int
fn row_320<'a>(x0: &'a Str, x1: &'a Str, x2: i64, x3: i64) -> i64 {
    steelyard_rt::text::count_between(x0, x1, x2, x3)
}

// str.startswith (str, str) -> bool
fn row_321<'a>(x0: &'a Str, x1: &'a Str) -> bool {
    steelyard_rt::text::starts_with(x0, x1)
}

// str.startswith (str, str, int) -> bool
fn row_322<'a>(x0: &'a Str, x1: &'a Str, x2: i64) -> bool {
    steelyard_rt::text::starts_with_from(x0, x1, x2)
}

// str.startswith (str, str, int, int) -> bool
fn row_323<'a>(x0: &'a Str, x1: &'a Str, x2: i64, x3: i64) -> bool {
    steelyard_rt::text::starts_with_between(x0, x1, x2, x3)
}

// str.startswith (str, tuple[str, ...]) -> bool
fn row_324<'a>(x0: &'a Str, x1: &'a Many<Str>) -> bool {
    steelyard_rt::text::starts_with_any(x0, x1)
}

// str.endswith (str, str) -> bool
fn row_325<'a>(x0: &'a Str, x1: &'a Str) -> bool {
    steelyard_rt::text::ends_with(x0, x1)
}

// str.endswith (str, str, int) -> bool
fn row_326<'a>(x0: &'a Str, x1: &'a Str, x2: i64) -> bool {
    steelyard_rt::text::ends_with_from(x0, x1, x2)
}

// str.endswith (str, str, int, int) -> bool
fn row_327<'a>(x0: &'a Str, x1: &'a Str, x2: i64, x3: i64) -> bool {
    steelyard_rt::text::ends_with_between(x0, x1, x2, x3)
}

// str.endswith (str, tuple[str, ...]) -> bool
fn row_328<'a>(x0: &'a Str, x1: &'a Many<Str>) -> bool {
    steelyard_rt::text::ends_with_any(x0, x1)
}

// str.removeprefix (str, str) -> str
fn row_329<'a>(x0: &'a Str, x1: &'a Str) -> Str {
    steelyard_rt::text::remove_prefix(x0, x1)
}

// str.removesuffix (str, str) -> str
fn row_330<'a>(x0: &'a Str, x1: &'a Str) -> Str {
    steelyard_rt::text::remove_suffix(x0, x1)
}

// str.replace (str, str, str) -> str
fn row_331<'a>(x0: &'a Str, x1: &'a Str, x2: &'a Str) -> Str {
    steelyard_rt::text::replace(x0, x1, x2)
}

// str.replace (str, str, str, int) ->? str
fn row_332<'a>(x0: &'a Str, x1: &'a Str, x2: &'a Str, x3: i64) -> Eval<Str> {
    steelyard_rt::text::replace_count(x0, x1, x2, x3)
}

// str.split (str) -> list[str]
fn row_333<'a>(x0: &'a Str) -> Vec<Str> {
    steelyard_rt::text::split_space(x0)
}

// str.split (str, None) -> list[str]
fn row_334<'a>(x0: &'a Str, x1: ()) -> Vec<Str> {
    steelyard_rt::text::split_none(x0, x1)
}

// str.split (str, None, int) -> list[str]
fn row_335<'a>(x0: &'a Str, x1: (), x2: i64) -> Vec<Str> {
    steelyard_rt::text::split_none_count(x0, x1, x2)
}

// str.split (str, *, maxsplit: int) -> list[str]
fn row_336<'a>(x0: &'a Str, x1: i64) -> Vec<Str> {
    steelyard_rt::text::split_space_count(x0, x1)
}

// str.split (str, str) ->? list[str]
fn row_337<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Vec<Str>> {
    steelyard_rt::text::split(x0, x1)
}

// str.split (str, *, sep: str) ->? list[str]
fn row_338<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Vec<Str>> {
    steelyard_rt::text::split(x0, x1)
}

// str.split (str, str, int) ->? list[str]
fn row_339<'a>(x0: &'a Str, x1: &'a Str, x2: i64) -> Eval<Vec<Str>> {
    steelyard_rt::text::split_count(x0, x1, x2)
}

// str.split (str, str, *, maxsplit: int) ->? list[str]
fn row_340<'a>(x0: &'a Str, x1: &'a Str, x2: i64) -> Eval<Vec<Str>> {
    steelyard_rt::text::split_count(x0, x1, x2)
}

// str.rsplit (str, None, int) -> list[str]
fn row_341<'a>(x0: &'a Str, x1: (), x2: i64) -> Vec<Str> {
    steelyard_rt::text::rsplit_none_count(x0, x1, x2)
}

// str.rsplit (str, *, maxsplit: int) -> list[str]
fn row_342<'a>(x0: &'a Str, x1: i64) -> Vec<Str> {
    steelyard_rt::text::rsplit_space_count(x0, x1)
}

// str.rsplit (str, str) ->? list[str]
fn row_343<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Vec<Str>> {
    steelyard_rt::text::rsplit(x0, x1)
}

// str.rsplit (str, str, int) ->? list[str]
fn row_344<'a>(x0: &'a Str, x1: &'a Str, x2: i64) -> Eval<Vec<Str>> {
    steelyard_rt::text::rsplit_count(x0, x1, x2)
}

// str.rsplit (str, str, *, maxsplit: int) ->? list[str]
fn row_345<'a>(x0: &'a Str, x1: &'a Str, x2: i64) -> Eval<Vec<Str>> {
    steelyard_rt::text::rsplit_count(x0, x1, x2)
}

// str.splitlines (str) -> list[str]
fn row_346<'a>(x0: &'a Str) -> Vec<Str> {
    steelyard_rt::text::lines(x0)
}

// str.splitlines (str, bool) -> list[str]
fn row_347<'a>(x0: &'a Str, x1: bool) -> Vec<Str> {
    steelyard_rt::text::split_lines(x0, x1)
}

// str.splitlines (str, *, keepends: bool) -> list[str]
fn row_348<'a>(x0: &'a Str, x1: bool) -> Vec<Str> {
    steelyard_rt::text::split_lines(x0, x1)
}

// str.partition (str, str) ->? tuple[str, str, str]
fn row_349<'a>(x0: &'a Str, x1: &'a Str) -> Eval<(Str, Str, Str)> {
    steelyard_rt::text::partition(x0, x1)
}

// str.rpartition (str, str) ->? tuple[str, str, str]
fn row_350<'a>(x0: &'a Str, x1: &'a Str) -> Eval<(Str, Str, Str)> {
    steelyard_rt::text::rpartition(x0, x1)
}

// str.join (str, iter[str]) -> str
fn row_351<'a>(x0: &'a Str, x1: Vec<Str>) -> Str {
    steelyard_rt::text::join(x0, x1)
}

// str.strip (str) -> str
fn row_352<'a>(x0: &'a Str) -> Str {
    steelyard_rt::text::strip(x0)
}

// str.lstrip (str) -> str
fn row_353<'a>(x0: &'a Str) -> Str {
    steelyard_rt::text::lstrip(x0)
}

// str.rstrip (str) -> str
fn row_354<'a>(x0: &'a Str) -> Str {
    steelyard_rt::text::rstrip(x0)
}

// str.strip (str, str) -> str
fn row_355<'a>(x0: &'a Str, x1: &'a Str) -> Str {
    steelyard_rt::text::strip_of(x0, x1)
}

// str.lstrip (str, str) -> str
fn row_356<'a>(x0: &'a Str, x1: &'a Str) -> Str {
    steelyard_rt::text::lstrip_of(x0, x1)
}

// str.rstrip (str, str) -> str
fn row_357<'a>(x0: &'a Str, x1: &'a Str) -> Str {
    steelyard_rt::text::rstrip_of(x0, x1)
}

// str.ljust (str, int) ->? str
fn row_358<'a>(x0: &'a Str, x1: i64) -> Eval<Str> {
    steelyard_rt::text::ljust(x0, x1)
}

// str.ljust (str, int, str) ->? str
fn row_359<'a>(x0: &'a Str, x1: i64, x2: &'a Str) -> Eval<Str> {
    steelyard_rt::text::ljust_with(x0, x1, x2)
}

// str.rjust (str, int) ->? str
fn row_360<'a>(x0: &'a Str, x1: i64) -> Eval<Str> {
    steelyard_rt::text::rjust(x0, x1)
}

// str.rjust (str, int, str) ->? str
fn row_361<'a>(x0: &'a Str, x1: i64, x2: &'a Str) -> Eval<Str> {
    steelyard_rt::text::rjust_with(x0, x1, x2)
}

// str.center (str, int) ->? str
fn row_362<'a>(x0: &'a Str, x1: i64) -> Eval<Str> {
    steelyard_rt::text::center(x0, x1)
}

// str.center (str, int, str) ->? str
fn row_363<'a>(x0: &'a Str, x1: i64, x2: &'a Str) -> Eval<Str> {
    steelyard_rt::text::center_with(x0, x1, x2)
}

// str.zfill (str, int) ->? str
fn row_364<'a>(x0: &'a Str, x1: i64) -> Eval<Str> {
    steelyard_rt::text::zfill(x0, x1)
}

// str.expandtabs (str) ->? str
fn row_365<'a>(x0: &'a Str) -> Eval<Str> {
    steelyard_rt::text::expand_tabs_8(x0)
}

// str.expandtabs (str, int) ->? str
fn row_366<'a>(x0: &'a Str, x1: i64) -> Eval<Str> {
    steelyard_rt::text::expand_tabs(x0, x1)
}

// str.maketrans (str, str) ->? dict[int, int]
fn row_367<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Dict<i64, i64>> {
    steelyard_rt::text::make_table(x0, x1)
}

// str.maketrans (str, str, str) ->? dict[int, int | None]
fn row_368<'a>(x0: &'a Str, x1: &'a Str, x2: &'a Str) -> Eval<Dict<i64, Option<i64>>> {
    steelyard_rt::text::make_table_without(x0, x1, x2)
}

// str.translate (str, dict[int, int]) ->? str
fn row_369<'a>(x0: &'a Str, x1: &'a Dict<i64, i64>) -> Eval<Str> {
    steelyard_rt::text::translate(x0, x1)
}

// str.translate (str, dict[int, str]) ->? str
fn row_370<'a>(x0: &'a Str, x1: &'a Dict<i64, Str>) -> Eval<Str> {
    steelyard_rt::text::translate(x0, x1)
}

// str.translate (str, dict[int, int | None]) ->? str
fn row_371<'a>(x0: &'a Str, x1: &'a Dict<i64, Option<i64>>) -> Eval<Str> {
    steelyard_rt::text::translate(x0, x1)
}

// str.translate (str, dict[int, str | None]) ->? str
fn row_372<'a>(x0: &'a Str, x1: &'a Dict<i64, Option<Str>>) -> Eval<Str> {
    steelyard_rt::text::translate(x0, x1)
}

// str.encode (str) -> bytes
fn row_373<'a>(x0: &'a Str) -> Bytes {
    steelyard_rt::text::encode(x0)
}

// str.encode (str, str) ->? bytes
fn row_374<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Bytes> {
    steelyard_rt::text::encode_as(x0, x1)
}

// bytes.decode (bytes) ->? str
fn row_375<'a>(x0: &'a Bytes) -> Eval<Str> {
    steelyard_rt::bytes::decode(x0)
}

// bytes.decode (bytes, str) ->? str
fn row_376<'a>(x0: &'a Bytes, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::bytes::decode_as(x0, x1)
}

// bytes.hex (bytes) -> str
fn row_377<'a>(x0: &'a Bytes) -> Str {
    steelyard_rt::bytes::hex(x0)
}

// bytes.startswith (bytes, bytes) -> bool
fn row_378<'a>(x0: &'a Bytes, x1: &'a Bytes) -> bool {
    steelyard_rt::bytes::starts_with(x0, x1)
}

// bytes.endswith (bytes, bytes) -> bool
fn row_379<'a>(x0: &'a Bytes, x1: &'a Bytes) -> bool {
    steelyard_rt::bytes::ends_with(x0, x1)
}

// bytes.find (bytes, bytes) -> int
fn row_380<'a>(x0: &'a Bytes, x1: &'a Bytes) -> i64 {
    steelyard_rt::bytes::find(x0, x1)
}

// bytes.count (bytes, bytes) -> int
fn row_381<'a>(x0: &'a Bytes, x1: &'a Bytes) -> i64 {
    steelyard_rt::bytes::count(x0, x1)
}

// list.append (&list[T], =T) -> None
fn row_382<'a>(x0: &'a mut Vec<Str>, x1: Str) -> () {
    steelyard_rt::list::append(x0, x1)
}

// list.extend (&list[T], list[T]) -> None
fn row_383<'a>(x0: &'a mut Vec<Str>, x1: &'a Vec<Str>) -> () {
    steelyard_rt::list::extend_from(x0, x1)
}

// list.extend (&list[T], iter[T]) -> None
fn row_384<'a>(x0: &'a mut Vec<Str>, x1: Vec<Str>) -> () {
    steelyard_rt::list::extend(x0, x1)
}

// list.insert (&list[T], int, =T) -> None
fn row_385<'a>(x0: &'a mut Vec<Str>, x1: i64, x2: Str) -> () {
    steelyard_rt::list::insert(x0, x1, x2)
}

// list.pop (&list[T]) ->? T
fn row_386<'a>(x0: &'a mut Vec<Str>) -> Eval<Str> {
    steelyard_rt::list::pop(x0)
}

// list.pop (&list[T], int) ->? T
fn row_387<'a>(x0: &'a mut Vec<Str>, x1: i64) -> Eval<Str> {
    steelyard_rt::list::pop_at(x0, x1)
}

// list.remove (&list[T], T) ->? None where T: eq
fn row_388<'a>(x0: &'a mut Vec<Str>, x1: &'a Str) -> Eval<()> {
    steelyard_rt::list::remove(x0, x1)
}

// list.clear (&list[T]) -> None
fn row_389<'a>(x0: &'a mut Vec<Str>) -> () {
    steelyard_rt::list::clear(x0)
}

// list.reverse (&list[T]) -> None
fn row_390<'a>(x0: &'a mut Vec<Str>) -> () {
    steelyard_rt::list::reverse(x0)
}

// list.index (list[T], T) ->? int where T: eq
fn row_391<'a>(x0: &'a Vec<Str>, x1: &'a Str) -> Eval<i64> {
    steelyard_rt::list::index(x0, x1)
}

// list.index (list[T], T, int) ->? int where T: eq
fn row_392<'a>(x0: &'a Vec<Str>, x1: &'a Str, x2: i64) -> Eval<i64> {
    steelyard_rt::list::index_from(x0, x1, x2)
}

// list.index (list[T], T, int, int) ->? int where T: eq
fn row_393<'a>(x0: &'a Vec<Str>, x1: &'a Str, x2: i64, x3: i64) -> Eval<i64> {
    steelyard_rt::list::index_between(x0, x1, x2, x3)
}

// list.count (list[T], T) ->? int where T: eq
fn row_394<'a>(x0: &'a Vec<Str>, x1: &'a Str) -> Eval<i64> {
    steelyard_rt::list::count(x0, x1)
}

// list.sort (&list[T]) ->? None where T: order
fn row_395<'a>(x0: &'a mut Vec<Str>) -> Eval<()> {
    steelyard_rt::list::sort(x0)
}

// list.sort (&list[T], *, reverse: bool) ->? None where T: order
fn row_396<'a>(x0: &'a mut Vec<Str>, x1: bool) -> Eval<()> {
    steelyard_rt::list::sort_reverse(x0, x1)
}

// list.sort (&list[T], *, key: fn(T) -> U) ->? None where U: order
fn row_397<'a>(x0: &'a mut Vec<Str>, x1: impl FnMut(&Str) -> Eval<i64> + 'a) -> Eval<()> {
    steelyard_rt::list::sort_by(x0, x1)
}

// list.sort (&list[T], *, key: fn(T) -> U, reverse: bool) ->? None where U: order
fn row_398<'a>(x0: &'a mut Vec<Str>, x1: impl FnMut(&Str) -> Eval<i64> + 'a, x2: bool) -> Eval<()> {
    steelyard_rt::list::sort_by_reverse(x0, x1, x2)
}

// many.index (tuple[T, ...], T) ->? int where T: eq
fn row_399<'a>(x0: &'a Many<Str>, x1: &'a Str) -> Eval<i64> {
    steelyard_rt::list::index(x0, x1)
}

// many.count (tuple[T, ...], T) ->? int where T: eq
fn row_400<'a>(x0: &'a Many<Str>, x1: &'a Str) -> Eval<i64> {
    steelyard_rt::list::count(x0, x1)
}

// Item (str, int) ->? str
fn row_401<'a>(x0: &'a Str, x1: i64) -> Eval<Str> {
    steelyard_rt::text::at(x0, x1)
}

// Item (bytes, int) ->? int
fn row_402<'a>(x0: &'a Bytes, x1: i64) -> Eval<i64> {
    steelyard_rt::bytes::at(x0, x1)
}

// Item (range, int) ->? int
fn row_403<'a>(x0: &'a Range, x1: i64) -> Eval<i64> {
    steelyard_rt::int::range_at(x0, x1)
}

// Slice (list[T], int | None, int | None, int | None) ->? list[T]
fn row_404<'a>(x0: &'a Vec<Str>, x1: Option<i64>, x2: Option<i64>, x3: Option<i64>) -> Eval<Vec<Str>> {
    steelyard_rt::list::slice(x0, x1, x2, x3)
}

// Slice (tuple[T, ...], int | None, int | None, int | None) ->? tuple[T, ...]
fn row_405<'a>(x0: &'a Many<Str>, x1: Option<i64>, x2: Option<i64>, x3: Option<i64>) -> Eval<Many<Str>> {
    steelyard_rt::tuple::slice(x0, x1, x2, x3)
}

// Slice (str, int | None, int | None, int | None) ->? str
fn row_406<'a>(x0: &'a Str, x1: Option<i64>, x2: Option<i64>, x3: Option<i64>) -> Eval<Str> {
    steelyard_rt::text::slice(x0, x1, x2, x3)
}

// Slice (bytes, int | None, int | None, int | None) ->? bytes
fn row_407<'a>(x0: &'a Bytes, x1: Option<i64>, x2: Option<i64>, x3: Option<i64>) -> Eval<Bytes> {
    steelyard_rt::bytes::slice(x0, x1, x2, x3)
}

// SetSlice (&list[T], int | None, int | None, int | None, iter[T]) ->? None
fn row_408<'a>(x0: &'a mut Vec<Str>, x1: Option<i64>, x2: Option<i64>, x3: Option<i64>, x4: Vec<Str>) -> Eval<()> {
    steelyard_rt::list::set_slice(x0, x1, x2, x3, x4)
}

// DelItem (&list[T], int) ->? None
fn row_409<'a>(x0: &'a mut Vec<Str>, x1: i64) -> Eval<()> {
    steelyard_rt::list::delete(x0, x1)
}

// DelItem (&dict[K, V], K) ->? None where K: key
fn row_410<'a>(x0: &'a mut Dict<Str, f64>, x1: &'a Str) -> Eval<()> {
    steelyard_rt::dict::delete(x0, x1)
}

// DelSlice (&list[T], int | None, int | None, int | None) ->? None
fn row_411<'a>(x0: &'a mut Vec<Str>, x1: Option<i64>, x2: Option<i64>, x3: Option<i64>) -> Eval<()> {
    steelyard_rt::list::delete_slice(x0, x1, x2, x3)
}

// dict.get (dict[K, V], K) ->? V | None where K: key
fn row_412<'a>(x0: &'a Dict<Str, f64>, x1: &'a Str) -> Eval<Option<f64>> {
    steelyard_rt::dict::get(x0, x1)
}

// dict.get (dict[K, V | None], K) ->? V | None where K: key
fn row_413<'a>(x0: &'a Dict<Str, Option<f64>>, x1: &'a Str) -> Eval<Option<f64>> {
    steelyard_rt::dict::get_flat(x0, x1)
}

// dict.get (dict[K, V], K, =V) ->? V where K: key
fn row_414<'a>(x0: &'a Dict<Str, f64>, x1: &'a Str, x2: f64) -> Eval<f64> {
    steelyard_rt::dict::get_or(x0, x1, x2)
}

// dict.setdefault (&dict[K, V], =K, =V) ->? V where K: key
fn row_415<'a>(x0: &'a mut Dict<Str, f64>, x1: Str, x2: f64) -> Eval<f64> {
    steelyard_rt::dict::set_default(x0, x1, x2)
}

// dict.pop (&dict[K, V], K) ->? V where K: key
fn row_416<'a>(x0: &'a mut Dict<Str, f64>, x1: &'a Str) -> Eval<f64> {
    steelyard_rt::dict::pop(x0, x1)
}

// dict.pop (&dict[K, V], K, None) ->? V | None where K: key
fn row_417<'a>(x0: &'a mut Dict<Str, f64>, x1: &'a Str, x2: ()) -> Eval<Option<f64>> {
    steelyard_rt::dict::pop_or_none(x0, x1, x2)
}

// dict.pop (&dict[K, V], K, =V) ->? V where K: key
fn row_418<'a>(x0: &'a mut Dict<Str, f64>, x1: &'a Str, x2: f64) -> Eval<f64> {
    steelyard_rt::dict::pop_or(x0, x1, x2)
}

// dict.popitem (&dict[K, V]) ->? tuple[K, V] where K: key
fn row_419<'a>(x0: &'a mut Dict<Str, f64>) -> Eval<(Str, f64)> {
    steelyard_rt::dict::pop_item(x0)
}

// dict.clear (&dict[K, V]) -> None
fn row_420<'a>(x0: &'a mut Dict<Str, f64>) -> () {
    steelyard_rt::dict::clear(x0)
}

// dict.update (&dict[K, V], dict[K, V]) -> None where K: key
fn row_421<'a>(x0: &'a mut Dict<Str, f64>, x1: &'a Dict<Str, f64>) -> () {
    steelyard_rt::dict::update(x0, x1)
}

// dict.update (&dict[K, V], iter[tuple[K, V]]) ->? None where K: key
fn row_422<'a>(x0: &'a mut Dict<Str, f64>, x1: Vec<(Str, f64)>) -> Eval<()> {
    steelyard_rt::dict::update_pairs(x0, x1)
}

// dict.keys (dict[K, V]) -> iter[K]
fn row_423<'a>(x0: &'a Dict<Str, f64>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::dict::keys(x0)
}

// dict.values (dict[K, V]) -> iter[V]
fn row_424<'a>(x0: &'a Dict<Str, f64>) -> impl IntoIterator<Item = f64> + 'a {
    steelyard_rt::dict::values(x0)
}

// dict.items (dict[K, V]) -> iter[tuple[K, V]]
fn row_425<'a>(x0: &'a Dict<Str, f64>) -> impl IntoIterator<Item = (Str, f64)> + 'a {
    steelyard_rt::dict::items(x0)
}

// dict.fromkeys (iter[K]) ->? dict[K, None] where K: key
fn row_426<'a>(x0: Vec<Str>) -> Eval<Dict<Str, ()>> {
    steelyard_rt::dict::from_keys_alone(x0)
}

// dict.fromkeys (iter[K], =V) ->? dict[K, V] where K: key
fn row_427<'a>(x0: Vec<Str>, x1: f64) -> Eval<Dict<Str, f64>> {
    steelyard_rt::dict::from_keys(x0, x1)
}

// set.add (&set[T], =T) ->? None where T: key
fn row_428<'a>(x0: &'a mut Set<Str>, x1: Str) -> Eval<()> {
    steelyard_rt::set::insert(x0, x1)
}

// set.discard (&set[T], T) ->? None where T: key
fn row_429<'a>(x0: &'a mut Set<Str>, x1: &'a Str) -> Eval<()> {
    steelyard_rt::set::discard(x0, x1)
}

// set.remove (&set[T], T) ->? None where T: key
fn row_430<'a>(x0: &'a mut Set<Str>, x1: &'a Str) -> Eval<()> {
    steelyard_rt::set::remove(x0, x1)
}

// set.pop (&set[T]) ->? T where T: key
fn row_431<'a>(x0: &'a mut Set<Str>) -> Eval<Str> {
    steelyard_rt::set::pop(x0)
}

// set.clear (&set[T]) -> None
fn row_432<'a>(x0: &'a mut Set<Str>) -> () {
    steelyard_rt::set::clear(x0)
}

// set.update (&set[T], set[T]) -> None where T: key
fn row_433<'a>(x0: &'a mut Set<Str>, x1: &'a Set<Str>) -> () {
    steelyard_rt::set::union_in_place(x0, x1)
}

// set.update (&set[T], frozenset[T]) -> None where T: key
fn row_434<'a>(x0: &'a mut Set<Str>, x1: &'a Frozen<Str>) -> () {
    steelyard_rt::set::union_in_place(x0, x1)
}

// set.update (&set[T], dict[T, V]) ->? None where T: key
fn row_435<'a>(x0: &'a mut Set<Str>, x1: &'a Dict<Str, f64>) -> Eval<()> {
    steelyard_rt::set::update_keys(x0, x1)
}

// set.update (&set[T], iter[T]) ->? None where T: key
fn row_436<'a>(x0: &'a mut Set<Str>, x1: Vec<Str>) -> Eval<()> {
    steelyard_rt::set::update(x0, x1)
}

// set.union (set[T], dict[T, V]) ->? set[T] where T: key
fn row_437<'a>(x0: &'a Set<Str>, x1: &'a Dict<Str, f64>) -> Eval<Set<Str>> {
    steelyard_rt::set::union_keys(x0, x1)
}

// set.union (set[T], iter[T]) ->? set[T] where T: key
fn row_438<'a>(x0: &'a Set<Str>, x1: Vec<Str>) -> Eval<Set<Str>> {
    steelyard_rt::set::union_items(x0, x1)
}

// set.intersection (set[T], iter[T]) ->? set[T] where T: key
fn row_439<'a>(x0: &'a Set<Str>, x1: Vec<Str>) -> Eval<Set<Str>> {
    steelyard_rt::set::intersection_items(x0, x1)
}

// set.difference (set[T], dict[T, V]) ->? set[T] where T: key
fn row_440<'a>(x0: &'a Set<Str>, x1: &'a Dict<Str, f64>) -> Eval<Set<Str>> {
    steelyard_rt::set::difference_keys(x0, x1)
}

// set.difference (set[T], iter[T]) ->? set[T] where T: key
fn row_441<'a>(x0: &'a Set<Str>, x1: Vec<Str>) -> Eval<Set<Str>> {
    steelyard_rt::set::difference_items(x0, x1)
}

// set.difference_update (&set[T], set[T]) -> None where T: key
fn row_442<'a>(x0: &'a mut Set<Str>, x1: &'a Set<Str>) -> () {
    steelyard_rt::set::subtract(x0, x1)
}

// set.isdisjoint (set[T], set[T]) -> bool where T: key
fn row_443<'a>(x0: &'a Set<Str>, x1: &'a Set<Str>) -> bool {
    steelyard_rt::set::is_disjoint(x0, x1)
}

// frozenset.union (frozenset[T], iter[T]) ->? frozenset[T] where T: key
fn row_444<'a>(x0: &'a Frozen<Str>, x1: Vec<Str>) -> Eval<Frozen<Str>> {
    steelyard_rt::set::frozen_union_items(x0, x1)
}

// frozenset.intersection (frozenset[T], iter[T]) ->? frozenset[T] where T: key
fn row_445<'a>(x0: &'a Frozen<Str>, x1: Vec<Str>) -> Eval<Frozen<Str>> {
    steelyard_rt::set::frozen_intersection_items(x0, x1)
}

// frozenset.difference (frozenset[T], iter[T]) ->? frozenset[T] where T: key
fn row_446<'a>(x0: &'a Frozen<Str>, x1: Vec<Str>) -> Eval<Frozen<Str>> {
    steelyard_rt::set::frozen_difference_items(x0, x1)
}

// frozenset.isdisjoint (frozenset[T], frozenset[T]) -> bool where T: key
fn row_447<'a>(x0: &'a Frozen<Str>, x1: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::is_disjoint(x0, x1)
}

// frozenset.isdisjoint (frozenset[T], set[T]) -> bool where T: key
fn row_448<'a>(x0: &'a Frozen<Str>, x1: &'a Set<Str>) -> bool {
    steelyard_rt::set::is_disjoint(x0, x1)
}

// set.isdisjoint (set[T], frozenset[T]) -> bool where T: key
fn row_449<'a>(x0: &'a Set<Str>, x1: &'a Frozen<Str>) -> bool {
    steelyard_rt::set::is_disjoint(x0, x1)
}

// math.acos (float) ->? float
fn row_450<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::acos(x0)
}

// math.acosh (float) ->? float
fn row_451<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::acosh(x0)
}

// math.asin (float) ->? float
fn row_452<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::asin(x0)
}

// math.asinh (float) ->? float
fn row_453<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::asinh(x0)
}

// math.atan (float) ->? float
fn row_454<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::atan(x0)
}

// math.atanh (float) ->? float
fn row_455<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::atanh(x0)
}

// math.cos (float) ->? float
fn row_456<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::cos(x0)
}

// math.cosh (float) ->? float
fn row_457<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::cosh(x0)
}

// math.exp (float) ->? float
fn row_458<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::exp(x0)
}

// math.expm1 (float) ->? float
fn row_459<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::expm1(x0)
}

// math.sin (float) ->? float
fn row_460<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::sin(x0)
}

// math.sinh (float) ->? float
fn row_461<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::sinh(x0)
}

// math.tan (float) ->? float
fn row_462<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::tan(x0)
}

// math.tanh (float) ->? float
fn row_463<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::tanh(x0)
}

// math.log1p (float) ->? float
fn row_464<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::log1p(x0)
}

// math.log (float) ->? float
fn row_465<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::log(x0)
}

// math.log2 (float) ->? float
fn row_466<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::log2(x0)
}

// math.log10 (float) ->? float
fn row_467<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::log10(x0)
}

// math.gamma (float) ->? float
fn row_468<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::gamma(x0)
}

// math.lgamma (float) ->? float
fn row_469<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::lgamma(x0)
}

// math.erf (float) ->? float
fn row_470<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::erf(x0)
}

// math.erfc (float) ->? float
fn row_471<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::math::erfc(x0)
}

// math.sqrt (float) ->? float
fn row_472<'a>(x0: f64) -> Eval<f64> {
    steelyard_rt::float::sqrt(x0)
}

// math.log (float, float) ->? float
fn row_473<'a>(x0: f64, x1: f64) -> Eval<f64> {
    steelyard_rt::math::log_base(x0, x1)
}

// math.atan2 (float, float) -> float
fn row_474<'a>(x0: f64, x1: f64) -> f64 {
    steelyard_rt::math::atan2(x0, x1)
}

// math.fmod (float, float) ->? float
fn row_475<'a>(x0: f64, x1: f64) -> Eval<f64> {
    steelyard_rt::math::fmod(x0, x1)
}

// math.pow (float, float) ->? float
fn row_476<'a>(x0: f64, x1: f64) -> Eval<f64> {
    steelyard_rt::math::pow(x0, x1)
}

// math.hypot (float, float) ->? float
fn row_477<'a>(x0: f64, x1: f64) -> Eval<f64> {
    steelyard_rt::math::hypot(x0, x1)
}

// math.hypot (float, float, float) ->? float
fn row_478<'a>(x0: f64, x1: f64, x2: f64) -> Eval<f64> {
    steelyard_rt::math::hypot3(x0, x1, x2)
}

// math.dist (list[float], list[float]) ->? float
fn row_479<'a>(x0: &'a Vec<f64>, x1: &'a Vec<f64>) -> Eval<f64> {
    steelyard_rt::math::dist(x0, x1)
}

// math.dist (tuple[float, ...], tuple[float, ...]) ->? float
fn row_480<'a>(x0: &'a Many<f64>, x1: &'a Many<f64>) -> Eval<f64> {
    steelyard_rt::math::dist(x0, x1)
}

// math.frexp (float) -> tuple[float, int]
fn row_481<'a>(x0: f64) -> (f64, i64) {
    steelyard_rt::math::frexp(x0)
}

// math.ldexp (float, int) ->? float
fn row_482<'a>(x0: f64, x1: i64) -> Eval<f64> {
    steelyard_rt::math::ldexp(x0, x1)
}

// math.modf (float) -> tuple[float, float]
fn row_483<'a>(x0: f64) -> (f64, f64) {
    steelyard_rt::math::modf(x0)
}

// math.copysign (float, float) -> float
fn row_484<'a>(x0: f64, x1: f64) -> f64 {
    steelyard_rt::math::copysign(x0, x1)
}

// math.degrees (float) -> float
fn row_485<'a>(x0: f64) -> f64 {
    steelyard_rt::math::degrees(x0)
}

// math.radians (float) -> float
fn row_486<'a>(x0: f64) -> f64 {
    steelyard_rt::math::radians(x0)
}

// math.isnan (float) -> bool
fn row_487<'a>(x0: f64) -> bool {
    steelyard_rt::math::is_nan(x0)
}

// math.isinf (float) -> bool
fn row_488<'a>(x0: f64) -> bool {
    steelyard_rt::math::is_inf(x0)
}

// math.isfinite (float) -> bool
fn row_489<'a>(x0: f64) -> bool {
    steelyard_rt::math::is_finite(x0)
}

// math.isclose (float, float) -> bool
fn row_490<'a>(x0: f64, x1: f64) -> bool {
    steelyard_rt::math::is_close(x0, x1)
}

// math.isclose (float, float, *, rel_tol: float) ->? bool
fn row_491<'a>(x0: f64, x1: f64, x2: f64) -> Eval<bool> {
    steelyard_rt::math::is_close_relative(x0, x1, x2)
}

// math.isclose (float, float, *, abs_tol: float) ->? bool
fn row_492<'a>(x0: f64, x1: f64, x2: f64) -> Eval<bool> {
    steelyard_rt::math::is_close_absolute(x0, x1, x2)
}

// math.isclose (float, float, *, rel_tol: float, abs_tol: float) ->? bool
fn row_493<'a>(x0: f64, x1: f64, x2: f64, x3: f64) -> Eval<bool> {
    steelyard_rt::math::is_close_within(x0, x1, x2, x3)
}

// math.floor (float) ->? int
fn row_494<'a>(x0: f64) -> Eval<i64> {
    steelyard_rt::float::floor(x0)
}

// math.ceil (float) ->? int
fn row_495<'a>(x0: f64) -> Eval<i64> {
    steelyard_rt::float::ceil(x0)
}

// math.fsum (iter[float]) ->? float
fn row_496<'a>(x0: Vec<f64>) -> Eval<f64> {
    steelyard_rt::math::fsum(x0)
}

// math.prod (iter[int]) ->? int; order-free
fn row_497<'a>(x0: Vec<i64>) -> Eval<i64> {
    steelyard_rt::math::prod(x0)
}

// math.prod (iter[float]) ->? float
fn row_498<'a>(x0: Vec<f64>) -> Eval<f64> {
    steelyard_rt::math::prod_floats(x0)
}

// math.prod (iter[number]) ->? number
fn row_499<'a>(x0: Vec<Number>) -> Eval<Number> {
    steelyard_rt::math::prod_numbers(x0)
}

// math.gcd (int, int) ->? int
fn row_500<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::math::gcd(x0, x1)
}

// math.gcd (int, int, int) ->? int
fn row_501<'a>(x0: i64, x1: i64, x2: i64) -> Eval<i64> {
    steelyard_rt::math::gcd3(x0, x1, x2)
}

// math.gcd * (iter[int]) ->? int; order-free
fn row_502<'a>(x0: Vec<i64>) -> Eval<i64> {
    steelyard_rt::math::gcd_of(x0)
}

// math.lcm * (iter[int]) ->? int; order-free
fn row_503<'a>(x0: Vec<i64>) -> Eval<i64> {
    steelyard_rt::math::lcm_of(x0)
}

// math.lcm (int, int) ->? int
fn row_504<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::math::lcm(x0, x1)
}

// math.factorial (int) ->? int
fn row_505<'a>(x0: i64) -> Eval<i64> {
    steelyard_rt::math::factorial(x0)
}

// math.comb (int, int) ->? int
fn row_506<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::math::comb(x0, x1)
}

// math.perm (int, int) ->? int
fn row_507<'a>(x0: i64, x1: i64) -> Eval<i64> {
    steelyard_rt::math::perm(x0, x1)
}

// math.isqrt (int) ->? int
fn row_508<'a>(x0: i64) -> Eval<i64> {
    steelyard_rt::math::isqrt(x0)
}

// float.is_integer (float) -> bool
fn row_509<'a>(x0: f64) -> bool {
    steelyard_rt::float::is_integer(x0)
}

// int.bit_length (int) -> int
fn row_510<'a>(x0: i64) -> i64 {
    steelyard_rt::int::bit_length(x0)
}

// int.bit_count (int) ->? int
fn row_511<'a>(x0: i64) -> Eval<i64> {
    steelyard_rt::int::bit_count(x0)
}

// Add (integer, integer) -> integer
fn row_512<'a>(x0: &'a Integer, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::add(x0, x1)
}

// Add (integer, int) -> integer
fn row_513<'a>(x0: &'a Integer, x1: i64) -> Integer {
    steelyard_rt::integer::add(x0, x1)
}

// Add (int, integer) -> integer
fn row_514<'a>(x0: i64, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::add(x0, x1)
}

// Sub (integer, integer) -> integer
fn row_515<'a>(x0: &'a Integer, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::sub(x0, x1)
}

// Sub (integer, int) -> integer
fn row_516<'a>(x0: &'a Integer, x1: i64) -> Integer {
    steelyard_rt::integer::sub(x0, x1)
}

// Sub (int, integer) -> integer
fn row_517<'a>(x0: i64, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::sub(x0, x1)
}

// Mult (integer, integer) -> integer
fn row_518<'a>(x0: &'a Integer, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::mul(x0, x1)
}

// Mult (integer, int) -> integer
fn row_519<'a>(x0: &'a Integer, x1: i64) -> Integer {
    steelyard_rt::integer::mul(x0, x1)
}

// Mult (int, integer) -> integer
fn row_520<'a>(x0: i64, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::mul(x0, x1)
}

// wide Add (int, int) -> integer
fn row_521<'a>(x0: i64, x1: i64) -> Integer {
    steelyard_rt::integer::add(x0, x1)
}

// wide Sub (int, int) -> integer
fn row_522<'a>(x0: i64, x1: i64) -> Integer {
    steelyard_rt::integer::sub(x0, x1)
}

// wide Mult (int, int) -> integer
fn row_523<'a>(x0: i64, x1: i64) -> Integer {
    steelyard_rt::integer::mul(x0, x1)
}

// wide USub (int) -> integer
fn row_524<'a>(x0: i64) -> Integer {
    steelyard_rt::integer::neg_small(x0)
}

// FloorDiv (integer, integer) ->? integer
fn row_525<'a>(x0: &'a Integer, x1: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::floor_div(x0, x1)
}

// FloorDiv (integer, int) ->? integer
fn row_526<'a>(x0: &'a Integer, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::floor_div(x0, x1)
}

// FloorDiv (int, integer) ->? integer
fn row_527<'a>(x0: i64, x1: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::floor_div(x0, x1)
}

// Mod (integer, int) ->? int
fn row_528<'a>(x0: &'a Integer, x1: i64) -> Eval<i64> {
    steelyard_rt::integer::modulo_small(x0, x1)
}

// Mod (integer, integer) ->? integer
fn row_529<'a>(x0: &'a Integer, x1: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::modulo(x0, x1)
}

// Mod (int, integer) ->? integer
fn row_530<'a>(x0: i64, x1: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::modulo(x0, x1)
}

// divmod (integer, int) ->? tuple[integer, int]
fn row_531<'a>(x0: &'a Integer, x1: i64) -> Eval<(Integer, i64)> {
    steelyard_rt::integer::divmod_small(x0, x1)
}

// divmod (integer, integer) ->? tuple[integer, integer]
fn row_532<'a>(x0: &'a Integer, x1: &'a Integer) -> Eval<(Integer, Integer)> {
    steelyard_rt::integer::divmod(x0, x1)
}

// divmod (int, integer) ->? tuple[integer, integer]
fn row_533<'a>(x0: i64, x1: &'a Integer) -> Eval<(Integer, Integer)> {
    steelyard_rt::integer::divmod(x0, x1)
}

// Div (integer, integer) ->? float
fn row_534<'a>(x0: &'a Integer, x1: &'a Integer) -> Eval<f64> {
    steelyard_rt::integer::true_div(x0, x1)
}

// Pow (integer, integer) ->? integer
fn row_535<'a>(x0: &'a Integer, x1: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::pow(x0, x1)
}

// Pow (integer, int) ->? integer
fn row_536<'a>(x0: &'a Integer, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::pow(x0, x1)
}

// Pow (int, integer) ->? integer
fn row_537<'a>(x0: i64, x1: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::pow(x0, x1)
}

// wide Pow (int, int) ->? integer
fn row_538<'a>(x0: i64, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::pow(x0, x1)
}

// pow (integer, integer, integer) ->? integer
fn row_539<'a>(x0: &'a Integer, x1: &'a Integer, x2: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::pow_mod(x0, x1, x2)
}

// pow (integer, int, integer) ->? integer
fn row_540<'a>(x0: &'a Integer, x1: i64, x2: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::pow_mod(x0, x1, x2)
}

// pow (int, integer, integer) ->? integer
fn row_541<'a>(x0: i64, x1: &'a Integer, x2: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::pow_mod(x0, x1, x2)
}

// pow (int, int, integer) ->? integer
fn row_542<'a>(x0: i64, x1: i64, x2: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::pow_mod(x0, x1, x2)
}

// pow (integer, integer, int) ->? int
fn row_543<'a>(x0: &'a Integer, x1: &'a Integer, x2: i64) -> Eval<i64> {
    steelyard_rt::integer::pow_mod_small(x0, x1, x2)
}

// pow (integer, int, int) ->? int
fn row_544<'a>(x0: &'a Integer, x1: i64, x2: i64) -> Eval<i64> {
    steelyard_rt::integer::pow_mod_small(x0, x1, x2)
}

// pow (int, integer, int) ->? int
fn row_545<'a>(x0: i64, x1: &'a Integer, x2: i64) -> Eval<i64> {
    steelyard_rt::integer::pow_mod_small(x0, x1, x2)
}

// LShift (integer, int) ->? integer
fn row_546<'a>(x0: &'a Integer, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::shl(x0, x1)
}

// wide LShift (int, int) ->? integer
fn row_547<'a>(x0: i64, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::shl(x0, x1)
}

// RShift (integer, int) ->? integer
fn row_548<'a>(x0: &'a Integer, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::shr(x0, x1)
}

// BitAnd (integer, integer) -> integer
fn row_549<'a>(x0: &'a Integer, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::and(x0, x1)
}

// BitAnd (integer, int) -> integer
fn row_550<'a>(x0: &'a Integer, x1: i64) -> Integer {
    steelyard_rt::integer::and(x0, x1)
}

// BitAnd (int, integer) -> integer
fn row_551<'a>(x0: i64, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::and(x0, x1)
}

// BitOr (integer, integer) -> integer
fn row_552<'a>(x0: &'a Integer, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::or(x0, x1)
}

// BitOr (integer, int) -> integer
fn row_553<'a>(x0: &'a Integer, x1: i64) -> Integer {
    steelyard_rt::integer::or(x0, x1)
}

// BitOr (int, integer) -> integer
fn row_554<'a>(x0: i64, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::or(x0, x1)
}

// BitXor (integer, integer) -> integer
fn row_555<'a>(x0: &'a Integer, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::xor(x0, x1)
}

// BitXor (integer, int) -> integer
fn row_556<'a>(x0: &'a Integer, x1: i64) -> Integer {
    steelyard_rt::integer::xor(x0, x1)
}

// BitXor (int, integer) -> integer
fn row_557<'a>(x0: i64, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::xor(x0, x1)
}

// mask (integer, int) ->? int
fn row_558<'a>(x0: &'a Integer, x1: i64) -> Eval<i64> {
    steelyard_rt::integer::mask(x0, x1)
}

// USub (integer) -> integer
fn row_559<'a>(x0: &'a Integer) -> Integer {
    steelyard_rt::integer::neg(x0)
}

// UAdd (integer) -> integer
fn row_560<'a>(x0: &'a Integer) -> Integer {
    steelyard_rt::integer::same(x0)
}

// Invert (integer) -> integer
fn row_561<'a>(x0: &'a Integer) -> Integer {
    steelyard_rt::integer::invert(x0)
}

// Eq (integer, integer) -> bool
fn row_562<'a>(x0: &'a Integer, x1: &'a Integer) -> bool {
    steelyard_rt::integer::equal(x0, x1)
}

// Eq (integer, int) -> bool
fn row_563<'a>(x0: &'a Integer, x1: i64) -> bool {
    steelyard_rt::integer::equal(x0, x1)
}

// Eq (int, integer) -> bool
fn row_564<'a>(x0: i64, x1: &'a Integer) -> bool {
    steelyard_rt::integer::equal(x0, x1)
}

// Lt (integer, integer) -> bool
fn row_565<'a>(x0: &'a Integer, x1: &'a Integer) -> bool {
    steelyard_rt::integer::less(x0, x1)
}

// Lt (integer, int) -> bool
fn row_566<'a>(x0: &'a Integer, x1: i64) -> bool {
    steelyard_rt::integer::less(x0, x1)
}

// Lt (int, integer) -> bool
fn row_567<'a>(x0: i64, x1: &'a Integer) -> bool {
    steelyard_rt::integer::less(x0, x1)
}

// LtE (integer, integer) -> bool
fn row_568<'a>(x0: &'a Integer, x1: &'a Integer) -> bool {
    steelyard_rt::integer::less_equal(x0, x1)
}

// LtE (integer, int) -> bool
fn row_569<'a>(x0: &'a Integer, x1: i64) -> bool {
    steelyard_rt::integer::less_equal(x0, x1)
}

// LtE (int, integer) -> bool
fn row_570<'a>(x0: i64, x1: &'a Integer) -> bool {
    steelyard_rt::integer::less_equal(x0, x1)
}

// Gt (integer, integer) -> bool
fn row_571<'a>(x0: &'a Integer, x1: &'a Integer) -> bool {
    steelyard_rt::integer::greater(x0, x1)
}

// Gt (integer, int) -> bool
fn row_572<'a>(x0: &'a Integer, x1: i64) -> bool {
    steelyard_rt::integer::greater(x0, x1)
}

// Gt (int, integer) -> bool
fn row_573<'a>(x0: i64, x1: &'a Integer) -> bool {
    steelyard_rt::integer::greater(x0, x1)
}

// GtE (integer, integer) -> bool
fn row_574<'a>(x0: &'a Integer, x1: &'a Integer) -> bool {
    steelyard_rt::integer::greater_equal(x0, x1)
}

// GtE (integer, int) -> bool
fn row_575<'a>(x0: &'a Integer, x1: i64) -> bool {
    steelyard_rt::integer::greater_equal(x0, x1)
}

// GtE (int, integer) -> bool
fn row_576<'a>(x0: i64, x1: &'a Integer) -> bool {
    steelyard_rt::integer::greater_equal(x0, x1)
}

// abs (integer) -> integer
fn row_577<'a>(x0: &'a Integer) -> Integer {
    steelyard_rt::integer::abs(x0)
}

// wide int (str) ->? integer
fn row_578<'a>(x0: &'a Str) -> Eval<Integer> {
    steelyard_rt::integer::of_text(x0)
}

// wide int (str, int) ->? integer
fn row_579<'a>(x0: &'a Str, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::of_text_base(x0, x1)
}

// wide int (float) ->? integer
fn row_580<'a>(x0: f64) -> Eval<Integer> {
    steelyard_rt::integer::from_float(x0)
}

// float (integer) ->? float
fn row_581<'a>(x0: &'a Integer) -> Eval<f64> {
    steelyard_rt::integer::to_float(x0)
}

// bool (integer) -> bool
fn row_582<'a>(x0: &'a Integer) -> bool {
    steelyard_rt::integer::truth(x0)
}

// bin (integer) -> str
fn row_583<'a>(x0: &'a Integer) -> Str {
    steelyard_rt::integer::bin(x0)
}

// oct (integer) -> str
fn row_584<'a>(x0: &'a Integer) -> Str {
    steelyard_rt::integer::oct(x0)
}

// hex (integer) -> str
fn row_585<'a>(x0: &'a Integer) -> Str {
    steelyard_rt::integer::hex(x0)
}

// format (integer, str) ->? str
fn row_586<'a>(x0: &'a Integer, x1: &'a Str) -> Eval<Str> {
    steelyard_rt::integer::format(x0, x1)
}

// sum (iter[integer]) -> integer; order-free
fn row_587<'a>(x0: Vec<Integer>) -> Integer {
    steelyard_rt::integer::sum(x0)
}

// sum (iter[integer], integer) -> integer; order-free
fn row_588<'a>(x0: Vec<Integer>, x1: &'a Integer) -> Integer {
    steelyard_rt::integer::sum_from(x0, x1)
}

// wide sum (iter[int]) -> integer; order-free
fn row_589<'a>(x0: Vec<i64>) -> Integer {
    steelyard_rt::integer::sum_small(x0)
}

// integer.bit_length (integer) -> int
fn row_590<'a>(x0: &'a Integer) -> i64 {
    steelyard_rt::integer::bit_length(x0)
}

// integer.bit_count (integer) ->? int
fn row_591<'a>(x0: &'a Integer) -> Eval<i64> {
    steelyard_rt::integer::bit_count(x0)
}

// math.gcd (integer, integer) ->? integer
fn row_592<'a>(x0: &'a Integer, x1: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::gcd(x0, x1)
}

// math.gcd (integer, int) ->? integer
fn row_593<'a>(x0: &'a Integer, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::gcd(x0, x1)
}

// math.gcd (int, integer) ->? integer
fn row_594<'a>(x0: i64, x1: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::gcd(x0, x1)
}

// math.lcm (integer, integer) ->? integer
fn row_595<'a>(x0: &'a Integer, x1: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::lcm(x0, x1)
}

// math.lcm (integer, int) ->? integer
fn row_596<'a>(x0: &'a Integer, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::lcm(x0, x1)
}

// math.lcm (int, integer) ->? integer
fn row_597<'a>(x0: i64, x1: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::lcm(x0, x1)
}

// math.prod (iter[integer]) -> integer; order-free
fn row_598<'a>(x0: Vec<Integer>) -> Integer {
    steelyard_rt::integer::prod(x0)
}

// wide math.prod (iter[int]) -> integer; order-free
fn row_599<'a>(x0: Vec<i64>) -> Integer {
    steelyard_rt::integer::prod_small(x0)
}

// wide math.lcm (int, int) ->? integer
fn row_600<'a>(x0: i64, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::lcm(x0, x1)
}

// wide math.factorial (int) ->? integer
fn row_601<'a>(x0: i64) -> Eval<Integer> {
    steelyard_rt::integer::factorial(x0)
}

// wide math.comb (int, int) ->? integer
fn row_602<'a>(x0: i64, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::comb(x0, x1)
}

// wide math.perm (int, int) ->? integer
fn row_603<'a>(x0: i64, x1: i64) -> Eval<Integer> {
    steelyard_rt::integer::perm(x0, x1)
}

// math.isqrt (integer) ->? integer
fn row_604<'a>(x0: &'a Integer) -> Eval<Integer> {
    steelyard_rt::integer::isqrt(x0)
}

// itertools.chain (iter[T], iter[T]) -> iter[T]
fn row_605<'a>(x0: Vec<Str>, x1: Vec<Str>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::itertools::chain(x0, x1)
}

// itertools.chain (iter[T], iter[T], iter[T]) -> iter[T]
fn row_606<'a>(x0: Vec<Str>, x1: Vec<Str>, x2: Vec<Str>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::itertools::chain3(x0, x1, x2)
}

// itertools.chain.from_iterable (iter[list[T]]) -> iter[T]
fn row_607<'a>(x0: Vec<Vec<Str>>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::itertools::flatten(x0)
}

// itertools.accumulate (iter[int]) ->? iter[int]
fn row_608<'a>(x0: Vec<i64>) -> Eval<impl IntoIterator<Item = i64> + 'a> {
    steelyard_rt::itertools::accumulate(x0)
}

// itertools.accumulate (iter[float]) ->? iter[float]
fn row_609<'a>(x0: Vec<f64>) -> Eval<impl IntoIterator<Item = f64> + 'a> {
    steelyard_rt::itertools::accumulate_floats(x0)
}

// itertools.accumulate (iter[T], fn(T, T) -> T) ->? iter[T]
fn row_610<'a>(x0: Vec<Str>, x1: impl FnMut(&Str, &Str) -> Eval<Str> + 'a) -> Eval<impl IntoIterator<Item = Str> + 'a> {
    steelyard_rt::itertools::accumulate_by(x0, x1)
}

// itertools.accumulate (iter[T], fn(U, T) -> U, *, initial: =U) ->? iter[U]
fn row_611<'a>(x0: Vec<Str>, x1: impl FnMut(&i64, &Str) -> Eval<i64> + 'a, x2: i64) -> Eval<impl IntoIterator<Item = i64> + 'a> {
    steelyard_rt::itertools::accumulate_from(x0, x1, x2)
}

// itertools.product (iter[A], iter[B]) -> iter[tuple[A, B]]
fn row_612<'a>(x0: Vec<Str>, x1: Vec<f64>) -> impl IntoIterator<Item = (Str, f64)> + 'a {
    steelyard_rt::itertools::product(x0, x1)
}

// itertools.product (iter[A], iter[B], iter[C]) -> iter[tuple[A, B, C]]
fn row_613<'a>(x0: Vec<Str>, x1: Vec<f64>, x2: Vec<Str>) -> impl IntoIterator<Item = (Str, f64, Str)> + 'a {
    steelyard_rt::itertools::product3(x0, x1, x2)
}

// itertools.product (iter[T], *, repeat: int) ->? iter[tuple[T, ...]]
fn row_614<'a>(x0: Vec<Str>, x1: i64) -> Eval<impl IntoIterator<Item = Many<Str>> + 'a> {
    steelyard_rt::itertools::power(x0, x1)
}

// itertools.product * (iter[list[T]]) -> iter[tuple[T, ...]]
fn row_615<'a>(x0: Vec<Vec<Str>>) -> impl IntoIterator<Item = Many<Str>> + 'a {
    steelyard_rt::itertools::product_of(x0)
}

// itertools.product * (iter[str]) -> iter[tuple[str, ...]]
fn row_616<'a>(x0: Vec<Str>) -> impl IntoIterator<Item = Many<Str>> + 'a {
    steelyard_rt::itertools::product_of_texts(x0)
}

// itertools.combinations (iter[T], int) ->? iter[tuple[T, ...]]
fn row_617<'a>(x0: Vec<Str>, x1: i64) -> Eval<impl IntoIterator<Item = Many<Str>> + 'a> {
    steelyard_rt::itertools::combinations(x0, x1)
}

// itertools.combinations_with_replacement (iter[T], int) ->? iter[tuple[T, ...]]
fn row_618<'a>(x0: Vec<Str>, x1: i64) -> Eval<impl IntoIterator<Item = Many<Str>> + 'a> {
    steelyard_rt::itertools::combinations_again(x0, x1)
}

// itertools.permutations (iter[T]) -> iter[tuple[T, ...]]
fn row_619<'a>(x0: Vec<Str>) -> impl IntoIterator<Item = Many<Str>> + 'a {
    steelyard_rt::itertools::permutations(x0)
}

// itertools.permutations (iter[T], int) ->? iter[tuple[T, ...]]
fn row_620<'a>(x0: Vec<Str>, x1: i64) -> Eval<impl IntoIterator<Item = Many<Str>> + 'a> {
    steelyard_rt::itertools::permutations_of(x0, x1)
}

// itertools.islice (iter[T], int) ->? iter[T]
fn row_621<'a>(x0: Vec<Str>, x1: i64) -> Eval<impl IntoIterator<Item = Str> + 'a> {
    steelyard_rt::itertools::slice(x0, x1)
}

// itertools.islice (iter[T], int, int) ->? iter[T]
fn row_622<'a>(x0: Vec<Str>, x1: i64, x2: i64) -> Eval<impl IntoIterator<Item = Str> + 'a> {
    steelyard_rt::itertools::slice_between(x0, x1, x2)
}

// itertools.islice (iter[T], int, int, int) ->? iter[T]
fn row_623<'a>(x0: Vec<Str>, x1: i64, x2: i64, x3: i64) -> Eval<impl IntoIterator<Item = Str> + 'a> {
    steelyard_rt::itertools::slice_step(x0, x1, x2, x3)
}

// itertools.takewhile (fn(T) -> bool, iter[T]) ->? iter[T]
fn row_624<'a>(x0: impl FnMut(&Str) -> Eval<bool> + 'a, x1: Vec<Str>) -> Eval<impl IntoIterator<Item = Str> + 'a> {
    steelyard_rt::itertools::take_while(x0, x1)
}

// itertools.dropwhile (fn(T) -> bool, iter[T]) ->? iter[T]
fn row_625<'a>(x0: impl FnMut(&Str) -> Eval<bool> + 'a, x1: Vec<Str>) -> Eval<impl IntoIterator<Item = Str> + 'a> {
    steelyard_rt::itertools::drop_while(x0, x1)
}

// itertools.filterfalse (fn(T) -> bool, iter[T]) ->? iter[T]
fn row_626<'a>(x0: impl FnMut(&Str) -> Eval<bool> + 'a, x1: Vec<Str>) -> Eval<impl IntoIterator<Item = Str> + 'a> {
    steelyard_rt::itertools::filter_false(x0, x1)
}

// itertools.compress (iter[T], iter[bool]) -> iter[T]
fn row_627<'a>(x0: Vec<Str>, x1: Vec<bool>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::itertools::compress(x0, x1)
}

// itertools.groupby (iter[T]) ->? iter[tuple[T, list[T]]] where T: eq; direct
fn row_628<'a>(x0: Vec<Str>) -> Eval<impl IntoIterator<Item = (Str, Vec<Str>)> + 'a> {
    steelyard_rt::itertools::group(x0)
}

// itertools.groupby (iter[T], fn(T) -> K) ->? iter[tuple[K, list[T]]] where K: eq; direct
fn row_629<'a>(x0: Vec<Str>, x1: impl FnMut(&Str) -> Eval<Str> + 'a) -> Eval<impl IntoIterator<Item = (Str, Vec<Str>)> + 'a> {
    steelyard_rt::itertools::group_by(x0, x1)
}

// itertools.groupby (iter[T], *, key: fn(T) -> K) ->? iter[tuple[K, list[T]]] where K: eq; direct
fn row_630<'a>(x0: Vec<Str>, x1: impl FnMut(&Str) -> Eval<Str> + 'a) -> Eval<impl IntoIterator<Item = (Str, Vec<Str>)> + 'a> {
    steelyard_rt::itertools::group_by(x0, x1)
}

// itertools.zip_longest (iter[A], iter[B]) -> iter[tuple[A | None, B | None]]
fn row_631<'a>(x0: Vec<Str>, x1: Vec<f64>) -> impl IntoIterator<Item = (Option<Str>, Option<f64>)> + 'a {
    steelyard_rt::itertools::zip_longest(x0, x1)
}

// itertools.zip_longest (iter[T], iter[T], *, fillvalue: =T) -> iter[tuple[T, T]]
fn row_632<'a>(x0: Vec<Str>, x1: Vec<Str>, x2: Str) -> impl IntoIterator<Item = (Str, Str)> + 'a {
    steelyard_rt::itertools::zip_longest_with(x0, x1, x2)
}

// itertools.repeat (=T, int) -> iter[T]
fn row_633<'a>(x0: Str, x1: i64) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::itertools::repeat(x0, x1)
}

// itertools.pairwise (iter[T]) -> iter[tuple[T, T]]
fn row_634<'a>(x0: Vec<Str>) -> impl IntoIterator<Item = (Str, Str)> + 'a {
    steelyard_rt::itertools::pairwise(x0)
}

// heapq.heappush (&list[T], =T) ->? None where T: order
fn row_635<'a>(x0: &'a mut Vec<Str>, x1: Str) -> Eval<()> {
    steelyard_rt::heap::push(x0, x1)
}

// heapq.heappop (&list[T]) ->? T where T: order
fn row_636<'a>(x0: &'a mut Vec<Str>) -> Eval<Str> {
    steelyard_rt::heap::pop(x0)
}

// heapq.heapify (&list[T]) ->? None where T: order
fn row_637<'a>(x0: &'a mut Vec<Str>) -> Eval<()> {
    steelyard_rt::heap::heapify(x0)
}

// heapq.heapreplace (&list[T], =T) ->? T where T: order
fn row_638<'a>(x0: &'a mut Vec<Str>, x1: Str) -> Eval<Str> {
    steelyard_rt::heap::replace(x0, x1)
}

// heapq.heappushpop (&list[T], =T) ->? T where T: order
fn row_639<'a>(x0: &'a mut Vec<Str>, x1: Str) -> Eval<Str> {
    steelyard_rt::heap::push_pop(x0, x1)
}

// heapq.nsmallest (int, iter[T]) ->? list[T] where T: order
fn row_640<'a>(x0: i64, x1: Vec<Str>) -> Eval<Vec<Str>> {
    steelyard_rt::heap::smallest(x0, x1)
}

// heapq.nlargest (int, iter[T]) ->? list[T] where T: order
fn row_641<'a>(x0: i64, x1: Vec<Str>) -> Eval<Vec<Str>> {
    steelyard_rt::heap::largest(x0, x1)
}

// heapq.nsmallest (int, iter[T], *, key: fn(T) -> U) ->? list[T] where U: order
fn row_642<'a>(x0: i64, x1: Vec<Str>, x2: impl FnMut(&Str) -> Eval<i64> + 'a) -> Eval<Vec<Str>> {
    steelyard_rt::heap::smallest_by(x0, x1, x2)
}

// heapq.nlargest (int, iter[T], *, key: fn(T) -> U) ->? list[T] where U: order
fn row_643<'a>(x0: i64, x1: Vec<Str>, x2: impl FnMut(&Str) -> Eval<i64> + 'a) -> Eval<Vec<Str>> {
    steelyard_rt::heap::largest_by(x0, x1, x2)
}

// bisect.bisect_left (list[T], T) ->? int where T: order
fn row_644<'a>(x0: &'a Vec<Str>, x1: &'a Str) -> Eval<i64> {
    steelyard_rt::bisect::left(x0, x1)
}

// bisect.bisect_right (list[T], T) ->? int where T: order
fn row_645<'a>(x0: &'a Vec<Str>, x1: &'a Str) -> Eval<i64> {
    steelyard_rt::bisect::right(x0, x1)
}

// bisect.bisect_left (list[T], T, int) ->? int where T: order
fn row_646<'a>(x0: &'a Vec<Str>, x1: &'a Str, x2: i64) -> Eval<i64> {
    steelyard_rt::bisect::left_from(x0, x1, x2)
}

// bisect.bisect_right (list[T], T, int) ->? int where T: order
fn row_647<'a>(x0: &'a Vec<Str>, x1: &'a Str, x2: i64) -> Eval<i64> {
    steelyard_rt::bisect::right_from(x0, x1, x2)
}

// bisect.bisect_left (list[T], T, int, int) ->? int where T: order
fn row_648<'a>(x0: &'a Vec<Str>, x1: &'a Str, x2: i64, x3: i64) -> Eval<i64> {
    steelyard_rt::bisect::left_between(x0, x1, x2, x3)
}

// bisect.bisect_right (list[T], T, int, int) ->? int where T: order
fn row_649<'a>(x0: &'a Vec<Str>, x1: &'a Str, x2: i64, x3: i64) -> Eval<i64> {
    steelyard_rt::bisect::right_between(x0, x1, x2, x3)
}

// bisect.insort_left (&list[T], =T) ->? None where T: order
fn row_650<'a>(x0: &'a mut Vec<Str>, x1: Str) -> Eval<()> {
    steelyard_rt::bisect::insert_left(x0, x1)
}

// bisect.insort_right (&list[T], =T) ->? None where T: order
fn row_651<'a>(x0: &'a mut Vec<Str>, x1: Str) -> Eval<()> {
    steelyard_rt::bisect::insert_right(x0, x1)
}

// collections.deque (iter[T]) -> deque[T]
fn row_652<'a>(x0: Vec<Str>) -> Deque<Str> {
    steelyard_rt::deque::collect(x0)
}

// collections.deque (iter[T], int) ->? deque[T]
fn row_653<'a>(x0: Vec<Str>, x1: i64) -> Eval<Deque<Str>> {
    steelyard_rt::deque::collect_longest(x0, x1)
}

// collections.deque (iter[T], *, maxlen: int) ->? deque[T]
fn row_654<'a>(x0: Vec<Str>, x1: i64) -> Eval<Deque<Str>> {
    steelyard_rt::deque::collect_longest(x0, x1)
}

// deque.append (&deque[T], =T) -> None
fn row_655<'a>(x0: &'a mut Deque<Str>, x1: Str) -> () {
    steelyard_rt::deque::append(x0, x1)
}

// deque.appendleft (&deque[T], =T) -> None
fn row_656<'a>(x0: &'a mut Deque<Str>, x1: Str) -> () {
    steelyard_rt::deque::append_left(x0, x1)
}

// deque.pop (&deque[T]) ->? T
fn row_657<'a>(x0: &'a mut Deque<Str>) -> Eval<Str> {
    steelyard_rt::deque::pop(x0)
}

// deque.popleft (&deque[T]) ->? T
fn row_658<'a>(x0: &'a mut Deque<Str>) -> Eval<Str> {
    steelyard_rt::deque::pop_left(x0)
}

// deque.extend (&deque[T], iter[T]) -> None
fn row_659<'a>(x0: &'a mut Deque<Str>, x1: Vec<Str>) -> () {
    steelyard_rt::deque::extend(x0, x1)
}

// deque.extendleft (&deque[T], iter[T]) -> None
fn row_660<'a>(x0: &'a mut Deque<Str>, x1: Vec<Str>) -> () {
    steelyard_rt::deque::extend_left(x0, x1)
}

// deque.clear (&deque[T]) -> None
fn row_661<'a>(x0: &'a mut Deque<Str>) -> () {
    steelyard_rt::deque::clear(x0)
}

// deque.reverse (&deque[T]) -> None
fn row_662<'a>(x0: &'a mut Deque<Str>) -> () {
    steelyard_rt::deque::reverse(x0)
}

// deque.rotate (&deque[T]) -> None
fn row_663<'a>(x0: &'a mut Deque<Str>) -> () {
    steelyard_rt::deque::rotate_once(x0)
}

// deque.rotate (&deque[T], int) -> None
fn row_664<'a>(x0: &'a mut Deque<Str>, x1: i64) -> () {
    steelyard_rt::deque::rotate(x0, x1)
}

// deque.copy (deque[T]) -> deque[T]
fn row_665<'a>(x0: &'a Deque<Str>) -> Deque<Str> {
    steelyard_rt::deque::copy(x0)
}

// deque.count (deque[T], T) ->? int where T: eq
fn row_666<'a>(x0: &'a Deque<Str>, x1: &'a Str) -> Eval<i64> {
    steelyard_rt::deque::count(x0, x1)
}

// deque.remove (&deque[T], T) ->? None where T: eq
fn row_667<'a>(x0: &'a mut Deque<Str>, x1: &'a Str) -> Eval<()> {
    steelyard_rt::deque::remove(x0, x1)
}

// collections.Counter () -> counter[K]
fn row_668<'a>() -> Counter<Str> {
    steelyard_rt::dict::Counter::default()
}

// collections.Counter (dict[K, int]) -> counter[K] where K: key
fn row_669<'a>(x0: &'a Dict<Str, i64>) -> Counter<Str> {
    steelyard_rt::counter::of_dict(x0)
}

// collections.Counter (iter[K]) ->? counter[K] where K: key
fn row_670<'a>(x0: Vec<Str>) -> Eval<Counter<Str>> {
    steelyard_rt::counter::collect(x0)
}

// counter.get (counter[K], K) ->? int | None where K: key
fn row_671<'a>(x0: &'a Counter<Str>, x1: &'a Str) -> Eval<Option<i64>> {
    steelyard_rt::dict::get(x0, x1)
}

// counter.get (counter[K], K, =int) ->? int where K: key
fn row_672<'a>(x0: &'a Counter<Str>, x1: &'a Str, x2: i64) -> Eval<i64> {
    steelyard_rt::dict::get_or(x0, x1, x2)
}

// counter.setdefault (&counter[K], =K, =int) ->? int where K: key
fn row_673<'a>(x0: &'a mut Counter<Str>, x1: Str, x2: i64) -> Eval<i64> {
    steelyard_rt::dict::set_default(x0, x1, x2)
}

// counter.pop (&counter[K], K) ->? int where K: key
fn row_674<'a>(x0: &'a mut Counter<Str>, x1: &'a Str) -> Eval<i64> {
    steelyard_rt::dict::pop(x0, x1)
}

// counter.pop (&counter[K], K, None) ->? int | None where K: key
fn row_675<'a>(x0: &'a mut Counter<Str>, x1: &'a Str, x2: ()) -> Eval<Option<i64>> {
    steelyard_rt::dict::pop_or_none(x0, x1, x2)
}

// counter.pop (&counter[K], K, =int) ->? int where K: key
fn row_676<'a>(x0: &'a mut Counter<Str>, x1: &'a Str, x2: i64) -> Eval<i64> {
    steelyard_rt::dict::pop_or(x0, x1, x2)
}

// counter.popitem (&counter[K]) ->? tuple[K, int] where K: key
fn row_677<'a>(x0: &'a mut Counter<Str>) -> Eval<(Str, i64)> {
    steelyard_rt::dict::pop_item(x0)
}

// counter.clear (&counter[K]) -> None
fn row_678<'a>(x0: &'a mut Counter<Str>) -> () {
    steelyard_rt::dict::clear(x0)
}

// counter.keys (counter[K]) -> iter[K]
fn row_679<'a>(x0: &'a Counter<Str>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::dict::keys(x0)
}

// counter.values (counter[K]) -> iter[int]
fn row_680<'a>(x0: &'a Counter<Str>) -> impl IntoIterator<Item = i64> + 'a {
    steelyard_rt::dict::values(x0)
}

// counter.items (counter[K]) -> iter[tuple[K, int]]
fn row_681<'a>(x0: &'a Counter<Str>) -> impl IntoIterator<Item = (Str, i64)> + 'a {
    steelyard_rt::dict::items(x0)
}

// DelItem (&counter[K], K) ->? None where K: key
fn row_682<'a>(x0: &'a mut Counter<Str>, x1: &'a Str) -> Eval<()> {
    steelyard_rt::counter::delete(x0, x1)
}

// In (K, counter[K]) ->? bool where K: key
fn row_683<'a>(x0: &'a Str, x1: &'a Counter<Str>) -> Eval<bool> {
    steelyard_rt::inside::dict(x0, x1)
}

// len (counter[K]) -> int
fn row_684<'a>(x0: &'a Counter<Str>) -> i64 {
    steelyard_rt::dict::len(x0)
}

// bool (counter[K]) -> bool
fn row_685<'a>(x0: &'a Counter<Str>) -> bool {
    steelyard_rt::dict::truth(x0)
}

// dict (counter[K]) -> dict[K, int]
fn row_686<'a>(x0: &'a Counter<Str>) -> Dict<Str, i64> {
    steelyard_rt::dict::copy(x0)
}

// counter.copy (counter[K]) -> counter[K]
fn row_687<'a>(x0: &'a Counter<Str>) -> Counter<Str> {
    steelyard_rt::counter::copy(x0)
}

// counter.update (&counter[K], counter[K]) ->? None where K: key
fn row_688<'a>(x0: &'a mut Counter<Str>, x1: &'a Counter<Str>) -> Eval<()> {
    steelyard_rt::counter::update_counts(x0, x1)
}

// counter.update (&counter[K], dict[K, int]) ->? None where K: key
fn row_689<'a>(x0: &'a mut Counter<Str>, x1: &'a Dict<Str, i64>) -> Eval<()> {
    steelyard_rt::counter::update_counts(x0, x1)
}

// counter.update (&counter[K], iter[K]) ->? None where K: key
fn row_690<'a>(x0: &'a mut Counter<Str>, x1: Vec<Str>) -> Eval<()> {
    steelyard_rt::counter::update(x0, x1)
}

// counter.subtract (&counter[K], iter[K]) ->? None where K: key
fn row_691<'a>(x0: &'a mut Counter<Str>, x1: Vec<Str>) -> Eval<()> {
    steelyard_rt::counter::subtract(x0, x1)
}

// counter.most_common (counter[K]) -> list[tuple[K, int]] where K: key
fn row_692<'a>(x0: &'a Counter<Str>) -> Vec<(Str, i64)> {
    steelyard_rt::counter::most_common(x0)
}

// counter.most_common (counter[K], int) -> list[tuple[K, int]] where K: key
fn row_693<'a>(x0: &'a Counter<Str>, x1: i64) -> Vec<(Str, i64)> {
    steelyard_rt::counter::most_common_of(x0, x1)
}

// counter.elements (counter[K]) -> iter[K] where K: key
fn row_694<'a>(x0: &'a Counter<Str>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::counter::elements(x0)
}

// counter.total (counter[K]) ->? int where K: key
fn row_695<'a>(x0: &'a Counter<Str>) -> Eval<i64> {
    steelyard_rt::counter::total(x0)
}

// Add (counter[K], counter[K]) ->? counter[K] where K: key
fn row_696<'a>(x0: &'a Counter<Str>, x1: &'a Counter<Str>) -> Eval<Counter<Str>> {
    steelyard_rt::counter::add(x0, x1)
}

// Sub (counter[K], counter[K]) ->? counter[K] where K: key
fn row_697<'a>(x0: &'a Counter<Str>, x1: &'a Counter<Str>) -> Eval<Counter<Str>> {
    steelyard_rt::counter::sub(x0, x1)
}

// BitAnd (counter[K], counter[K]) ->? counter[K] where K: key
fn row_698<'a>(x0: &'a Counter<Str>, x1: &'a Counter<Str>) -> Eval<Counter<Str>> {
    steelyard_rt::counter::and(x0, x1)
}

// BitOr (counter[K], counter[K]) ->? counter[K] where K: key
fn row_699<'a>(x0: &'a Counter<Str>, x1: &'a Counter<Str>) -> Eval<Counter<Str>> {
    steelyard_rt::counter::or(x0, x1)
}

// defaultdict.get (defaultdict[K, V], K) ->? V | None where K: key
fn row_700<'a>(x0: &'a DefaultDict<Str, f64>, x1: &'a Str) -> Eval<Option<f64>> {
    steelyard_rt::dict::get(x0, x1)
}

// defaultdict.get (defaultdict[K, V], K, =V) ->? V where K: key
fn row_701<'a>(x0: &'a DefaultDict<Str, f64>, x1: &'a Str, x2: f64) -> Eval<f64> {
    steelyard_rt::dict::get_or(x0, x1, x2)
}

// defaultdict.setdefault (&defaultdict[K, V], =K, =V) ->? V where K: key
fn row_702<'a>(x0: &'a mut DefaultDict<Str, f64>, x1: Str, x2: f64) -> Eval<f64> {
    steelyard_rt::dict::set_default(x0, x1, x2)
}

// defaultdict.pop (&defaultdict[K, V], K) ->? V where K: key
fn row_703<'a>(x0: &'a mut DefaultDict<Str, f64>, x1: &'a Str) -> Eval<f64> {
    steelyard_rt::dict::pop(x0, x1)
}

// defaultdict.pop (&defaultdict[K, V], K, None) ->? V | None where K: key
fn row_704<'a>(x0: &'a mut DefaultDict<Str, f64>, x1: &'a Str, x2: ()) -> Eval<Option<f64>> {
    steelyard_rt::dict::pop_or_none(x0, x1, x2)
}

// defaultdict.pop (&defaultdict[K, V], K, =V) ->? V where K: key
fn row_705<'a>(x0: &'a mut DefaultDict<Str, f64>, x1: &'a Str, x2: f64) -> Eval<f64> {
    steelyard_rt::dict::pop_or(x0, x1, x2)
}

// defaultdict.popitem (&defaultdict[K, V]) ->? tuple[K, V] where K: key
fn row_706<'a>(x0: &'a mut DefaultDict<Str, f64>) -> Eval<(Str, f64)> {
    steelyard_rt::dict::pop_item(x0)
}

// defaultdict.clear (&defaultdict[K, V]) -> None
fn row_707<'a>(x0: &'a mut DefaultDict<Str, f64>) -> () {
    steelyard_rt::dict::clear(x0)
}

// defaultdict.keys (defaultdict[K, V]) -> iter[K]
fn row_708<'a>(x0: &'a DefaultDict<Str, f64>) -> impl IntoIterator<Item = Str> + 'a {
    steelyard_rt::dict::keys(x0)
}

// defaultdict.values (defaultdict[K, V]) -> iter[V]
fn row_709<'a>(x0: &'a DefaultDict<Str, f64>) -> impl IntoIterator<Item = f64> + 'a {
    steelyard_rt::dict::values(x0)
}

// defaultdict.items (defaultdict[K, V]) -> iter[tuple[K, V]]
fn row_710<'a>(x0: &'a DefaultDict<Str, f64>) -> impl IntoIterator<Item = (Str, f64)> + 'a {
    steelyard_rt::dict::items(x0)
}

// DelItem (&defaultdict[K, V], K) ->? None where K: key
fn row_711<'a>(x0: &'a mut DefaultDict<Str, f64>, x1: &'a Str) -> Eval<()> {
    steelyard_rt::dict::delete(x0, x1)
}

// In (K, defaultdict[K, V]) ->? bool where K: key
fn row_712<'a>(x0: &'a Str, x1: &'a DefaultDict<Str, f64>) -> Eval<bool> {
    steelyard_rt::inside::dict(x0, x1)
}

// len (defaultdict[K, V]) -> int
fn row_713<'a>(x0: &'a DefaultDict<Str, f64>) -> i64 {
    steelyard_rt::dict::len(x0)
}

// bool (defaultdict[K, V]) -> bool
fn row_714<'a>(x0: &'a DefaultDict<Str, f64>) -> bool {
    steelyard_rt::dict::truth(x0)
}

// dict (defaultdict[K, V]) -> dict[K, V]
fn row_715<'a>(x0: &'a DefaultDict<Str, f64>) -> Dict<Str, f64> {
    steelyard_rt::dict::copy(x0)
}

// defaultdict.copy (defaultdict[K, V]) -> defaultdict[K, V]
fn row_716<'a>(x0: &'a DefaultDict<Str, f64>) -> DefaultDict<Str, f64> {
    steelyard_rt::defaultdict::copy(x0)
}

// ordered.popoldest (&dict[K, V]) ->? tuple[K, V] where K: key
fn row_717<'a>(x0: &'a mut Dict<Str, f64>) -> Eval<(Str, f64)> {
    steelyard_rt::dict::pop_oldest(x0)
}

// ordered.move_to_end (&dict[K, V], K) ->? None where K: key
fn row_718<'a>(x0: &'a mut Dict<Str, f64>, x1: &'a Str) -> Eval<()> {
    steelyard_rt::dict::move_to_end(x0, x1)
}

// re.findall (str, str) ->? list[str]
fn row_719<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Vec<Str>> {
    steelyard_rt::regex::find_all(x0, x1)
}

// re.split (str, str) ->? list[str]
fn row_720<'a>(x0: &'a Str, x1: &'a Str) -> Eval<Vec<Str>> {
    steelyard_rt::regex::split(x0, x1)
}

// re.sub (str, str, str) ->? str
fn row_721<'a>(x0: &'a Str, x1: &'a Str, x2: &'a Str) -> Eval<Str> {
    steelyard_rt::regex::sub(x0, x1, x2)
}

// re.match (str, str) ->? match
fn row_722<'a>(x0: &'a Str, x1: &'a Str) -> Eval<bool> {
    steelyard_rt::regex::is_match(x0, x1)
}

// re.search (str, str) ->? match
fn row_723<'a>(x0: &'a Str, x1: &'a Str) -> Eval<bool> {
    steelyard_rt::regex::is_found(x0, x1)
}

// re.fullmatch (str, str) ->? match
fn row_724<'a>(x0: &'a Str, x1: &'a Str) -> Eval<bool> {
    steelyard_rt::regex::is_full_match(x0, x1)
}

// message.keep (str) -> None
fn row_725<'a>(x0: &'a Str) -> () {
    steelyard_rt::said::keep(x0)
}

// message.text () ->? str
fn row_726<'a>() -> Eval<Str> {
    steelyard_rt::said::text(steelyard_rt::Leave::ToOriginal)
}

