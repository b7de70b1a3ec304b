private import Foundation
private import Wording

/// The files of codes in a folder that a user named.
///
/// 1. A folder that holds one file that can be read is the run of that file.
/// 2. One that holds several, of which one is called `codes`, `latents`, `embeddings`, `embedding`, `z` or `mu` (the first of
///    these that there is, whatever the end of its name), is the run of that file: what is beside it are losses or labels.
/// 3. One that holds several others is a folder of runs, one a file.
/// 4. One that holds none, but folders, is a folder of runs, one a folder, each by the first two rules.
struct RunFolder {
  /// The files, from where the folder was named.
  let files: [String]

  /// What the file of codes is called where others lie beside it.
  static let names = ["codes", "latents", "embeddings", "embedding", "z", "mu"]

  /// Looks into a folder.
  ///
  /// - Throws: ``UsageError`` for one without files that can be read.
  init(_ folder: String) throws(UsageError) {
    let entries = Self.entries(of: folder)
    let readable = entries.files.filter { CodeFormat(of: $0) != nil }
    if let one = try Self.run(readable, folder) {
      files = ["\(folder)/\(one)"]
    } else if !readable.isEmpty {
      files = readable.map { "\(folder)/\($0)" }
    } else {
      files = try Self.runs(entries.folders.map { "\(folder)/\($0)" })
      guard files.isEmpty else { return }
      let advice = (entries.files + entries.folders).compactMap(CodeFormat.advice).first.map { "; " + $0 } ?? ""
      throw UsageError("the folder '\(folder)' holds no \(CodeFormat.listed) file\(advice)")
    }
  }

  /// The runs of folders that hold files that can be read.
  private static func runs(_ folders: [String]) throws(UsageError) -> [String] {
    var runs: [String] = []
    for folder in folders {
      let readable = entries(of: folder).files.filter { CodeFormat(of: $0) != nil }
      guard !readable.isEmpty else { continue }
      guard let one = try run(readable, folder) else {
        throw UsageError(
          "which file of '\(folder)' holds its codes? it holds \(counted(readable.count, "file")), none of which is called "
            + "'codes'; name them by a pattern in quotes, such as '*/\(readable.min() ?? "")'")
      }
      runs.append("\(folder)/\(one)")
    }
    return runs
  }

  /// The file of codes of a run, by the first two rules; nil where there is none.
  private static func run(_ files: [String], _ folder: String) throws(UsageError) -> String? {
    guard files.count > 1 else { return files.first }
    for name in names {
      let found = files.filter { $0.split(separator: ".").dropLast().joined(separator: ".").lowercased() == name }
      guard found.count <= 1 else {
        let both = found.sorted().map { "'\($0)'" }.joined(separator: " and ")
        throw UsageError("'\(folder)' holds \(both); name the one that holds its codes")
      }
      if let one = found.first { return one }
    }
    return nil
  }

  private static func entries(of folder: String) -> (files: [String], folders: [String]) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }
    var isFolder: ObjCBool = false
    let folders = Set(
      names.filter {
        FileManager.default.fileExists(atPath: "\(folder)/\($0)", isDirectory: &isFolder) && isFolder.boolValue
      })
    return (names.filter { !folders.contains($0) }, folders.sorted())
  }
}
