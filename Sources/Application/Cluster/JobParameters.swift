private import Foundation
internal import Parameters

/// The parameters of a stage as they were written, with their places, as text that another process reads back.
struct JobParameters: Codable {
  private struct Place: Codable {
    let file: String
    let line: Int
    let column: Int

    init(_ location: SourceLocation) { (file, line, column) = (location.file, location.line, location.column) }

    var location: SourceLocation { SourceLocation(file: file, line: line, column: column) }
  }

  private struct Entry: Codable {
    let name: String
    let at: Place
    let value: Value

    init(_ entry: ParameterEntry) { (name, at, value) = (entry.name, Place(entry.location), Value(entry.value)) }

    var entry: ParameterEntry { ParameterEntry(name: name, at: at.location, value: value.value) }
  }

  private struct Value: Codable {
    let at: Place
    var text: String?
    var quoted: Bool?
    var list: [Value]?
    var map: [Entry]?

    init(_ value: ParameterValue) {
      at = Place(value.location)
      switch value.content {
      case .scalar(let text, let quoted): (self.text, self.quoted) = (text, quoted)
      case .list(let items): list = items.map(Value.init)
      case .map(let entries): map = entries.map(Entry.init)
      }
    }

    var value: ParameterValue {
      if let list { return ParameterValue(.list(list.map(\.value)), at: at.location) }
      if let map { return ParameterValue(.map(map.map(\.entry)), at: at.location) }
      return ParameterValue(.scalar(text ?? "", quoted: quoted ?? false), at: at.location)
    }
  }

  private let parameters: [Entry]

  /// These parameters.
  init(_ entries: [ParameterEntry]) { parameters = entries.map(Entry.init) }

  /// The parameters.
  var entries: [ParameterEntry] { parameters.map(\.entry) }

  /// They as text.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Reads parameters.
  init(text: String) throws { self = try JSONDecoder().decode(JobParameters.self, from: Data(text.utf8)) }
}
