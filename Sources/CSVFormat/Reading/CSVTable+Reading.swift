public import FormatErrors

extension CSVTable {
  /// Reads a file: a header, then rows of as many fields. A first row that may be data is no header, since a point must
  /// not be lost without a word.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, UTF-8; lines end in LF or CRLF.
  ///   - file: Its name, for messages.
  ///   - textColumns: Which columns are texts.
  /// - Throws: `FormatError` with line and column, also where a column of numbers has an empty field or a NaN.
  public init(_ bytes: [UInt8], file: String, textColumns: TextColumns = .inferred) throws(FormatError) {
    var scanner = CSVScanner(bytes, file: file)
    guard let header = try scanner.record() else {
      throw FormatError("is empty; it should begin with the names of its columns", in: file, at: .byte(0))
    }
    try checkNames(header, file)
    var drafts = header.map { field in
      switch textColumns {
      case .inferred: ColumnDraft(name: field.text, isText: nil)
      case .named(let texts):
        ColumnDraft(name: field.text, isText: texts.contains { $0.utf8.elementsEqual(field.text.utf8) })
      case .all: ColumnDraft(name: field.text, isText: true)
      }
    }
    var isWhole = true
    while let record = try scanner.record() {
      guard record.count == header.count else {
        throw FormatError(raggedness(record, header), in: file, at: record[0].place)
      }
      for j in drafts.indices { try drafts[j].append(record[j], file) }
      isWhole = isWhole && record.allSatisfy { $0.number.map { $0 == $0.rounded() } ?? $0.isMissing }
    }
    // Some programs name columns 0, 1, 2 or 1, 2, 3. Above whole numbers that could as well be the first of them.
    if isWhole, header.allSatisfy({ $0.number != nil }) { throw noHeader(header, file) }
    var columns: [Column] = []
    for draft in drafts { columns.append(try draft.column(file, isOnly: drafts.count == 1)) }
    self.init(names: header.map(\.text), columns: columns)
  }
}

private func checkNames(_ header: [CSVField], _ file: String) throws(FormatError) {
  var seen: Set<[UInt8]> = []
  for field in header {
    guard !field.text.isEmpty else {
      let advice = isData(header) ? missingHeader : "a column has no name; an index column does not belong here"
      throw FormatError(advice, in: file, at: field.place)
    }
  }
  if isData(header) { throw noHeader(header, file) }
  for field in header {
    guard seen.insert(Array(field.text.utf8)).inserted else {
      throw FormatError("two columns are named '\(field.text)'", in: file, at: field.place)
    }
  }
}

/// Whether a first row can be nothing but data: numbers, or numbers and gaps, that do not count columns.
private func isData(_ header: [CSVField]) -> Bool {
  let isCount = [0, 1].contains { first in header.indices.allSatisfy { header[$0].text == "\($0 + first)" } }
  return !isCount && header.contains { $0.number?.isFinite == true }
    && header.allSatisfy { $0.number != nil || $0.isMissing }
}

/// What is wrong with a row of another number of fields than the header.
private func raggedness(_ row: [CSVField], _ header: [CSVField]) -> String {
  if row.count == 1, row[0].text.isEmpty { return "an empty line; take it out" }
  let counts = "fields in this row: \(row.count); in the header: \(header.count)"
  guard header.count == 1 else { return counts }
  return counts + (separatorAdvice(header[0]) ?? ", '\(header[0].text)'; a table begins with the names of its columns")
}

/// What to do about a line that is one field, where other programs would part it; nil for what they would not.
private func separatorAdvice(_ field: CSVField) -> String? {
  guard !field.isQuoted else { return nil }
  return separators(in: field.text).map {
    "; columns are parted by commas here, and numbers have a point, so write no \($0)"
  }
}

/// The separators of other programs that stand in a text, in words; nil where there are none.
private func separators(in text: String) -> String? {
  let found = [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")].first { text.contains($0.0) }?.1
  return found ?? (isNumbersAndBlanks(text) ? "blanks" : nil)
}

/// Whether a text is several numbers with blanks between them; words may have blanks.
private func isNumbersAndBlanks(_ text: String) -> Bool {
  let parts = text.split(separator: " ")
  return parts.count > 1 && parts.allSatisfy { csvNumber(String($0)) != nil }
}

private func noHeader(_ header: [CSVField], _ file: String) -> FormatError {
  FormatError(missingHeader, in: file, at: header[0].place)
}

private let missingHeader =
  "numbers stand where the names of the columns should; the header is missing: put a line of names above, such as 'a,b'"

extension CSVField {
  /// Whether the text is how programs write that there is none.
  fileprivate var isMissing: Bool { CSVTable.isMissing(text) }
}

extension CSVTable {
  /// Whether a text is how programs write that there is none: empty, `NA`, `nan`, `null` and their like.
  public static func isMissing(_ text: String) -> Bool {
    let blanks = text.drop { $0 == " " }
    return ["", "na", "n/a", "<na>", "nan", "null", "none", "-"].contains(
      String(blanks.reversed().drop { $0 == " " }.reversed()).lowercased())
  }
}

/// A column while it is read: numbers as long as they may be, and the texts as long as they may be needed.
private struct ColumnDraft {
  let name: String
  /// Nil while that is open.
  let isText: Bool?
  private var numbers: [Double] = []
  private var texts: [String] = []
  private var isSurelyText = false
  /// The first entry that is no finite number.
  private var firstStray: CSVField?

  init(name: String, isText: Bool?) {
    self.name = name
    self.isText = isText
  }

  mutating func append(_ field: CSVField, _ file: String) throws(FormatError) {
    if isText != false { texts.append(field.text) }
    guard isText != true, !isSurelyText else { return }
    if isText == nil, field.isQuoted {
      isSurelyText = true
    } else if let number = field.number, number.isFinite {
      if firstStray == nil { numbers.append(number) }
    } else {
      if isText == false { throw stray(field, file) }
      isSurelyText = field.number == nil && !field.text.isEmpty
      firstStray = firstStray ?? field
    }
  }

  func column(_ file: String, isOnly: Bool) throws(FormatError) -> CSVTable.Column {
    // A text under a name that holds the same separators is a row that was not parted; so are numbers with blanks.
    if isText == nil, let firstStray, let found = separators(in: firstStray.text),
      separators(in: name) == found || isOnly && found == "blanks"
    {
      throw stray(firstStray, file)
    }
    if isText == true || isSurelyText { return .texts(texts) }
    if let firstStray { throw stray(firstStray, file) }
    return .numbers(numbers)
  }

  private func stray(_ field: CSVField, _ file: String) -> FormatError {
    let what = field.text.isEmpty ? "is empty" : "is '\(field.text)'"
    let advice = separatorAdvice(field) ?? "; it must be a finite number in every row"
    return FormatError("'\(name)' \(what) here\(advice)", in: file, at: field.place)
  }
}
