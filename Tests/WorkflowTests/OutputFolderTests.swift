import Foundation
import Testing
import Workflow
import WorkflowTestSupport

@Suite struct OutputFolderTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "folder-\(UUID().uuidString)/inner").path

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  @Test func aFileGetsItsNameWhenItIsWholeAndNothingElseStays() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = try OutputFolder(at: path)
    for text in ["first", "second"] { try folder.write(Array(text.utf8), to: "a.md") }
    #expect(try names() == ["a.md"])
    #expect(FileManager.default.contents(atPath: path + "/a.md") == Data("second".utf8))
  }

  @Test func whatDeadProcessesLeftHalfWrittenIsRemovedAndNothingElse() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try OutputFolder(at: path)
    let alive = ProcessIdentity.this
    let dead = ProcessIdentity(machine: alive.machine, process: alive.process, start: alive.start + 1)
    let elsewhere = ProcessIdentity(machine: "elsewhere", process: 1, start: 1)
    for owner in [alive, dead, elsewhere] { try Data().write(to: URL(filePath: "\(path)/.writing-\(owner)-1")) }
    try Data().write(to: URL(filePath: path + "/kept"))
    _ = try OutputFolder(at: path)
    #expect(try names() == [".writing-\(alive)-1", ".writing-\(elsewhere)-1", "kept"].sorted())
  }

  @Test func whatAnotherMachineLeftForAMinuteIsRemoved() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try OutputFolder(at: path)
    let file = path + "/.writing-elsewhere-1-1-1"
    try Data().write(to: URL(filePath: file))
    let old = Date.now.addingTimeInterval(-120)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file)
    _ = try OutputFolder(at: path)
    #expect(try names().isEmpty)
  }
}
