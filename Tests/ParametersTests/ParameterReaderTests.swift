import Parameters
import Testing

private func place(_ line: Int, _ column: Int = 1) -> Parameters.SourceLocation {
  Parameters.SourceLocation(file: "a.md", line: line, column: column)
}

private func scalar(_ text: String, quoted: Bool = false, line: Int = 2) -> ParameterValue {
  ParameterValue(.scalar(text, quoted: quoted), at: place(line, 9))
}

/// A reader of these parameters, each on a line of its own from line 2 on.
private func reader(_ values: (String, ParameterValue.Content)...) -> ParameterReader {
  ParameterReader(
    entries: values.enumerated().map { number, value in
      ParameterEntry(
        name: value.0, at: place(number + 2), value: ParameterValue(value.1, at: place(number + 2, 9)))
    }, subject: "stage 'fits'", at: place(1))
}

private func plain(_ text: String) -> ParameterValue.Content { .scalar(text, quoted: false) }
private func quoted(_ text: String) -> ParameterValue.Content { .scalar(text, quoted: true) }
private func list(_ texts: String...) -> ParameterValue.Content { .list(texts.map { scalar($0, line: 7) }) }

/// What is wrong, as the user reads it.
private func message(
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

private enum Family: String, CaseIterable { case full, tied, diagonal }

@Suite struct ParameterReaderTests {
  @Test func everyTypeIsReadAndRememberedInOneSpelling() throws {
    var reader = reader(
      ("epochs", plain("0200")), ("rate", plain("1e-3")), ("hidden", list("64", "032")), ("whiten", plain("true")),
      ("family", plain("tied")), ("title", quoted("Two words")), ("tags", list("a", "b")))
    #expect(try reader.integer("epochs", in: 1...1000) == 200)
    #expect(try reader.number("rate", in: 0...1) == 0.001)
    #expect(try reader.integers("hidden", in: 1...100) == [64, 32])
    #expect(try reader.flag("whiten"))
    #expect(try reader.choice("family", of: Family.self) == .tied)
    #expect(try reader.text("title") == "Two words")
    #expect(try reader.texts("tags") == ["a", "b"])
    try reader.finish()
    #expect(reader.resolved.map(\.name) == ["epochs", "rate", "hidden", "whiten", "family", "title", "tags"])
    #expect(
      reader.resolved.map(\.canonical) == [
        "200", "0.001", "[64, 32]", "true", "tied", "Two words", "[\"a\", \"b\"]",
      ])
    #expect(reader.resolved.map { $0.location?.line } == [2, 3, 4, 5, 6, 7, 8])
  }

  @Test func defaultsAreRememberedAsIfTheyWereWritten() throws {
    var written = reader(
      ("a", plain("7")), ("b", plain("0.5")), ("c", list("1")), ("d", plain("false")), ("e", plain("full")),
      ("f", plain("x")), ("g", list("y")))
    var left = reader()
    for step in 0..<2 {
      var reader = step == 0 ? written : left
      #expect(try reader.integer("a", in: 0...9, default: 7) == 7)
      #expect(try reader.number("b", in: 0...1, default: 0.5) == 0.5)
      #expect(try reader.integers("c", in: 0...9, default: [1]) == [1])
      #expect(try reader.flag("d", default: false) == false)
      #expect(try reader.choice("e", of: Family.self, default: .full) == .full)
      #expect(try reader.text("f", default: "x") == "x")
      #expect(try reader.texts("g", default: ["y"]) == ["y"])
      try reader.finish()
      if step == 0 { written = reader } else { left = reader }
    }
    #expect(written.resolved.map(\.canonical) == left.resolved.map(\.canonical))
    #expect(left.resolved.allSatisfy { $0.location == nil })
    #expect(left.resolved.count == 7)
  }

  @Test func aListOfChoicesHoldsEachOnce() throws {
    var both = reader(("families", list("tied", "full")))
    #expect(try both.choices("families", of: Family.self) == [.tied, .full])
    #expect(both.resolved.map(\.canonical) == ["[\"tied\", \"full\"]"])
    var left = reader()
    #expect(try left.choices("families", of: Family.self, default: [.full]) == [.full])
    func wrong(_ words: ParameterValue.Content) -> String {
      message(reader(("families", words))) { _ = try $0.choices("families", of: Family.self) }
    }
    #expect(wrong(list("tied", "tied")).hasSuffix("'families' holds 'tied' twice; keep one"))
    #expect(wrong(list("tied", "ful")).contains("'families' cannot be 'ful'; each is one of "))
    #expect(wrong(list()).hasSuffix("'families' must hold at least one word"))
    #expect(wrong(plain("tied")).contains("must be a list"))
  }

  @Test func aFileIsRememberedApartFromTheParameters() throws {
    var reader = reader(("images", plain("Data/images.gz")))
    let file = try reader.file("images")
    #expect(file.name == "images" && file.path == "Data/images.gz")
    #expect(file.location == place(2, 9))
    #expect(reader.files == [file])
    #expect(reader.resolved.isEmpty)
    try reader.finish()
  }

  @Test func whatIsOutOfRangeIsAnErrorWithItsPlace() {
    #expect(
      message(reader(("epochs", plain("0")))) { _ = try $0.integer("epochs", in: 1...10) }
        == "a.md:2:9: 'epochs' is 0; it must be between 1 and 10")
    #expect(
      message(reader(("epochs", plain("0")))) { _ = try $0.integer("epochs", in: 1...Int.max) }
        == "a.md:2:9: 'epochs' is 0; it must be at least 1")
    #expect(
      message(reader(("rate", plain("-1")))) { _ = try $0.number("rate", in: 0...Double.infinity) }
        == "a.md:2:9: 'rate' is -1; it must be at least 0")
    #expect(
      message(reader(("rate", plain("2")))) { _ = try $0.number("rate", in: 0...1) }
        == "a.md:2:9: 'rate' is 2; it must be between 0 and 1")
    #expect(
      message(reader(("hidden", list("1", "0")))) { _ = try $0.integers("hidden", in: 1...5) }
        == "a.md:7:9: 'hidden' holds 0; it must be between 1 and 5")
  }

  @Test(arguments: [0, 10])
  func theEndsOfARangeBelongToIt(value: Int) throws {
    var reader = reader(("a", plain("\(value)")))
    #expect(try reader.integer("a", in: 0...10) == value)
  }

  @Test(arguments: ["1.5", "two", "", "1e3", "99999999999999999999"])
  func whatIsNoWholeNumberIsAnError(text: String) {
    #expect(
      message(reader(("n", plain(text)))) { _ = try $0.integer("n", in: 0...9) }
        == "a.md:2:9: 'n' must be a whole number, not '\(text)'")
  }

  @Test(arguments: ["nan", "inf", "1e999", "1,5", "half"])
  func whatIsNoFiniteNumberIsAnError(text: String) {
    #expect(
      message(reader(("x", plain(text)))) { _ = try $0.number("x", in: -.infinity ... .infinity) }
        == "a.md:2:9: 'x' must be a number, not '\(text)'")
  }

  @Test func aNumberInQuotationMarksIsNoNumber() {
    #expect(message(reader(("n", quoted("1")))) { _ = try $0.integer("n", in: 0...9) } != "no error")
    #expect(message(reader(("x", quoted("1")))) { _ = try $0.number("x", in: 0...9) } != "no error")
    #expect(message(reader(("f", quoted("true")))) { _ = try $0.flag("f") } != "no error")
  }

  @Test(arguments: ["no", "yes", "True", "1", "off"])
  func onlyTrueAndFalseAreFlags(text: String) {
    #expect(
      message(reader(("f", plain(text)))) { _ = try $0.flag("f") }
        == "a.md:2:9: 'f' must be true or false, not '\(text)'")
  }

  @Test func anUnknownChoiceIsAnErrorThatNamesThemAll() {
    #expect(
      message(reader(("family", plain("diagnal")))) { _ = try $0.choice("family", of: Family.self) }
        == "a.md:2:9: 'family' cannot be 'diagnal'; it is one of 'full', 'tied', 'diagonal'; did you mean 'diagonal'?")
  }

  @Test func listsAndWordsAreToldApart() {
    #expect(
      message(reader(("a", plain("1")))) { _ = try $0.integers("a", in: 0...9) }
        == "a.md:2:9: 'a' must be a list, such as [1, 2], not '1'")
    #expect(
      message(reader(("a", list("1")))) { _ = try $0.integer("a", in: 0...9) }
        == "a.md:2:9: 'a' must be a whole number, not a list")
    #expect(message(reader(("a", .map([])))) { _ = try $0.text("a") } == "a.md:2:9: 'a' must be a word, not a map")
  }

  @Test func anUnknownParameterIsAnErrorWithASuggestion() {
    let text = message(reader(("epocs", plain("1")))) { reader in
      _ = try reader.integer("epochs", in: 0...9, default: 1)
      _ = try reader.flag("whiten", default: true)
      try reader.finish()
    }
    #expect(
      text
        == "a.md:2:1: stage 'fits' has no parameter 'epocs'; it takes 'epochs', 'whiten'; did you mean 'epochs'?")
    #expect(
      message(reader(("seed", plain("1")))) { try $0.finish() }
        == "a.md:2:1: stage 'fits' has no parameter 'seed'; it takes none")
  }

  @Test func aMissingParameterIsAnErrorAtTheBlock() {
    #expect(
      message(reader()) { _ = try $0.integer("epochs", in: 0...9) } == "a.md:1:1: stage 'fits' needs 'epochs'")
    #expect(message(reader()) { _ = try $0.file("images") } == "a.md:1:1: stage 'fits' needs 'images'")
    #expect(
      message(reader()) { _ = try $0.choice("family", of: Family.self) } == "a.md:1:1: stage 'fits' needs 'family'")
  }

  @Test func aMissingParameterThatIsThereMisspeltIsNamed() {
    #expect(
      message(reader(("epocs", plain("1")))) { _ = try $0.integer("epochs", in: 0...9) }
        == "a.md:2:1: stage 'fits' has no parameter 'epocs'; did you mean 'epochs'?")
  }

  @Test func aParameterThatIsReadLaterIsNotBlamedForAMissingOne() {
    let text = message(reader(("seed", plain("1")))) { reader in
      _ = try reader.integer("epochs", in: 0...9)
      _ = try reader.integer("seed", in: 0...9)
    }
    #expect(text == "a.md:1:1: stage 'fits' needs 'epochs'")
  }

  @Test func aParameterGivenTwiceIsAnErrorAtTheSecond() {
    let text = message(reader(("seed", plain("1")), ("seed", plain("2")))) { reader in
      _ = try reader.integer("seed", in: 0...9)
      try reader.finish()
    }
    #expect(text == "a.md:3:1: stage 'fits' has 'seed' twice; keep one")
  }

  @Test func askingWhetherAParameterIsThereCountsAsReading() throws {
    var reader = reader(("count", plain("3")))
    #expect(reader.has("count") && !reader.has("labels"))
    try reader.finish()
  }
}
