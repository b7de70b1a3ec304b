private import Foundation
internal import Notebooks
internal import Workflow

/// What a written report was made of, so that a run that changes nothing need not make it again.
///
/// It is a note beside the store's objects and may be removed at any time; the report is then made again.
struct ReportStamp {
  private struct Note: Codable {
    var made: String
    var files: [String: String]
    var failedClaims: Int
    var errors: [String]
  }

  private let made: String
  private let directory: String
  private let noteName: String
  private let store: Store

  /// - Throws: `FileError` when the notebook cannot be read.
  init(
    of notebook: Notebook, at path: String, stages: [RunSummary.Stage], directory: String, store: Store
  ) throws {
    var parts = [
      sourceFingerprint, try store.index.digest(ofFile: path).description, notebook.profile,
    ]
    for stage in stages {
      parts += [stage.id.description, stage.key?.description ?? "", stage.outputs?.content.description ?? ""]
      if case .failed(let message, let log) = stage.outcome { parts += [message] + log }
    }
    made = Digest(of: parts.joined(separator: "\n")).description
    self.directory = directory
    self.store = store
    noteName = "\(Digest(of: directory).short)-\(notebook.name)"
  }

  /// How many claims failed, what could not be shown and the names of the files, if every file of the report is as it was
  /// written and nothing behind it has changed.
  func fresh() -> (failedClaims: Int, errors: [String], files: [String])? {
    guard let note = note(), note.made == made else { return nil }
    for (name, digest) in note.files {
      guard let found = try? store.index.digest(ofFile: "\(directory)/\(name)"), found.description == digest else {
        return nil
      }
    }
    return (note.failedClaims, note.errors, note.files.keys.sorted())
  }

  /// The names of the files that the report had when it was written last.
  func filesBefore() throws -> [String] { note().map { $0.files.keys.sorted() } ?? [] }

  /// Notes that the report has just been written.
  func save(files: [String], failedClaims: Int, errors: [String]) throws {
    var digests: [String: String] = [:]
    for name in files { digests[name] = try store.index.digest(ofFile: "\(directory)/\(name)").description }
    let note = Note(made: made, files: digests, failedClaims: failedClaims, errors: errors)
    let sealed = Checksum.appended(to: [UInt8](try JSONEncoder().encode(note)))
    try OutputFolder(at: "\(store.path)/reports").write(sealed, to: noteName)
    try store.index.save()
  }

  private func note() -> Note? {
    guard let sealed = FileManager.default.contents(atPath: "\(store.path)/reports/\(noteName)"),
      let bytes = Checksum.verified([UInt8](sealed)), let note = try? JSONDecoder().decode(Note.self, from: Data(bytes))
    else { return nil }
    // The files of a note may be removed, so none of them may lie outside the report's folder.
    return note.files.keys.allSatisfy(Self.isPlain) ? note : nil
  }

  /// Whether a name is that of a file in a folder, and no path out of it.
  private static func isPlain(_ name: String) -> Bool { !name.hasPrefix(".") && !name.utf8.contains(UInt8(ascii: "/")) }
}
