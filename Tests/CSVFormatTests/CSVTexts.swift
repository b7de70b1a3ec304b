import CSVFormat

/// Reads a text as a table.
func readCSV(_ text: String, _ textColumns: CSVTable.TextColumns = .inferred) throws -> CSVTable {
  try CSVTable(Array(text.utf8), file: "a.csv", textColumns: textColumns)
}

/// The message of the error that reading it throws.
func csvError(_ text: String, _ textColumns: CSVTable.TextColumns = .inferred) -> String {
  do {
    _ = try readCSV(text, textColumns)
    return "no error"
  } catch {
    return "\(error)"
  }
}
