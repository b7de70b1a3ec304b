private import Foundation
internal import Parameters

/// Finds the files that parameters name, and refuses those that lie outside the project: in or below the folder that
/// holds the notebooks' folder.
///
/// A notebook may come from a stranger, and its reports are shown around: it must not read what is none of its business.
/// Symbolic links are followed before it is looked where a file lies.
struct ProjectFile {
  private let folder: String
  private let project: String
  /// Whether the user has named the files, and no notebook: then a link may lead anywhere, as into a cache of data.
  private let areChosen: Bool

  /// Files of the notebook at a path.
  init(ofNotebook path: String, areChosen: Bool = false) {
    self.areChosen = areChosen
    let folder = (path as NSString).deletingLastPathComponent
    self.folder = folder.isEmpty ? "." : folder
    project = Self.resolved(self.folder + "/..")
  }

  /// The path of a file.
  func path(of file: ParameterReader.File) -> String { folder + "/" + file.path }

  /// What is wrong with a file that is named; nil where nothing is. That it is not there is left to the run.
  func complaint(_ file: ParameterReader.File) -> NotebookError? {
    guard !file.path.hasPrefix("/"), !file.path.utf8.contains(0) else {
      return NotebookError(
        "'\(file.name)' must name a file by its path from the notebook, such as 'Data/points.npy', not '\(file.path)'",
        at: file.location)
    }
    let path = Self.resolved(path(of: file))
    guard areChosen || path.hasPrefix(project.hasSuffix("/") ? project : project + "/") else {
      return NotebookError(
        "'\(file.path)' of '\(file.name)' lies outside the project; copy it into a folder beside the notebook",
        at: file.location)
    }
    guard !FileManager.default.fileExists(atPath: path) || isRegularFile(path) else {
      return NotebookError("'\(file.path)' of '\(file.name)' is no file that can be read to its end", at: file.location)
    }
    return nil
  }

  /// The path without symbolic links, `.` and `..`, as far as it exists; what does not exist is taken by its names.
  private static func resolved(_ path: String) -> String {
    var known = path
    var rest: [String] = []
    while true {
      if let real = realpath(known, nil) {
        defer { free(real) }
        return names(rest, from: String(cString: real))
      }
      let name = (known as NSString).lastPathComponent
      let above = (known as NSString).deletingLastPathComponent
      guard !above.isEmpty, above != known else { return names([name] + rest, from: "/nowhere") }
      rest.insert(name, at: 0)
      known = above
    }
  }

  private static func names(_ names: [String], from start: String) -> String {
    var parts = start.split(separator: "/").map(String.init)
    for name in names {
      if name == ".." { _ = parts.popLast() } else if name != "." { parts.append(name) }
    }
    return "/" + parts.joined(separator: "/")
  }
}

/// Whether a path leads to a file that ends, and not to a folder, a device or a pipe.
func isRegularFile(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}
