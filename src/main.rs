//! The `kimo` binary: hands the command line to the library and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    kimo::main(std::env::args_os())
}
