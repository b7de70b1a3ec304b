import Application
import Notebooks
import Testing

@Suite struct NewNotebookTests {
  private func complaint(_ name: String, in place: Workplace) -> String? {
    do {
      _ = try writeNewNotebook(name, place.settings)
      return nil
    } catch {
      return "\(error)".replacing(place.folder + "/", with: "")
    }
  }

  @Test func aNewNotebookHasNoMistake() throws {
    let place = try Workplace()
    let answer = try writeNewNotebook("my-question", place.settings)
    #expect(answer.text.contains("'pipeline run my-question' runs it"))
    #expect(try place.read("Pipelines/my-question.md").contains("title: My Question\n"))
    let list = try Session(notebooks: nil, place.settings).listStages().text
    #expect(list.contains("my-question: My Question (profiles: standard, quick)"))
  }

  @Test func anotherNotebookOfTheNameStays() throws {
    let place = try Workplace()
    try place.write("mine", to: "Pipelines/mine.md")
    #expect(complaint("mine", in: place) == "there is a notebook 'Pipelines/mine.md' already; choose another name")
    #expect(try place.read("Pipelines/mine.md") == "mine")
  }

  @Test(arguments: ["", "A", "a b", "../a", "a.md", "a_b", "-a", "a-", "1a", "é", "a--b"])
  func aNameIsWordsJoinedByHyphens(name: String) throws {
    #expect(complaint(name, in: try Workplace())?.hasPrefix("'\(name)' is no name for a notebook") == true)
  }

  /// It would be written and never be found.
  @Test func aReadMeIsNoNotebook() throws {
    let place = try Workplace()
    #expect(complaint("readme", in: place)?.contains("would be a read-me and no notebook") == true)
    #expect(!place.exists("Pipelines/readme.md"))
  }

  @Test func aNameMustFitIntoTheNamesOfFiles() throws {
    let place = try Workplace()
    #expect(complaint(String(repeating: "a", count: 101), in: place)?.contains("at most 100 letters, not 101") == true)
    #expect(complaint(String(repeating: "a", count: 100), in: place) == nil)
  }
}
