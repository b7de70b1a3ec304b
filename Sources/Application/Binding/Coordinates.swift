internal import Parameters

/// Where a member stands in its sweep: a value for each swept name, in the order of the axes.
public struct Coordinates: Hashable, Sendable, CustomStringConvertible {
  /// The swept names.
  public let names: [String]
  /// A value for each name, as it was written.
  public let values: [String]

  /// The coordinates of a stage without a sweep.
  static let none = Coordinates(names: [], values: [])

  /// The value for a swept name.
  public subscript(name: String) -> String? { names.firstIndex(of: name).map { values[$0] } }

  /// The values for some of the names, in their order.
  func values(for chosen: [String]) -> [Spelling] { chosen.compactMap { self[$0].map(Spelling.init) } }

  public static func == (a: Coordinates, b: Coordinates) -> Bool {
    a.names == b.names && a.values.map(Spelling.init) == b.values.map(Spelling.init)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(values.map(Spelling.init)) }

  /// The coordinates with another axis behind the others.
  func appending(_ name: String, _ value: String) -> Coordinates {
    Coordinates(names: names + [name], values: values + [value])
  }

  /// `covariances=full,seed=3`; empty without a sweep.
  public var description: String { zip(names, values).map { "\($0)=\($1)" }.joined(separator: ",") }
}

/// A name with the values that a sweep gives it.
public struct Axis: Equatable, Sendable {
  /// The swept name.
  public let name: String
  /// Its values, as written.
  public let values: [String]
}

extension [Axis] {
  /// All coordinates along these axes; the last axis runs fastest.
  var coordinates: [Coordinates] {
    reduce([Coordinates.none]) { before, axis in
      before.flatMap { at in axis.values.map { at.appending(axis.name, $0) } }
    }
  }

  var names: [String] { map(\.name) }
}
