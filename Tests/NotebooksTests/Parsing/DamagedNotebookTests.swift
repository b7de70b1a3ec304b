import Notebooks
import Parameters
import Testing

@Suite struct DamagedNotebookTests {
  @Test func aNotebookCutAnywhereIsReadOrComplainedOfWithinItsLines() {
    let characters = Array(exampleText)
    for end in stride(from: 0, to: characters.count, by: 9) {
      expectPlaces(of: String(characters[..<end]))
    }
  }

  @Test(arguments: ["", "\"", "{", "}", "\t", "- ", ": ", "`", "&a ", "\n", "é", "|", "\u{0}"])
  func aNotebookWithAStrangerInItIsReadOrComplainedOfWithinItsLines(stranger: String) {
    let characters = Array(exampleText)
    for index in stride(from: 3, to: characters.count - 1, by: 29) {
      expectPlaces(of: String(characters[..<index]) + stranger + String(characters[(index + 1)...]))
    }
  }

  /// Expects every complaint to stand in the file.
  private func expectPlaces(of text: String) {
    do throws(NotebookErrors) {
      _ = try Notebook(parsing: text, file: testFile)
    } catch {
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
      #expect(!error.errors.isEmpty)
      for error in error.errors {
        let place = error.location
        #expect(place.line >= 1 && place.line <= max(1, lines) && place.column >= 1, "\(error)")
      }
    }
  }
}
