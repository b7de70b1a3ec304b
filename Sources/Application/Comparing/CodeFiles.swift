private import Foundation

/// The files of codes that a user named, one a run, in the order in which they are compared.
///
/// They are named from the deepest folder that holds them all, so that a report tells the runs apart and yet says nothing
/// of the machine that it was made on.
struct CodeFiles: Equatable {
  /// That folder, absolute and without symbolic links.
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
      for path in try Self.expanded(name) where path != labels {
        guard !paths.contains(path) else { throw UsageError("'\(path)' is named twice; a run has one file") }
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
    codes = paths.map { String($0.dropFirst(folder.count + 1)) }
    self.classes = labels.map { String($0.dropFirst(folder.count + 1)) }
  }

  private static func expanded(_ name: String) throws(UsageError) -> [String] {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) {
      guard isFolder.boolValue else { return [try existing(name, "of codes")] }
      let entries = (try? FileManager.default.contentsOfDirectory(atPath: name)) ?? []
      let found = entries.filter { !$0.hasPrefix(".") && isTable($0) }.map { "\(name)/\($0)" }
      guard !found.isEmpty else { throw UsageError("the folder '\(name)' holds no .npy and no .csv file") }
      return try counted(found)
    }
    guard name.contains(where: { "*?[".contains($0) }) else { return [try existing(name, "of codes")] }
    let found = matches(of: name)
    guard !found.isEmpty else { throw UsageError("no file matches '\(name)'") }
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
    case .orderedSame: name < other
    }
  }

  /// The true path of a file that can be read as a table.
  private static func existing(_ name: String, _ what: String) throws(UsageError) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), !isFolder.boolValue,
      let real = realpath(name, nil)
    else { throw UsageError("there is no file \(what) '\(name)'") }
    defer { free(real) }
    guard isTable(name) else {
      throw UsageError("'\(name)' is no .npy and no .csv file; save it with numpy.save('run-1.npy', codes)")
    }
    return String(cString: real)
  }

  private static func isTable(_ name: String) -> Bool { name.hasSuffix(".npy") || name.hasSuffix(".csv") }

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
    for folder in folders { common = Array(zip(common, folder).prefix { $0 == $1 }.map { $0.0 }) }
    return common.isEmpty ? "" : "/" + common.joined(separator: "/")
  }
}
