import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct DirectoryReplaceTests {
  private let workplace: Workplace
  private let directory: Directory

  init() throws {
    workplace = try Workplace()
    directory = try workplace.store().directory
  }

  @Test func aFileIsReplacedAsAWhole() throws {
    try directory.replace("a/b/file", with: [1, 2, 3])
    try directory.replace("a/b/file", with: [4])
    #expect(try directory.read("a/b/file") == [4])
    #expect(workplace.stored("temporary").isEmpty)
  }

  /// The name of the temporary file would mean nothing to the user.
  @Test func aFolderInItsPlaceIsAnErrorThatNamesItAndLeavesNothing() throws {
    try directory.replace("report.md/inner", with: [1])
    #expect {
      try directory.replace("report.md", with: [2])
    } throws: {
      "\($0)" == "cannot write '\(workplace.storePath)/report.md': Is a directory"
    }
    #expect(workplace.stored("temporary").isEmpty)
  }

  @Test func whatIsProtectedCannotBeWrittenAndWhatRunsCanBeRun() throws {
    try directory.replace("kept", with: [1], isProtected: true)
    try directory.replace("program", with: [1], isExecutable: true)
    func permissions(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: "\(workplace.storePath)/\(name)")[.posixPermissions] as? Int
    }
    #expect(try permissions("kept") == 0o444)
    #expect(try permissions("program") == 0o555)
  }
}
