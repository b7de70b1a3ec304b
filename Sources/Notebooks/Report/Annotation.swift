public import Parameters

/// A message that GitHub shows beside a line of a file.
public struct Annotation: Equatable, Sendable {
  /// Where; nil where no file is to blame.
  public var location: SourceLocation?
  /// The message.
  public var message: String

  /// Creates an annotation.
  public init(_ message: String, at location: SourceLocation?) {
    self.location = location
    self.message = message
  }

  /// The annotation of an error in a notebook.
  public init(_ error: NotebookError) {
    self.init(error.message, at: error.location)
  }
}

/// Writes annotations as commands of GitHub Actions, a line each.
///
/// - Parameters:
///   - annotations: The worst first.
///   - limit: The most lines; GitHub shows ten of a step. The last line tells how many are not shown.
/// - Returns: The lines; nothing where there are no annotations.
public func renderAnnotations(_ annotations: [Annotation], limit: Int = 10) -> String {
  var shown = Array(annotations.prefix(limit))
  if annotations.count > limit, limit > 0 {
    shown[limit - 1] = Annotation("and \(annotations.count - limit + 1) more; the log has all", at: nil)
  }
  return shown.map(\.command).joined()
}

extension Annotation {
  fileprivate var command: String {
    guard let location else { return "::error::\(Self.escaped(message))\n" }
    let file = Self.escaped(location.file).replacing(":", with: "%3A").replacing(",", with: "%2C")
    return "::error file=\(file),line=\(location.line),col=\(location.column)::\(Self.escaped(message))\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
