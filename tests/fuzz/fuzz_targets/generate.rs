//! Any bytes as a document, from reading to rendered problems and files in memory: no panic, no endless work.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod run;

fuzz_target!(|bytes: &[u8]| {
    // The first byte chooses the format that the file's name promises.
    let Some((first, document)) = bytes.split_first() else {
        return;
    };
    let name = if first % 2 == 0 {
        "document.json"
    } else {
        "document.yaml"
    };
    run::run(name, document);
});
