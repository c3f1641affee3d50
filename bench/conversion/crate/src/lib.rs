//! What crossing the boundary costs: each function only takes its argument in, or gives one back out.

use steelyard_rt::convert::{Arguments, FromPython, IntoPython, Object};
use steelyard_rt::dict::Dict;
use steelyard_rt::set::Set;
use steelyard_rt::text::Str;
use steelyard_rt::Eval;

fn into<T: FromPython>(arguments: &Arguments) -> Eval<Object> {
    arguments.get::<T>(0).map(drop)?.into_python()
}

fn back<T: FromPython + IntoPython>(arguments: &Arguments) -> Eval<Object> {
    arguments.get::<T>(0)?.into_python()
}

fn nothing(_: &Arguments) -> Eval<Object> {
    ().into_python()
}

fn new_texts(arguments: &Arguments) -> Eval<Object> {
    let texts: Vec<Str> = arguments.get(0)?;
    texts.iter().map(|x| Str::from(x.as_str())).collect::<Vec<Str>>().into_python()
}

steelyard_rt::extension! {
    nothing => super::nothing,
    floats_in => super::into::<Vec<f64>>,
    floats_in_out => super::back::<Vec<f64>>,
    ints_in => super::into::<Vec<i64>>,
    ints_in_out => super::back::<Vec<i64>>,
    texts_in => super::into::<Vec<super::Str>>,
    texts_in_out => super::back::<Vec<super::Str>>,
    texts_in_new_out => super::new_texts,
    counts_in => super::into::<super::Dict<super::Str, i64>>,
    counts_in_out => super::back::<super::Dict<super::Str, i64>>,
    set_in => super::into::<super::Set<i64>>,
    set_in_out => super::back::<super::Set<i64>>,
    rows_in => super::into::<Vec<Vec<f64>>>,
    pairs_in => super::into::<Vec<(i64, super::Str)>>,
}
