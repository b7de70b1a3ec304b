private import Glibc

/// A directory that was opened once; file names are relative to it, so that the system walks no long path again.
///
/// It may have come from strangers. What is listed, and so perhaps removed, and what is written lies in it: a symbolic
/// link in the place of a folder that is listed or of a file that is written is an error.
package final class Directory: Sendable {
  /// Where it lies, for messages.
  package let path: String
  private let descriptor: Int32

  /// Opens a directory, after making it and those above it where they are missing.
  init(at path: String) throws(FileError) {
    self.path = path
    var descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT {
      try Self.make(path)
      descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    if descriptor < 0 { throw FileError("open", path) }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Makes a directory and those above it.
  private static func make(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw FileError("make the directory", path)
    }
    try make(String(path[..<slash]))
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw FileError("make the directory", path) }
  }

  /// Leaves a `.gitignore` in it, so that nobody commits what can be made again; one that is there already stays.
  func hideFromGit() {
    let file = openat(descriptor, ".gitignore", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { return }  // it is there, or nothing can be written here
    let text = "# What lies here can be made again at any time.\n*\n"
    _ = text.withCString { write(file, $0, strlen($0)) }
    close(file)
  }

  /// The path of a name in it.
  func path(of name: String) -> String { path + "/" + name }
}

// MARK: Reading

extension Directory {
  /// The content of a file; nil where there is none.
  package func read(_ name: String) throws(FileError) -> [UInt8]? {
    let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC)
    if file < 0 {
      let error = FileError("open", path(of: name))
      if error.isAbsence { return nil }
      throw error
    }
    defer { close(file) }
    return try OpenFile(file, path(of: name)).content()
  }

  /// What the system says of a file; nil where there is none.
  package func signature(of name: String) throws(FileError) -> FileSignature? {
    var status = stat()
    if fstatat(descriptor, name, &status, 0) == 0 { return FileSignature(status) }
    let error = FileError("look at", path(of: name))
    if error.isAbsence { return nil }
    throw error
  }

  /// Throws where a name is a symbolic link.
  func refuseLink(_ name: String) throws(FileError) {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFLNK else {
      return
    }
    throw FileError("go into", path(of: name), code: ELOOP)
  }

  /// The names of the files in a directory below this one, sorted; none where there is no such directory.
  package func names(in folder: String) throws(FileError) -> [String] {
    let listing = openat(descriptor, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    if listing < 0 {
      let error = FileError("list", path(of: folder))
      try refuseLink(folder)
      if error.isAbsence { return [] }
      throw error
    }
    guard let stream = fdopendir(listing) else {
      close(listing)
      throw FileError("list", path(of: folder))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

// MARK: Changing

extension Directory {
  /// Opens a new file for writing; fails where there is one.
  func create(_ name: String) throws(FileError) -> OpenFile {
    OpenFile(try open(name, O_WRONLY | O_CREAT | O_EXCL), path(of: name))
  }

  /// Opens a file for adding to its end, after making it where it is missing, or emptying it.
  func append(_ name: String, emptied: Bool) throws(FileError) -> OpenFile {
    OpenFile(try open(name, O_WRONLY | O_CREAT | O_APPEND | (emptied ? O_TRUNC : 0)), path(of: name))
  }

  /// Opens a file, after making the folder that it is in where that is missing.
  private func open(_ name: String, _ flags: Int32) throws(FileError) -> Int32 {
    let flags = flags | O_CLOEXEC | O_NOFOLLOW
    var file = openat(descriptor, name, flags, 0o666)
    if file < 0, errno == ENOENT, let slash = name.lastIndex(of: "/") {
      try Self.make(path(of: String(name[..<slash])))
      file = openat(descriptor, name, flags, 0o666)
    }
    if file < 0 { throw FileError("open", path(of: name)) }
    return file
  }

  /// Gives a file a second name; false where the file system cannot, or the file is gone.
  func link(_ name: String, as other: String) -> Bool { linkat(descriptor, name, descriptor, other, 0) == 0 }

  /// Gives a file another name, in place of any that has it.
  func rename(_ name: String, to other: String) throws(FileError) {
    if renameat(descriptor, name, descriptor, other) == 0 { return }
    if errno == ENOENT, let slash = other.lastIndex(of: "/") {
      try Self.make(path(of: String(other[..<slash])))
      if renameat(descriptor, name, descriptor, other) == 0 { return }
    }
    throw FileError("rename", path(of: name))
  }

  /// Removes a file; does nothing where there is none.
  package func remove(_ name: String) throws(FileError) {
    if unlinkat(descriptor, name, 0) == 0 { return }
    let error = FileError("remove", path(of: name))
    if !error.isAbsence { throw error }
  }

  /// Removes a directory below this one and all that is in it.
  func removeTree(_ folder: String) throws(FileError) {
    for name in try names(in: folder) {
      let inner = folder + "/" + name
      if unlinkat(descriptor, inner, 0) != 0 {
        if errno != EISDIR { throw FileError("remove", path(of: inner)) }
        try removeTree(inner)
      }
    }
    if unlinkat(descriptor, folder, AT_REMOVEDIR) != 0, errno != ENOENT {
      throw FileError("remove", path(of: folder))
    }
  }

  /// Removes a file, or a directory with all that is in it.
  func removeAny(_ name: String) throws(FileError) {
    if unlinkat(descriptor, name, 0) != 0 { try removeTree(name) }
  }

  /// Sets a file's time of change to now, as a heartbeat.
  func touch(_ name: String) throws(FileError) {
    if utimensat(descriptor, name, nil, 0) != 0 { throw FileError("touch", path(of: name)) }
  }

  /// Forbids writing to a file; a program may be run.
  func protect(_ name: String, isExecutable: Bool = false) throws(FileError) {
    if fchmodat(descriptor, name, isExecutable ? 0o555 : 0o444, 0) != 0 { throw FileError("protect", path(of: name)) }
  }
}
