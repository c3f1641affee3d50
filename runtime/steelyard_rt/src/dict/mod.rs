//! `dict`.

mod table;

pub use table::Dict;
