//! The way of values between Python and Rust: what fits, what leaves, and what is written back.

mod python;

use pyo3::ffi;
use python::{evaluate, execute, with_python, Sample};
use steelyard_rt::convert::{Arguments, FromPython, IntoPython, Object, Update};
use steelyard_rt::dict::Dict;
use steelyard_rt::number::Number;
use steelyard_rt::set::Set;
use steelyard_rt::text::Str;
use steelyard_rt::tuple::Many;
use steelyard_rt::{list, Eval, Leave};

fn fits<T: FromPython>(expression: &str) -> bool {
    // SAFETY: the object is alive.
    unsafe { T::from_python(evaluate(expression).as_pointer()) }.is_ok()
}

fn holds(expression: &str) -> bool {
    // SAFETY: the object is alive.
    unsafe { bool::from_python(evaluate(expression).as_pointer()) }.unwrap()
}

#[test]
fn types_are_exact() {
    with_python(|| {
        execute("class L(list): pass\nclass S(str): pass\nclass I(int): pass\nclass D(dict): pass");
        assert!(
            fits::<i64>("2**63 - 1")
                && !fits::<i64>("2**63")
                && !fits::<i64>("True")
                && !fits::<i64>("1.0")
                && !fits::<i64>("I(3)")
        );
        assert!(fits::<f64>("1.0") && !fits::<f64>("1") && fits::<bool>("True") && !fits::<bool>("1"));
        assert!(fits::<Number>("1") && fits::<Number>("1.5") && !fits::<Number>("True"));
        assert!(fits::<Str>("'é'") && !fits::<Str>("'\\ud800'") && !fits::<Str>("S('a')") && !fits::<Str>("b'a'"));
        assert!(
            fits::<Vec<i64>>("[1, 2]")
                && !fits::<Vec<i64>>("(1, 2)")
                && !fits::<Vec<i64>>("L()")
                && !fits::<Vec<i64>>("[1, True]")
        );
        assert!(
            fits::<Many<i64>>("(1, 2, 3)")
                && !fits::<Many<i64>>("[1]")
                && fits::<(i64, Str)>("(1, 'a')")
                && !fits::<(i64, Str)>("(1,)")
        );
        assert!(fits::<Option<i64>>("None") && fits::<Option<i64>>("1") && !fits::<Option<i64>>("'a'"));
        assert!(
            fits::<Dict<Str, i64>>("{'a': 1}") && !fits::<Dict<Str, i64>>("{1: 1}") && !fits::<Dict<Str, i64>>("D()")
        );
        assert!(fits::<Dict<f64, i64>>("{1.0: 1}") && !fits::<Dict<f64, i64>>("{float('nan'): 1}"));
        assert!(fits::<Set<i64>>("{1}") && !fits::<Set<i64>>("frozenset({1})") && !fits::<Set<i64>>("{True}"));
    });
}

#[test]
fn strings_stay_the_same_object() {
    with_python(|| {
        let object = evaluate("'steelyard ' * 3");
        // SAFETY: the object is alive.
        let text = unsafe { Str::from_python(object.as_pointer()) }.unwrap();
        let back = text.clone().into_python().unwrap();
        assert_eq!(back.as_pointer(), object.as_pointer());
        let stripped = steelyard_rt::text::strip(&text);
        drop((text, back, object));
        assert_eq!(stripped, "steelyard steelyard steelyard");
    });
}

/// Calls a change on an argument made by a Python expression, and shows the argument and what became of its parts.
fn changed<T: FromPython + Update>(
    made: &str,
    within: bool,
    change: impl Fn(&mut T) -> Eval<()>,
) -> Result<String, Leave> {
    with_python(|| {
        execute(&format!(
            "made = {made}\nparts = list(map(id, made.values() if isinstance(made, dict) else made))"
        ));
        let argument = evaluate("made");
        let pointers = [argument.as_pointer()];
        // SAFETY: the argument is alive.
        let arguments = unsafe { Arguments::new(pointers.as_ptr(), 1) };
        if within {
            arguments.distinct_items(0)?;
        }
        let mut value = arguments.get::<T>(0)?;
        change(&mut value)?;
        let changes = if within {
            arguments.changes_within(0, value)?
        } else {
            arguments.changes(0, value)?
        };
        changes.apply()?;
        let shown =
            evaluate("repr((made, [id(x) in parts for x in (made.values() if isinstance(made, dict) else made)]))");
        // SAFETY: as above.
        Ok(unsafe { Str::from_python(shown.as_pointer()) }?.as_str().to_owned())
    })
}

#[test]
fn changes_go_back_into_the_same_container() {
    let shown = changed::<Vec<i64>>("[10**9, 2, 3]", false, |x| {
        list::append(x, 4);
        list::set(x, 1, -7)
    });
    assert_eq!(shown.unwrap(), "([1000000000, -7, 3, 4], [True, False, True, False])");
    assert_eq!(
        changed::<Vec<i64>>("[1, 2, 3]", false, |x| list::delete(x, 0))
            .unwrap()
            .split(", [T")
            .next(),
        Some("([2, 3]")
    );
    let shown = changed::<Dict<Str, Vec<i64>>>("{'a': [1], 'b': [2], 'c': []}", true, |x| {
        steelyard_rt::dict::item_mut(x, &Str::literal("b"))?.push(5);
        Ok(())
    });
    assert_eq!(shown.unwrap(), "({'a': [1], 'b': [2, 5], 'c': []}, [True, True, True])");
    let shown = changed::<Dict<Str, i64>>("{'a': 1, 'b': 2, 'c': 3}", false, |x| {
        let a = steelyard_rt::dict::pop(x, &Str::literal("a"))?;
        steelyard_rt::dict::insert(x, Str::literal("d"), 4)?;
        steelyard_rt::dict::insert(x, Str::literal("a"), a)
    });
    assert!(shown.unwrap().starts_with("({'b': 2, 'c': 3, 'd': 4, 'a': 1}"));
    let shown = changed::<Set<i64>>("{1, 2, 300}", false, |x| {
        steelyard_rt::set::insert(x, 7)?;
        steelyard_rt::set::discard(x, &2)
    });
    assert!(shown.unwrap().starts_with("({1, 300, 7}"));
}

#[test]
fn inner_lists_are_changed_in_their_place() {
    let grid = |x: &mut Vec<Vec<i64>>| {
        x[1][0] = 9;
        Ok(())
    };
    assert_eq!(changed("[[1], [2]]", true, grid).unwrap(), "([[1], [9]], [True, True])");
    assert_eq!(changed("[[2]] * 2", true, grid), Err(Leave::ToOriginal));
    assert_eq!(changed("[[1], [2]]", false, grid), Err(Leave::ToOriginal));
    let appended = |x: &mut Vec<Vec<i64>>| {
        x.push(vec![3]);
        Ok(())
    };
    assert_eq!(
        changed("[[1], [2]]", false, appended).unwrap().split(", [T").next(),
        Some("([[1], [2], [3]]")
    );
}

#[test]
fn sets_change_as_in_python() {
    with_python(|| {
        execute("def judge_set(made, steps):\n    for x in steps:\n        made.add(x)\n        made.discard(x - 3)\n    return list(made)");
        let function = evaluate("judge_set");
        for seed in 0..500 {
            let mut s = Sample::new(seed);
            let start: Vec<i64> = s.list(20, |s| s.between(-30, 30));
            let steps: Vec<i64> = s.list(6, |s| s.between(-30, 30));
            let made = steelyard_rt::set::collect(start.clone())
                .and_then(IntoPython::into_python)
                .unwrap();
            let pointers = [made.as_pointer()];
            // SAFETY: the argument is alive.
            let arguments = unsafe { Arguments::new(pointers.as_ptr(), 1) };
            let mut value: Set<i64> = arguments.get(0).unwrap();
            for x in &steps {
                steelyard_rt::set::insert(&mut value, *x).unwrap();
                steelyard_rt::set::discard(&mut value, &(x - 3)).unwrap();
            }
            // Not every order of changes can be had again; those that cannot leave.
            if let Ok(changes) = arguments.changes(0, value.clone()) {
                changes.apply().unwrap();
                let other = steelyard_rt::set::collect(start)
                    .and_then(IntoPython::into_python)
                    .unwrap();
                let expected: Vec<i64> = called(&function, &other, &steps.into_python().unwrap());
                let found = evaluate("list");
                // SAFETY: the objects are alive.
                let found: Vec<i64> = unsafe {
                    let answer = ffi::PyObject_CallFunctionObjArgs(
                        found.as_pointer(),
                        made.as_pointer(),
                        std::ptr::null_mut::<ffi::PyObject>(),
                    );
                    Vec::from_python(Object::from_owned(answer).as_pointer()).unwrap()
                };
                assert_eq!(found, expected, "seed {seed}");
            }
        }
    });
}

fn called(function: &Object, a: &Object, b: &Object) -> Vec<i64> {
    // SAFETY: the objects are alive; the null ends the list.
    unsafe {
        let answer = ffi::PyObject_CallFunctionObjArgs(
            function.as_pointer(),
            a.as_pointer(),
            b.as_pointer(),
            std::ptr::null_mut::<ffi::PyObject>(),
        );
        Vec::from_python(Object::from_owned(answer).as_pointer()).unwrap()
    }
}

#[test]
fn objects_that_change_places_are_found_again() {
    with_python(|| {
        execute("a, b, c = [1], [2], [3]\nrows = [a, b, c]\nlike = [[1], [1]]");
        let moved = |expression: &str, places: &[usize]| {
            let rows = evaluate(expression);
            let pointers = [rows.as_pointer()];
            // SAFETY: one valid object.
            let arguments = unsafe { Arguments::new(pointers.as_ptr(), 1) };
            let values: Vec<Vec<i64>> = arguments.get(0).unwrap();
            let values: Vec<Vec<i64>> = places.iter().map(|i| values[*i].clone()).collect();
            arguments.changes_moved(0, values).and_then(|x| x.apply())
        };
        assert_eq!(moved("rows", &[2, 0]), Ok(()));
        assert!(holds("len(rows) == 2 and rows[0] is c and rows[1] is a"));
        // Which is which is not known, and what was not there before has no object.
        assert_eq!(moved("like", &[1, 0]), Err(Leave::ToOriginal));
    });
}

#[test]
fn what_is_shared_with_another_argument_leaves() {
    with_python(|| {
        execute("row = [1]");
        let distinct = |expression: &str| {
            let (grid, other) = (evaluate("[row, [2]]"), evaluate(expression));
            let pointers = [grid.as_pointer(), other.as_pointer(), other.as_pointer()];
            // SAFETY: three valid objects.
            unsafe { Arguments::new(pointers.as_ptr(), 3) }
                .distinct_items(0)
                .is_ok()
        };
        assert!(distinct("7") && distinct("[1]") && !distinct("row") && !distinct("[[row]]"));
    });
}

#[test]
fn items_are_read_when_they_are_asked_for() {
    with_python(|| {
        let list = evaluate("[1, -2, 2**40, 'text', 5]");
        let pointers = [list.as_pointer()];
        // SAFETY: one object, which is alive.
        let arguments = unsafe { Arguments::new(pointers.as_ptr(), 1) };
        let items = arguments.items::<i64>(0).unwrap();
        assert_eq!([items.at(0), items.at(-4), items.at(2)], [Ok(1), Ok(-2), Ok(1 << 40)]);
        assert_eq!([items.at(3), items.at(-2)], [Err(Leave::ToOriginal); 2]);
        assert!(matches!(items.at(5), Err(Leave::Raise(_))) && matches!(items.at(-6), Err(Leave::Raise(_))));
        assert_eq!(items.iter().take_while(|x| x.is_ok()).count(), 3);
        // A list that changes meanwhile is seen as it is then, as Python's iterator sees it.
        let mut iterator = items.iter();
        assert_eq!(iterator.next(), Some(Ok(1)));
        // SAFETY: a list with five items.
        unsafe { ffi::PyList_SetSlice(list.as_pointer(), 1, 5, std::ptr::null_mut()) };
        assert_eq!((iterator.next(), items.len()), (None, 1));
        let tuple = evaluate("(1, 2)");
        let pointers = [tuple.as_pointer()];
        // SAFETY: as above.
        assert!(unsafe { Arguments::new(pointers.as_ptr(), 1) }.items::<i64>(0).is_err());
    });
}

#[test]
fn a_text_of_the_program_is_one_object() {
    with_python(|| {
        let literal = Str::literal("operator");
        let (one, other) = (
            literal.clone().into_python().unwrap(),
            literal.clone().into_python().unwrap(),
        );
        assert_eq!(one.as_pointer(), other.as_pointer());
        // Many texts, shared places, parts of them and none.
        let words: &[&'static str] = &["a", "ab", "abc", "abcd", "é", "éa", "", "x y", "operator"];
        for _ in 0..2 {
            for word in words {
                for end in (0..=word.len()).filter(|x| word.is_char_boundary(*x)) {
                    let part: &'static str = &word[..end];
                    let object = Str::literal(part).into_python().unwrap();
                    // SAFETY: the object is alive.
                    assert_eq!(
                        unsafe { Str::from_python(object.as_pointer()) }.unwrap(),
                        Str::from(part)
                    );
                }
            }
        }
    });
}
