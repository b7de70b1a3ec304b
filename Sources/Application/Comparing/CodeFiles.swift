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

  /// Finds what is named: a file, what a folder holds (`RunFolder`), or what a pattern matches, the last two in the order
  /// in which a person counts. The file of classes is no run, unless an array of it is.
  ///
  /// - Throws: ``UsageError`` for a name that means nothing, a file named twice, and fewer than two runs.
  init(_ names: [String], classes: String?, classesArray: String? = nil) throws(UsageError) {
    let labels = try classes.map { name throws(UsageError) in try Self.existing(name, "of classes") }
    let apart = classesArray == nil ? labels.map(Spelling.init) : nil
    var paths: [String] = []
    for name in names {
      for path in try Self.expanded(name) where apart != Spelling(path) {
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
      return try isFolder.boolValue ? counted(RunFolder(name).files) : [existing(name, "of codes")]
    }
    guard name.contains(where: { "*?[".contains($0) }) else { return [try existing(name, "of codes")] }
    let found = try matches(of: name)
    guard !found.isEmpty else { throw UsageError("no \(CodeFormat.listed) file matches '\(name)'") }
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
    guard isRegularFile(name) else { throw UsageError("'\(name)' is no file that can be read to its end") }
    guard CodeFormat(of: name) != nil else {
      let advice = CodeFormat.advice(on: name) ?? "save it with numpy.save('run-1.npy', codes)"
      throw UsageError("'\(name)' is no \(CodeFormat.listed) file; \(advice)")
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

  private static func name(of path: String, in folder: String) -> String {
    String(decoding: path.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self)
  }

  /// What the shell would put in the place of a pattern, folders for the files of runs within.
  private static func matches(of pattern: String) throws(UsageError) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    var files: [String] = []
    for place in 0..<Int(found.gl_pathc) {
      guard let name = found.gl_pathv[place].map({ String(cString: $0) }) else { continue }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
      if isFolder.boolValue {
        files += try RunFolder(name).files
      } else if CodeFormat(of: name) != nil {
        files.append(name)
      }
    }
    return files
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
