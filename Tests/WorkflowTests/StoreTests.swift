import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// A store as a folder.
struct StoreTests {
  @Test func itIsMadeWithAllAboveIt() throws {
    let workplace = try Workplace()
    let path = workplace.path + "/a/b/store"
    #expect(try Store(at: path).path == path)
    #expect(try Store(at: path).runNumbers().isEmpty)
  }

  @Test func nobodyCommitsIt() throws {
    let workplace = try Workplace()
    _ = try workplace.store()
    let ignored = try String(contentsOfFile: workplace.storePath + "/.gitignore", encoding: .utf8)
    #expect(ignored.split(separator: "\n").last == "*")
    // Whoever wants to keep it says so once.
    try workplace.write("store/.gitignore", "# kept\n")
    _ = try workplace.store()
    #expect(try String(contentsOfFile: workplace.storePath + "/.gitignore", encoding: .utf8) == "# kept\n")
  }

  @Test func aNameHasTwoDigitsOfItsDigestBeforeIt() throws {
    let digest = Digest(of: "")
    let hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(Store.name("objects", digest) == "objects/e3/\(hex)")
    let workplace = try Workplace()
    #expect(try workplace.store().path(of: digest) == "\(workplace.storePath)/objects/e3/\(hex)")
  }

  @Test(arguments: ["objects", "records", "sources", "logs", "checkpoints", "runs", "claims", "temporary"])
  func aFolderThatIsALinkIsRefused(folder: String) throws {
    let workplace = try Workplace()
    _ = try workplace.store()
    let link = "\(workplace.storePath)/\(folder)"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: workplace.path)
    #expect(throws: FileError("go into", link, code: ELOOP)) { try workplace.store() }
  }

  @Test func aFileIsNoStore() throws {
    let workplace = try Workplace()
    let path = try workplace.write("file", "text")
    #expect(throws: FileError("open", path, code: ENOTDIR)) { try Store(at: path) }
  }

  @Test(arguments: [
    (
      StoreError.absent(Digest(of: "")),
      "the store holds no object 'e3b0c44298'; run the pipeline again to make it"
    ),
    (
      .damaged(Digest(of: "")),
      "the object 'e3b0c44298' in the store was changed or damaged, and was dropped; run the pipeline again"
    ),
    (.file(FileError("open", "a", code: EACCES)), "cannot open 'a': Permission denied"),
  ])
  func anErrorSaysWhatToDo(error: StoreError, words: String) { #expect(error.description == words) }
}
