import Parameters
import Testing

@Suite struct ParameterReaderTests {
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
