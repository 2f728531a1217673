//! Records as workflow commands, which GitHub Actions shows as annotations of files:
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.

use super::record::{Level, Record};

/// Returns the records as workflow commands, one a line.
pub(crate) fn render(records: &[Record]) -> String {
    records.iter().map(command).collect()
}

fn command(record: &Record) -> String {
    let name = match record.level {
        Level::Note => "notice",
        Level::Warning => "warning",
        Level::Error => "error",
    };
    let location = record.location.as_ref();
    let region = location.and_then(|location| location.region);
    let properties = [
        ("file", location.map(|location| location.path.clone())),
        ("line", region.map(|region| region.line.to_string())),
        ("col", region.map(|region| region.column.to_string())),
        ("title", record.code.map(str::to_owned)),
    ];
    let properties: Vec<String> = properties
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key}={}", escape_property(&value?))))
        .collect();
    let space = if properties.is_empty() { "" } else { " " };
    format!(
        "::{name}{space}{}::{}\n",
        properties.join(","),
        escape_data(&text(record))
    )
}

/// Returns the message, the label of the location and the notes, one a line.
fn text(record: &Record) -> String {
    let label = record.location.as_ref().map(|location| location.label.as_str());
    let related = record.related.iter().map(|(location, label)| {
        let line = location.region.map_or(1, |region| region.line);
        format!("note: {label}: {}:{line}", location.path)
    });
    let label = label.filter(|label| !label.is_empty()).map(str::to_owned);
    let lines = [record.message.clone()].into_iter();
    let lines: Vec<String> = lines
        .chain(label)
        .chain(related)
        .chain(record.notes.iter().cloned())
        .collect();
    lines.join("\n")
}

/// Escapes the text of a command: `%` and the ends of lines.
fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, in which `:` and `,` have a meaning too.
fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::record::{Location, Region};
    use super::*;

    #[test]
    fn a_command_has_its_location_and_its_code() {
        let location = Location {
            region: Some(Region {
                line: 3,
                column: 5,
                end_line: 3,
                end_column: 9,
            }),
            label: "found here".into(),
            ..Location::file("a,b/c:d.json")
        };
        let record = Record {
            code: Some("armature::source::syntax"),
            location: Some(location),
            notes: vec!["help: write 100%".into()],
            ..Record::message(Level::Warning, "two\nlines")
        };
        assert_eq!(
            render(&[record]),
            "::warning file=a%2Cb/c%3Ad.json,line=3,col=5,title=armature%3A%3Asource%3A%3Asyntax::two%0Alines%0Afound here%0Ahelp: write 100%25\n"
        );
    }

    #[test]
    fn a_message_alone_has_no_properties() {
        let record = Record::message(Level::Note, "left out 1 document");
        assert_eq!(render(&[record]), "::notice::left out 1 document\n");
    }
}
