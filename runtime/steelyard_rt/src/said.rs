//! What raise statements say: the message of an exception, for a handler that asks for it.

use crate::text::Str;
use crate::{Eval, Leave};
use std::cell::{Cell, RefCell};

thread_local! {
    static MESSAGE: RefCell<Str> = RefCell::new(Str::default());
    static TIMES: Cell<u32> = const { Cell::new(0) };
}

/// Keeps the message of the exception that is raised next.
pub fn keep(message: &Str) {
    MESSAGE.with(|x| *x.borrow_mut() = message.clone());
    // The last number is never given out twice: from there on nobody learns a message.
    TIMES.with(|x| x.set(x.get().saturating_add(1)));
}

/// An exception that says what was kept just now.
pub fn raise(leave: Leave) -> Leave {
    let time = TIMES.with(Cell::get);
    match leave {
        Leave::Raise(kind) if time < u32::MAX => Leave::Said(None, kind, time),
        Leave::Own(class, kind) if time < u32::MAX => Leave::Said(Some(class), kind, time),
        _ => leave,
    }
}

/// `str(error)`. Leaves where the exception did not come from a raise statement of ported code, or another message was kept since.
pub fn text(leave: Leave) -> Eval<Str> {
    match leave {
        Leave::Said(_, _, time) if time == TIMES.with(Cell::get) => Ok(MESSAGE.with(|x| x.borrow().clone())),
        _ => Err(Leave::ToOriginal),
    }
}
