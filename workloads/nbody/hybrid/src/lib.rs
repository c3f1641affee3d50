//! The integration loop of the N-body problem as a Python module.

mod system;

use pyo3::prelude::*;
use system::System;

/// Energy before and after, and the positions after `steps` steps; `bodies` holds mass, position and velocity of each.
/// Keeps the GIL: there is no other Python thread that could use it.
#[pyfunction]
fn integrate(
    bodies: Vec<[f64; 7]>,
    steps: u64,
    dt: f64,
    softening: f64,
) -> (f64, f64, Vec<[f64; 3]>) {
    let mut system = System::new(&bodies, softening);
    let energy_start = system.energy();
    system.integrate(steps, dt);
    (energy_start, system.energy(), system.positions())
}

#[cfg(feature = "gil-refs")]
#[pymodule]
fn nbody_core(_py: Python<'_>, module: &PyModule) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(integrate, module)?)
}

#[cfg(not(feature = "gil-refs"))]
#[pymodule]
fn nbody_core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(integrate, module)?)
}
