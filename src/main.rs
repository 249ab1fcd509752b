//! The `kimo` binary: hands the command line to the library and returns its exit code.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    kimo::command::main(std::env::args_os())
}
