//! Exceptions that raise statements of ported code raise: what catches them, and when they still know their message.

use steelyard_rt::text::Str;
use steelyard_rt::{said, Kind, Leave};

fn raise(leave: Leave, message: &str) -> Leave {
    said::keep(&Str::from(message));
    said::raise(leave)
}

#[test]
fn a_class_of_the_module_is_its_built_in_base_and_itself() {
    for leave in [Leave::Own(3, Kind::KeyError), raise(Leave::Own(3, Kind::KeyError), "x")] {
        assert!(leave.is_own(3) && !leave.is_own(2));
        assert!(leave.is_a(Kind::KeyError) && leave.is_a(Kind::LookupError) && !leave.is_a(Kind::ValueError));
    }
    assert!(!Leave::Raise(Kind::KeyError).is_own(3) && !raise(Leave::Raise(Kind::KeyError), "x").is_own(3));
}

#[test]
fn a_message_is_known_until_another_one_is_kept() {
    let first = raise(Leave::Raise(Kind::ValueError), "first");
    assert_eq!(said::text(first).unwrap(), Str::from("first"));
    let second = raise(Leave::Own(0, Kind::ValueError), "second");
    assert_eq!(said::text(first).unwrap_err(), Leave::ToOriginal);
    assert_eq!(said::text(second).unwrap(), Str::from("second"));
    assert_eq!(said::text(second).unwrap(), Str::from("second"));
}

#[test]
fn what_the_runtime_raises_has_no_message() {
    said::keep(&Str::from("of another one"));
    assert_eq!(
        said::text(Leave::Raise(Kind::ValueError)).unwrap_err(),
        Leave::ToOriginal
    );
}
