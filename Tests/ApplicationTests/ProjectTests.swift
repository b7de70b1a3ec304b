import Application
import Foundation
import Notebooks
import Testing

/// Which files are notebooks, and by which names a user calls them.
@Suite struct ProjectTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
  }

  private func complaint(_ names: [String]? = nil, overrides: [String] = []) -> String? {
    var settings = place.settings
    settings.overrides = overrides
    do {
      _ = try Project(names, settings: settings, registry: .numbers)
      return nil
    } catch {
      return isUsersMistake(error)
        ? "\(error)".replacing(place.folder + "/", with: "") : "no mistake of the user: \(error)"
    }
  }

  @Test func aNotebookHasSeveralNames() {
    for name in ["sums", "sums.md", "\(place.folder)/Pipelines/sums.md", "\(place.folder)/Pipelines/../Pipelines/sums"]
    {
      #expect(complaint([name]) == nil, "\(name)")
    }
  }

  @Test func aPathToAnotherPlaceIsAnotherNotebook() throws {
    try FileManager.default.createDirectory(atPath: place.folder + "/Other", withIntermediateDirectories: true)
    try place.write(sums(), to: "Other/sums.md")
    #expect(complaint(["\(place.folder)/Other/sums.md"])?.hasPrefix("no notebook is called 'Other/sums.md'") == true)
    #expect(complaint(["../sums"])?.hasPrefix("no notebook is called '../sums'") == true)
    #expect(complaint(["suns"]) == "no notebook is called 'suns'; there are 'sums'; did you mean 'sums'?")
  }

  @Test func whatEditorsAndSystemsLeaveIsNoNotebook() throws {
    for name in [".#sums.md", "._sums.md", ".md", "README.md", "readme.md", "sums.md~", "sums.MD", "notes.txt"] {
      try place.write("no notebook", to: "Pipelines/\(name)")
    }
    try FileManager.default.createDirectory(
      atPath: place.folder + "/Pipelines/dir.md", withIntermediateDirectories: true)
    #expect(complaint() == nil)
  }

  @Test func aLinkThatLeadsNowhereIsNamed() throws {
    let path = place.folder + "/Pipelines/linked.md"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "gone.md")
    #expect(complaint() == "'Pipelines/linked.md' is a link that leads to no file; mend or remove it")
    #expect(complaint(["sums"]) == nil)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "linked.md")
    #expect(complaint(["linked"]) == "'Pipelines/linked.md' is a link that leads to no file; mend or remove it")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "sums.md")
    #expect(complaint() == nil)
  }

  @Test(arguments: ["README.md", "index.html"])
  func theNameOfAFileOfTheIndexIsTaken(name: String) throws {
    try place.write(sums(), to: "Pipelines/\(name).md")
    #expect(
      complaint()
        == "Pipelines/\(name).md:1:1: a notebook cannot be called '\(name)', as the index of reports is; rename the file"
    )
  }

  @Test func controlCharactersOfANameAreRefusedAndNotPrinted() throws {
    try place.write(sums(), to: "Pipelines/a\nb\u{1B}[31m.md")
    let words = complaint()
    #expect(words?.contains("a notebook's name cannot hold control characters; rename the file") == true)
    #expect(words?.contains("\n") == false && words?.contains("\u{1B}") == false)
  }

  @Test func whatIsNoTextIsRefused() throws {
    try Data([0xFF, 0xFE, 0x00]).write(to: URL(filePath: place.folder + "/Pipelines/utf16.md"))
    #expect(complaint() == "'Pipelines/utf16.md' is not text in UTF-8; save it so")
  }

  @Test func twoValuesOfOneParameterAreAnErrorBeforeAnythingRuns() {
    #expect(
      complaint(overrides: ["sums.doubled.factor=3", "sums.numbers.value=[1]", "sums.doubled.factor=4"])
        == "--set:3:21: 'sums.doubled.factor' is set to '4' here and to '3' at --set:1:21; keep one")
    #expect(complaint(overrides: ["sums.doubled.factor=3", "sums.doubled.factor=3"]) == nil)
  }

  @Test func aFolderWithoutNotebooksSaysHowToBegin() throws {
    try FileManager.default.removeItem(atPath: place.folder + "/Pipelines/sums.md")
    #expect(complaint()?.contains("'pipeline init NAME' writes one") == true)
    try FileManager.default.removeItem(atPath: place.folder + "/Pipelines")
    #expect(complaint()?.contains("run 'pipeline' in the project's top folder") == true)
  }
}
