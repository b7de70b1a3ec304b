import Parameters

func place(_ line: Int, _ column: Int = 1) -> Parameters.SourceLocation {
  Parameters.SourceLocation(file: "a.md", line: line, column: column)
}

func scalar(_ text: String, quoted: Bool = false, line: Int = 2) -> ParameterValue {
  ParameterValue(.scalar(text, quoted: quoted), at: place(line, 9))
}

/// A reader of these parameters, each on a line of its own from line 2 on.
func reader(_ values: (String, ParameterValue.Content)...) -> ParameterReader {
  ParameterReader(
    entries: values.enumerated().map { number, value in
      ParameterEntry(
        name: value.0, at: place(number + 2), value: ParameterValue(value.1, at: place(number + 2, 9)))
    }, subject: "stage 'fits'", at: place(1))
}

func plain(_ text: String) -> ParameterValue.Content { .scalar(text, quoted: false) }
func quoted(_ text: String) -> ParameterValue.Content { .scalar(text, quoted: true) }
func list(_ texts: String...) -> ParameterValue.Content { .list(texts.map { scalar($0, line: 7) }) }

/// What is wrong, as the user reads it.
func message(
  _ reader: ParameterReader, _ read: (inout ParameterReader) throws -> Void
) -> String {
  var copy = reader
  do {
    try read(&copy)
    return "no error"
  } catch {
    return "\(error)"
  }
}

enum Family: String, CaseIterable { case full, tied, diagonal }
