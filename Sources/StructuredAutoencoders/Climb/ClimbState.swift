private import Foundation
public import LinearAlgebra
public import Networks
private import Requirements

/// How far a climb has come after an epoch; from here it goes on to the same bits as if it had not stopped.
///
/// Nothing random is in it: an epoch draws from a stream of its own number.
public struct ClimbState<Model: Climber>: Sendable {
  /// The model.
  public internal(set) var model: Model
  /// Its optimizer.
  public internal(set) var optimizer: Adam<Float>
  /// The terms of the epochs that are done, the means over the points as they were met, in nats; E·T.
  private var terms: [Double] = []

  /// Starts with this model.
  public init(_ model: Model) {
    self.model = model
    optimizer = Adam(layout: model.parameters.layout)
  }

  /// E, how many epochs are done.
  public var epochs: Int { terms.count / model.termNames.count }

  /// The terms of each epoch, E×T.
  public var curve: Matrix<Double> { Matrix(rows: epochs, columns: model.termNames.count, elements: terms) }

  /// The mean bound of the last epoch, in nats; nil before the first.
  public var bound: Double? { epochs == 0 ? nil : terms.suffix(model.termNames.count).reduce(0, +) }

  /// Adds the terms of an epoch.
  mutating func append(_ means: [Double]) {
    require(means.count == model.termNames.count, "\(means.count) terms of \(model.termNames.count)")
    terms += means
  }
}

extension ClimbState {
  /// What is saved, in a binary property list.
  private struct Saved: Codable {
    let layout: ParameterLayout
    let steps: Int
    let terms: [Double]
    /// Of `Climber.otherNumbers`.
    let others: [Double]
    /// As `ParameterBuffer.bytes` has them.
    let parameters, mean, square: Data
  }

  /// The state as bytes, from which ``init(_:bytes:)`` makes an equal one.
  public func bytes() throws -> [UInt8] {
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    return [UInt8](
      try encoder.encode(
        Saved(
          layout: model.parameters.layout, steps: optimizer.steps, terms: terms, others: model.otherNumbers,
          parameters: Data(model.parameters.bytes), mean: Data(optimizer.mean.bytes),
          square: Data(optimizer.square.bytes))))
  }

  /// Reads a state back.
  ///
  /// - Parameters:
  ///   - model: As it is before the first epoch.
  ///   - bytes: What ``bytes()`` made of a state of such a model.
  /// - Throws: ``ClimbStateError`` for other bytes.
  public init(_ model: Model, bytes: [UInt8]) throws {
    let saved: Saved
    do {
      saved = try PropertyListDecoder().decode(Saved.self, from: Data(bytes))
    } catch {
      throw ClimbStateError.malformed("\(error)")
    }
    self.init(model)
    let layout = model.parameters.layout
    guard saved.layout == layout, saved.others.count == model.otherNumbers.count,
      saved.terms.count % model.termNames.count == 0
    else { throw ClimbStateError.anotherModel }
    self.model.parameters = try ParameterBuffer(layout: layout, bytes: saved.parameters)
    self.model.otherNumbers = saved.others
    optimizer.mean = try ParameterBuffer(layout: layout, bytes: saved.mean)
    optimizer.square = try ParameterBuffer(layout: layout, bytes: saved.square)
    (optimizer.steps, terms) = (saved.steps, saved.terms)
  }
}

/// Why bytes are not the state of a climb.
public enum ClimbStateError: Error, Equatable, Sendable, CustomStringConvertible {
  /// They are of a model of other sizes.
  case anotherModel
  /// They were not written by this program, or are damaged.
  case malformed(String)

  public var description: String {
    switch self {
    case .anotherModel: "these bytes are the state of a model of other sizes"
    case .malformed(let why): "these bytes are no state of a climb: \(why)"
    }
  }
}
