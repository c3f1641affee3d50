//! The programs of `bench/port`, written by hand: the same steps as the Python, checked arithmetic, exact argument types.
//! Where a call cannot be done exactly it raises instead of giving another answer.

mod arguments;
mod fault;
mod numbers;
mod structures;
mod texts;

use pyo3::prelude::*;

#[pymodule]
fn by_hand(_python: Python<'_>, module: &PyModule) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(numbers::nbody, module)?)?;
    module.add_function(wrap_pyfunction!(numbers::spectral_norm, module)?)?;
    module.add_function(wrap_pyfunction!(numbers::fannkuch, module)?)?;
    module.add_function(wrap_pyfunction!(numbers::mandelbrot, module)?)?;
    module.add_function(wrap_pyfunction!(numbers::matmul, module)?)?;
    module.add_function(wrap_pyfunction!(numbers::collatz, module)?)?;
    module.add_function(wrap_pyfunction!(numbers::sieve, module)?)?;
    module.add_function(wrap_pyfunction!(numbers::dot, module)?)?;
    module.add_function(wrap_pyfunction!(structures::queens, module)?)?;
    module.add_function(wrap_pyfunction!(structures::sudoku, module)?)?;
    module.add_function(wrap_pyfunction!(structures::change, module)?)?;
    module.add_function(wrap_pyfunction!(structures::dijkstra, module)?)?;
    module.add_function(wrap_pyfunction!(texts::levenshtein, module)?)?;
    module.add_function(wrap_pyfunction!(texts::word_count, module)?)?;
    module.add_function(wrap_pyfunction!(texts::tokenizer, module)?)?;
    Ok(())
}
