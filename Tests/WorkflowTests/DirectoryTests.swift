import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct DirectoryTests {
  private let workplace: Workplace
  private let directory: Directory

  init() throws {
    workplace = try Workplace()
    directory = try workplace.store().directory
  }

  @Test func whatIsNotThereIsNothingAndNoError() throws {
    #expect(try directory.read("gone") == nil)
    #expect(try directory.read("gone/further") == nil)
    #expect(try directory.signature(of: "gone") == nil)
    #expect(try directory.names(in: "gone").isEmpty)
    #expect(throws: Never.self) { try directory.remove("gone") }
  }

  @Test func namesAreSortedAndWithoutTheFolderItself() throws {
    for name in ["b", "a", ".hidden"] { try directory.replace("folder/\(name)", with: []) }
    #expect(try directory.names(in: "folder") == [".hidden", "a", "b"])
  }

  @Test func aLinkIsNotListedThrough() throws {
    let outside = workplace.path + "/outside"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: workplace.storePath + "/led", withDestinationPath: outside)
    #expect { try directory.names(in: "led") } throws: { "\($0)".contains("is a symbolic link") }
  }

  @Test func longFilesAreReadWhole() throws {
    for count in [0, 1, 4095, 4096, 4097, 300_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      try directory.replace("long", with: bytes)
      #expect(try directory.read("long") == bytes)
      #expect(try directory.signature(of: "long")?.size == count)
    }
  }
}
