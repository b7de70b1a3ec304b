private import Foundation
private import Parameters

/// The files of codes that a user named, one a run, in the order in which they are compared.
///
/// A file is the name that the user gave it: two links to one file are two runs, and a link into a cache, whose target has
/// no name that a person would know, is called as the link. They are named from the deepest folder that holds them all, so
/// that a report tells the runs apart and yet says nothing of the machine that it was made on.
struct CodeFiles: Equatable {
  /// That folder, absolute.
  let folder: String
  /// The files of codes, from that folder.
  let codes: [String]
  /// The file of classes, from that folder.
  let classes: String?

  /// Finds what is named: a file, all `.npy` and `.csv` files of a folder, or what a pattern matches, the last two in the
  /// order in which a person counts.
  ///
  /// - Throws: ``UsageError`` for a name that means nothing, a file named twice, and fewer than two runs.
  init(_ names: [String], classes: String?) throws(UsageError) {
    let labels = try classes.map { name throws(UsageError) in try Self.existing(name, "of classes") }
    var paths: [String] = []
    for name in names {
      for path in try Self.expanded(name) where labels.map(Spelling.init) != Spelling(path) {
        guard !paths.contains(where: { Spelling($0) == Spelling(path) }) else {
          throw UsageError("'\(path)' is named twice; a run has one file")
        }
        paths.append(path)
      }
    }
    guard paths.count >= 2 else {
      throw UsageError(
        "there is one file of codes, '\(paths.first ?? "")', and nothing to compare it with; "
          + "name two files or more, one a run, of the same points in the same order")
    }
    let folder = Self.commonFolder(of: paths + (labels.map { [$0] } ?? []))
    self.folder = folder
    codes = paths.map { Self.name(of: $0, in: folder) }
    self.classes = labels.map { Self.name(of: $0, in: folder) }
  }

  private static func expanded(_ name: String) throws(UsageError) -> [String] {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) {
      guard isFolder.boolValue else { return [try existing(name, "of codes")] }
      let entries = (try? FileManager.default.contentsOfDirectory(atPath: name)) ?? []
      let found = entries.filter { !$0.hasPrefix(".") && isTable($0) }.map { "\(name)/\($0)" }
      guard !found.isEmpty else {
        let advice = entries.compactMap(Self.advice).first.map { "; " + $0 } ?? ""
        throw UsageError("the folder '\(name)' holds no .npy and no .csv file\(advice)")
      }
      return try counted(found)
    }
    guard name.contains(where: { "*?[".contains($0) }) else { return [try existing(name, "of codes")] }
    let found = matches(of: name)
    guard !found.isEmpty else { throw UsageError("no .npy and no .csv file matches '\(name)'") }
    return try counted(found)
  }

  /// Files in the order in which a person counts: `run-2` before `run-10`.
  private static func counted(_ names: [String]) throws(UsageError) -> [String] {
    var paths: [String] = []
    for name in names.sorted(by: isCountedBefore) { paths.append(try existing(name, "of codes")) }
    return paths
  }

  private static func isCountedBefore(_ name: String, _ other: String) -> Bool {
    switch name.compare(other, options: .numeric) {
    case .orderedAscending: true
    case .orderedDescending: false
    case .orderedSame: Spelling(name) < Spelling(other)
    }
  }

  /// The path of a file that can be read as a table, absolute, its links as they are.
  private static func existing(_ name: String, _ what: String) throws(UsageError) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) else {
      throw UsageError("there is no file \(what) '\(name)'")
    }
    guard !isFolder.boolValue else { throw UsageError("'\(name)' is a folder, not a file \(what)") }
    guard isTable(name) else {
      let advice = advice(on: name) ?? "save it with numpy.save('run-1.npy', codes)"
      throw UsageError("'\(name)' is no .npy and no .csv file; \(advice)")
    }
    return absolute(name)
  }

  /// A path from the root without `.` and `..`; the folder that `..` leads out of is followed first, as the system does.
  private static func absolute(_ name: String) -> String {
    let file = String(name.split(separator: "/").last ?? "")
    let folder = String(name.dropLast(file.count))
    guard let real = realpath(folder.isEmpty ? "." : folder, nil) else { return name }
    defer { free(real) }
    let above = String(cString: real)
    return (above == "/" ? "" : above) + "/" + file
  }

  /// What to do about a file of another kind.
  private static func advice(on name: String) -> String? {
    switch name.lowercased().split(separator: ".").last {
    case "npz":
      "'\(name)' may hold several arrays; save the codes of each run by themselves: numpy.save('run-1.npy', arrays['codes'])"
    case "safetensors":
      "'\(name)' may hold several arrays; save the codes of each run by themselves: "
        + "numpy.save('run-1.npy', safetensors.numpy.load_file('\(name)')['codes'])"
    case "pt", "pth", "pkl", "pickle":
      "only Python can read '\(name)'; save an array with numpy.save('run-1.npy', codes)"
    case "tsv", "txt": "separate the columns of '\(name)' by commas, and call it .csv"
    default: nil
    }
  }

  private static func isTable(_ name: String) -> Bool {
    ["npy", "csv"].contains(name.lowercased().split(separator: ".").last ?? "")
  }

  private static func name(of path: String, in folder: String) -> String {
    String(decoding: path.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self)
  }

  /// What the shell would put in the place of a pattern.
  private static func matches(of pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }.filter(isTable)
  }

  private static func commonFolder(of paths: [String]) -> String {
    let folders = paths.map { Array($0.split(separator: "/").dropLast()) }
    var common = folders[0]
    for folder in folders {
      common = Array(zip(common, folder).prefix { $0.utf8.elementsEqual($1.utf8) }.map { $0.0 })
    }
    return common.isEmpty ? "" : "/" + common.joined(separator: "/")
  }
}
