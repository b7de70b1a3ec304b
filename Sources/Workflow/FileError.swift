private import Glibc

/// What the operating system refused.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was tried, such as `open`.
  public let operation: String
  /// On which file.
  public let path: String
  /// The system's `errno`.
  public let code: Int32

  /// An error with the code of the call that failed last.
  package init(_ operation: String, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// Whether the file is there already.
  var isPresence: Bool { code == EEXIST }

  /// Whether there is no such file.
  var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

  /// The error in the words of whoever wanted to write a file: the name under which it was written first means nothing to
  /// them.
  func of(temporary: String, for wanted: String) -> FileError {
    path == temporary ? FileError("write", wanted, code: code) : self
  }

  public var description: String {
    if code == ELOOP {
      return "cannot \(operation) '\(path)': it is a symbolic link, which may lead out of its folder; remove the link"
    }
    var text = [CChar](repeating: 0, count: 256)
    strerror_r(code, &text, text.count - 1)
    let reason = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return "cannot \(operation) '\(path)': \(reason)"
  }
}
