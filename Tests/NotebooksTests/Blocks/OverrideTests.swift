import Notebooks
import Parameters
import Testing

@Suite struct OverrideTests {
  private func override(_ text: String, _ ordinal: Int = 1) throws -> Override {
    try Override(parsing: text, ordinal: ordinal)
  }

  private func complaint(_ text: String) -> String? {
    do throws(NotebookErrors) {
      _ = try Override(parsing: text, ordinal: 2)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func anArgumentNamesNotebookBlockAndParameter() throws {
    let found = try override("sums.fits.prior.scale=[1, 2]")
    #expect(found.notebook?.text == "sums")
    #expect(found.block.text == "fits")
    #expect(found.parameter.text == "prior.scale")
    #expect(found.value.written == "[1, 2]")
    #expect(found.value.location == SourceLocation(file: "--set", line: 1, column: 23))
    #expect(try override("a.b.c=x=y").value.written == "x=y")
  }

  @Test(arguments: [
    ("a.b=1", "--set:2:1: 'a.b=1' should be like 'notebook.stage.parameter=value'"),
    ("a..c=1", "--set:2:1: 'a..c=1' should be like 'notebook.stage.parameter=value'"),
    ("a.b.c", "--set:2:1: 'a.b.c' should be like 'notebook.stage.parameter=value'"),
    ("a.b.c=", "--set:2:7: 'a.b.c=' has no value"),
    (
      "a.b.c=yes",
      "--set:2:7: 'yes' is a truth value to some YAML readers; write true, or the word in quotes: '\"yes\"'"
    ),
  ])
  func whatIsNoOverrideIsToldWithItsPlace(text: String, message: String) {
    #expect(complaint(text) == message)
  }

  @Test func twoValuesOfOneParameterAreAnError() throws {
    let given = try [override("a.b.c=1", 1), override("a.b.d=1", 2), override("a.b.c=2", 3), override("x.b.c=3", 4)]
    #expect(
      Override.conflicts(given).map(\.description)
        == ["--set:3:7: 'a.b.c' is set to '2' here and to '1' at --set:1:7; keep one"])
  }

  @Test func theSameValueTwiceLosesNothing() throws {
    #expect(Override.conflicts(try [override("a.b.c=[1,2]", 1), override("a.b.c=[1, 2]", 2)]).isEmpty)
  }

  /// Both are é to Unicode.
  @Test func valuesAndNamesAreToldApartByTheirBytes() throws {
    #expect(Override.conflicts(try [override("a.b.c=\u{e9}", 1), override("a.b.c=e\u{301}", 2)]).count == 1)
    #expect(Override.conflicts(try [override("a.b.\u{e9}=1", 1), override("a.b.e\u{301}=2", 2)]).isEmpty)
  }
}
