macro_rules! kinds {
    ($($name:ident: $parent:ident),+ $(,)?) => {
        /// Built-in exceptions that ported code can raise and catch.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            BaseException,
            $($name),+
        }

        impl Kind {
            /// The class that it derives from; `None` for `BaseException`.
            pub fn parent(self) -> Option<Kind> {
                match self {
                    Kind::BaseException => None,
                    $(Kind::$name => Some(Kind::$parent)),+
                }
            }

            /// All of them.
            pub const ALL: &'static [Kind] = &[Kind::BaseException, $(Kind::$name),+];
        }
    };
}

kinds! {
    Exception: BaseException,
    GeneratorExit: BaseException,
    KeyboardInterrupt: BaseException,
    SystemExit: BaseException,
    ArithmeticError: Exception,
    FloatingPointError: ArithmeticError,
    OverflowError: ArithmeticError,
    ZeroDivisionError: ArithmeticError,
    AssertionError: Exception,
    AttributeError: Exception,
    BufferError: Exception,
    EOFError: Exception,
    ImportError: Exception,
    ModuleNotFoundError: ImportError,
    LookupError: Exception,
    IndexError: LookupError,
    KeyError: LookupError,
    MemoryError: Exception,
    NameError: Exception,
    UnboundLocalError: NameError,
    OSError: Exception,
    FileExistsError: OSError,
    FileNotFoundError: OSError,
    InterruptedError: OSError,
    IsADirectoryError: OSError,
    NotADirectoryError: OSError,
    PermissionError: OSError,
    TimeoutError: OSError,
    ReferenceError: Exception,
    RuntimeError: Exception,
    NotImplementedError: RuntimeError,
    RecursionError: RuntimeError,
    StopIteration: Exception,
    StopAsyncIteration: Exception,
    SyntaxError: Exception,
    SystemError: Exception,
    TypeError: Exception,
    ValueError: Exception,
    UnicodeError: ValueError,
    UnicodeDecodeError: UnicodeError,
    UnicodeEncodeError: UnicodeError,
    Warning: Exception,
    DeprecationWarning: Warning,
    RuntimeWarning: Warning,
    UserWarning: Warning,
}

impl Kind {
    /// Whether `except other:` catches it.
    pub fn is_a(self, other: Kind) -> bool {
        self == other || self.parent().map_or(false, |parent| parent.is_a(other))
    }
}
