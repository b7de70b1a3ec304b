package import Foundation
private import Testing
package import Workflow

/// A directory for one test, which goes with it: a store, and files to read.
package final class Workplace: Sendable {
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "workflow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package var storePath: String { path + "/store" }

  /// Opens the store anew, as another process would.
  package func store() throws -> Store { try Store(at: storePath) }

  /// Writes a file in place, as an editor may: the inode stays.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    if FileManager.default.fileExists(atPath: file) {
      let handle = try #require(FileHandle(forWritingAtPath: file))
      try handle.truncate(atOffset: 0)
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
    } else {
      try Data(text.utf8).write(to: URL(filePath: file))
    }
    return file
  }

  /// The paths of all files in a folder of the store, at any depth, sorted.
  package func stored(_ folder: String) -> [String] {
    let root = storePath + "/" + folder
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.sorted().map { root + "/" + $0 }.filter {
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isDirectory) && !isDirectory.boolValue
    }
  }

  /// The content of each object of the store, by the name of its file.
  package func objects() throws -> [String: Data] {
    var objects: [String: Data] = [:]
    for file in stored("objects") {
      objects[URL(filePath: file).lastPathComponent] = try Data(contentsOf: URL(filePath: file))
    }
    return objects
  }
}

/// Waits until the clock of any usual file system has moved on, so that files written before are clearly older.
package func letFilesSettle() async throws { try await Task.sleep(for: .milliseconds(80)) }
