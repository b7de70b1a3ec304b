import Application
import Foundation
import Notebooks
import Testing

/// A notebook reads files of its own project and no others.
@Suite struct ProjectFileTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    for folder in ["Pipelines/Data", "Data", "Elsewhere"] {
      try FileManager.default.createDirectory(atPath: "\(place.folder)/\(folder)", withIntermediateDirectories: true)
    }
  }

  /// What is said of a notebook that reads a file.
  private func complaint(_ file: String) throws -> String {
    let notebook = "---\ntitle: A file\n---\n\n```yaml stage=seven\nrun: read-number\nfile: \(file)\n```\n"
    try place.write(notebook, to: "Pipelines/file.md")
    do {
      _ = try place.session()
      return ""
    } catch let errors as NotebookErrors {
      return errors.description
    }
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(place.folder)/\(name)", withDestinationPath: target)
  }

  @Test(arguments: ["seven.txt", "Data/seven.txt", "../Data/seven.txt", "./Data/../seven.txt", "Data/not-there.txt"])
  func aFileOfTheProjectIsRead(file: String) throws {
    for path in ["Pipelines/seven.txt", "Pipelines/Data/seven.txt", "Data/seven.txt"] { try place.write("7", to: path) }
    #expect(try complaint(file) == "")
  }

  @Test(arguments: ["/etc/passwd", "\"\"", "//etc/passwd"])
  func aPathFromTheRootIsRefused(file: String) throws {
    #expect(try complaint(file).hasPrefix("Pipelines/file.md:7:7: "))
  }

  @Test(arguments: [
    "../../other/secret.txt", "../../../../../../../../etc/passwd", "Data/../../../x", "../Pipelines/../../x", "..",
    "not-there/../../../x",
  ])
  func aPathThatLeavesTheProjectIsRefused(file: String) throws {
    #expect(
      try complaint(file)
        == "Pipelines/file.md:7:7: '\(file)' of 'file' lies outside the project; copy it into a folder beside the notebook"
    )
  }

  @Test func aLinkThatLeavesTheProjectIsRefusedAndOneWithinIsNot() throws {
    let outside = try Workplace()
    try outside.write("7", to: "seven.txt")
    try place.write("7", to: "Data/seven.txt")
    try link("Pipelines/out.txt", to: "\(outside.folder)/seven.txt")
    try link("Pipelines/out", to: outside.folder)
    try link("Pipelines/in.txt", to: "../Data/seven.txt")
    #expect(try complaint("out.txt").contains("lies outside the project"))
    #expect(try complaint("out/seven.txt").contains("lies outside the project"))
    #expect(try complaint("out/not-there.txt").contains("lies outside the project"))
    #expect(try complaint("in.txt") == "")
  }

  @Test func aPipeOrAFolderIsRefusedAtOnce() throws {
    #expect(mkfifo("\(place.folder)/Pipelines/pipe.txt", 0o600) == 0)
    #expect(try complaint("pipe.txt").contains("is no file that can be read to its end"))
    #expect(try complaint("Data").contains("is no file that can be read to its end"))
  }
}
