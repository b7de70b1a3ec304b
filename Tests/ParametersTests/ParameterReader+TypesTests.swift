import Parameters
import Testing

/// Parameters of each type: what is taken, what is remembered, and what is refused.
@Suite struct ParameterReaderTypesTests {
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

  @Test(arguments: [".npy", ".csv"])
  func aFileEndsAsItMust(ending: String) throws {
    let endings = [".npy", ".csv"]
    for path in ["a\(ending)", "A\(ending.uppercased())", ending] {
      var reader = reader(("codes", plain(path)))
      #expect(try reader.file("codes", endings: endings).path == path)
    }
    #expect(
      message(reader(("codes", plain("a\(ending).gz")))) { _ = try $0.file("codes", endings: endings) }
        == "a.md:2:9: 'codes' must name a .npy or a .csv file, not 'a\(ending).gz'")
  }

  @Test func aSeedIsNotNegativeAndMayBeTheGreatest() throws {
    var greatest = reader(("seed", plain("9223372036854775807")))
    #expect(try greatest.seed() == UInt64(Int.max))
    #expect(
      message(reader(("seed", plain("-1")))) { _ = try $0.seed() } == "a.md:2:9: 'seed' is -1; it must be at least 0")
    var left = reader()
    #expect(try left.seed(default: 3) == 3)
    #expect(message(reader()) { _ = try $0.seed() } == "a.md:1:1: stage 'fits' needs 'seed'")
  }

  @Test func aNumberKeepsAllItsDigits() throws {
    for text in ["0.1", "1e-320", "1.7976931348623157e308", "-0.30000000000000004", "5e-324"] {
      var reader = reader(("x", plain(text)))
      let x = try reader.number("x", in: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
      #expect(x == Double(text) && Double(reader.resolved[0].canonical) == x)
    }
  }
}
